"""What a document would lack if it were exported now (handbook 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.assessment.crosschecks import crosschecks
from alliance_desk.assessment.homes import at
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.registers import CHAIRS, CHARTER_CORE
from alliance_desk.assessment.registers.governance import ladder
from alliance_desk.assessment.schedule import goal
from alliance_desk.assessment.scorecard import (
    benchmark_locked,
    criterion_title,
    has_no_benchmark,
    latest,
    results,
)
from alliance_desk.assessment.stakeholders import without_counterpart
from alliance_desk.assessment.wording import count, listed
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AnchorKind,
    Committee,
    Dossier,
    Milestone,
    NorthStarVersion,
    Objective,
    Visibility,
)

__all__ = ["Gap", "gaps_for"]


def gaps_for(
    document_key: str, dossier: Dossier, playbook: Playbook, today: date, committee_id: UUID | None = None
) -> tuple[Gap, ...]:
    """Return what is missing for ``kickoff_deck``, ``scorecard`` or, with its committee, ``charter``."""
    index = Index(dossier, playbook, today)
    if document_key == "charter":
        committee = dossier.get(Committee, committee_id)
        return _charter_with_lint(index, committee) if committee else ()
    found = _DOCUMENTS.get(document_key)
    return tuple(found(index)) if found else ()


def _kickoff_deck(index: Index) -> Iterator[Gap]:
    dossier = index.dossier
    kind = goal(dossier)
    if dossier.anchor(kind) is None:
        word = "launch" if kind == AnchorKind.LAUNCH else "joint kickoff"
        yield Gap(f"The date of the {word} is not set.", Place("overview", field=kind.value), "risk")
    yield from _north_star(index)
    wanting = {
        row.partner_id
        for row in dossier.all(Objective)
        if row.text.strip() and row.visibility == Visibility.JOINT
    }
    for partner in index.partners:
        if partner.id not in wanting:
            yield Gap(f"No joint objective of {partner.label}.", _at(index, "objectives", "text"))
        if not any(
            person.partner_id == partner.id and person.startup_role.strip() for person in index.people
        ):
            yield Gap(
                f"Nobody of {partner.label} has a role in the startup team.",
                _at(index, "people", "startup_role"),
            )
        if not any(
            person.partner_id == partner.id and "sponsor" in person.startup_role.casefold()
            for person in index.people
        ):
            yield Gap(
                f"No sponsor of {partner.label} is named to open the meeting.",
                _at(index, "people", "startup_role"),
            )
    if alone := without_counterpart(dossier):
        names = [person.name or "someone without a name" for person in alone]
        text = f"{count(len(alone), 'person', 'people')} without a counterpart: {_some(names)}."
        yield Gap(text, _at(index, "counterparts", "counterpart_id", alone[0].id))
    if not index.committees:
        yield Gap("No committee is set up.", _at(index, "committees", "name"))
    for committee in index.committees:
        yield from _body(index, committee)
    yield from _plan(index)
    yield from crosschecks(dossier, index.playbook, index.today)
    if dossier.all(Milestone) and any(row.on is None for row in dossier.all(Milestone)):
        number = sum(row.on is None for row in dossier.all(Milestone))
        yield Gap(f"{count(number, 'milestone')} without a date.", _at(index, "tasks", "on"))
    ownerless = [risk for risk in index.open_risks if not index.owner(risk.owner_id)]
    if ownerless:
        yield Gap(
            f"{count(len(ownerless), 'risk')} without an owner.",
            _at(index, "risks", "owner_id", ownerless[0].id),
        )


def _north_star(index: Index) -> Iterator[Gap]:
    component = next((each for each in index.playbook.components if each.id == "strategic_intent"), None)
    if not any(version.text.strip() for version in index.dossier.all(NorthStarVersion)):
        yield Gap("There is no North Star yet.", _at(index, "north_star", "text"), "risk")
    elif component is not None:
        for each in index.alignments(component):
            if each.stale:
                text = f"The North Star has changed since {each.partner.label} agreed to it."
                yield Gap(text, Place("component", component.id, component.steps[-1].id), "risk")
            elif not each.holds:
                text = f"{each.partner.label} has not agreed to the North Star."
                yield Gap(text, Place("component", component.id, component.steps[-1].id))


def _body(index: Index, committee: Committee) -> Iterator[Gap]:
    name = committee.label or "A committee without a name"
    seats = index.seats.get(committee.id, [])
    if not committee.chartered:
        yield from _forum(index, committee, name)
        return
    if not any(seat.role in CHAIRS and index.owner(seat.person_id) for seat in seats):
        yield Gap(f"{name} has no chair or lead.", _at(index, "seats", "role", committee.id))
    else:
        empty = [seat for seat in seats if seat.role in CHAIRS and not index.owner(seat.person_id)]
        sides: dict[UUID | None, str] = {partner.id: partner.label for partner in index.partners}
        waiting = listed([sides[seat.partner_id] for seat in empty if seat.partner_id in sides])
        if waiting:
            yield Gap(
                f"{name}: {waiting} has not named its chair or lead.",
                _at(index, "seats", "role", committee.id),
            )
    if not committee.quorum.strip():
        yield Gap(f"{name} has no quorum.", _at(index, "committees", "quorum", committee.id))
    if committee.first_meeting is None:
        yield Gap(
            f"The first meeting of {name} has no date.",
            _at(index, "committees", "first_meeting", committee.id),
        )


def _forum(index: Index, forum: Committee, name: str) -> Iterator[Gap]:
    """Yield what an informal forum lacks: it needs a purpose, a rhythm and people, and no more."""
    for field, what in (("purpose", "purpose"), ("cadence", "rhythm")):
        if not getattr(forum, field).strip():
            yield Gap(f"{name} has no {what}.", _at(index, "committees", field, forum.id))
    if not any(index.owner(seat.person_id) for seat in index.seats.get(forum.id, ())):
        yield Gap(f"{name} has no members.", _at(index, "seats", "person_id", forum.id))


def _plan(index: Index) -> Iterator[Gap]:
    coming = [item for item in index.plan if not item.done]
    ownerless = [item for item in coming if not item.owner]
    dateless = [item for item in coming if item.due is None]
    if ownerless:
        place = Place("readiness", ownerless[0].workstream, field="owner_id", record=ownerless[0].task.id)
        yield Gap(f"{count(len(ownerless), 'task')} of the plan without an owner.", place)
    if dateless:
        place = Place("readiness", dateless[0].workstream, field="due", record=dateless[0].task.id)
        yield Gap(f"{count(len(dateless), 'task')} of the plan without a date.", place)


def _scorecard(index: Index) -> Iterator[Gap]:
    dossier = index.dossier
    last = latest(dossier)
    if last is None:
        yield Gap("No round of the scorecard has been held.", Place("scorecard"), "risk")
        return
    place = Place("scorecard", field="benchmark", record=last.id)
    if not benchmark_locked(last):
        yield Gap(f"The benchmark of round {last.number} is not set and locked.", place, "risk")
    elif has_no_benchmark(last):
        yield Gap(f"Round {last.number} has no benchmark, so nobody passes or fails.", place)
    variant = index.dossier.alliance.variant
    titles = {each.id: criterion_title(each, variant, relabelled=True) for each in index.playbook.criteria}
    for side in results(dossier, index.playbook, last).partners:
        name = side.partner.label
        if not side.sheets:
            yield Gap(
                f"{name} has not scored round {last.number}.", Place("scorecard", record=last.id), "risk"
            )
            continue
        nameless = [sheet for sheet in side.sheets if not sheet.completed_by.strip()]
        if nameless:
            where = Place("scorecard", field="completed_by", record=nameless[0].id)
            yield Gap(f"Who completed the scorecard of {name} is not named.", where)
        sheet = Place("scorecard", record=side.sheets[0].id)
        unscored = [titles[id] for id, score in side.scores.items() if score.open]
        unknown = [titles[id] for id, score in side.scores.items() if score.value is None and score.not_known]
        bare = [
            titles[id]
            for id, score in side.scores.items()
            if score.value is not None and not score.rationales
        ]
        if unscored:
            yield Gap(f"{name} has not scored: {_some(unscored)}.", sheet, "risk")
        if unknown:
            yield Gap(f"Not known to {name}, so its total is partial: {_some(unknown)}.", sheet)
        if bare:
            yield Gap(f"{name} gives no rationale for: {_some(bare)}.", sheet)
    if not last.conclusion.strip():
        yield Gap(
            "The joint conclusion of the round is empty.",
            Place("scorecard", field="conclusion", record=last.id),
        )


def _charter_with_lint(index: Index, committee: Committee) -> tuple[Gap, ...]:
    """Return what a charter lacks, then what is wrong with it; never two words about one field."""
    lacking = tuple(_charter(index, committee))
    told = {(gap.place.step, gap.place.field) for gap in lacking}
    wrong = lint(index.dossier, committee.id, index.playbook, index.today)
    return lacking + tuple(
        replace(gap, text=f"{gap.text}.") for gap in wrong if (gap.place.step, gap.place.field) not in told
    )


def _charter(index: Index, committee: Committee) -> Iterator[Gap]:
    yield from _body(index, committee)
    if not committee.chartered:
        return
    if not any(version.text.strip() for version in index.dossier.all(NorthStarVersion)):
        yield Gap("There is no North Star yet.", _at(index, "north_star", "text"), "risk")
    charter = index.charters.get(committee.id)
    words = {
        "contribution": "its contribution to the North Star",
        "scope_in": "its scope",
        "decides": "what it decides",
    }
    for name in CHARTER_CORE:
        if charter is None or not getattr(charter, name).strip():
            yield Gap(
                f"The charter does not say {words[name]}.", _at(index, "charters", name, committee.id), "risk"
            )
    if not committee.decision_rule.strip():
        yield Gap(
            "How the body decides is not said.", _at(index, "committees", "decision_rule", committee.id)
        )
    seats = index.seats.get(committee.id, [])
    for partner in index.partners:
        if not any(_partner_of(index, seat.person_id) == partner.id for seat in seats):
            yield Gap(
                f"{partner.label} has nobody on it yet.", _at(index, "seats", "person_id", committee.id)
            )
    vacant = sum(not index.owner(seat.person_id) for seat in seats)
    if vacant:
        yield Gap(f"{count(vacant, 'seat')} not filled.", _at(index, "seats", "person_id", committee.id))
    own = [row for row in index.deliverables if row.committee_id == committee.id]
    vague = [row for row in own if not (row.due and index.owner(row.owner_id))]
    if not own:
        yield Gap("It has no deliverables.", _at(index, "deliverables", "name", committee.id))
    elif vague:
        text = f"{count(len(vague), 'deliverable')} without owner or date."
        yield Gap(text, _at(index, "deliverables", "owner_id", vague[0].id))
    if not ladder(index, committee):
        yield Gap("There is no escalation ladder.", _at(index, "ladders", "who", committee.id))


def _partner_of(index: Index, person_id: UUID | None) -> UUID | None:
    return index.partner_of.get(person_id) if person_id else None


def _at(index: Index, register: RegisterName, field: str, record: UUID | None = None) -> Place:
    """Return the step that shows a register, with the field in it."""
    return at(index.playbook, register, field, record)


def _some(names: list[str], most: int = 3) -> str:
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


_DOCUMENTS: dict[str, Callable[[Index], Iterator[Gap]]] = {
    "kickoff_deck": _kickoff_deck,
    "scorecard": _scorecard,
}
