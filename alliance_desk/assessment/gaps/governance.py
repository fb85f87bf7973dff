"""What documents on bodies and their charters lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.assessment.gaps.shared import place_of
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.registers import CHAIRS, CHARTER_CORE
from alliance_desk.assessment.registers.governance import ladder
from alliance_desk.assessment.wording import count, listed, short_date
from alliance_desk.records import CharterStatus, Committee, Decision, NorthStarVersion


def bodies(index: Index) -> Iterator[Gap]:
    """Yield what the bodies lack: a chair, a quorum, a first meeting."""
    if not index.committees:
        yield Gap("No committee is set up.", place_of(index, "committees", "name"))
    for committee in index.committees:
        yield from body(index, committee)


def decisions(index: Index) -> Iterator[Gap]:
    """Yield that there is no decision to put on paper, what lacks its options, and what is overdue."""
    rows = [row for row in index.dossier.all(Decision) if row.question.strip()]
    if not rows:
        yield Gap("No decision is on the desk yet.", place_of(index, "decisions", "question"))
    open_ = [row for row in rows if row.made_on is None]
    if bare := [row for row in open_ if not row.options.strip()]:
        text = f"{count(len(bare), 'open decision')} without options."
        yield Gap(text, place_of(index, "decisions", "options", bare[0].id))
    if late := [row for row in open_ if row.needed_by and row.needed_by < index.today]:
        text = f"{count(len(late), 'decision')} needed before today and not made."
        yield Gap(text, place_of(index, "decisions", "made_on", late[0].id), "risk")


def outdated_charters(index: Index) -> Iterator[Gap]:
    """Yield the charters that were agreed before the North Star was changed."""
    for committee in index.chartered:
        yield from _outdated(index, committee)


def _outdated(index: Index, committee: Committee) -> Iterator[Gap]:
    charter = index.charters.get(committee.id)
    versions = [row for row in index.dossier.all(NorthStarVersion) if row.text.strip()]
    newest = max(versions, key=lambda row: row.number, default=None)
    if charter is None or charter.status != CharterStatus.AGREED or newest is None or len(versions) < 2:
        return
    if charter.effective_on and newest.kept_on and newest.kept_on > charter.effective_on:
        name = committee.label or "a committee without a name"
        text = f"The North Star was changed on {short_date(newest.kept_on)}, after the charter of {name} "
        place = place_of(index, "charters", "contribution", committee.id)
        yield Gap(f"{text}took effect on {short_date(charter.effective_on)}.", place, "risk")


def body(index: Index, committee: Committee) -> Iterator[Gap]:
    """Yield what one body lacks."""
    name = committee.label or "A committee without a name"
    seats = index.seats.get(committee.id, [])
    if not committee.chartered:
        yield from _forum(index, committee, name)
        return
    if not any(seat.role in CHAIRS and index.owner(seat.person_id) for seat in seats):
        yield Gap(f"{name} has no chair or lead.", place_of(index, "seats", "role", committee.id))
    else:
        empty = [seat for seat in seats if seat.role in CHAIRS and not index.owner(seat.person_id)]
        sides: dict[UUID | None, str] = {partner.id: partner.label for partner in index.partners}
        waiting = listed([sides[seat.partner_id] for seat in empty if seat.partner_id in sides])
        if waiting:
            yield Gap(
                f"{name}: {waiting} has not named its chair or lead.",
                place_of(index, "seats", "role", committee.id),
            )
    if not committee.quorum.strip():
        yield Gap(f"{name} has no quorum.", place_of(index, "committees", "quorum", committee.id))
    if committee.first_meeting is None:
        yield Gap(
            f"The first meeting of {name} has no date.",
            place_of(index, "committees", "first_meeting", committee.id),
        )


def _forum(index: Index, forum: Committee, name: str) -> Iterator[Gap]:
    """Yield what an informal forum lacks: it needs a purpose, a rhythm and people, and no more."""
    for field, what in (("purpose", "purpose"), ("cadence", "rhythm")):
        if not getattr(forum, field).strip():
            yield Gap(f"{name} has no {what}.", place_of(index, "committees", field, forum.id))
    if not any(index.owner(seat.person_id) for seat in index.seats.get(forum.id, ())):
        yield Gap(f"{name} has no members.", place_of(index, "seats", "person_id", forum.id))


def charter_gaps(index: Index, committee: Committee) -> tuple[Gap, ...]:
    """Return what a charter lacks, then what is wrong with it; never two words about one field."""
    lacking = tuple(_charter(index, committee))
    told = {(gap.place.step, gap.place.field) for gap in lacking}
    wrong = lint(index.dossier, committee.id, index.playbook, index.today)
    return lacking + tuple(
        replace(gap, text=f"{gap.text}.") for gap in wrong if (gap.place.step, gap.place.field) not in told
    )


def _charter(index: Index, committee: Committee) -> Iterator[Gap]:
    yield from body(index, committee)
    if not committee.chartered:
        return
    if not any(version.text.strip() for version in index.dossier.all(NorthStarVersion)):
        yield Gap("There is no North Star yet.", place_of(index, "north_star", "text"), "risk")
    charter = index.charters.get(committee.id)
    words = {
        "contribution": "its contribution to the North Star",
        "scope_in": "its scope",
        "decides": "what it decides",
    }
    for name in CHARTER_CORE:
        if charter is None or not getattr(charter, name).strip():
            yield Gap(
                f"The charter does not say {words[name]}.",
                place_of(index, "charters", name, committee.id),
                "risk",
            )
    if not committee.decision_rule.strip():
        yield Gap(
            "How the body decides is not said.", place_of(index, "committees", "decision_rule", committee.id)
        )
    seats = index.seats.get(committee.id, [])
    for partner in index.partners:
        if not any(_partner_of(index, seat.person_id) == partner.id for seat in seats):
            yield Gap(
                f"{partner.label} has nobody on it yet.", place_of(index, "seats", "person_id", committee.id)
            )
    vacant = sum(not index.owner(seat.person_id) for seat in seats)
    if vacant:
        yield Gap(f"{count(vacant, 'seat')} not filled.", place_of(index, "seats", "person_id", committee.id))
    own = [row for row in index.deliverables if row.committee_id == committee.id]
    vague = [row for row in own if not (row.due and index.owner(row.owner_id))]
    if not own:
        yield Gap("It has no deliverables.", place_of(index, "deliverables", "name", committee.id))
    elif vague:
        text = f"{count(len(vague), 'deliverable')} without owner or date."
        yield Gap(text, place_of(index, "deliverables", "owner_id", vague[0].id))
    if not ladder(index, committee):
        yield Gap("There is no escalation ladder.", place_of(index, "ladders", "who", committee.id))
    yield from _outdated(index, committee)


def _partner_of(index: Index, person_id: UUID | None) -> UUID | None:
    return index.partner_of.get(person_id) if person_id else None
