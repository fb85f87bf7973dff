"""The North Star with the value that it brings to each, and who agreed to it (SIR, strategic intent)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.north_star import consents, north_star
from alliance_desk.assessment.propositions import has_number, sentence
from alliance_desk.assessment.wording import count, near_date
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role, side_role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier, NorthStarConsent, Partner, ValueProposition, Variant

TITLE = "The North Star"
CUSTOMERS = "strategic_intent.value_customers"
PARTNER = "strategic_intent.value_partner"
STAKEHOLDERS = "strategic_intent.value_stakeholders"
OPEN = "Not written yet"


@dataclass(frozen=True)
class _Value:
    """What the alliance brings to somebody."""

    heading: str
    text: str
    role: Role = "muted"


def north_star_map(dossier: Dossier, playbook: Playbook, today: date, width: float = 480) -> Picture:
    """Return the star and its statement, the value for each side below it, and the marks of consent."""
    statement = north_star(dossier, playbook)
    values = _values(dossier, playbook)
    given = consents(dossier, playbook)
    if not statement and not any(value.text for value in values):
        return parts.nothing(
            TITLE, "Write the North Star and the value that it brings to see them here.", width
        )
    room = width - 52
    words, end = parts.paragraph(statement or OPEN, 40, 10, room, size=13, lines=10, bold=bool(statement))
    shapes: list[Shape] = [
        Rect(0.5, 0.5, width - 1, end + 9, "ours_soft", "ours", radius=8),
        parts.star(20, (end + 10) / 2, 11),
        *words,
    ]
    y = end + 20
    columns = max(1, min(len(values), int(width // 210)))
    for at in range(0, len(values), columns):
        added, y = _cards(values[at : at + columns], y, width, columns)
        shapes += added
    added, y = _told(dossier, y, width)
    shapes += added
    for partner, consent in zip(dossier.partners, given, strict=True):
        side = dossier.side(partner.id)
        shapes += parts.mark(_mark(consent), 8, y + 9, 5.5)
        text = lettering.shortened(_consent(partner, consent, today), 11.5, width - 24)
        shapes.append(Text(20, y + 13, text, 11.5, side_role(side)))
        y += 20
    return Picture(TITLE, _alt(dossier, statement, values, given, today), width, y + 4, tuple(shapes))


def _values(dossier: Dossier, playbook: Playbook) -> list[_Value]:
    answers = AnswerSheet.of(dossier, playbook)
    whom = "customers" if dossier.alliance.variant == Variant.TECHNOLOGY else "patients"
    return [
        _Value(f"For {whom}", answers.text(CUSTOMERS)),
        *(
            _Value(f"For {partner.label}", answers.text(PARTNER, partner.id), side_role(side))
            for side, partner in enumerate(dossier.partners)
        ),
        _Value("For key stakeholders", answers.text(STAKEHOLDERS)),
    ]


def _cards(values: Sequence[_Value], y: float, width: float, columns: int) -> tuple[list[Shape], float]:
    """Return some values side by side, as tall as the longest, and where they end."""
    gap = 8.0
    each = (width - gap * (columns - 1)) / columns
    texts: list[Shape] = []
    ends: list[float] = []
    for at, value in enumerate(values):
        x = at * (each + gap) + 10
        heading = lettering.shortened(value.heading, 11, each - 20, bold=True)
        texts.append(Text(x, y + 17, heading, 11, value.role, bold=True))
        role: Role = "ink" if value.text else "muted"
        words, end = parts.paragraph(value.text or OPEN, x, y + 21, each - 20, lines=4, role=role)
        texts += words
        ends.append(end)
    tall = max(ends) - y + 6
    boxes: list[Shape] = [
        Rect(at * (each + gap) + 0.5, y, each - 1, tall, "paper", "line", radius=6)
        for at in range(len(values))
    ]
    return [*boxes, *texts], y + tall + gap


def _told(dossier: Dossier, y: float, width: float) -> tuple[list[Shape], float]:
    return parts.note(_sentences(dossier), y, 0, width)


def _sentences(dossier: Dossier) -> str:
    """Return how many sentences for audiences there are, and how many have a number in them."""
    written = [row for row in dossier.all(ValueProposition) if sentence(row)]
    if not written:
        return ""
    numbered = sum(map(has_number, written))
    return f"{count(len(written), 'sentence')} for audiences, {numbered} with a number in it"


def _mark(consent: NorthStarConsent | None) -> Mark:
    return "open" if consent is None else "done"


def _consent(partner: Partner, consent: NorthStarConsent | None, today: date) -> str:
    if consent is None:
        return f"{partner.label}: not agreed to these words yet"
    by = f" by {consent.agreed_by.strip()}" if consent.agreed_by.strip() else ""
    on = f", {near_date(consent.agreed_on, today)}" if consent.agreed_on else ""
    return f"{partner.label}: agreed{by}{on}"


def _alt(
    dossier: Dossier,
    statement: str,
    values: Sequence[_Value],
    given: Sequence[NorthStarConsent | None],
    today: date,
) -> str:
    said = [f"{TITLE}: {statement or 'not written yet'}"]
    said += [f"{value.heading}: {value.text or 'not written yet'}" for value in values]
    said += [_sentences(dossier)] if _sentences(dossier) else []
    said += [_consent(*pair, today) for pair in zip(dossier.partners, given, strict=True)]
    return ". ".join(text.rstrip(".") for text in said) + "."
