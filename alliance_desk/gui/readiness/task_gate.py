"""Whether the chosen task may start: before signing or not, and the legal hold with its reason (S48, B20)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from alliance_desk.assessment.schedule import PlanItem
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import complaint, say
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.fields import CheckField, ChoiceField, LineField
from alliance_desk.gui.words import tr
from alliance_desk.records import BeforeSigning, Task

PLAYBOOK_SAYS = {
    "yes": "As the playbook: yes",
    "ask counsel": "As the playbook: ask counsel",
    "after": "As the playbook: after signing",
    "": "Nothing said",
}


class TaskGate(QWidget):
    """Three fields beneath the table, for the one task that is chosen there."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self._task: UUID | None = None
        self.title = said("", "field-title")
        self.before = ChoiceField([])
        self.before.setAccessibleName(tr("May start before signing"))
        self.before.edited.connect(self._set_before)
        self.hold = CheckField(tr("Legal hold"))
        self.hold.setToolTip(tr("It may not start until counsel lifts it"))
        self.hold.edited.connect(self._set_hold)
        self.reason = LineField()
        self.reason.setAccessibleName(tr("Reason for the hold, or for lifting it"))
        self.reason.edited.connect(self._set_reason)
        self.sentence = complaint()
        label = said(tr("May start before signing"), "secondary", wrap=False)
        label.setBuddy(self.before)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.title, 0, 0, 1, 3)
        grid.addWidget(label, 1, 0)
        grid.addWidget(self.before, 2, 0)
        grid.addWidget(self.hold, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.reason_label = said("", "secondary", wrap=False)
        self.reason_label.setBuddy(self.reason)
        grid.addWidget(self.reason_label, 1, 2)
        grid.addWidget(self.reason, 2, 2)
        grid.addWidget(self.sentence, 3, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self.hide()

    def show_item(self, item: PlanItem | None) -> None:
        """Show the fields of a task, or nothing."""
        if item is None or item.task.id != self._task:
            self.reason.autosave.flush()
        self._task = item.task.id if item else None
        self.setVisible(item is not None)
        if item is None:
            return
        task = item.task
        self.title.setText(tr("May it start? %1", item.title))
        says = item.before_signing if task.before_signing == BeforeSigning.PLAYBOOK else self._playbook(task)
        self.before.set_options(
            [
                (BeforeSigning.PLAYBOOK, tr(PLAYBOOK_SAYS.get(says, PLAYBOOK_SAYS[""]))),
                (BeforeSigning.YES, tr("Yes, counsel agrees")),
                (BeforeSigning.ASK_COUNSEL, tr("Ask counsel first")),
                (BeforeSigning.AFTER, tr("Only after signing")),
            ]
        )
        self.before.show_value(task.before_signing)
        self.hold.show_value(task.hold)
        self.reason.show_value(task.hold_reason)
        self.reason_label.setText(tr("Why it is held") if task.hold else tr("Why it was held or lifted"))
        self.reason.setEnabled(task.hold or bool(task.hold_reason))
        say(
            self.sentence,
            tr("Say who holds it and why.") if task.hold and not task.hold_reason.strip() else "",
        )

    def _playbook(self, task: Task) -> str:
        playbook = self._alliance.playbook
        entry = playbook.schedule_item(playbook.renamed.get(task.item, task.item))
        return entry.before_signing if entry else ""

    def _set_before(self, value: BeforeSigning) -> None:
        words = {
            BeforeSigning.PLAYBOOK: tr("Before signing: as the playbook"),
            BeforeSigning.YES: tr("May start before signing"),
            BeforeSigning.ASK_COUNSEL: tr("Ask counsel before it starts"),
            BeforeSigning.AFTER: tr("Starts only after signing"),
        }
        self._write("before_signing", value, words[value])

    def _set_hold(self, value: bool) -> None:
        self._write("hold", value, tr("Set legal hold") if value else tr("Lift legal hold"))
        if value:
            self.reason.setFocus()

    def _set_reason(self, value: str) -> None:
        self._write("hold_reason", value, tr("Reason for the hold"), joins=True)

    def _write(self, field: str, value: object, label: str, joins: bool = False) -> None:
        task = self._alliance.dossier.get(Task, self._task)
        if task is not None and getattr(task, field) != value:
            with self._alliance.store.edit(label, joins=joins) as session:
                setattr(session.get_one(Task, task.id), field, value)
