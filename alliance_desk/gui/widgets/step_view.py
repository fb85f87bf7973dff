"""One step of a component or a lane: what to do, the register, the questions, the checklist, the consent."""

from __future__ import annotations

from functools import partial
from typing import Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.place import Place
from alliance_desk.gui.editors import QuestionEditor
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.gui.widgets.alignment import AlignmentPanel
from alliance_desk.gui.widgets.characteristics import Characteristics
from alliance_desk.gui.widgets.checklist import Checklist
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.idle import WhenIdle
from alliance_desk.gui.widgets.picture_view import PictureView
from alliance_desk.gui.widgets.prompts import Prompts
from alliance_desk.gui.widgets.step_pictures import PICTURE_TITLES, picture_of, within
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Component, Step, Workstream
from alliance_desk.playbook.model import PictureName
from alliance_desk.records import Alignment, Answer, CheckMark
from alliance_desk.store.changeset import Changeset

MIDDLE = 480
"""About the width of a step, in which its picture is drawn first."""


@runtime_checkable
class ShowsRecords(Protocol):
    """An editor of a register that can go to one of its records."""

    def show_record(self, id: UUID | None, field: str = "", /) -> bool:
        """Go to a field of a record; False where the record or the field is not on show."""
        ...


class StepView(QWidget):
    """A step with everything that it asks for, one below the other."""

    grown = Signal()
    go = Signal(object)
    """The user wants to be taken to this ``Place``."""

    def __init__(
        self,
        alliance: OpenAlliance,
        section: Component | Workstream,
        step: Step,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._alliance, self.section, self.step = alliance, section, step
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(said(step.title, "section-title"))
        head.addWidget(said(step.lead, "muted"))
        column.addLayout(head)
        sheets = alliance.playbook.sheets_for(step)
        if step.prompts or sheets:
            head.addWidget(Prompts(step.prompts, sheets))
        self.elsewhere = self._elsewhere()
        if self.elsewhere is not None:
            head.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.register = register_widget(step.register_name, alliance, self) if step.register_name else None
        self.questions = {question.id: QuestionEditor(alliance, question) for question in step.questions}
        self.characteristics = Characteristics(alliance) if step.characteristics else None
        # The statement comes first, then its versions; the rule of the start before those it binds. Every
        # other register comes before the questions.
        words_first = step.register_name in ("north_star", "insiders")
        if self.register is not None and not words_first:
            column.addWidget(self.register)
        self._picture_name: PictureName | None = within(step) if isinstance(section, Component) else None
        self.picture_view = PictureView(lambda: alliance.paper)
        self.picture_box = QWidget()
        box = QVBoxLayout(self.picture_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        if self._picture_name is not None:
            box.addWidget(said(tr(PICTURE_TITLES[self._picture_name]), "field-title"))
        box.addWidget(self.picture_view)
        column.addWidget(self.picture_box)
        if self.characteristics is not None:
            column.addWidget(self.characteristics)
            self.questions |= self.characteristics.questions
        for question in step.questions:
            column.addWidget(self.questions[question.id])
        if self.register is not None and words_first:
            column.addWidget(self.register)
        agreed = step.alignment and isinstance(section, Component)
        self.alignment = AlignmentPanel(alliance, section.id) if agreed else None
        if self.alignment is not None:
            column.addWidget(self.alignment)
        self.checklist = Checklist(alliance, step.checklist) if step.checklist else None
        if self.checklist is not None:
            below = QVBoxLayout()
            below.setSpacing(8)
            below.addWidget(said(tr("Checklist"), "field-title"))
            below.addWidget(self.checklist)
            column.addLayout(below)
        column.addStretch(1)
        if self._picture_name is not None:
            alliance.changed.connect(WhenIdle(self, self._show_picture).ask)
        self._show_picture()

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        touched = {change.record for change in changeset} if changeset else None
        if touched is None or Answer in touched:
            answers = AnswerSheet(self._alliance.dossier, self._alliance.playbook.renamed)
            for question in self.questions.values():
                question.refresh(answers)
            if self.characteristics is not None:
                self.characteristics.refresh()
        if self.checklist is not None and (touched is None or CheckMark in touched):
            self.checklist.refresh()
        if self.alignment is not None and (touched is None or touched - {CheckMark} or Alignment in touched):
            self.alignment.refresh()

    def _elsewhere(self) -> QPushButton | None:
        """Return a link to the step of a lane in which what this step only draws is written."""
        drawn = self.step.picture if self.step.register_name is None else None
        lanes = self._alliance.playbook.workstreams if isinstance(self.section, Component) else ()
        for lane in lanes:
            for step in lane.steps:
                if drawn is not None and step.register_name == drawn:
                    link = QPushButton(tr("Open under Readiness: %1", step.title))
                    link.setProperty("link", True)
                    link.clicked.connect(partial(self.go.emit, Place("readiness", lane.id, step.id)))
                    return link
        return None

    def _show_picture(self) -> None:
        """Draw the picture of the step, if it has one and there is something to draw."""
        name = self._picture_name
        width = self.picture_view.room() if self.isVisible() else MIDDLE
        drawn = picture_of(name, self._alliance, width) if name is not None else None
        self.picture_box.setVisible(drawn is not None)
        if name is not None and drawn is not None:
            self.picture_view.show_drawn(
                lambda width: picture_of(name, self._alliance, width) or drawn, drawn
            )

    def show_field(self, field: str, record: UUID | None = None) -> None:
        """Go to a question, an item of the checklist, or a field of a record."""
        if field in self.questions:
            self.questions[field].focus()
            self._show(self.questions[field])
        elif self.checklist is not None and self.checklist.show_item(field):
            self._show(self.checklist.lines[field])
        elif isinstance(self.register, ShowsRecords) and (record is not None or field):
            shown = self.register.show_record(record, field)
            self._show(getattr(self.register, "table", self.register))
            if not shown and record is not None:
                open_editor(self, self._alliance, record, field)
        elif self.alignment is not None:
            next(iter(self.alignment.partners.values())).state_field.setFocus()

    def _show(self, widget: QWidget) -> None:
        """Scroll to a widget, once the step has found its size."""

        def scroll() -> None:
            parent = self.parentWidget()
            while parent is not None and not isinstance(parent, QScrollArea):
                parent = parent.parentWidget()
            if parent is not None:
                parent.ensureWidgetVisible(widget, 0, 48)

        QTimer.singleShot(0, widget, scroll)
