"""The heading of every partner's sheet: whom it is about, who completed it, in which role and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QToolButton, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.scoring.look import ElidedLine, chip, label, menu_button
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import LineField
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import Partner, ScoreSheet


class SheetHeads(QFrame):
    """One line a partner; a partner with several respondents shows one of them at a time."""

    edited = Signal(int, str, object)
    """Partner's place, field, value."""
    chosen = Signal(int, object)
    """Partner's place and the id of the sheet to show, or None to add a respondent."""

    def __init__(self, partners: Sequence[Partner], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(tr("Who completed the scorecard"))
        self.names: list[LineField] = []
        self.roles: list[LineField] = []
        self.dates: list[DateField] = []
        self.respondents: list[QToolButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        heads = (tr("Sheet of"), tr("Potential partner"), tr("Completed by"), tr("Role"), tr("Date"))
        for column, text in enumerate(heads):
            grid.addWidget(label(text, "secondary"), 0, column)
        for column, share in enumerate((0, 0, 1, 1)):
            grid.setColumnStretch(column, share)
        for at, partner in enumerate(partners):
            others = " and ".join(other.label for other in partners if other is not partner)
            self._partner(grid, at, partner, others)

    def _partner(self, grid: QGridLayout, at: int, partner: Partner, others: str) -> None:
        name, role, day = LineField(), LineField(), DateField()
        name.setPlaceholderText(tr("Name"))
        name.setAccessibleName(tr("Completed by, %1", partner.label))
        role.setPlaceholderText(tr("Role"))
        role.setAccessibleName(tr("Role, %1", partner.label))
        day.setAccessibleName(tr("Date, %1", partner.label))
        day.setFixedWidth(theme.px(132))
        name.edited.connect(lambda text: self.edited.emit(at, "completed_by", text))
        role.edited.connect(lambda text: self.edited.emit(at, "role", text))
        day.edited.connect(lambda on: self.edited.emit(at, "completed_on", on))
        more = menu_button(tr("Respondents of %1", partner.label))
        row = at + 1
        grid.addWidget(chip(partner.label, side_role(at)), row, 0)
        about = ElidedLine(small=False)
        about.setMinimumWidth(theme.px(92))
        about.show_text(others, "ink")
        grid.addWidget(about, row, 1)
        for column, widget in enumerate((name, role, day, more), 2):
            grid.addWidget(widget, row, column)
        self.names.append(name)
        self.roles.append(role)
        self.dates.append(day)
        self.respondents.append(more)

    def show_sheets(self, at: int, sheets: Sequence[ScoreSheet], shown: UUID | None, enabled: bool) -> None:
        """Show one partner's sheet and the list of its respondents."""
        sheet = next((each for each in sheets if each.id == shown), None)
        values: tuple[tuple[Any, object], ...] = (
            (self.names[at], sheet.completed_by if sheet else ""),
            (self.roles[at], sheet.role if sheet else ""),
            (self.dates[at], sheet.completed_on if sheet else None),
        )
        for field, value in values:
            field.show_value(value)
            field.setEnabled(enabled)
            field.setToolTip(field.text())
            if not field.hasFocus():
                field.setCursorPosition(0)
        place = next((number for number, each in enumerate(sheets, 1) if each.id == shown), 1)
        button = self.respondents[at]
        button.setText(tr("%1 of %2", place, len(sheets)) if len(sheets) > 1 else "+")
        self._fill(button.menu(), at, sheets, shown, enabled)

    def _fill(
        self, menu: QMenu, at: int, sheets: Sequence[ScoreSheet], shown: UUID | None, enabled: bool
    ) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for number, each in enumerate(sheets, 1):
            choice = QAction(each.completed_by or tr("Respondent %1", number), group, checkable=True)
            choice.setChecked(each.id == shown)
            choice.triggered.connect(lambda _=False, id=each.id: self.chosen.emit(at, id))
            menu.addAction(choice)
        menu.addSeparator()
        add = menu.addAction(tr("Add a respondent"))
        add.setEnabled(enabled)
        add.triggered.connect(lambda: self.chosen.emit(at, None))

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (*self.names, *self.roles):
            field.autosave.flush()
