"""Prompts that help with the writing, shown when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.playbook.library import PromptSheet


class Fold(QWidget):
    """A line that unfolds into what stands under it."""

    def __init__(self, title: str, under: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleName(title)
        self.button.setStyleSheet(
            "QToolButton { border: 0; padding: 2px 4px 2px 0; }"
            "QToolButton:focus { text-decoration: underline; }"
        )
        self.button.toggled.connect(self._unfold)
        self.under = QWidget()
        inner = QVBoxLayout(self.under)
        inner.setContentsMargins(24, 0, 0, 0)
        inner.setSpacing(4)
        for each in under:
            inner.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self.under)
        self.under.hide()

    def _unfold(self, open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if open else Qt.ArrowType.RightArrow)
        self.under.setVisible(open)


class Prompts(Fold):
    """The questions to think with of a step, and its sheets of prompts: one as it is, several folded."""

    def __init__(
        self, prompts: Sequence[str], sheets: Sequence[PromptSheet] = (), parent: QWidget | None = None
    ) -> None:
        loose = [said(prompt, "muted") for prompt in prompts]
        if len(sheets) == 1 and not prompts:
            self.sheets: list[Fold] = []
            super().__init__(tr("Prompts to think with"), _lines(sheets[0]), parent)
            return
        self.sheets = [Fold(sheet.title, _lines(sheet)) for sheet in sheets]
        super().__init__(tr("Prompts to think with"), [*loose, *self.sheets], parent)


def _lines(sheet: PromptSheet) -> list[QWidget]:
    lead = [said(sheet.lead)] if sheet.lead else []
    return [*lead, *(said(prompt, "muted") for prompt in sheet.prompts)]
