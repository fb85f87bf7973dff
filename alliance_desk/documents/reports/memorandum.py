"""An outline of a memorandum of understanding, from what the canvas holds: a draft for counsel (S31)."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_desk.documents.outline import (
    Block,
    Callout,
    Facts,
    Outline,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Tagged,
)
from alliance_desk.documents.reports.partnership_canvas import cells
from alliance_desk.documents.reports.parts import outline, section, told
from alliance_desk.documents.reports.source import LEADERS, Source
from alliance_desk.records import Assumption, CommitteeKind, Person

BLANK = "[to be filled in by counsel]"
WARNING = (
    "This is an outline from which counsel can draft. It is no legal advice and no offer, and it binds "
    "nobody until counsel has drafted it and the companies have signed."
)
CLAUSES = (
    "Which law applies, and where disputes are settled",
    "Which parts bind, and which only state an intention",
    "Confidentiality agreement that applies, with its date",
    "Competition law: what may not be shared before signing",
    "Data protection in the test with customers",
    "Names and logos; who may announce the memorandum",
)


def compose(source: Source) -> Outline:
    """Return the outline; what is not on the desk is a blank that says so."""
    sections = (
        section("Read this first", Callout(WARNING, "wait", "Draft for counsel")),
        section("The companies", *_parties(source)),
        section("What the companies want to find out", *_or_blank(_purpose(source))),
        section("What each company brings and does", *_or_blank(_roles(source))),
        section("How value is created, delivered and captured", *_or_blank(_value(source))),
        section("What the test must show", *_or_blank(_tests(source))),
        section("Who decides", *_or_blank(_decides(source))),
        section(
            "Costs and income during the test", *_or_blank(told(source.said("viable_partnership.memo_costs")))
        ),
        section(
            "Confidential information and intellectual property",
            *_or_blank(told(source.said("viable_partnership.memo_property"))),
        ),
        section("Length and end", *_or_blank(told(source.said("viable_partnership.memo_end")))),
        section(
            "For counsel to settle",
            Table(("Point", "As settled by counsel"), tuple((each, "") for each in CLAUSES), (55, 45)),
        ),
        section("Signed after drafting by counsel", _signatures(source)),
    )
    return outline(
        source,
        "Outline of a memorandum of understanding",
        sections,
        subtitle="Draft for counsel",
        numbered=True,
        confidentiality=_class(source),
    )


def _class(source: Source) -> str:
    return f"{source.alliance.confidentiality.strip() or 'Confidential'}, draft for counsel"


def _or_blank(blocks: Iterator[Block]) -> Iterator[Block]:
    found = list(blocks)
    yield from found or [Paragraph(BLANK, "note")]


def _parties(source: Source) -> Iterator[Block]:
    yield Facts(
        (
            *((partner.name, partner.country or BLANK) for partner in source.partners),
            ("Offer", source.alliance.asset or BLANK),
            ("Territory", source.alliance.territory or BLANK),
            ("Registered names and addresses", Tagged(BLANK, "wait")),
        )
    )


def _purpose(source: Source) -> Iterator[Block]:
    yield from told(source.said("viable_partnership.memo_purpose"))
    if said := source.said("strategic_intent.value_assumption"):
        yield Paragraph("The assumption to be tested", "lead")
        yield from told(said)


def _roles(source: Source) -> Iterator[Block]:
    return cells(source, "economic_model", "operating_framework")


def _value(source: Source) -> Iterator[Block]:
    return cells(source, "create_value", "deliver_value", "capture_value")


def _tests(source: Source) -> Iterator[Block]:
    rows = [row for row in source.dossier.all(Assumption) if row.text.strip()]
    if rows:
        yield Table(
            ("What must be true", "How it is measured", "Threshold"),
            tuple((row.text, row.measure or BLANK, row.threshold or BLANK) for row in rows),
            (42, 38, 20),
        )


def _decides(source: Source) -> Iterator[Block]:
    body = source.body(CommitteeKind.STEERING)
    if body and (names := source.leaders(body)):
        yield Facts((("Highest body", body.name.strip()), ("Led by", "; ".join(names))))
    yield from cells(source, "governance_process")


def _signatures(source: Source) -> Iterator[Block]:
    """Yield a place to sign for each company, for whoever leads the steering body there."""
    body = source.body(CommitteeKind.STEERING)
    seats = source.seats(body) if body else []
    people = [
        person
        for seat in seats
        if seat.role in LEADERS and (person := source.dossier.get(Person, seat.person_id))
    ]
    signed: list[Signature] = []
    for partner in source.partners:
        who = next((person for person in people if person.partner_id == partner.id), None)
        signed.append(Signature(partner.name, who.name if who else "", who.title if who else ""))
    if signed:
        yield Signatures(tuple(signed))
    else:
        yield Paragraph(BLANK, "note")
