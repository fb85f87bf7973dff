"""The six closing points, each with the evidence that the desk holds for it (S56)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from alliance_desk.assessment.alignment import partner_alignments
from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import all_components
from alliance_desk.assessment.wording import count, listed, near_date
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Anchor,
    AnchorKind,
    Deliverable,
    Dossier,
    EarlyWin,
    InternalKickoff,
    Introduction,
    NorthStarVersion,
    Person,
    Risk,
    RiskState,
    Scenario,
    Variant,
)


@dataclass(frozen=True)
class ClosingPoint:
    """One of the six points, and what speaks for it."""

    title: str
    holds: bool
    evidence: str
    """What the desk holds, in a sentence."""
    place: Place
    item: str = ""
    """Id of the line of the playbook's checklist with which it is confirmed."""
    confirmed: bool = False


ITEMS = ("understanding", "aligned", "components", "small_team", "counterparts", "wrong_and_wins")


def six_points(dossier: Dossier, playbook: Playbook, today: date) -> tuple[ClosingPoint, ...]:
    """Return the six points in their order, in the playbook's words where it has a line for them."""
    lines = {line.id: line.text for lane in playbook.workstreams for line in lane.checklist}
    answers = AnswerSheet(dossier, playbook.renamed)
    found: list[ClosingPoint] = []
    for name, point in zip(ITEMS, _points(dossier, playbook, today), strict=True):
        item = f"check.end_of_startup.{name}"
        title = lines.get(item, point.title)
        found.append(replace(point, title=title, item=item, confirmed=answers.mark(item) is not None))
    return tuple(found)


def _points(dossier: Dossier, playbook: Playbook, today: date) -> Iterator[ClosingPoint]:
    first = playbook.components[0].id if playbook.components else ""
    lane = playbook.workstreams[0].id if playbook.workstreams else ""
    known = {component.id for component in playbook.components}

    def at(component: str) -> Place:
        return Place("component", component if component in known else first)

    holds, text = _understood(dossier, today)
    yield ClosingPoint("Both sides mean the same by this alliance", holds, text, at("strategic_intent"))
    agreed = sum(
        bool(rows := partner_alignments(dossier, playbook, each.id)) and all(row.holds for row in rows)
        for each in playbook.components
    )
    total = len(playbook.components)
    text = f"{agreed} of {count(total, 'component')} agreed by every partner."
    yield ClosingPoint("The partners are aligned", agreed == total > 0, text, Place("alignment"))
    complete = sum(part.complete for part in all_components(dossier, playbook, today).values())
    text = f"{complete} of {count(total, 'component')} complete."
    yield ClosingPoint("The nine components are in place", complete == total > 0, text, Place("overview"))
    holds, text = _team(dossier)
    yield ClosingPoint("A small joint team does the work", holds, text, Place("readiness", lane))
    holds, text = _counterparts(dossier)
    yield ClosingPoint("Counterparts know one another", holds, text, at("relationships"))
    holds, text = _prepared(dossier, today)
    yield ClosingPoint(
        "Trouble is planned for, and early wins are driven", holds, text, at("risk_assessment")
    )


def _understood(dossier: Dossier, today: date) -> tuple[bool, str]:
    said: list[str] = []
    version = max(dossier.all(NorthStarVersion), key=lambda row: row.number, default=None)
    if version is not None:
        on = f" on {near_date(version.kept_on, today)}" if version.kept_on else ""
        said.append(f"North Star version {version.number} kept{on}")
    held = {row.partner_id for row in dossier.all(InternalKickoff) if row.on and row.on <= today}
    sides = sum(partner.id in held for partner in dossier.partners)
    if sides:
        said.append(f"internal kickoff held by {sides} of {count(len(dossier.partners), 'partner')}")
    goal = AnchorKind.LAUNCH if dossier.alliance.variant == Variant.TECHNOLOGY else AnchorKind.KICKOFF
    anchor = dossier.one(Anchor, kind=goal)
    met = anchor is not None and anchor.actual and anchor.on is not None
    if met and anchor and anchor.on:
        what = "launch" if goal == AnchorKind.LAUNCH else "joint kickoff held"
        said.append(f"{what} on {near_date(anchor.on, today)}")
    return version is not None and met, _sentence(said, "No version of the North Star is kept yet.")


def _team(dossier: Dossier) -> tuple[bool, str]:
    team = [person for person in dossier.all(Person) if person.startup_role.strip()]
    sides = {person.partner_id for person in team}
    both = bool(dossier.partners) and all(partner.id in sides for partner in dossier.partners)
    sure = sum(person.commitment_confirmed for person in team)
    if not team:
        return False, "Nobody has a role in the startup team yet."
    text = f"{count(len(team), 'person', 'people')} in the startup team, time confirmed for {sure}."
    lacking = [partner.label for partner in dossier.partners if partner.id not in sides]
    if lacking:
        text = f"{text[:-1]}; nobody yet from {listed(lacking)}."
    return both and sure == len(team), text


def _counterparts(dossier: Dossier) -> tuple[bool, str]:
    people = [person for person in dossier.all(Person) if person.partner_id and person.name.strip()]
    paired = sum(person.counterpart_id is not None for person in people)
    met = sum(row.met_on is not None for row in dossier.all(Introduction))
    if not people:
        return False, "Nobody is listed yet."
    text = f"{paired} of {count(len(people), 'person', 'people')} with a counterpart"
    text += f", {count(met, 'introduction')} made." if met else ", no introduction made yet."
    return paired == len(people) and met > 0, text


def _prepared(dossier: Dossier, today: date) -> tuple[bool, str]:
    risks = [risk for risk in dossier.all(Risk) if risk.state != RiskState.CLOSED]
    ready = sum(bool(risk.response.strip() and risk.owner_id) for risk in risks)
    cards = len(dossier.all(Scenario))
    wins = len([win for win in dossier.all(EarlyWin) if win.on and win.on <= today])
    wins += len([row for row in dossier.all(Deliverable) if row.done_on])
    said: list[str] = []
    if risks:
        said.append(f"{ready} of {count(len(risks), 'open risk')} with an answer and an owner")
    if cards:
        said.append(count(cards, "what-if card"))
    said.append(
        f"{count(wins, 'early win or deliverable', 'early wins or deliverables')}"
        if wins
        else "no early win yet"
    )
    return bool(risks) and ready == len(risks) and wins > 0, _sentence(said, "")


def _sentence(said: list[str], otherwise: str) -> str:
    text = listed(said) if said else otherwise.rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
