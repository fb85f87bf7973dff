"""A checklist of the playbook: each line open, done, or not needed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.words import tr
from alliance_desk.playbook import CheckItem
from alliance_desk.records import CheckMark
from alliance_desk.store import removal

OPEN, DONE, NOT_NEEDED = "", "done", "not needed"


class CheckLine(QWidget):
    """One item: a box, its sentence, and a menu for what is not needed."""

    def __init__(self, alliance: OpenAlliance, item: CheckItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance, self.item = alliance, item
        self.box = QCheckBox()
        self.box.setAccessibleName(item.text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.clicked.connect(lambda: self.set_state(DONE if self.box.isChecked() else OPEN))
        self._text = said(item.text)
        self._hint = said(item.hint, "secondary")
        if not item.hint:
            self._hint.hide()
        self._chip = chip(tr("not needed"))
        self.more_button = QToolButton()
        self.more_button.setText("…")
        self.more_button.setAutoRaise(True)
        self.more_button.setAccessibleName(tr("More for: %1", item.text))
        self.more_button.setFixedHeight(theme.px(20))
        self.more_button.setStyleSheet("QToolButton { padding: 0 4px; }")
        self.more_button.clicked.connect(lambda: self._open_menu(self.more_button.mapToGlobal(QPoint(0, 24))))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self._chip, 0, top)
        row.addWidget(self.more_button, 0, top)
        self.refresh()

    @property
    def state(self) -> str:
        """What is stored: nothing, done, or not needed."""
        mark = self._mark()
        return mark.state if mark else OPEN

    def refresh(self) -> None:
        """Show what is stored."""
        state = self.state
        self.box.setChecked(state == DONE)
        self.box.setEnabled(state != NOT_NEEDED)
        self._chip.setVisible(state == NOT_NEEDED)
        font = self._text.font()
        font.setStrikeOut(state == NOT_NEEDED)
        self._text.setFont(font)
        self._text.setEnabled(state != NOT_NEEDED)
        self.box.setAccessibleDescription(tr("not needed") if state == NOT_NEEDED else self.item.hint)

    def set_state(self, state: str) -> None:
        """Store a state, as one edit."""
        mark = self._mark()
        if state == self.state:
            return
        label = {OPEN: tr("Open again: %1"), DONE: tr("Tick off: %1"), NOT_NEEDED: tr("Not needed: %1")}[
            state
        ]
        done_on = self._alliance.today() if state == DONE else None
        with self._alliance.store.edit(label.replace("%1", self.item.text)) as session:
            stored = session.get(CheckMark, mark.id) if mark else None
            if state == OPEN and stored is not None:
                removal.remove(session, stored)
            elif stored is not None:
                stored.state, stored.done_on = state, done_on
            elif state != OPEN:
                session.add(
                    CheckMark(alliance_id=self._alliance.id, item=self.item.id, state=state, done_on=done_on)
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the sentence for a part of the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.setFocus()
            self.box.click()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Menu:
            return self._open_menu(self.mapToGlobal(QPoint(24, 24)))
        return super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """Return the three states as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state, text in ((OPEN, tr("Open")), (DONE, tr("Done")), (NOT_NEEDED, tr("Not needed"))):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(state == self.state)
            action.triggered.connect(lambda _=False, state=state: self.set_state(state))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(at)

    def _mark(self) -> CheckMark | None:
        dossier, renamed = self._alliance.dossier, self._alliance.playbook.renamed
        found = dossier.one(CheckMark, item=self.item.id)
        olds = [old for old, new in renamed.items() if new == self.item.id] if found is None else []
        return found or next((mark for old in olds if (mark := dossier.one(CheckMark, item=old))), None)


class Checklist(QWidget):
    """The items of a step or a workstream."""

    def __init__(
        self, alliance: OpenAlliance, items: Iterable[CheckItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = {item.id: CheckLine(alliance, item, self) for item in items}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for line in self.lines.values():
            column.addWidget(line)

    def refresh(self) -> None:
        """Show what is stored."""
        for line in self.lines.values():
            line.refresh()

    def show_item(self, id: str) -> bool:
        """Go to an item; return False where it is not in the list."""
        line = self.lines.get(id)
        if line is not None:
            line.box.setFocus(Qt.FocusReason.OtherFocusReason)
        return line is not None
