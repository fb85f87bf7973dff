"""A startup component: its steps on the left, the step in the middle, why and what else on the right."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment import schedule
from alliance_desk.assessment.alignment import partner_alignments
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import Progress, component_progress, step_progresses
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.widgets.chip import chip, set_chip
from alliance_desk.gui.widgets.consent_words import consent_chip
from alliance_desk.gui.widgets.edges import keep_edge, order_tabs
from alliance_desk.gui.widgets.idle import WhenIdle
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.gui.widgets.picture_view import PictureView
from alliance_desk.gui.widgets.plan_words import component_due_words, done_words, due_words
from alliance_desk.gui.widgets.step_pictures import PICTURE_TITLES, beside, picture_of
from alliance_desk.gui.widgets.step_rail import RailStep, StepRail
from alliance_desk.gui.widgets.step_view import StepView
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Component, Step
from alliance_desk.records import Partner
from alliance_desk.store.changeset import Changeset

NARROW = 940
"""Below this width the step has the page to itself, beside the rail."""


class ComponentPage(Page):
    """Takes the user through one component of the playbook."""

    title_label: QLabel
    progress_label: QLabel
    due_label: QLabel
    alignment_layout: QHBoxLayout
    rail_card: QFrame
    rail_layout: QVBoxLayout
    step_scroll: QScrollArea
    back_button: QPushButton
    saved_label: QLabel
    skip_button: QPushButton
    footer_layout: QHBoxLayout
    next_button: QPushButton
    side_card: QFrame
    side_scroll: QScrollArea
    side_layout: QVBoxLayout
    why_label: QLabel
    picture_box: QWidget
    picture_title: QLabel
    picture_layout: QVBoxLayout
    links_layout: QVBoxLayout

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "component_page")
        self.component: Component = alliance.playbook.components[0]
        self.step: Step = self.component.steps[0]
        self.step_view: StepView | None = None
        self._visited: dict[str, str] = {}
        self._consents: list[tuple[str, str]] = []
        self._due = ""
        self._steps: dict[str, Progress] = {}
        self.rail_card.setFixedWidth(theme.px(182))
        self.side_card.setFixedWidth(theme.px(262))
        for scroll in (self.step_scroll, self.side_scroll):
            scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.progress_label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rail = StepRail()
        self.rail.chosen.connect(self.show_step)
        self.rail_layout.addWidget(self.rail)
        self.picture_view = PictureView(lambda: alliance.paper)
        self.picture_layout.addWidget(self.picture_view)
        self._draw_later = WhenIdle(self.side_card, self._show_picture)
        alliance.changed.connect(self._draw_later.ask)
        self.missing_list = LinkList(tr("Still missing here"), most=4)
        self.plan_list = LinkList(tr("In the plan"), most=3)
        for links in (self.missing_list, self.plan_list):
            links.go.connect(self._follow_link)
            self.links_layout.addWidget(links)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.skip_button.clicked.connect(self._skip)
        self.skip_button.setToolTip(tr("Leave this step open and go on with the next open one"))
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn(by))

    # --- Where we are ---------------------------------------------------------------------------

    def open_place(self, place: Place) -> None:
        """Go to a component, and in it to a step and a field."""
        self.show_component(place.component, place.step)
        if self.step_view is not None and (place.field or place.record):
            self.step_view.show_field(place.field, place.record)

    def show_component(self, id: str, step: str = "") -> None:
        """Go to a component: to the step that is asked for, was open last, or is not complete yet."""
        here = self.alliance
        self.component = here.playbook.component(id)
        self._steps = step_progresses(here.dossier, here.playbook, self.component, here.today())
        known = [each.id for each in self.component.steps]
        unfinished = [each for each in known if not self._steps[each].complete]
        wanted = (step, self._visited.get(id, ""), unfinished[0] if unfinished else known[0])
        self.show_step(next(each for each in wanted if each in known))

    def show_step(self, id: str) -> None:
        """Show a step of the component in the middle."""
        step = next(step for step in self.component.steps if step.id == id)
        self._visited[self.component.id] = id
        if self.step_view is None or self.step_view.step is not step:
            self.step = step
            self._build_step()
        self.refresh()
        self.rail.show_current(id)

    def _build_step(self) -> None:
        if self.step_view is not None:
            # Hidden first: what is being typed is saved when its field is hidden.
            self.step_view.hide()
        had_focus = self.step_scroll.isAncestorOf(self.focusWidget() or self)
        self.step_view = StepView(self.alliance, self.component, self.step)
        self.step_view.go.connect(self.go)
        self.step_scroll.setWidget(self.step_view)
        self.step_scroll.verticalScrollBar().setValue(0)
        self._show_picture()
        self._make_room()
        order_tabs(self.rail, self.step_view, self.back_button, self.skip_button, self.next_button)
        if had_focus:
            self.rail.setFocus()

    def _make_room(self) -> None:
        keep_edge(self.step_scroll, self.step_view.layout() if self.step_view else None)
        keep_edge(self.side_scroll, self.side_layout)

    def _turn(self, by: int) -> None:
        place = self._neighbour(by)
        if place.component == self.component.id:
            self.show_step(place.step)
        else:
            self.go.emit(place)

    def _skip(self) -> None:
        """Go on with the next step that is not complete, here or in the next component."""
        at = self.component.steps.index(self.step)
        later = [step.id for step in self.component.steps[at + 1 :] if not self._steps[step.id].complete]
        if later:
            self.show_step(later[0])
        else:
            components = self.alliance.playbook.components
            place = components.index(self.component) + 1
            last = place == len(components)
            self.go.emit(Place("overview") if last else Place("component", components[place].id))

    def _neighbour(self, by: int) -> Place:
        """Return the place one step on or back; beyond the component the next one, or the overview."""
        steps, components = self.component.steps, self.alliance.playbook.components
        at = steps.index(self.step) + by
        if 0 <= at < len(steps):
            return Place("component", self.component.id, steps[at].id)
        place = components.index(self.component) + by
        if not 0 <= place < len(components):
            return Place("overview")
        other = components[place]
        return Place("component", other.id, other.steps[0 if by > 0 else -1].id)

    # --- What is on show ------------------------------------------------------------------------

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        if self.step_view is None:
            return
        here = self.alliance
        if changeset and any(change.record is Partner for change in changeset):
            self._build_step()
        self._steps = step_progresses(here.dossier, here.playbook, self.component, here.today())
        self.step_view.refresh(changeset)
        self._show_header()
        self.rail.show_steps(
            [
                RailStep(
                    step.id,
                    step.title,
                    self._steps[step.id].complete and self._steps[step.id].total > 0,
                    tr("%1 of %2 done", self._steps[step.id].done, self._steps[step.id].total),
                )
                for step in self.component.steps
            ]
        )
        self._show_footer()
        self._show_side()

    def _show_header(self) -> None:
        here = self.alliance
        progress = component_progress(here.dossier, here.playbook, self.component, here.today())
        self.title_label.setText(self.component.title)
        tone = {"complete": "good", "late": "bad", "in progress": "wait"}.get(progress.state, "plain")
        set_chip(self.progress_label, done_words(progress), tone)
        variant = here.alliance.variant.value
        self._due = component_due_words(self.component, variant, progress.due)
        self._show_consents()
        # Once the chips have their type, and so their width.
        QTimer.singleShot(0, self, self._fit_header)

    def _fit_header(self) -> None:
        """Say the date alone where the partners need the room."""
        chips = (self.alignment_layout.itemAt(at) for at in range(self.alignment_layout.count()))
        others = [self.title_label.sizeHint().width(), self.progress_label.sizeHint().width()]
        others += [item.sizeHint().width() for item in chips if item is not None]
        room = self.width() - sum(others) - theme.px(22) * 2 - theme.px(12) * (len(others) + 1)
        metrics = self.due_label.fontMetrics()
        ways = (self._due, self._due.partition(",")[0])
        said = next((words for words in ways if metrics.horizontalAdvance(words) <= room), "")
        self.due_label.setText(said)
        self.due_label.setToolTip("" if said == self._due else self._due)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()
        # With large type in a small window the step needs the room more than what stands beside it.
        self.side_card.setVisible(self.width() >= theme.px(NARROW))
        if self.step_view is not None:
            self._show_footer()

    def _show_consents(self) -> None:
        """Show a chip for each partner; they are made anew only when one of them says something else."""
        here = self.alliance
        partners = partner_alignments(here.dossier, here.playbook, self.component.id)
        consents = [consent_chip(each) for each in partners]
        if consents == self._consents:
            return
        self._consents = consents
        while (item := self.alignment_layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for text, tone in consents:
            self.alignment_layout.addWidget(chip(text, tone))

    def _show_footer(self) -> None:
        place = self._neighbour(1)
        if place.component == self.component.id:
            title = next(step.title for step in self.component.steps if step.id == place.step)
        elif place.page == "component":
            title = self.alliance.playbook.component(place.component).title
        else:
            title = tr("Overview")
        self.next_button.setText(tr("Next: %1", title))
        self.next_button.setToolTip("")
        self.back_button.setEnabled(self._neighbour(-1).page == "component")
        self.skip_button.setVisible(not self._steps[self.step.id].complete)
        at = self.alliance.store.saved_at
        time = QDateTime.fromSecsSinceEpoch(int(at.timestamp())).time() if at else None
        said = QLocale().toString(time, QLocale.FormatType.ShortFormat) if time else ""
        self.saved_label.setText(tr("Saved %1", said) if said else "")
        self._fit_footer()

    def _fit_footer(self) -> None:
        """Let the time go where a long title needs the room: the status bar says it too."""
        buttons = [self.back_button, self.next_button]
        if not self._steps[self.step.id].complete:
            buttons.append(self.skip_button)
        spacing, margins = self.footer_layout.spacing(), self.footer_layout.contentsMargins()
        beside = 0 if self.side_card.isHidden() else theme.px(262 + 16)
        step = max(self.width() - beside - theme.px(182 + 16 + 2 * 22), theme.px(320))
        room = step - margins.left() - margins.right() - (len(buttons) + 1) * spacing
        wanted = sum(widget.sizeHint().width() for widget in (*buttons, self.saved_label))
        self.saved_label.setVisible(wanted <= room)
        if sum(widget.sizeHint().width() for widget in buttons) > room:
            self.next_button.setToolTip(self.next_button.text())
            self.next_button.setText(tr("Next"))

    def _show_picture(self) -> None:
        here, name = self.alliance, beside(self.component, self.step)
        picture = picture_of(name, here, theme.px(230)) if name else None
        self.picture_box.setVisible(picture is not None)
        if picture is not None and name is not None:
            self.picture_title.setText(tr(PICTURE_TITLES[name]))
            self.picture_view.show_picture(picture, lambda width: picture_of(name, here, width) or picture)
        self._draw_later.done()

    def _show_side(self) -> None:
        here = self.alliance
        self.why_label.setText(self.component.why)
        missing = self._steps[self.step.id].missing
        self.missing_list.show_links(
            [(gap.text, "", gap.place) for gap in missing], tr("This step is complete.")
        )
        items = [
            item
            for item in schedule.plan(here.dossier, here.playbook, here.today())
            if item.component == self.component.id and not item.done
        ]
        self.plan_list.show_links(
            [
                (item.title, due_words(item), Place("readiness", item.workstream, record=item.task.id))
                for item in items
            ]
        )

    def _follow_link(self, place: Place) -> None:
        if place.page == "component" and place.component == self.component.id:
            self.open_place(place)
        else:
            self.go.emit(place)
