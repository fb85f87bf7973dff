"""What stands side by side on slides: columns, and places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from alliance_desk.documents.outline import Signature
from alliance_desk.documents.press import flow
from alliance_desk.documents.press.looks import INK, Looks
from alliance_desk.documents.writers.powerpoint.items import Item, Measure, Text, place_all, rule
from alliance_desk.documents.writers.powerpoint.xml import Line


@dataclass
class Aside(Item):
    """Columns beside one another, each with a heading in its colour."""

    columns: Sequence[tuple[Text | None, Sequence[Item], str]]
    gutter: float = 30

    def each(self, width: float) -> float:
        return (width - self.gutter * (len(self.columns) - 1)) / len(self.columns)

    def _head(self, width: float) -> float:
        return max((head.height(width) + 14 for head, _, _ in self.columns if head), default=0)

    def height(self, width: float) -> float:
        each = self.each(width)
        return self._head(each) + max(flow.height(items, each) for _, items, _ in self.columns)

    def split(self, width: float, height: float) -> tuple[Item | None, Item | None]:
        each = self.each(width)
        space = height - self._head(each)
        parts = [flow.divided(items, each, space) for _, items, _ in self.columns]
        if not any(now for now, _ in parts) or not any(later for _, later in parts):
            return None, self
        above = [(head, now, ink) for (head, _, ink), (now, _) in zip(self.columns, parts, strict=True)]
        below = [(head, later, ink) for (head, _, ink), (_, later) in zip(self.columns, parts, strict=True)]
        return replace(self, columns=above, after=0), replace(self, columns=below, before=0)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        each = self.each(width)
        head_high = self._head(each)
        for place, (head, items, ink) in enumerate(self.columns):
            left = x + place * (each + self.gutter)
            if head:
                head.place(slide, left, y, each)
                rule(slide, left, y + head_high - 9, each, ink, 1.5)
            place_all(slide, items, left, y + head_high, each)


@dataclass
class Signing(Item):
    """Places to sign, two beside one another."""

    measure: Measure
    parties: Sequence[Signature]
    looks: Looks

    def _to_fill(self, party: Signature) -> list[str]:
        named = party.name or party.title
        return [*([] if party.name else ["Name"]), *([] if named else ["Title"]), "Signature", "Date"]

    def _texts(self, party: Signature) -> list[Item]:
        name = " · ".join(filter(None, (party.name, party.title)))
        small = replace(self.looks.cell, leading=self.looks.cell.size * 1.4)
        head = Text(self.measure, Line(party.party, replace(self.looks.column, after=0)))
        return [head, *([Text(self.measure, Line(name, small))] if name else [])]

    def height(self, width: float) -> float:
        each = (width - 40) / 2
        return max(flow.height(self._texts(p), each) + 36 * len(self._to_fill(p)) + 12 for p in self.parties)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        each = (width - 40) / 2
        for place, party in enumerate(self.parties):
            left = x + place * (each + 40)
            texts = self._texts(party)
            place_all(slide, texts, left, y, each)
            top = y + flow.height(texts, each)
            label = replace(self.looks.caption, size=11, leading=14)
            for row, said in enumerate(self._to_fill(party)):
                rule(slide, left, top + 36 * row + 28, each, INK, 0.75)
                Text(self.measure, Line(said, label)).place(slide, left, top + 36 * row + 30, each)
