"""The close-out: completeness, open points, days saved, six closing points, the decision (S41, S55, S56)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from alliance_desk.assessment import closing
from alliance_desk.assessment.closing_points import ClosingPoint, six_points
from alliance_desk.gui.editors import QuestionEditor
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.days_saved import DaysSaved
from alliance_desk.gui.readiness.open_points import OpenPoints
from alliance_desk.gui.readiness.own_plan import PLAN_QUESTION, OwnPlan
from alliance_desk.gui.readiness.special import Special, complaint, say
from alliance_desk.gui.widgets.checklist import CheckLine
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.playbook import CheckItem


class CloseOut(Special):
    """Everything that tells whether the startup is over, one below the other."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.sentence = said("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Completeness"))
        self.open_points = OpenPoints(alliance)
        self.open_points.go.connect(self.go)
        self.days_saved = DaysSaved(alliance)
        self._points: tuple[ClosingPoint, ...] = ()
        self.lines: list[CheckLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.decision = {question.id: QuestionEditor(alliance, question) for question in closing.DECISION}
        self.problem = complaint()
        asked = PLAN_QUESTION in alliance.playbook.questions()
        self.own_plan = None if asked else OwnPlan(alliance)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        first = QVBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.sentence)
        first.addWidget(self.bar)
        column.addLayout(first)
        column.addWidget(self.open_points)
        column.addWidget(self.days_saved)
        points = QVBoxLayout()
        points.setSpacing(8)
        points.addWidget(said(tr("Six points, with what the desk holds for each"), "field-title"))
        points.addLayout(self._lines)
        column.addLayout(points)
        if self.own_plan is not None:
            column.addWidget(self.own_plan)
        for editor in self.decision.values():
            column.addWidget(editor)
        column.addWidget(self.problem)

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        whole = closing.completeness(here.dossier, here.playbook, here.today())
        self.sentence.setText(
            tr(
                "%1 of %2 points are done; %3 of %4 components and %5 of %6 lanes are complete.",
                whole.done,
                whole.total,
                whole.components,
                whole.of_components,
                whole.lanes,
                whole.of_lanes,
            )
        )
        self.bar.setRange(0, max(whole.total, 1))
        self.bar.setValue(whole.done)
        self._show_points(six_points(here.dossier, here.playbook, here.today()))
        for editor in self.decision.values():
            editor.refresh()
        found = closing.decision(here.dossier, here.playbook, here.today())
        say(self.problem, tr(found.problem))
        self.decision[closing.WAIVER.id].setVisible(found.complete)
        self.decision[closing.COMPLETE_ON.id].setVisible(found.complete)

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to a part of the decision, or to one of the six points."""
        if field in self.decision:
            self.decision[field].focus()
            self.go_to(next(iter(self.decision[field].fields.values())))
            return True
        line = next((each for each in self.lines if each.item.id == field), None)
        if line is not None:
            self.go_to(line.box)
        return line is not None

    def _show_points(self, points: tuple[ClosingPoint, ...]) -> None:
        told = [(point.item, point.evidence, point.holds) for point in points]
        if told == [(point.item, point.evidence, point.holds) for point in self._points]:
            for line in self.lines:
                line.refresh()
            return
        self._points = points
        had = next((line.item.id for line in self.lines if line.box.hasFocus()), "")
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for point in points:
            mark = tr("✓ Shown by the desk: %1") if point.holds else tr("○ In the desk: %1")
            hint = mark.replace("%1", point.evidence)
            line = CheckLine(self.alliance, CheckItem(id=point.item, text=point.title, hint=hint))
            self.lines.append(line)
            self._lines.addWidget(line)
            if point.item == had:
                line.box.setFocus()
