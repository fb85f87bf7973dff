"""Everything about one risk, with the actions that answer it (S12, S18)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from alliance_desk.gui.models.columns import DateColumn
from alliance_desk.gui.models.references import PersonColumn
from alliance_desk.gui.models.task_columns import TaskColumn, TaskDueColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.register import Register
from alliance_desk.gui.registers.tools.library import component_of
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.records import Risk, Task

ACTIONS = Register(
    record=Task,
    columns=(
        TaskColumn("title", "Action"),
        PersonColumn("owner_id", "Owner", 120),
        TaskDueColumn("due", "Due", 96, deadline=True),
        DateColumn("done_on", "Done", 96),
    ),
    one="action",
    many="actions",
    empty="No action yet. Each one is a task of the plan, with an owner and a date.",
    defaults=lambda alliance, beside: {"component": component_of(alliance.playbook, "risks")},
    form=REGISTERS["tasks"].form,
)


class RiskEditor(RecordEditor):
    """All fields of a risk, and beneath them its actions, each of them a task of the plan."""

    def __init__(self, alliance: OpenAlliance, risk_id: UUID, parent: QWidget | None = None) -> None:
        register = REGISTERS["risks"]
        super().__init__(alliance, Risk, risk_id, register.form, register.one, parent)
        self.actions_view = RegisterView(alliance, ACTIONS, {"risk_id": risk_id}, self)
        self.actions_view.open_record.connect(self._open_task)
        last = self.column.count() - 1  # before the stretch
        self.column.insertWidget(last, said(tr("Actions"), "field-title"))
        self.column.insertWidget(last + 1, self.actions_view)

    def _open_task(self, id: UUID) -> None:
        RecordEditor(self._alliance, Task, id, ACTIONS.form, ACTIONS.one, self).open()
