"""What a kickoff shows besides its agenda: words, decisions taken, pairs to meet, promised time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alliance_desk.assessment.stakeholders import startup_team, unconfirmed
from alliance_desk.assessment.wording import listed, short_date
from alliance_desk.documents.outline import Cell, Table, Tagged
from alliance_desk.documents.reports.parts import TO_BE_SET, due, joined, named
from alliance_desk.documents.reports.source import Source, filled, unique
from alliance_desk.records import AfterAction, GlossaryTerm, Introduction, Partner, Person

TO_BE_AGREED = Tagged("To be agreed", "wait")


def glossary(source: Source, sides: bool = False) -> Iterator[Table]:
    """Yield the words and what they mean in the alliance; with ``sides`` what they mean at each company."""
    terms = sorted(
        (row for row in source.dossier.all(GlossaryTerm) if row.term.strip()),
        key=lambda row: row.term.casefold(),
    )
    if not terms:
        return
    agreed: list[Cell] = [row.agreed_meaning.strip() or TO_BE_AGREED for row in terms]
    own = source.dossier.own
    if not (sides and own and filled(*(row.our_meaning + row.their_meaning for row in terms))):
        rows = tuple((row.term, meaning) for row, meaning in zip(terms, agreed, strict=True))
        yield Table(("Word", "What it means in the alliance"), rows, (26, 74))
        return
    others = listed([partner.label for partner in source.dossier.others]) or "The partner"
    full = tuple(
        (row.term, row.our_meaning or "–", row.their_meaning or "–", meaning)
        for row, meaning in zip(terms, agreed, strict=True)
    )
    yield Table(("Word", f"At {own.label}", f"At {others}", "In the alliance"), full, (16, 26, 26, 32))


def after_actions(source: Source) -> Iterator[Table]:
    """Yield what was decided and what was set in motion, decisions first."""
    rows = [row for row in source.dossier.all(AfterAction) if row.text.strip()]
    rows.sort(key=lambda row: not row.decision)
    if rows:
        yield Table(
            ("", "What", "Owners", "Due"),
            tuple(
                (
                    "Decision" if row.decision else "Action",
                    row.text,
                    named(
                        joined(
                            unique(
                                [source.with_company(row.owner_id), source.with_company(row.other_owner_id)]
                            )
                        )
                    ),
                    _due(source, row),
                )
                for row in rows
            ),
            (10, 42, 31, 17),
        )


def _due(source: Source, row: AfterAction) -> Cell:
    timeless = row.decision and not row.due and not row.done_on
    return "–" if timeless else due(source, row.due, row.done_on)


def to_meet(source: Source) -> Iterator[Table]:
    """Yield the pairs that have not met yet, with how and when they are to meet."""
    rows = [
        row
        for row in source.dossier.all(Introduction)
        if row.met_on is None and source.person(row.person_id) and source.person(row.other_id)
    ]
    rows.sort(key=lambda row: (row.planned_on is None, row.planned_on))
    if rows:
        yield Table(
            ("Who", "Meets", "How", "When", "Brought together by"),
            tuple(
                (
                    source.with_company(row.person_id),
                    source.with_company(row.other_id),
                    row.form or "–",
                    due(source, row.planned_on),
                    source.person(row.introduced_by_id) or "–",
                )
                for row in rows
            ),
            (22, 22, 20, 18, 18),
        )


def commitments(source: Source, partners: Iterable[Partner]) -> Iterator[Table]:
    """Yield the startup team of some companies: role, time, and whose word that is."""
    sides = [partner.id for partner in partners]
    team = [
        person
        for person in startup_team(source.dossier)
        if person.partner_id in sides and person.name.strip()
    ]
    team.sort(key=lambda person: sides.index(person.partner_id) if person.partner_id else 0)
    if not team:
        return
    waiting = {person.id for person in unconfirmed(source.dossier)}
    several = len(sides) > 1
    yield Table(
        ("Name", *(("Company",) if several else ()), "Role in the startup", "Time", "Confirmed"),
        tuple(
            (
                person.name,
                *((_company(source, person),) if several else ()),
                _role(person),
                TO_BE_SET if person.time_share is None else f"{person.time_share}\N{NO-BREAK SPACE}%",
                _word(person, person.id in waiting),
            )
            for person in team
        ),
        (25, 13, 18, 8, 36) if several else (28, 22, 9, 41),
    )


def _company(source: Source, person: Person) -> str:
    partner = source.dossier.get(Partner, person.partner_id)
    return partner.label if partner else ""


def _role(person: Person) -> str:
    role = person.startup_role.strip()
    return role[:1].upper() + role[1:]


def _word(person: Person, waiting: bool) -> Cell:
    """Return who has confirmed a person's time, and when."""
    if waiting:
        return Tagged("Not confirmed", "wait")
    on = f", {short_date(person.commitment_on)}" if person.commitment_on else ""
    return f"{person.commitment_by.strip()}{on}" if person.commitment_by.strip() else Tagged("Yes", "good")
