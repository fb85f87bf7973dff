"""Every kind of document that the method implies: what it is called, for whom, and who composes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.reports import (
    close_out,
    communication_protocol,
    decision_papers,
    engagement_plan,
    four_ps,
    governance_handbook,
    kickoff_deck,
    launch_briefings,
    memorandum,
    onboarding_pack,
    own_workplan,
    partnership_canvas,
    risk_book,
    run_sheet,
    scorecard,
    scorecard_form,
    stakeholder_report,
    startup_plan,
    workplan,
)
from alliance_desk.documents.reports.source import Source
from alliance_desk.records import Variant, Visibility


class Shelf(StrEnum):
    """The parts of the list of documents, in its order."""

    KICKOFF = "Kickoff"
    GOVERNANCE = "Governance and charters"
    PLAN = "Plan"
    ALIGNMENT = "Alignment"
    PEOPLE = "People and communication"
    RISK = "Risk"
    CLOSE = "End of startup"


@dataclass(frozen=True)
class Report:
    """One kind of document of an alliance."""

    key: str
    """Names it on the command line and in what was chosen for it; for ever."""
    title: str
    shelf: Shelf
    compose: Callable[[Source], Outline]
    kind: Literal["report", "deck"] = "report"
    readers: Visibility = Visibility.JOINT
    only: Variant | None = None
    """The one variant that has it; None for both."""
    in_pack: bool = False
    """Part of the kickoff pack unless the user chooses otherwise."""
    gaps: str = ""
    """What ``assessment.gaps.gaps_for`` calls it; its key where this is empty."""


def _twins(report: Report) -> tuple[Report, Report]:
    """Return a report, and the one that holds what only our own people may read beside it."""
    return report, replace(
        report,
        key=f"{report.key}-internal",
        title=f"{report.title}, internal",
        readers=Visibility.INTERNAL,
        in_pack=False,
    )


REPORTS: tuple[Report, ...] = (
    Report(
        "kickoff-deck",
        "Joint kickoff",
        Shelf.KICKOFF,
        kickoff_deck.compose,
        kind="deck",
        in_pack=True,
        gaps="kickoff_deck",
    ),
    Report(
        "kickoff-run-sheet", "Kickoff agenda and run sheet", Shelf.KICKOFF, run_sheet.compose, in_pack=True
    ),
    Report(
        "scorecard",
        "Alignment and commitment scorecard",
        Shelf.ALIGNMENT,
        scorecard.compose,
        in_pack=True,
    ),
    Report("scorecard-form", "Scorecard form", Shelf.ALIGNMENT, scorecard_form.compose),
    Report(
        "startup-plan",
        "Startup plan",
        Shelf.PLAN,
        startup_plan.compose,
        only=Variant.BIOPHARMA,
        in_pack=True,
    ),
    Report(
        "startup-plan-page",
        "Startup plan on a page",
        Shelf.PLAN,
        startup_plan.compose_page,
        only=Variant.BIOPHARMA,
    ),
    Report(
        "launch-plan",
        "Launch plan",
        Shelf.PLAN,
        startup_plan.compose,
        only=Variant.TECHNOLOGY,
        in_pack=True,
    ),
    Report(
        "launch-plan-page",
        "Launch plan on a page",
        Shelf.PLAN,
        startup_plan.compose_page,
        only=Variant.TECHNOLOGY,
    ),
    Report("workplan", "Integrated workplan", Shelf.PLAN, workplan.compose, in_pack=True),
    Report(
        "canvas",
        "Minimum viable partnership",
        Shelf.ALIGNMENT,
        partnership_canvas.compose,
        only=Variant.TECHNOLOGY,
    ),
    Report(
        "memorandum",
        "Outline of a memorandum of understanding",
        Shelf.ALIGNMENT,
        memorandum.compose,
        only=Variant.TECHNOLOGY,
    ),
    *_twins(
        Report(
            "communication-protocol",
            "Communication and publicity protocol",
            Shelf.PEOPLE,
            communication_protocol.compose,
            in_pack=True,
        )
    ),
    *_twins(
        Report("risk-book", "Risk register and what-if book", Shelf.RISK, risk_book.compose, in_pack=True)
    ),
    Report("four-ps", "Four Ps report", Shelf.RISK, four_ps.compose, readers=Visibility.RESTRICTED),
    *_twins(Report("close-out", "Startup close-out", Shelf.CLOSE, close_out.compose)),
    Report(
        "own-workplan",
        "Alliance manager's workplan",
        Shelf.CLOSE,
        own_workplan.compose,
        readers=Visibility.INTERNAL,
    ),
    Report(
        "governance-handbook",
        "Governance handbook",
        Shelf.GOVERNANCE,
        governance_handbook.compose,
        in_pack=True,
    ),
    *_twins(Report("decisions", "Decision papers", Shelf.GOVERNANCE, decision_papers.compose)),
    *_twins(
        Report("onboarding-pack", "Onboarding pack", Shelf.PEOPLE, onboarding_pack.compose, in_pack=True)
    ),
    Report(
        "engagement-plan",
        "Stakeholder engagement plan",
        Shelf.PEOPLE,
        engagement_plan.compose,
        readers=Visibility.INTERNAL,
    ),
    Report(
        "report-executives",
        "Report to executives",
        Shelf.PEOPLE,
        stakeholder_report.executives,
        readers=Visibility.INTERNAL,
    ),
    Report(
        "report-governance", "Report to the governance bodies", Shelf.PEOPLE, stakeholder_report.governance
    ),
    Report("report-team", "Report to the team", Shelf.PEOPLE, stakeholder_report.team),
    Report(
        "launch-run-sheet",
        "Launch briefings and run sheet",
        Shelf.PLAN,
        launch_briefings.compose,
        only=Variant.TECHNOLOGY,
    ),
)
"""In the order of the list. Charters, and what there is once for each partner, are added by the catalogue."""
