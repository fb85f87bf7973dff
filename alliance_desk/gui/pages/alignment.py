"""Alignment: the common ground, and what each partner says of the nine components (S05, S06)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.common_ground import Row
from alliance_desk.assessment.place import Place
from alliance_desk.gui import theme
from alliance_desk.gui.consents import agreed_by_all, agreed_of, consent_rows, state_words
from alliance_desk.gui.editors import QuestionEditor
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.registers.clipboard import mime_of
from alliance_desk.gui.widgets.chip import chip, said, set_chip
from alliance_desk.gui.widgets.component_note import NoteFields, consent_said
from alliance_desk.gui.widgets.consent_button import ConsentButton
from alliance_desk.gui.words import day, tr
from alliance_desk.records import ComponentNote
from alliance_desk.store.changeset import Changeset

PART = 260
"""The least width, as drawn, of one part of the common ground."""
ONE_LINE, PARTNER = 960, 130
"""The least width of a table with each component on one line, without and for each partner, as drawn."""
TITLES = {"vision": "Vision", "program": "Program", "ways of working": "Ways of working"}


class AlignmentPage(Page):
    """What is agreed, by whom, and what stands open; the partners' words lead to where they are given."""

    page_layout: QVBoxLayout
    header_layout: QHBoxLayout
    title_label: QLabel
    count_label: QLabel
    waiting_check: QCheckBox
    copy_button: QPushButton
    scroll_area: QScrollArea
    contents: QWidget
    parts_layout: QGridLayout
    table_card: QFrame
    table_scroll: QScrollArea
    table_contents: QWidget
    table_layout: QGridLayout
    none_label: QLabel

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "alignment_page")
        for area in (self.scroll_area, self.table_scroll):
            area.viewport().setAutoFillBackground(False)
        self.questions: list[QuestionEditor] = []
        self.part_chips: dict[str, QLabel] = {}
        self.part_labels: dict[str, QLabel] = {}
        self.part_cards = [self._part_card(each) for each in alliance.playbook.common_ground]
        self.cells: dict[tuple[str, Any], ConsentButton] = {}
        self.titles: dict[str, QLabel] = {}
        self.notes: dict[str, NoteFields] = {}
        self.heads: list[QLabel] = []
        self._one_line: bool | None = None
        self._partners: list[Any] = []
        self._arrange()
        self.table_contents.installEventFilter(self)
        self.waiting_check.toggled.connect(lambda _: self.refresh())
        self.copy_button.clicked.connect(self.copy)
        self.refresh()

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what is stored."""
        here = self.alliance
        partners = [(each.id, each.label) for each in here.dossier.partners]
        rows = consent_rows(here)
        if partners != self._partners:
            self._partners = partners
            self._build(rows)
        agreed = sum(map(agreed_by_all, rows))
        self.count_label.setText(tr("%1 of %2 components agreed by every partner", agreed, len(rows)))
        self._name_filter()
        shown = [row for row in rows if row.one_sided or not self.waiting_check.isChecked()]
        for row in rows:
            self._show_row(row, row in shown)
        self._space_rows()
        self.none_label.setVisible(not shown)
        self._show_parts(rows)

    def table(self) -> tuple[list[str], list[list[str]]]:
        """Return headings and cells of the table as they are on show, in words."""
        here = self.alliance
        titles = [tr("Component"), *(label for _, label in self._partners)]
        titles += [tr("Owner"), tr("Due"), tr("Evidence"), tr("Link")]
        cells: list[list[str]] = []
        for row in consent_rows(here):
            if self.waiting_check.isChecked() and not row.one_sided:
                continue
            words = [
                ", ".join(filter(None, (state_words(each.alignment), consent_said(each.alignment))))
                for each in row.cells
            ]
            cells.append([row.component.title, *words, row.owner, day(row.due), row.evidence, row.link])
        return titles, cells

    def copy(self) -> None:
        """Put the table on the clipboard, for a spreadsheet or a document."""
        QGuiApplication.clipboard().setMimeData(mime_of(*self.table()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the three parts beneath one another where they do not fit beside."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size needs columns of another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "titles"):
            self._widen()

    def _name_filter(self) -> None:
        """Say in the companies' names what the filter keeps, as far as there is room."""
        own = self.alliance.dossier.own
        others = [each.label for each in self.alliance.dossier.partners if not each.own]
        *most, last = others or [tr("the partner")]
        either = tr("%1 or %2", ", ".join(most), last) if most else last
        text = tr("Agreed by %1, not by %2", own.label if own else tr("our company"), either)
        check, head = self.waiting_check, self.header_layout
        used = self.title_label.sizeHint().width() + self.copy_button.sizeHint().width() + theme.px(110)
        needed = check.fontMetrics().horizontalAdvance(text)
        beside = used + needed <= self.width()
        if beside != (head.indexOf(check) >= 0):  # in a line of its own where the head has no room
            (self.page_layout if beside else head).removeWidget(check)
            if beside:
                head.insertWidget(head.indexOf(self.copy_button), check)
            else:
                self.page_layout.insertWidget(1, check)
        room = self.width() - theme.px(110)
        check.setText(check.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        check.setAccessibleName(text)
        check.setToolTip(text)
        self.count_label.setVisible(not beside or used + needed + theme.px(290) <= self.width())

    def _arrange(self) -> None:
        self._name_filter()
        if hasattr(self, "titles"):
            self._lay_table()
        beside = self.width() >= theme.px(3 * PART)
        for at, card in enumerate(self.part_cards):
            self.parts_layout.addWidget(card, *((0, at) if beside else (at, 0)))
            self.parts_layout.setColumnStretch(at, int(beside or at == 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the page scroll up and down, and the table only sideways."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit_table()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the rows need once their type is known."""
        super().showEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        bar = self.table_scroll.horizontalScrollBar().sizeHint().height()
        layout = self.table_layout
        layout.activate()
        high = layout.heightForWidth(self.table_contents.width()) if layout.hasHeightForWidth() else 0
        self.table_scroll.setFixedHeight(max(layout.sizeHint().height(), high) + bar)

    # --- Common ground --------------------------------------------------------------------------

    def _part_card(self, part: Any) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(said(part.title or tr(TITLES[part.part]), "section-title"), 1)
        self.part_chips[part.part] = chip("")
        head.addWidget(self.part_chips[part.part], 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.part_labels[part.part] = said("", "secondary")
        column.addWidget(self.part_labels[part.part])
        editor = QuestionEditor(self.alliance, part.question)
        self.questions.append(editor)
        column.addWidget(editor)
        column.addStretch()
        return card

    def _show_parts(self, rows: Sequence[Row]) -> None:
        for part, label in self.part_chips.items():
            agreed, many = agreed_of(rows, part)
            whole = bool(many) and agreed == many
            words = tr("Agreed") if whole else tr("%1 of %2 agreed", agreed, many)
            set_chip(label, words, "good" if whole else "plain")
            titles = [row.component.title for row in rows if row.component.part == part]
            self.part_labels[part].setText(", ".join(titles))
        for editor in self.questions:
            editor.refresh()

    # --- The table ------------------------------------------------------------------------------

    def _build(self, rows: Sequence[Row]) -> None:
        grid = self.table_layout
        while (item := grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        heads = [tr("Component"), *(label for _, label in self._partners)]
        heads += [tr("Owner"), tr("Due"), tr("Evidence"), tr("Link")]
        self.heads = [said(text, "secondary", wrap=False) for text in heads]
        self.cells, self.titles, self.notes = {}, {}, {}
        for row in rows:
            id = row.component.id
            self.titles[id] = said(row.component.title, "field-title")
            for at, (partner, label) in enumerate(self._partners, 1):
                button = ConsentButton(f"{row.component.title}, {label}")
                place = row.cells[at - 1].place
                button.clicked.connect(lambda _=False, place=place: self.go.emit(place))
                self.cells[id, partner] = button
            self.notes[id] = NoteFields(self.alliance, row.component)
        self._one_line = None
        self._widen()
        self._lay_table()

    def _lay_table(self) -> None:
        """Put evidence and link beneath the rest of a row where they could not be read beside it."""
        many, grid = len(self._partners), self.table_layout
        one_line = self.scroll_area.width() >= theme.px(ONE_LINE + PARTNER * many)
        if not self.heads or one_line == self._one_line:
            return
        self._one_line = one_line
        high = 1 if one_line else 2
        rows: list[list[QWidget]] = [list(self.heads)]
        for id, title in self.titles.items():
            cells = [self.cells[id, partner] for partner, _ in self._partners]
            rows.append([title, *cells, *self.notes[id].fields])
        for line, widgets in enumerate(rows):
            *first, evidence, link = widgets
            for at, widget in enumerate(first):
                grid.addWidget(widget, high * line, at)
            if one_line:
                grid.addWidget(evidence, line, many + 3)
                grid.addWidget(link, line, many + 4)
            else:
                grid.addWidget(evidence, 2 * line + 1, 1, 1, many)
                grid.addWidget(link, 2 * line + 1, many + 1, 1, 2)
        for at, stretch in enumerate((3, *(3 for _ in range(many)), 3, 2, *((4, 3) if one_line else (0, 0)))):
            grid.setColumnStretch(at, stretch)
        self._space_rows()

    def _space_rows(self) -> None:
        """Have the two lines of a row stand closer together than two rows."""
        grid, apart = self.table_layout, 0 if self._one_line else theme.px(44)
        for line in range(grid.rowCount()):
            grid.setRowMinimumHeight(line, 0)
        for notes in self.notes.values():
            if not notes.evidence.isHidden():
                position: Any = grid.getItemPosition(grid.indexOf(notes.evidence))
                grid.setRowMinimumHeight(position[0], apart)

    def _widen(self) -> None:
        """Give the columns the least width that they need at this text size."""
        for id, title in self.titles.items():
            title.setMinimumWidth(theme.px(118))
            for field, width in zip(self.notes[id].fields, (178, 124, 150, 130), strict=True):
                field.setMinimumWidth(theme.px(width))

    def _show_row(self, row: Row, shown: bool) -> None:
        id = row.component.id
        for each in row.cells:
            self.cells[id, each.partner.id].show_alignment(each.alignment)
            self.cells[id, each.partner.id].setVisible(shown)
        self.notes[id].show_note(self.alliance.dossier.one(ComponentNote, component=id), row.due)
        for widget in (self.titles[id], *self.notes[id].fields):
            widget.setVisible(shown)

    def open_place(self, place: Place) -> None:
        """Go to a field: of a component's row, or a question of the common ground."""
        if place.component in self.notes:
            self.notes[place.component].focus(place.field)
            return
        for editor in self.questions:
            if editor.question.id == place.field:
                self.scroll_area.ensureWidgetVisible(editor)
                editor.focus()
