"""Looks for a text in the document on show, and goes from one place to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.preview.pdf_pages import Hit
from alliance_desk.gui.words import tr

Find = Callable[[str, Callable[[tuple[Hit, ...]], None]], None]


class FindBar(QWidget):
    """Enter goes on, Shift+Enter goes back, Escape closes."""

    marked = Signal(object, int)
    """The places that were found, and which of them is at hand."""
    closed = Signal()

    def __init__(self, find: Find, page: Callable[[], int]) -> None:
        """``page`` says which page is on show: the search begins there."""
        super().__init__()
        self._find, self._page = find, page
        self._hits: Sequence[Hit] = ()
        self._at = -1
        self.edit = QLineEdit(placeholderText=tr("Find in this document"))
        self.edit.setAccessibleName(tr("Find in this document"))
        self.label = QLabel()
        self.label.setProperty("role", "muted")
        self.back_button = self._button("‹", tr("Previous place (Shift+Enter)"), lambda: self.step(-1))
        self.on_button = self._button("›", tr("Next place (Enter)"), lambda: self.step(1))
        self.close_button = self._button("✕", tr("Close the search (Escape)"), self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.edit, 1)
        row.addWidget(self.label)
        for button in (self.back_button, self.on_button, self.close_button):
            row.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self.search)
        self.edit.textChanged.connect(lambda _: self._pause.start())
        self._say()
        self.hide()

    def open(self) -> None:
        """Show the field, ready to be typed in."""
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()
        if self.edit.text():
            self.search()

    def leave(self) -> None:
        """Close the search and take the marks away."""
        self.hide()
        self._take((), False)
        self.closed.emit()

    def search(self, stay: bool = False) -> None:
        """Look for what is typed; ``stay`` where only the document has changed."""
        self._pause.stop()
        if self.isHidden():
            return
        text = self.edit.text().strip()
        if not text:
            self._take((), False)
            return

        def found(hits: tuple[Hit, ...]) -> None:
            if not self.isHidden() and text == self.edit.text().strip():
                self._take(hits, stay)

        self._find(text, found)

    def step(self, by: int) -> None:
        """Go to the next place or the one before, round the ends."""
        if self._pause.isActive():
            self.search()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self.marked.emit(self._hits, self._at)
            self._say()

    def _take(self, hits: Sequence[Hit], stay: bool) -> None:
        self._hits = hits
        here = self._page()
        ahead = (at for at, hit in enumerate(hits) if hit.page >= here)
        self._at = next(ahead, 0) if hits else -1
        self.marked.emit(hits, -1 if stay else self._at)
        self._say()

    def _say(self) -> None:
        typed = bool(self.edit.text().strip())
        if self._hits:
            text = tr("%1 of %2", self._at + 1, len(self._hits))
        else:
            text = tr("Not found") if typed else ""
        self.label.setText(text)
        self.edit.setAccessibleDescription(text)
        self.back_button.setEnabled(bool(self._hits))
        self.on_button.setEnabled(bool(self._hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _button(text: str, tip: str, clicked: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.clicked.connect(clicked)
        return button
