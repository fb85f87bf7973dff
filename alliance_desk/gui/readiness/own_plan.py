"""What the alliance manager may take on after the startup, to be taken as tasks in one edit (S52)."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from alliance_desk.assessment.own_workplan import Proposal, proposals
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.words import count, day, tr
from alliance_desk.records import Task

PLAN_QUESTION = "end_of_startup.own_plan"
"""The question beside which the proposals stand."""

SOURCES = {
    "decision": "Decision",
    "deliverable": "Deliverable",
    "meeting": "Meeting",
    "risk": "Risk",
    "scenario": "What-if card",
    "routine": "Routine",
    "sending": "Message",
}
MOST = 40


class OwnPlan(Special):
    """Proposals with a box each; the ticked ones become tasks of one's own."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self._found: tuple[Proposal, ...] = ()
        self.boxes: list[QCheckBox] = []
        self.take_button = QPushButton()
        self.take_button.clicked.connect(self.take)
        self.none_label = said(
            tr("Nothing to propose: no decision, deliverable, meeting, risk or message is planned ahead."),
            "muted",
        )
        self.more_label = said("", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(said(tr("Proposed from what stands in this desk"), "field-title"))
        column.addWidget(self.none_label)
        column.addLayout(self._list)
        column.addWidget(self.more_label)
        row = QHBoxLayout()
        row.addWidget(self.take_button)
        row.addStretch()
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what the dossier says now; ticks stay where the proposal stays."""
        here = self.alliance
        found = proposals(here.dossier, here.playbook, here.today())[:MOST]
        if found != self._found or not self.boxes:
            off = {
                each.title for each, box in zip(self._found, self.boxes, strict=True) if not box.isChecked()
            }
            self._found = found
            self._build(off)
        self.none_label.setVisible(not found)
        self._count()

    def take(self) -> None:
        """Add the ticked proposals as tasks, in one edit."""
        here = self.alliance
        chosen = [each for each, box in zip(self._found, self.boxes, strict=True) if box.isChecked()]
        if not chosen:
            return
        own = here.dossier.own
        last = max((task.position for task in here.dossier.all(Task)), default=-1)
        known = {component.id for component in here.playbook.components}
        label = count(
            len(chosen), tr("Add %1 task for after the startup"), tr("Add %1 tasks for after the startup")
        )
        with here.store.edit(label) as session:
            for at, each in enumerate(chosen, 1):
                session.add(
                    Task(
                        alliance_id=here.id,
                        title=each.title,
                        component=each.component if each.component in known else "",
                        due=each.due,
                        partner_id=own.id if own else None,
                        position=last + at,
                    )
                )

    def _build(self, off: set[str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        for each in self._found:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            box = QCheckBox()
            box.setChecked(each.title not in off)
            box.setAccessibleName(each.title)
            box.toggled.connect(self._count)
            self.boxes.append(box)
            row.addWidget(box)
            row.addWidget(said(each.title), 1)
            row.addWidget(said(day(each.due) or tr("no date"), "muted", wrap=False))
            row.addWidget(chip(tr(SOURCES[each.source])))
            self._list.addWidget(line)

    def _count(self) -> None:
        chosen = sum(box.isChecked() for box in self.boxes)
        self.take_button.setText(count(chosen, tr("Add %1 to my tasks"), tr("Add %1 to my tasks")))
        self.take_button.setEnabled(chosen > 0)
        self.take_button.setVisible(bool(self.boxes))
        full = len(self._found) == MOST
        self.more_label.setText(tr("The first %1 are shown; add some, and the next ones follow.", MOST))
        self.more_label.setVisible(full)
