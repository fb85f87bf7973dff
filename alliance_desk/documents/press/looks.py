"""How pages look: sizes and spaces of reports on A4, and of decks on wide slides."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from alliance_desk.pictures.palette import LIGHT

PAPERS = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height of paper, upright."""
INK, MUTED, LINE = LIGHT["ink"], LIGHT["muted"], LIGHT["line"]
STAR = LIGHT["star"]


@dataclass(frozen=True)
class Type:
    """One size of type with its leading and the space around it."""

    size: float
    leading: float
    bold: bool = False
    ink: str = INK
    before: float = 0
    after: float = 0


@dataclass(frozen=True)
class Looks:
    """Every size that blocks are set in."""

    body: Type
    lead: Type
    note: Type
    item: Type
    indent: float
    head: Type
    cell: Type
    cell_head: Type
    cell_pad: float
    cell_least: float
    """The smallest type of a table that would have to break its words."""
    tag: Type
    callout: Type
    label: Type
    fact: Type
    fact_label: Type
    column: Type
    caption: Type
    fact_pad: float
    gap: float
    """Space above and below tables, pictures and boxes."""
    figure: float
    """How much larger than drawn a picture may be set."""
    figure_height: float


REPORT = Looks(
    body=Type(10, 14.5, after=7),
    lead=Type(11.5, 16.5, after=9),
    note=Type(8.5, 12, ink=MUTED, after=6),
    item=Type(10, 14.5, after=3),
    indent=14,
    head=Type(11.5, 15, bold=True, before=10, after=4),
    cell=Type(9, 12.4),
    cell_head=Type(8.5, 11.5, bold=True, ink=MUTED),
    cell_pad=5,
    cell_least=6.5,
    tag=Type(8.5, 12.4, bold=True),
    callout=Type(10.5, 15),
    label=Type(8.5, 13, bold=True),
    fact=Type(10, 14),
    fact_label=Type(9, 14, ink=MUTED),
    column=Type(10.5, 14.5, bold=True, after=4),
    caption=Type(8.5, 12, ink=MUTED, before=2, after=4),
    fact_pad=2,
    gap=8,
    figure=1.0,
    figure_height=560,
)

DECK = Looks(
    body=Type(15, 21.5, after=8),
    lead=Type(18, 25, after=10),
    note=Type(12, 17, ink=MUTED, after=6),
    item=Type(15, 21.5, after=5),
    indent=19,
    head=Type(16, 22, bold=True, before=10, after=6),
    cell=Type(12.5, 17),
    cell_head=Type(11.5, 15.5, bold=True, ink=MUTED),
    cell_pad=5.5,
    cell_least=11,
    tag=Type(11.5, 17, bold=True),
    callout=Type(17, 24),
    label=Type(12, 18, bold=True),
    fact=Type(15, 21),
    fact_label=Type(13, 21, ink=MUTED),
    column=Type(16, 22, bold=True, after=6),
    caption=Type(11.5, 16, ink=MUTED, before=2, after=4),
    fact_pad=2,
    gap=10,
    figure=1.7,
    figure_height=268,
)

_ROOMY = replace(
    DECK,
    body=Type(19, 28, after=11),
    lead=Type(23, 32, after=13),
    note=Type(14, 20, ink=MUTED, after=7),
    item=Type(19, 28, after=8),
    indent=24,
    cell=Type(15, 20.5),
    cell_head=Type(13, 18, bold=True, ink=MUTED),
    cell_pad=8.5,
    tag=Type(13.5, 20.5, bold=True),
    callout=Type(22, 31),
    label=Type(13.5, 21, bold=True),
    fact=Type(19, 29),
    fact_label=Type(16, 29, ink=MUTED),
    column=Type(19, 26, bold=True, after=8),
    fact_pad=4,
    gap=14,
    figure_height=345,
)


def _between(step: float) -> Looks:
    """Return looks between those of a full deck (0) and roomy ones (1), or beyond."""

    def mixed(low: float, high: float) -> float:
        return round(low + step * (high - low), 2)

    made: dict[str, Type | float] = {}
    for field in fields(Looks):
        low, high = getattr(DECK, field.name), getattr(_ROOMY, field.name)
        made[field.name] = (
            replace(
                low,
                size=mixed(low.size, high.size),
                leading=mixed(low.leading, high.leading),
                before=mixed(low.before, high.before),
                after=mixed(low.after, high.after),
            )
            if isinstance(low, Type)
            else mixed(low, high)
        )
    return replace(DECK, **made)


SIZES = tuple(map(_between, (1.7, 1.0, 0.5, 0.0, -0.4)))
"""The types of slides, largest first. They lie close together, so that no slide stands out from the next."""


def aired(looks: Looks, by: float) -> Looks:
    """Return looks with so much more space between things, in the same type."""
    made: dict[str, Type | float] = {
        name: replace(type_, before=type_.before * by, after=type_.after * by)
        for name in ("body", "lead", "note", "item", "column")
        if isinstance(type_ := getattr(looks, name), Type)
    }
    pads = {name: getattr(looks, name) * by for name in ("cell_pad", "fact_pad", "gap")}
    return replace(looks, **made, **pads)


def scaled(looks: Looks, by: float) -> Looks:
    """Return looks so much larger in all that has a size."""
    made: dict[str, Type | float] = {}
    for field in fields(Looks):
        value = getattr(looks, field.name)
        made[field.name] = (
            replace(
                value,
                size=value.size * by,
                leading=value.leading * by,
                before=value.before * by,
                after=value.after * by,
            )
            if isinstance(value, Type)
            else value * by
        )
    return replace(looks, **made)


LARGE = aired(_between(2.7), 1.5)
"""The type of a slide on which little is said."""
