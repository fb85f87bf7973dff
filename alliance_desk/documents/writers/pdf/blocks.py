"""Blocks of an outline as boxes on a PDF page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, assert_never

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Paragraph,
    ScoreChart,
    Section,
    Signatures,
    Table,
    Tone,
)
from alliance_desk.documents.press import columns, score, words
from alliance_desk.documents.press.drawing import draw, fitting
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.looks import INK, MUTED, Looks, Type, scaled
from alliance_desk.documents.writers.pdf.boxes import Box, Rule, Stack, Whole, Words
from alliance_desk.documents.writers.pdf.forms import places
from alliance_desk.documents.writers.pdf.grid import Grid, naturals
from alliance_desk.documents.writers.pdf.signing import signatures
from alliance_desk.pictures.palette import LIGHT
from alliance_desk.pictures.shapes import Picture

_SHORT = 5
"""How many points a list has at most that stays on one page."""
_BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass
class Drawn(Box):
    """A picture as vectors, no wider than the page and no higher than it may be."""

    letters: Lettering
    picture: Picture
    largest: float
    highest: float
    colours: words.Colours

    def _scale(self, width: float) -> float:
        return fitting(self.picture, width, self.highest, self.largest)

    def height(self, width: float) -> float:
        return self.picture.height * self._scale(width)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide = self.picture.width * self._scale(width)
        draw(canvas, self.picture, x + (width - wide) / 2, top, wide, self.letters, self.colours)


@dataclass(frozen=True)
class Setter:
    """Sets blocks in the looks of a report or a deck, for one width."""

    letters: Lettering
    looks: Looks
    width: float
    colours: words.Colours = field(default_factory=lambda: LIGHT)

    def ink(self, tone: Tone) -> str:
        return words.ink(tone, self.colours)

    def words(self, text: str, type_: Type, **more: Any) -> Words:
        made = Words(self.letters, ((text, type_),), before=type_.before, after=type_.after, **more)
        # What is as long as a text is no caption: kept together with all that follows, it would fit nowhere.
        made.keep = made.keep and len(made.lines(self.width)) <= 6
        return made

    def blocks(self, blocks: tuple[Block, ...]) -> list[Box]:
        boxes: list[Box] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            made = self.block(block)
            if isinstance(block, Facts) and isinstance(following, Callout) and isinstance(made[-1], Whole):
                # What is said in a frame below facts belongs to them.
                made[-1].keep = True
            if made and words.introduces(block, following):
                # What introduces something is not left behind when that moves on.
                made[-1].keep = self._low(made[-1])
            boxes += made
        return boxes

    def block(self, block: Block) -> list[Box]:
        looks = self.looks
        match block:
            case Paragraph():
                type_ = {"body": looks.body, "lead": looks.lead, "note": looks.note}[block.style]
                return [self.words(part, type_) for part in _BLANK.split(block.text)]
            case Bullets():
                return self._bullets(block)
            case Callout():
                return [self._callout(block)]
            case Facts():
                facts = self._facts(block.pairs)
                low = facts.height(self.width) <= 0.4 * self.looks.figure_height
                return [Whole([facts], before=facts.before, after=facts.after) if low else facts]
            case Table():
                return self._table(block)
            case Figure():
                return self._picture(block.picture, block.caption, looks.figure)
            case ScoreChart():
                high = score.picture(block, self.letters).height
                # As wide as the page at the scale that its height allows.
                scale = min(looks.figure, looks.figure_height / high)
                picture = score.picture(block, self.letters, self.width / scale)
                return self._picture(picture, block.title, looks.figure, above=True)
            case Columns():
                return [self._columns(block)]
            case Signatures():
                return signatures(self, block)
            case Form():
                return places(self, block)
            case _:
                assert_never(block)

    def _bullets(self, block: Bullets) -> list[Box]:
        boxes: list[Box] = []
        for place, item in enumerate(block.items, 1):
            bullet = f"{place}." if block.numbered else "•"
            wide = self.letters.width(bullet + "  ", self.looks.item.size)
            boxes.append(
                self.words(item, self.looks.item, bullet=bullet, indent=max(self.looks.indent, wide))
            )
        if boxes:
            boxes[-1].after = self.looks.body.after
        # No point stands alone at the foot of a page or at the top of the next; a short list stays whole.
        for box in boxes[:-1] if len(boxes) <= _SHORT else (boxes[0], boxes[-2]):
            box.keep = self._low(box)
        return boxes

    def _low(self, box: Box) -> bool:
        return box.height(self.width) <= 3 * self.looks.lead.leading

    def _callout(self, block: Callout) -> Box:
        label = replace(self.looks.label, ink=self.ink(block.tone))
        pieces = ((block.label, label),) if block.label else ()
        return Words(
            self.letters,
            (*pieces, (block.text, self.looks.callout)),
            ground=words.ground(block.tone, self.colours),
            bar=words.edge(block.tone, self.colours),
            indent=6,
            pad=10,
            before=self.looks.gap,
            after=self.looks.gap + 4,
        )

    def cell(self, value: Cell, type_: Type) -> Words | Stack:
        tagged = words.cell(value)
        if tagged.tone == "plain" and tagged.text.startswith(words.POINT):
            return Stack([self._point(line, type_) for line in tagged.text.split("\n")])
        if tagged.tone == "plain" or not tagged.text.strip():
            return Words(self.letters, ((tagged.text, type_),))
        if tagged.tone == "muted":
            return Words(self.letters, ((tagged.text, replace(type_, ink=MUTED)),))
        tag = replace(self.looks.tag, ink=self.ink(tagged.tone), leading=type_.leading)
        return Words(
            self.letters, ((tagged.text, tag),), ground=words.ground(tagged.tone, self.colours), pill=True
        )

    def _point(self, line: str, type_: Type) -> Box:
        said = line.removeprefix(words.POINT)
        return Words(self.letters, ((said, type_),), bullet="" if said == line else "•", indent=type_.size)

    def _facts(self, pairs: tuple[tuple[str, Cell], ...]) -> Box:
        labels = [self.words(label, self.looks.fact_label) for label, _ in pairs]
        rows = [
            (label, self.cell(value, self.looks.fact))
            for label, (_, value) in zip(labels, pairs, strict=True)
        ]
        widest = max((label.natural()[1] for label in labels), default=0)
        share = min(max(widest + 6, 70), 0.36 * self.width) / self.width
        return Grid(
            rows, (share, 1 - share), pad=self.looks.fact_pad, ruled=False, before=2, after=self.looks.gap
        )

    def _table(self, block: Table) -> list[Box]:
        looks, gutter = self.looks, 10.0
        count = max((len(block.header), *(len(row) for row in block.rows)))
        if not count:
            return []
        header, rows = self._cells(block, looks)
        space = self.width - gutter * (count - 1)
        parts = columns.given(block.widths, count)
        if parts is None or count > 5:
            longest, lines = naturals([header, *rows], count)
            by = max(min(columns.scale(longest, parts, space), 1), looks.cell_least / looks.cell.size)
            if by < 1:
                # Smaller letters rather than words broken all over.
                header, rows = self._cells(block, scaled(looks, by))
                longest, lines = ([by * wide for wide in wides] for wides in (longest, lines))
            parts = parts or columns.shares(longest, lines, space)
        grid = Grid(rows, parts, (), looks.cell_pad, gutter, before=looks.gap / 2, after=looks.gap + 4)
        # A header that would fill every page anew is a row like the others.
        tall = replace(grid, rows=[header]).height(self.width) > 0.3 * looks.figure_height
        grid = replace(grid, rows=[header, *rows]) if tall else replace(grid, header=header)
        if not block.caption:
            return [grid]
        caption = self.words(block.caption, looks.caption, keep=True)
        return [replace(caption, before=looks.gap, after=0), replace(grid, before=0)]

    def _cells(self, block: Table, looks: Looks) -> tuple[list[Words], list[list[Words | Stack]]]:
        setter = replace(self, looks=looks)
        header = [setter.words(text, looks.cell_head) for text in block.header]
        return header, [[setter.cell(value, looks.cell) for value in row] for row in block.rows]

    def _picture(self, picture: Picture, caption: str, largest: float, above: bool = False) -> list[Box]:
        drawn = Drawn(self.letters, picture, largest, self.looks.figure_height, self.colours)
        if not caption:
            return [replace(drawn, before=self.looks.gap, after=self.looks.gap)]
        if above:
            title = self.words(caption, replace(self.looks.cell_head, ink=INK))
            both: list[Box] = [replace(title, after=8), drawn]
        else:
            both = [drawn, self.words(caption, self.looks.caption)]
        if any(isinstance(box, Words) and len(box.lines(self.width)) > 4 for box in both):
            return both
        return [Whole(both, before=self.looks.gap, after=self.looks.gap + 4)]

    def _columns(self, block: Columns) -> Box:
        count = len(block.columns) or 1
        gutter = 24.0
        inner = replace(self, width=(self.width - gutter * (count - 1)) / count)
        heads: list[Box] = [
            inner._column_head(column.heading, self.ink(column.tone)) if column.heading else Stack(())
            for column in block.columns
        ]
        parts: list[list[Box]] = [inner.blocks(column.blocks) for column in block.columns]
        gap = self.looks.gap
        grid = Grid([], [1 / count] * count, (), 0, gutter, False, whole=220, before=gap / 2, after=gap)
        if any(isinstance(head, Words) for head in heads):
            parts = [[head, *part] for head, part in zip(heads, parts, strict=True)]
            return replace(grid, rows=[[Stack(part) for part in parts]])
        # What goes on on the next page goes on below its heading.
        below = 6 if any(column.heading for column in block.columns) else 0
        return replace(grid, rows=[[Stack(part) for part in parts]], header=heads, below=below)

    def _column_head(self, heading: str, ink: str) -> Box:
        head = self.words(heading, replace(self.looks.column, ink=ink, after=3))
        if len(head.lines(self.width)) > 3:
            return head
        return Whole([head, Rule(ink, 1.2)], after=6, keep=True)

    def heading(self, section: Section, type_: Type, **more: Any) -> Words:
        return self.words(section.heading, type_, keep=True, **more)
