"""Who has met whom across the partners (SIR, relationships; S15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from alliance_desk.assessment.stakeholders import pairs
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Rect, Shape, Text
from alliance_desk.records import Dossier, Introduction, Person

TITLE = "Who has met whom"
WORDS: dict[Mark, str] = {
    "done": "have met",
    "planned": "to be introduced",
    "late": "should have met by now",
    "open": "counterparts not met, nothing planned",
}

States = dict[frozenset[UUID], Mark]


def meeting_matrix(dossier: Dossier, today: date, width: float = 900) -> Picture:
    """Return our own people against those of the others, with a sign where two have met or are to meet.

    Where there are more people than can be read, the most influential are drawn and the rest is counted.
    """
    own = dossier.own
    ours = _by_influence(dossier.people(own.id)) if own else []
    theirs = [person for partner in dossier.others for person in _by_influence(dossier.people(partner.id))]
    if not ours or not theirs:
        return parts.nothing(
            TITLE, "Enter people of every partner to see who has met whom and who has not.", width
        )
    narrow = width < parts.NARROW
    states = _states(dossier, today)
    least = 20.0 if narrow else 28.0
    head = min(_longest(ours) + 16, 84.0 if narrow else 210.0, width * 0.38)
    up = min(max(_longest(theirs) + 10, 30), 92.0 if narrow else 170.0)
    most = max(1, int((width - head - 1) // least))
    shown_theirs = _most(theirs, min(most, 26))
    shown_ours = _most(ours, 12 if narrow else 26)
    cell = min((width - head - 1) / len(shown_theirs), 24.0 if narrow else 52.0)
    row = min(cell, 20.0 if narrow else 30.0)
    right, bottom = head + cell * len(shown_theirs), up + 20 + row * len(shown_ours)
    shapes: list[Shape] = []
    top = up + 20
    for at, person in enumerate(shown_ours):
        y = top + at * row
        if at % 2 == 0:
            shapes.append(Rect(0, y, right, row, "canvas"))
        name = lettering.shortened(person.name or "No name yet", 11, head - 10)
        shapes.append(Text(0, y + row / 2 + 4, name, 11, "ink"))
        shapes += _cells(person, shown_theirs, states, head, y + row / 2, cell)
    for at, person in enumerate(shown_theirs):
        x = head + at * cell
        side = dossier.side(person.partner_id)
        name = lettering.shortened(person.name or "No name yet", 11, up - 8)
        shapes.append(Line(((x, top), (x, bottom)), "line"))
        shapes.append(Text(x + cell / 2 + 4, top - 6, name, 11, side_role(side), turned=True))
    shapes.append(Line(((right, top), (right, bottom)), "line"))
    shapes.append(Line(((0, bottom), (right, bottom)), "line"))
    shapes.append(Line(((0, top), (right, top)), "muted"))
    if own:
        label = lettering.shortened(own.label, 11.5, head - 10, bold=True)
        shapes.append(Text(0, top - 6, label, 11.5, side_role(0), bold=True))
    shapes += _headings(dossier, shown_theirs, head, cell, width)
    used = {states[key] for key in _keys(ours, theirs) if key in states}
    signs = [(parts.sign(how), words) for how, words in WORDS.items() if how in used]
    added, y = parts.legend(signs, bottom + 6, 0, width)
    shapes += added
    left_out = len(ours) - len(shown_ours) + len(theirs) - len(shown_theirs)
    if left_out:
        who = count(left_out, "less influential person", "less influential people")
        added, y = parts.note(f"{who} left out.", y, 0, width)
        shapes += added
    return Picture(TITLE, _words(own.label if own else "", ours, theirs, states), width, y + 3, tuple(shapes))


def _by_influence(people: Sequence[Person]) -> list[Person]:
    return sorted(people, key=lambda person: -(person.influence or 0))


def _longest(people: Sequence[Person]) -> float:
    return max(lettering.width(person.name or "No name yet", 11) for person in people)


def _most(people: Sequence[Person], number: int) -> list[Person]:
    """Return the most influential, each still beside those of the same partner."""
    kept = {person.id for person in _by_influence(people)[:number]}
    return [person for person in people if person.id in kept]


def _states(dossier: Dossier, today: date) -> States:
    """Return what is known of each pair: met, to meet, late, or counterparts for whom nothing is planned."""
    found: States = {frozenset((pair.one.id, pair.other.id)): "open" for pair in pairs(dossier)}
    for each in dossier.all(Introduction):
        if each.person_id is None or each.other_id is None or each.person_id == each.other_id:
            continue
        key = frozenset((each.person_id, each.other_id))
        if each.met_on:
            found[key] = "done"
        elif found.get(key) != "done":
            late = each.planned_on is not None and each.planned_on < today
            found[key] = "late" if late else "planned"
    return found


def _keys(ours: Sequence[Person], theirs: Sequence[Person]) -> Iterator[frozenset[UUID]]:
    return (frozenset((one.id, other.id)) for one in ours for other in theirs)


def _cells(
    person: Person, others: Sequence[Person], states: States, left: float, middle: float, cell: float
) -> Iterator[Shape]:
    for at, other in enumerate(others):
        how = states.get(frozenset((person.id, other.id)))
        if how is not None:
            yield from parts.mark(how, left + (at + 0.5) * cell, middle, 6.5 if cell > 24 else 5.5)


def _headings(
    dossier: Dossier, people: Sequence[Person], left: float, cell: float, width: float
) -> Iterator[Shape]:
    """Yield the names of the other partners above their people, where there is room."""
    end = 0.0
    for side in sorted({dossier.side(person.partner_id) for person in people}):
        first = next(at for at, each in enumerate(people) if dossier.side(each.partner_id) == side)
        x = max(left + first * cell, end)
        label = lettering.shortened(dossier.partners[side].label, 11.5, min(150, width - x), bold=True)
        if len(label) > 1:
            yield Text(x, 12, label, 11.5, side_role(side), bold=True)
            end = x + lettering.width(label, 11.5, bold=True) + 10


def _words(own: str, ours: Sequence[Person], theirs: Sequence[Person], states: States) -> str:
    found: dict[Mark, list[str]] = {how: [] for how in WORDS}
    for one in ours:
        for other in theirs:
            how = states.get(frozenset((one.id, other.id)))
            if how is not None:
                found[how].append(f"{one.name or 'No name yet'} and {other.name or 'no name yet'}")
    possible = f"{own} with {len(ours)}, the others with {count(len(theirs), 'person', 'people')}"
    said = [f"{TITLE}: {possible}, {count(len(found['done']), 'pair')} met"]
    said += [f"{WORDS[how].capitalize()}: {'; '.join(who)}" for how, who in found.items() if who]
    return ". ".join(said) + "."
