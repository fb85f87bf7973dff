"""Before anchor dates are saved: what moves, what stays, what becomes late or impossible (S45)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)

from alliance_desk.assessment.dated import Dated
from alliance_desk.assessment.shift import Shift
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs.move_dates_model import (
    AFTER,
    BEFORE,
    BESIDE,
    IMPOSSIBLE,
    LATE,
    MOVES,
    STAYS,
    TASK,
    WHAT,
    WHY,
    MoveDatesModel,
    Row,
)
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.widgets.date_field import date_text
from alliance_desk.gui.words import count, tr

Change = tuple[str, date | None, date | None]
"""The name of an anchor, with its date before and after."""


class Choice(IntEnum):
    """How the question was answered."""

    BACK = 0
    MOVE = 1
    KEEP = 2


def ask(
    shift: Shift,
    changes: Sequence[Change],
    beside: Sequence[Dated] = (),
    parent: QWidget | None = None,
    warnings: Sequence[str] = (),
) -> Choice:
    """Show what would happen; nothing is changed here."""
    dialog = MoveDatesDialog(shift, changes, beside, parent, warnings)
    try:
        return Choice(dialog.exec())
    finally:
        dialog.deleteLater()


class MoveDatesDialog(QDialog):
    """Move, keep the old dates, or go back and think again."""

    title_label: QLabel
    anchors_label: QLabel
    summary_label: QLabel
    table: QTableView
    back_button: QPushButton
    keep_button: QPushButton
    move_button: QPushButton

    def __init__(
        self,
        shift: Shift,
        changes: Sequence[Change],
        beside: Sequence[Dated] = (),
        parent: QWidget | None = None,
        warnings: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        load_form(self, "move_dates_dialog")
        self.setWindowTitle(tr("Move the dates"))
        self.model = MoveDatesModel(shift, beside, self)
        self._chosen: Row | None = None
        self.anchors_label.setTextFormat(Qt.TextFormat.PlainText)
        self.anchors_label.setText("\n".join((*(_change_words(*change) for change in changes), *warnings)))
        self.anchors_label.setVisible(bool(changes or warnings))
        self.summary_label.setText(self.summary())
        self._dress()
        self.back_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(lambda: self.done(Choice.KEEP))
        self.move_button.clicked.connect(self.accept)
        self.move_button.setFocus()

    def summary(self) -> str:
        """Return in a sentence how many tasks move, stay, become late or impossible."""
        many = [sum(row.state == state for row in self.model.rows) for state in range(5)]
        # What becomes late or impossible may move as well.
        many[MOVES] = sum(row.before != row.after for row in self.model.rows)
        said = [
            count(many[MOVES], tr("%1 task moves"), tr("%1 tasks move")),
            count(many[STAYS], tr("%1 was set by hand and stays"), tr("%1 were set by hand and stay")),
            count(many[LATE], tr("%1 becomes late"), tr("%1 become late")),
            count(
                many[BESIDE],
                tr("%1 date nearby does not follow: look at it"),
                tr("%1 dates nearby do not follow: look at them"),
            ),
            count(many[IMPOSSIBLE], tr("%1 can no longer go as dated"), tr("%1 can no longer go as dated")),
        ]
        told = [
            words
            for state, words in zip((MOVES, STAYS, LATE, BESIDE, IMPOSSIBLE), said, strict=True)
            if many[state]
        ]
        return tr("%1.", "; ".join(told)) if told else tr("No task moves.")

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._restore)
        table.setAccessibleName(tr("What the new dates do to each task"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(30))
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSortIndicator(WHAT, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        for column, width in ((WHAT, 116), (BEFORE, 108), (AFTER, 108), (WHY, 190)):
            across.resizeSection(column, theme.px(width))
        across.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        if not any(row.why for row in self.model.rows):
            table.hideColumn(WHY)
        table.setVisible(bool(self.model.rows))

    def _keep(self) -> None:
        at = self.table.currentIndex().row()
        self._chosen = self.model.rows[at] if at >= 0 else None

    def _restore(self) -> None:
        if self._chosen is not None:
            self.table.selectRow(self.model.rows.index(self._chosen))


def _change_words(title: str, before: date | None, after: date | None) -> str:
    unknown = tr("not known")
    return tr("%1: %2 → %3", title, date_text(before) or unknown, date_text(after) or unknown)
