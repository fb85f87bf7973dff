"""What stands beneath the table of a register: its own tools, and what the rows add up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import restyle, said
from alliance_desk.gui.words import tr

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView

Line = tuple[str, str]
"""A sentence and its role in the style sheet."""


def always(alliance: OpenAlliance) -> bool:
    """Tell that a tool is always of use."""
    return True


def nothing(alliance: OpenAlliance) -> list[Line]:
    """Return no line."""
    return []


@dataclass(frozen=True)
class Tool:
    """Something that one register can do beside what all of them can."""

    text: str
    run: Callable[[RegisterView], object]
    hint: str = ""
    ready: Callable[[OpenAlliance], bool] = always
    """False while there is nothing that it could do."""
    idle: str = "There is nothing for it to do now."
    """What is said then."""


@dataclass(frozen=True)
class Extras:
    """What one register has beneath its table."""

    tools: tuple[Tool, ...] = ()
    lines: Callable[[OpenAlliance], list[Line]] = nothing


class Foot(QWidget):
    """The tools of a register in a row, and its lines beneath them."""

    def __init__(self, view: RegisterView, alliance: OpenAlliance, extras: Extras) -> None:
        super().__init__(view)
        self._alliance, self._extras = alliance, extras
        self.buttons: list[QPushButton] = []
        self.labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(16)
        for tool in extras.tools:
            button = QPushButton(tr(tool.text))
            button.setProperty("link", True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, tool=tool: tool.run(view))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        self._column.addLayout(row)
        alliance.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what the rows add up to now, and offer what can be done now."""
        for tool, button in zip(self._extras.tools, self.buttons, strict=True):
            ready = tool.ready(self._alliance)
            said_of_it = tr(tool.hint if ready else tool.idle)
            button.setEnabled(ready)
            button.setToolTip(said_of_it)
            button.setAccessibleDescription(said_of_it)
        lines = self._extras.lines(self._alliance)
        for at, (text, role) in enumerate(lines):
            if at == len(self.labels):
                self.labels.append(said("", "secondary"))
                self._column.addWidget(self.labels[-1])
            label = self.labels[at]
            if label.property("role") != role:
                label.setProperty("role", role)
                restyle(label)
            label.setText(text)
            label.show()
        for label in self.labels[len(lines) :]:
            label.hide()
