"""Pasted cells that a register could not take: listed, kept on the desk, to be copied again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from sqlmodel import Session

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.edits import Misfit
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import count, tr
from alliance_desk.records import Answer
from alliance_desk.store import removal
from alliance_desk.store.changeset import Changeset

SHOWN = 8


def keep(session: Session, alliance: OpenAlliance, name: str, misfits: Sequence[Misfit]) -> None:
    """Put cells that did not fit on the desk, in the edit that pasted the others, so that undo takes both."""
    if not misfits:
        return
    rows = [[each.row, each.column, each.text, each.why] for each in misfits]
    known = alliance.dossier.one(Answer, question=_key(name))
    if known is None:
        session.add(Answer(alliance_id=alliance.id, question=_key(name), value=rows))
    else:
        draft = session.get_one(Answer, known.id)
        draft.value = [*cast("list[Any]", draft.value or []), *rows]


def kept(alliance: OpenAlliance, name: str) -> list[Misfit]:
    """Return the cells that are kept for a register."""
    known = alliance.dossier.one(Answer, question=_key(name))
    rows = cast("list[list[Any]]", known.value or []) if known is not None else []
    return [Misfit(int(row[0]), *(str(part) for part in row[1:4])) for row in rows if len(row) >= 4]


def as_cells(misfits: Sequence[Misfit]) -> str:
    """Return kept cells as a spreadsheet takes them: a heading a column, a line for each row pasted."""
    titles = list(dict.fromkeys(each.column for each in misfits))
    lines: dict[int, list[str]] = {}
    for each in misfits:
        line = lines.setdefault(each.row, [""] * len(titles))
        at = titles.index(each.column)
        line[at] = f"{line[at]} {each.text}".strip()
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows([titles, *lines.values()])
    return text.getvalue()


class Leftovers(QFrame):
    """Lists what is kept of a paste, with the way to copy it again and the way to let it go."""

    def __init__(self, alliance: OpenAlliance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance, self._name = alliance, name
        self.text_label: QLabel = said("", "secondary")
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(tr("Copy these cells"))
        self.discard_button = QPushButton(tr("Discard them"))
        self.copy_button.clicked.connect(self.copy)
        self.discard_button.clicked.connect(self.discard)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.copy_button, self.discard_button):
            button.setProperty("link", True)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text_label)
        column.addLayout(row)
        alliance.changed.connect(self._follow)
        self.refresh()

    def copy(self) -> None:
        """Copy the kept cells, so that they can be put right elsewhere and pasted again."""
        QGuiApplication.clipboard().setText(as_cells(kept(self._alliance, self._name)))

    def discard(self) -> None:
        """Let the kept cells go; one step to undo."""
        known = self._alliance.dossier.one(Answer, question=_key(self._name))
        if known is not None:
            with self._alliance.store.edit(tr("Discard pasted cells")) as session:
                removal.remove(session, session.get_one(Answer, known.id))

    def refresh(self) -> None:
        """Show what is kept now."""
        misfits = kept(self._alliance, self._name)
        lines = [str(misfit) for misfit in misfits[:SHOWN]]
        if (more := len(misfits) - SHOWN) > 0:
            lines.append(tr("and %1 more", more))
        head = count(len(misfits), tr("%1 pasted cell did not fit:"), tr("%1 pasted cells did not fit:"))
        self.text_label.setText("\n".join([head, *lines]) if misfits else "")
        self.setVisible(bool(misfits))

    def _follow(self, changeset: Changeset) -> None:
        if any(change.record is Answer for change in changeset):
            self.refresh()


def _key(name: str) -> str:
    """Return where the cells of a register are kept: beside the answers, under no question."""
    return f"draft.paste.{name}"
