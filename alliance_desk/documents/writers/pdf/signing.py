"""The sign-off block on PDF pages: what is known of each party, and lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from alliance_desk.documents.outline import Signatures
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import INK, Type
from alliance_desk.documents.press.setting import colour
from alliance_desk.documents.writers.pdf.boxes import Box, Stack, Whole, Words
from alliance_desk.documents.writers.pdf.grid import Grid

if TYPE_CHECKING:
    from alliance_desk.documents.writers.pdf.blocks import Setter


@dataclass
class SigningLine(Box):
    """A line to sign on: what belongs on it stands below, what is known of it already above."""

    letters: Lettering
    label: str
    type_: Type
    known: Words | None = None
    over: float = 0
    """How much room there is above the line at least."""

    def height(self, width: float) -> float:
        above = self.known.height(width) if self.known else 0
        return max(above, self.over, 2.3 * self.type_.size) + self.type_.leading + 1

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        line = top - self.height(width) + self.type_.leading
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.6)
        canvas.line(x, line, x + width, line)
        if self.known:
            self.known.draw(canvas, x, line + self.known.height(width) + 1, width)
        Words(self.letters, ((self.label, self.type_),)).draw(canvas, x, line - 1, width)


def signatures(setter: Setter, block: Signatures) -> list[Box]:
    """Set the parties side by side; where the name of one is missing, every one has a line for it."""
    count = 3 if len(block.parties) == 3 else 2
    gutter = 40.0 if count < 3 else 24.0
    each = (setter.width - gutter * (count - 1)) / count
    above: list[Box] = []

    def fitting_(text: str, type_: Type) -> Words:
        made = setter.words(text, type_)
        if len(made.lines(each)) <= 4:
            return made
        # It would leave no room to sign: it stands above in full.
        above.append(setter.words(text, setter.looks.body))
        return setter.words(f"{made.lines(each)[0][0]}…", type_)

    plain = replace(setter.looks.cell, after=0)
    named = all(party.name for party in block.parties)
    rows: list[list[Box]] = []
    small = replace(setter.looks.note, after=0)
    for at in range(0, len(block.parties), count):
        parties = block.parties[at : at + count]
        heads = list[Box]()
        for party in parties:
            head = [fitting_(party.party, replace(setter.looks.column, after=0))]
            if named:
                head.append(fitting_(" · ".join(filter(None, (party.name, party.title))), plain))
            heads.append(Stack(head))
        rows.append(heads)
        names, titles = [party.name for party in parties], [party.title for party in parties]
        known = () if named else (("Name", names), ("Title", titles))
        nothing = [""] * len(parties)
        for label, texts in (*known, ("Signature", nothing), ("Date", nothing)):
            said = [fitting_(text, plain) if text else None for text in texts]
            over = max((text.height(each) for text in said if text), default=0)
            rows.append([SigningLine(setter.letters, label, small, text, over) for text in said])
    grid = Grid(rows, [1 / count] * count, (), 3, gutter, ruled=False)
    return [*above, Whole([grid], before=setter.looks.gap, after=setter.looks.gap)]
