"""Who speaks with whom across the partners, and who has nobody to speak with (SIR, stakeholders; S09)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from alliance_desk.assessment.stakeholders import Pair, pairs, without_counterpart
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Shape, Text
from alliance_desk.records import Dossier, Introduction, Person

TITLE = "Who speaks with whom"
ROW = 44.0
MOST = {True: 8, False: 36}
"""How many rows are drawn at most, in a narrow picture and in a wide one."""


@dataclass(frozen=True)
class _Row:
    """People side by side, with what joins them; an empty side is a gap."""

    left: tuple[Person, ...]
    right: tuple[Person, ...]
    pairs: tuple[Pair, ...] = ()

    @property
    def height(self) -> int:
        return max(len(self.left), len(self.right))


def peer_map(dossier: Dossier, width: float = 900) -> Picture:
    """Return the people of two partners face to face; three partners are drawn two by two.

    A full line joins a pair that has met, a dashed one a pair that has not. An influential person
    without a counterpart faces an empty place.
    """
    found, alone = pairs(dossier), without_counterpart(dossier)
    if not found and not alone:
        return parts.nothing(
            TITLE, "Nobody has a counterpart yet. Enter people and their influence, then pair them.", width
        )
    met = met_pairs(dossier)
    narrow = width < parts.NARROW
    blocks = _blocks(dossier, found, alone)
    room = MOST[narrow]
    shapes: list[Shape] = []
    y, left_out = 0.0, 0
    for (one, other), rows in blocks:
        kept: list[_Row] = []
        for row in rows:
            if row.height <= room:
                kept.append(row)
                room -= row.height
            else:
                left_out += row.height
        if kept:
            block, y = _block(dossier, (one, other), kept, met, y, width)
            shapes += block
    entries = [(parts.stroke("ink"), "have met"), (parts.stroke("muted", dashed=True), "not met yet")]
    if alone:
        entries.append((parts.sign("late"), "no counterpart yet"))
    start = max(0.0, (width - _between(width)) / 2 - _box(width))
    added, y = parts.legend(entries, y, start, width)
    shapes += added
    if left_out:
        added, y = parts.note(f"{count(left_out, 'more row')} not drawn here.", y, start, width)
        shapes += added
    return Picture(TITLE, _words(dossier, found, alone, met), width, y + 2, tuple(shapes))


def met_pairs(dossier: Dossier) -> set[frozenset[UUID | None]]:
    """Return the pairs of people who have met."""
    return {frozenset((each.person_id, each.other_id)) for each in dossier.all(Introduction) if each.met_on}


def _blocks(
    dossier: Dossier, found: Sequence[Pair], alone: Sequence[Person]
) -> list[tuple[tuple[int, int], list[_Row]]]:
    """Return what stands in each block of two partners: the gaps first, then groups of pairs."""
    blocks: list[tuple[tuple[int, int], list[_Row]]] = []
    sides = range(len(dossier.partners))
    told: set[UUID] = set()
    for one, other in combinations(sides, 2):
        rows: list[_Row] = []
        for person in alone:
            side = dossier.side(person.partner_id)
            if person.id in told or side not in (one, other):
                continue
            told.add(person.id)
            rows.append(_Row((person,), ()) if side == one else _Row((), (person,)))
        here = [
            pair
            for pair in found
            if (dossier.side(pair.one.partner_id), dossier.side(pair.other.partner_id)) == (one, other)
        ]
        rows += sorted(_groups(here), key=lambda row: -max(each.influence or 0 for each in row.left))
        if rows:
            blocks.append(((one, other), rows))
    return blocks


def _groups(found: Sequence[Pair]) -> Iterator[_Row]:
    """Yield the pairs so that people who share a counterpart stand together."""
    group: dict[UUID, int] = {}
    for at, pair in enumerate(found):
        mine = {group[id] for id in (pair.one.id, pair.other.id) if id in group}
        group |= {id: at for id, which in group.items() if which in mine}
        group[pair.one.id] = group[pair.other.id] = at
    together: dict[int, list[Pair]] = defaultdict(list)
    for pair in found:
        together[group[pair.one.id]].append(pair)
    for each in together.values():
        left = {pair.one.id: pair.one for pair in each}
        right = {pair.other.id: pair.other for pair in each}
        yield _Row(tuple(left.values()), tuple(right.values()), tuple(each))


def _block(
    dossier: Dossier,
    sides: tuple[int, int],
    rows: Sequence[_Row],
    met: set[frozenset[UUID | None]],
    y: float,
    width: float,
) -> tuple[list[Shape], float]:
    """Return two columns of people below their partners' names, and where they end."""
    between, box = _between(width), _box(width)
    starts = ((width - between) / 2 - box, (width + between) / 2)
    shapes: list[Shape] = []
    boxes: list[Shape] = []
    for side, x in zip(sides, starts, strict=True):
        name = lettering.shortened(dossier.partners[side].label, 12, box, bold=True)
        shapes.append(Text(x, y + 14, name, 12, side_role(side), bold=True))
    y += 24
    for row in rows:
        middles: dict[UUID, float] = {}
        for side, people, x in zip(sides, (row.left, row.right), starts, strict=True):
            for at, person in enumerate(people):
                top = y + at * ROW + (row.height - len(people)) * ROW / 2
                middles[person.id] = top + (ROW - 6) / 2
                boxes += _person(person, side, x, top, box)
        for pair in row.pairs:
            here, there = middles[pair.one.id], middles[pair.other.id]
            one, other = starts[0] + box, starts[1]
            known = frozenset((pair.one.id, pair.other.id)) in met
            shapes.append(
                Line(((one, here), (other, there)), "ink" if known else "muted", 1.6, dashed=not known)
            )
            if known:
                shapes.append(Circle(one, here, 3, "ink"))
                shapes.append(Circle(other, there, 3, "ink"))
        if not row.pairs:
            x = starts[1] if row.left else starts[0]
            boxes += _gap(x, y, box, starts[0] + box + between / 2)
        y += row.height * ROW
    return [*shapes, *boxes], y + 6


def _between(width: float) -> float:
    """Return the room between the two columns."""
    return 34.0 if width < parts.NARROW else min(170.0, width * 0.2)


def _box(width: float) -> float:
    """Return how wide a column is."""
    return min((width - _between(width)) / 2 - 0.5, 300)


def _person(person: Person, side: int, x: float, y: float, box: float) -> Iterator[Shape]:
    role = side_role(side)
    room = box - 16
    yield Rect(x, y, box, ROW - 6, "paper", "line", radius=6)
    yield Rect(x, y, 4, ROW - 6, role, radius=2)
    size = 11.5 if box > 120 else 10.5
    yield Text(
        x + 11, y + 16, lettering.shortened(person.name or "No name yet", size, room, True), size, bold=True
    )
    work = person.function or person.title
    if work:
        yield Text(x + 11, y + 30, lettering.shortened(work, size - 1, room), size - 1, "muted")


def _gap(x: float, y: float, box: float, middle: float) -> Iterator[Shape]:
    """Yield an empty place opposite a person, with the sign and the word for it."""
    high = ROW - 6
    frame = ((x + 1, y + 1), (x + box - 1, y + 1), (x + box - 1, y + high - 1), (x + 1, y + high - 1))
    yield Line((*frame, frame[0]), "bad", 1.2, dashed=True)
    yield from parts.mark("late", middle, y + high / 2, 6)
    words = lettering.shortened("nobody yet", 11, box - 12)
    yield Text(x + box / 2, y + high / 2 + 4, words, 11, "bad", "middle")


def _words(
    dossier: Dossier, found: Sequence[Pair], alone: Sequence[Person], met: set[frozenset[UUID | None]]
) -> str:
    labels: dict[UUID | None, str] = {partner.id: partner.label for partner in dossier.partners}

    def called(person: Person) -> str:
        where = labels.get(person.partner_id, "other")
        return f"{person.name or 'No name yet'} ({where})"

    known = sum(frozenset((pair.one.id, pair.other.id)) in met for pair in found)
    said = [f"{TITLE}: {count(len(found), 'pair')}, {known} of them met, {len(alone)} without a counterpart"]
    said += [
        f"{called(pair.one)} and {called(pair.other)}: "
        f"{'met' if frozenset((pair.one.id, pair.other.id)) in met else 'not met yet'}"
        for pair in found
    ]
    said += [f"{called(person)}: no counterpart yet" for person in alone]
    return ". ".join(said) + "."
