"""What may start now, over all lanes, and what has to wait and why (S48)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from alliance_desk.assessment.may_start import standings
from alliance_desk.assessment.place import Place
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.task_table import TaskTable
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.gui.words import tr


class StartNow(QWidget):
    """The open tasks of every lane that nothing holds back, and beneath them the others with the reason."""

    go = Signal(object)

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.title_label = said("", "section-title")
        self.table = TaskTable(alliance)
        self.table.plan.lanes = {lane.id: lane.title for lane in alliance.playbook.workstreams}
        self.none_label = said(tr("No open task may start now."), "muted")
        self.waiting = LinkList(tr("These must wait"), most=200)
        self.waiting.go.connect(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        for widget in (
            self.title_label,
            said(tr("Open tasks of all lanes that no hold, no rule and no other task keeps back."), "muted"),
            self.table,
            self.none_label,
            self.waiting,
        ):
            column.addWidget(widget)
        column.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self._alliance
        found = standings(here.dossier, here.playbook, here.today())
        may = [each.item for each in found if each.may_start]
        self.title_label.setText(tr("%1 of %2 open tasks may start now", len(may), len(found)))
        self.table.show_items(may)
        self.table.setVisible(bool(may))
        self.none_label.setVisible(not may)
        self.waiting.show_links(
            [
                (
                    each.item.title,
                    f"– {tr(each.why_not)}",
                    Place("readiness", each.item.workstream, record=each.item.task.id),
                )
                for each in found
                if not each.may_start
            ]
        )
