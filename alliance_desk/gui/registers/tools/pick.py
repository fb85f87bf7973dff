"""A dialog in which some lines of a list are picked, all at once and in one edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr


@dataclass(frozen=True)
class Choice:
    """A line to pick."""

    value: Any
    title: str
    more: str = ""
    picked: bool = True


class SheetDialog(QDialog):
    """A sentence, something to fill in beneath it, and two buttons; nothing is done until one is pressed."""

    def __init__(self, title: str, lead: str, does: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(580), theme.px(520))
        contents = QWidget()
        self.column = QVBoxLayout(contents)
        self.column.setContentsMargins(20, 4, 20, 12)
        self.column.setSpacing(8)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(contents)
        self.problem_label = said("", "error")
        self.problem_label.hide()
        self.do_button = QPushButton(does)
        self.do_button.setProperty("primary", True)
        self.do_button.setDefault(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.do_button.clicked.connect(self.act)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 0, 20, 0)
        buttons.addWidget(self.problem_label, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.do_button)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(said(title, "page-title"))
        head.addWidget(said(lead, "muted"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)

    def act(self) -> None:
        """Do it, and close."""
        self.accept()

    def complain(self, text: str) -> None:
        """Say what is missing beside the button; an empty text takes it away."""
        self.problem_label.setText(text)
        self.problem_label.setVisible(bool(text))


class PickDialog(SheetDialog):
    """Lines with a box each; ``does`` is done with the values of those that are ticked."""

    def __init__(
        self,
        title: str,
        lead: str,
        choices: Sequence[Choice],
        does: str,
        run: Callable[[list[Any]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, lead, does, parent)
        self._run = run
        self.boxes: list[tuple[QCheckBox, Any]] = []
        for choice in choices:
            box = QCheckBox(choice.title)
            box.setChecked(choice.picked)
            box.setAccessibleDescription(choice.more)
            box.toggled.connect(self._show_count)
            self.boxes.append((box, choice.value))
            self.column.addWidget(box)
            if choice.more:
                more = said(choice.more, "secondary")
                more.setIndent(24)
                self.column.addWidget(more)
        self.column.addStretch()
        self._show_count()

    def act(self) -> None:
        self._run([value for box, value in self.boxes if box.isChecked()])
        self.accept()

    def _show_count(self) -> None:
        self.do_button.setEnabled(any(box.isChecked() for box, _ in self.boxes))
