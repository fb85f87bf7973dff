"""The steps of a lane as tabs that break into a second row where one is too short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.step_rail import RailStep
from alliance_desk.gui.words import tr


class StepTabs(QWidget):
    """Tabs with a tick where a step is done, and what is late in it. The arrow keys go through them."""

    chosen = Signal(str)
    """The user went to the step with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._steps: tuple[RailStep, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(tr("Steps"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_steps(
        self, steps: Sequence[RailStep], current: str, late: Mapping[str, int] | None = None
    ) -> None:
        """Show these steps, with one of them as the current one and how much is late in each."""
        if [step.id for step in steps] != [step.id for step in self._steps]:
            self._build(steps)
        self._steps = tuple(steps)
        for step in steps:
            button = self.buttons[step.id]
            overdue = (late or {}).get(step.id, 0)
            words = tr("%1 late", overdue) if overdue else ""
            title = f"✓ {step.title}" if step.done else step.title
            button.setText(f"{title} ({words})" if words else title)
            button.setToolTip(step.label)
            state = ", ".join(filter(None, (words, tr("done") if step.done else step.label)))
            button.setAccessibleName(f"{step.title}, {state}" if state else step.title)
            button.setChecked(step.id == current)
            # Tab stops at the current one only, and goes on into the step; the arrows reach the others.
            focus = Qt.FocusPolicy.StrongFocus if step.id == current else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(focus)
        self._arrange()

    def _build(self, steps: Sequence[RailStep]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for step in steps:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("tab", True)
            button.clicked.connect(lambda _=False, id=step.id: self.chosen.emit(id))
            self._group.addButton(button)
            self.buttons[step.id] = button
            button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the tabs side by side, and below one another where the width ends."""
        gap = theme.px(4)
        x = y = height = 0
        for button in self.buttons.values():
            size = button.sizeHint()
            width = min(size.width(), max(self.width(), 1))
            if x and x + width > self.width():
                x, y = 0, y + height
            button.setGeometry(x, y, width, size.height())
            x += width + gap
            height = size.height()
        self.setFixedHeight(y + height)
