"""Small pieces that the cards of the scorecard share: labels by role, cards, elided lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.gui import theme


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return a label of a role; what users wrote is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def chip(text: str, kind: str, wrap: bool = False) -> QLabel:
    """Return a coloured label."""
    made = label(text, wrap=wrap)
    made.setProperty("chip", kind)
    return made


def push(text: str, primary: bool = False) -> QPushButton:
    """Return a button."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    if primary:
        made.setProperty("primary", True)
    return made


def connect_buttons(dialog: QDialog, buttons: QDialogButtonBox) -> None:
    """Let the buttons of a dialog do what they say, without the icons that some desktops add."""
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    for button in buttons.buttons():
        button.setIcon(QIcon())
        button.setAccessibleName(button.text().replace("&", ""))


def complain(dialog: QDialog, where: QLabel, sentence: str, field: QWidget) -> None:
    """Say in a dialog what is still wrong, and put the cursor there."""
    where.setText(sentence)
    where.show()
    field.setFocus()
    # The sentence takes room of its own, and not that of the fields.
    QTimer.singleShot(0, dialog, dialog.adjustSize)


def rule() -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("rule", True)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Give a widget another role, and have it drawn so."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def menu_button(name: str) -> QToolButton:
    """Return a small button that opens a menu at once."""
    made = QToolButton()
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    made.setMenu(QMenu(made))
    return made


class Card(QFrame):
    """A card with a heading and a column for what it holds."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.column.setSpacing(theme.px(8))
        self.heading = label(title, "section-title")
        self.column.addWidget(self.heading)


class ElidedLine(QWidget):
    """One line of text, cut with an ellipsis where there is no room; its tooltip has all of it."""

    _linked = False

    def __init__(self, small: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role, self._small = "", "muted", small
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    @property
    def role(self) -> str:
        """The colour of the text."""
        return self._role

    def show_text(self, text: str, role: str = "muted", tip: str = "") -> None:
        """Show a text."""
        self._text, self._role = " ".join(text.split()), role
        self.setToolTip(tip or text)
        self.setAccessibleName(self._text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(16 if self._small else 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            font = self.font()
            if self._small:
                font.setPixelSize(round(theme.px(115) / 10))
            font.setUnderline(self.underMouse() and self._linked)
            painter.setFont(font)
            painter.setPen(theme.color(self._role))
            cut = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class QuietLine(ElidedLine):
    """A line of secondary text that opens what it stands for."""

    opened = Signal()
    _linked = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()


class ClickRow(QFrame):
    """A row of a card that does something when it is clicked or Enter is pressed on it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() or self.underMouse():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(theme.color("ours" if self.hasFocus() else "line"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
