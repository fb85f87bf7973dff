"""Prompts that help with the writing, shown when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr


class Prompts(QWidget):
    """A line that unfolds into some questions to think with."""

    def __init__(self, prompts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setText(tr("Prompts to think with"))
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleName(tr("Prompts to think with"))
        self.button.setStyleSheet(
            "QToolButton { border: 0; padding: 2px 4px 2px 0; }"
            "QToolButton:focus { text-decoration: underline; }"
        )
        self.button.toggled.connect(self._unfold)
        self._prompts = QWidget()
        inner = QVBoxLayout(self._prompts)
        inner.setContentsMargins(24, 0, 0, 0)
        inner.setSpacing(4)
        for prompt in prompts:
            inner.addWidget(said(prompt, "muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._prompts)
        self._prompts.hide()

    def _unfold(self, open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if open else Qt.ArrowType.RightArrow)
        self._prompts.setVisible(open)
