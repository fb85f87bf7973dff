"""What the rules of registers are made of.

Two things hold for every rule here. Their number never depends on the rows, and a rule that holds
is never broken by writing into an empty field: a row lacks something until it is there, and what
calls for something else (an influence that calls for a counterpart) is itself asked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.wording import count, listed
from alliance_desk.records import AllianceRecord, Committee, Partner, Person

R = TypeVar("R", bound=AllianceRecord)
Weigh = Callable[[Index], list[Rule]]


@dataclass(frozen=True)
class Needs:
    """What each row of a register needs: the words for a row without it, and the fields that give it."""

    text: str
    any_of: tuple[str, ...] = ()
    """Fields of which one is enough."""
    all_of: tuple[str, ...] = ()


def table(
    kind: type[AllianceRecord], one: str, *needs: Needs, many: str = "", none: str = "", field: str = ""
) -> Weigh:
    """Return the rules of a register: that there is a row, if ``none`` says so, and what each needs."""

    def weigh(index: Index) -> list[Rule]:
        rows = index.dossier.all(kind)
        first = field or next((name for need in needs for name in (*need.any_of, *need.all_of)), "")
        found = [some(rows, none, first)] if none else []
        for need in needs:
            fields = need.any_of or need.all_of
            enough = any if need.any_of else all
            lacking = [row for row in rows if not enough(filled(index, row, name) for name in fields)]
            found.append(each(rows, lacking, need.text, fields[0], one, many, none))
        return found

    return weigh


def some(rows: Sequence[AllianceRecord], none: str, field: str) -> Rule:
    """Return the rule that a register is not empty."""
    return Rule(bool(rows), none, None, field)


def each(
    rows: Sequence[AllianceRecord],
    lacking: Sequence[AllianceRecord],
    text: str,
    field: str,
    one: str,
    many: str = "",
    none: str = "",
) -> Rule:
    """Return the rule that no row lacks something; without rows it holds unless ``none`` is said then."""
    if not rows:
        return Rule(not none, none, None, field, idle=not none)
    first = lacking[0].id if lacking else None
    return Rule(not lacking, f"{count(len(lacking), one, many)} {text}", first, field)


def filled(index: Index, row: AllianceRecord, name: str) -> bool:
    """Tell whether a field of a row says something; a person must still be on the register."""
    value: Any = getattr(row, name)
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, UUID) and name in _person_fields(row.__table__):
        return index.owner(value)
    return value is not None


@cache
def _person_fields(table: Table) -> frozenset[str]:
    return frozenset(
        column.key
        for column in table.columns
        if any(key.target_fullname == "person.id" for key in column.foreign_keys)
    )


def partners_rule(missing: Sequence[Partner], text: str, field: str) -> Rule:
    """Return the rule that something is there of every partner; ``{}`` in ``text`` takes their names."""
    return Rule(not missing, text.format(listed([partner.label for partner in missing])), None, field)


def of_each_partner(index: Index, rows: Iterable[R], text: str, field: str, *names: str) -> Rule:
    """Return the rule that every partner has a row in which ``names`` are filled in."""
    having = {
        getattr(row, "partner_id")  # noqa: B009 - not every record has one
        for row in rows
        if all(filled(index, row, name) for name in names)
    }
    return partners_rule([each for each in index.partners if each.id not in having], text, field)


def people_rule(any_row: bool, people: Sequence[Person], text: str, none: str, field: str) -> Rule:
    """Return the rule that there are people and none of them lacks something."""
    sentence = f"{count(len(people), 'person', 'people')} {text}" if any_row else none
    return Rule(any_row and not people, sentence, people[0].id if people else None, field)


def bodies_rule(index: Index, bodies: Iterable[Committee], what: str, field: str) -> Rule:
    """Return the rule that there are committees and none of them is without ``what``."""
    found = list(bodies)
    if not index.committees:
        return Rule(False, "No committee yet", None, "name")
    names = [body.label or "A committee without a name" for body in found]
    text = f"{names[0]} has no {what}" if len(names) == 1 else f"{len(names)} committees have no {what}"
    return Rule(not found, text, found[0].id if found else None, field)


def past(day: date | None, today: date) -> bool:
    """Tell whether a day is not known or lies behind: what hung on it must be there."""
    return day is None or day < today
