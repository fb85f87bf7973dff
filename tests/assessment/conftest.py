"""A small playbook and a builder of alliances, so that each test says only what matters to it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest

from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Alliance,
    AllianceRecord,
    Anchor,
    AnchorKind,
    Answer,
    CheckMark,
    Dossier,
    Partner,
    Person,
    Score,
    ScoreRound,
    ScoreSheet,
    Task,
    Variant,
)

TODAY = date(2026, 11, 22)
R = TypeVar("R", bound=AllianceRecord)

REGISTERS = {
    "strategic_intent": ["north_star"],
    "partner_objectives": ["objectives"],
    "stakeholder_engagement": ["people", "counterparts", "engagement", "onboarding"],
    "governance": ["committees", "seats"],
    "workplans": ["tasks"],
    "risk_assessment": ["risks"],
    "communication": [],
    "team_charters": ["charters", "deliverables"],
    "relationships": ["counterparts"],
}


def component(number: int, id: str, registers: list[str]) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [
        {"id": f"step.{id}.{name}", "title": name, "lead": "", "register": name} for name in registers
    ]
    steps.append(
        {
            "id": f"step.{id}.write",
            "title": "Write",
            "lead": "",
            "questions": [
                {"id": f"{id}.text", "kind": "text", "prompt": "What?"},
                {"id": f"{id}.each", "kind": "score", "prompt": "How much?", "per_partner": True},
                {
                    "id": f"{id}.secret",
                    "kind": "line",
                    "prompt": "Private?",
                    "internal": True,
                    "optional": True,
                },
            ],
            "checklist": [{"id": f"check.{id}.one", "text": "One"}, {"id": f"check.{id}.two", "text": "Two"}],
        }
    )
    steps.append({"id": f"step.{id}.align", "title": "Align", "lead": "", "alignment": True})
    due = {"anchor": "kickoff", "offset": -10}
    return {
        "id": id,
        "number": number,
        "title": id.replace("_", " ").capitalize(),
        "part": "vision" if number <= 2 else "program" if number <= 6 else "ways of working",
        "why": "",
        "outcome": "",
        "due": {"biopharma": due, "technology": {"anchor": "launch", "offset": -30}},
        "steps": steps,
    }


def criterion(id: str, group: str) -> dict[str, Any]:
    title = id.replace("_", " ").capitalize()
    return {
        "id": id,
        "group": group,
        "title": title,
        "biopharma_title": f"{title} (biopharma)",
        "low": "1",
        "middle": "3",
        "high": "5",
    }


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    alignment = ("corporate_priorities", "geographic_priorities", "technical_roadmap")
    commitment = ("executive_teams", "field_engineering", "enablement_engine")
    checks = ("customer_test", "agreement", "operations", "stakeholders", "resources")
    schedule = [
        {"id": "task.terms", "title": "Open the sheets", "anchor": "term_sheet", "offset_days": 3},
        {
            "id": "task.press",
            "title": "Agree who may approve a press release",
            "workstream": "build_communications",
            "component": "communication",
            "anchor": "signing",
            "offset_days": -14,
            "before_signing": "ask counsel",
        },
        {
            "id": "task.map",
            "title": "Fill the counterpart map",
            "workstream": "engage_project_team",
            "component": "stakeholder_engagement",
            "anchor": "signing",
            "offset_days": 10,
            "internal": True,
        },
        {"id": "task.send", "title": "Send the actions", "anchor": "kickoff", "offset_days": 2},
    ]
    return Playbook.model_validate(
        {
            "id": "playbook",
            "title": "Test",
            "version": "1",
            "credits": [],
            "components": [component(n, id, names) for n, (id, names) in enumerate(REGISTERS.items(), 1)],
            "workstreams": [
                {
                    "id": id,
                    "number": n,
                    "title": id,
                    "purpose": "",
                    "kind": "workstream",
                    "checklist": [{"id": f"check.{id}", "text": "Check"}],
                }
                for n, id in enumerate(("engage_project_team", "build_communications"), 1)
            ],
            "schedule": schedule,
            "habits": [],
            "criteria": [criterion(i, "alignment") for i in alignment]
            + [criterion(i, "commitment") for i in commitment],
            "launch_checks": [
                {"id": id, "title": id, "prompt": "", "biopharma_title": f"{id} (biopharma)"} for id in checks
            ],
            "risks": [],
            "sheets": [],
            "metrics": [],
            "governance": [
                {
                    "id": "shape.codev",
                    "title": "Co-development",
                    "deal_types": ["co-development"],
                    "committees": [
                        {
                            "id": "shape.codev.jsc",
                            "name": "Joint Steering Committee",
                            "short_name": "JSC",
                            "kind": "steering committee",
                            "purpose": "Decides",
                            "cadence": "Quarterly",
                            "decision_rule": "One vote each",
                        },
                        {
                            "id": "shape.codev.jpt",
                            "name": "Joint Project Team",
                            "short_name": "JPT",
                            "kind": "project team",
                            "parent": "shape.codev.jsc",
                            "purpose": "Delivers",
                            "cadence": "Monthly",
                            "decision_rule": "Consent",
                            "seats_per_partner": 3,
                        },
                    ],
                    "escalation": ["Project leads: 5 days", "Chief executives: 20 working days", "Court"],
                }
            ],
            "charters": [],
            "agenda": [],
            "renamed": {"governance.old": "governance.text"},
        }
    ).for_variant("biopharma")


class Desk:
    """Builds one alliance, record by record."""

    def __init__(self, variant: Variant = Variant.BIOPHARMA, partners: int = 2) -> None:
        self.alliance = Alliance(name="Corvane / Helix Arc", variant=variant)
        self.dossier = Dossier(self.alliance)
        names = ("Corvane", "Helix Arc", "Nimbus")
        self.partners = [self.put(Partner, name=names[n], own=n == 0, position=n) for n in range(partners)]

    def put(self, kind: type[R], /, **fields: Any) -> R:
        record = kind(alliance_id=self.alliance.id, **fields)
        self.dossier.put(record)
        return record

    def change(self, record: R, /, **fields: Any) -> R:
        """Put the record with other values, as the desk does: records in a dossier are never changed."""
        new = type(record)(**(record.values() | fields))
        self.dossier.put(new)
        return new

    def anchors(self, **days: date | None) -> None:
        for name, day in days.items():
            self.put(Anchor, kind=AnchorKind(name), on=day)

    def person(self, partner: int, name: str = "Maria Ortiz", **fields: Any) -> Person:
        return self.put(Person, partner_id=self.partners[partner].id, name=name, **fields)

    def task(self, due_in: int | None = None, **fields: Any) -> Task:
        due = None if due_in is None else TODAY + timedelta(days=due_in)
        return self.put(Task, title=fields.pop("title", "Do it"), due=due, **fields)

    def answer(self, question: str, value: object, partner: int | None = None) -> Answer:
        partner_id = None if partner is None else self.partners[partner].id
        return self.put(Answer, question=question, value=value, partner_id=partner_id)

    def tick(self, item: str) -> CheckMark:
        return self.put(CheckMark, item=item)

    def round(self, number: int = 1, benchmark: int | None = 22, **fields: Any) -> ScoreRound:
        fields.setdefault("locked_at", ScoreRound.now())
        return self.put(ScoreRound, number=number, benchmark=benchmark, **fields)

    def sheet(
        self, round: ScoreRound, partner: int, values: "list[int | str | None]", playbook: Playbook
    ) -> ScoreSheet:
        """Score the six criteria in order: a number, "nk" for not known, None for not yet scored."""
        sheet = self.put(
            ScoreSheet, round_id=round.id, partner_id=self.partners[partner].id, completed_by="M"
        )
        for item, value in zip(playbook.criteria, values, strict=True):
            if value == "nk":
                self.put(Score, sheet_id=sheet.id, criterion=item.id, not_known=True)
            elif value is not None:
                self.put(Score, sheet_id=sheet.id, criterion=item.id, value=value, rationale="Because")
        return sheet


@pytest.fixture
def desk() -> Desk:
    """An alliance of two partners with nothing else."""
    return Desk()


@pytest.fixture
def new_desk() -> Callable[..., Desk]:
    """Makes further alliances: of another variant, with three partners."""
    return Desk
