"""A dependency is asked for with both of its ends; nothing is stored before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.models.links import TaskLinkColumn, ring_of
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.tools.pick import SheetDialog
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.fields import ChoiceField, NumberField
from alliance_desk.gui.words import tr
from alliance_desk.records import AllianceRecord, Task, TaskLink

TASK = TaskLinkColumn("task_id", "Task")


class NewLink(SheetDialog):
    """Which task comes first and which then; the button waits until both are chosen and can stand."""

    def __init__(
        self,
        alliance: OpenAlliance,
        beside: AllianceRecord | None,
        then: Callable[[dict[str, Any]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Add dependency"),
            tr("Say which task has to be finished before which other starts."),
            tr("Add dependency"),
            parent,
        )
        self.resize(theme.px(520), theme.px(330))
        self._alliance, self._then = alliance, then
        named = TASK.seen_in(alliance)
        tasks = [(task.id, named.name(task)) for task in alliance.dossier.all(Task)]
        options: list[tuple[UUID | None, str]] = [(None, tr("Choose a task")), *tasks]
        self.first_field, self.then_field = ChoiceField(options), ChoiceField(options)
        self.days_field = NumberField(True, 0, 1000)
        self.days_field.show_value(0)
        # The chain goes on where the current row ends.
        self.first_field.show_value(beside.after_id if isinstance(beside, TaskLink) else None)
        named_fields = (
            (tr("This task is finished"), self.first_field),
            (tr("before this one starts"), self.then_field),
            (tr("Working days between the two"), self.days_field),
        )
        for title, field in named_fields:
            label = said(title, "secondary", wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(title)
            self.column.addWidget(label)
            self.column.addWidget(field)
            field.edited.connect(self._check)
        self.column.addStretch()
        self._check()

    def act(self) -> None:
        """Add it, unless something is wrong with it."""
        self.days_field.autosave.flush()
        if self._check():
            self._then(
                {
                    "before_id": self.first_field.value(),
                    "after_id": self.then_field.value(),
                    "lag": self.days_field.value() or 0,
                }
            )
            self.accept()

    def _check(self) -> bool:
        """Say what cannot be; tell whether the dependency can be added."""
        before, after = self.first_field.value(), self.then_field.value()
        problem = ""
        if before is not None and before == after:
            problem = tr("A task cannot wait for itself.")
        elif before is not None and after is not None:
            dossier = self._alliance.dossier
            if any(link.before_id == before and link.after_id == after for link in dossier.all(TaskLink)):
                problem = tr("This dependency is there already.")
            elif ring := ring_of(dossier, before, after):
                names = " → ".join(TASK.seen_in(self._alliance).name(task) for task in ring)
                problem = tr("These tasks would wait for one another: %1.", names)
        ready = before is not None and after is not None and not problem
        ready = ready and not self.days_field.property("complaint")
        self.complain(problem)
        self.do_button.setEnabled(ready)
        return ready
