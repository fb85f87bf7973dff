"""Blocks of an outline as paragraphs, tables and pictures of a Word document, each in a named style."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count, pairwise, zip_longest
from typing import assert_never

from docx.document import Document
from docx.shared import Pt
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Cell,
    Columns,
    Facts,
    Figure,
    Form,
    Look,
    Paragraph,
    ScoreChart,
    Signatures,
    Table,
)
from alliance_desk.documents.press import columns, score, words
from alliance_desk.documents.press.drawing import png
from alliance_desk.documents.press.fonts import Lettering, words_of
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.cells import SIZE, fill
from alliance_desk.documents.writers.word.forms import fill_in
from alliance_desk.documents.writers.word.runs import Place, add, say, turn
from alliance_desk.documents.writers.word.signing import signatures
from alliance_desk.pictures.shapes import Picture

GUTTER = 480
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_STYLES = {"body": "BodyText", "lead": "Lead", "note": "Note"}
_INTRO = 300
"""Letters of a paragraph that stays with the table below it, at most."""
_ROOM = 1300
"""How high a place for more than one line is at least, for those who fill it in by hand."""
_GROUP = 5
"""The most rows under one name that stay together."""
_HALF = 120
"""The most letters of a fact that stands in one of two columns."""
_CARD = 8
"""The most facts that stay together."""
_TALL = 1200
"""Letters in a row of a table above which it may be broken over pages."""
_BESIDE = 900
"""Letters in columns as full as their fullest above which they may be."""
_LOW = 320
"""Letters of two rows above which either may stand alone on a page."""
_POINTS = 5
"""The most points of a list that stay together; of a longer one, the first two and the last two do."""


@dataclass(frozen=True)
class Setter:
    """Sets blocks into a document or a cell; widths are in twentieths of a point."""

    document: Document
    letters: Lettering
    tallest: float
    """How high a picture may be, in points."""
    decimal: int
    """Names the kind of list that numbered items are."""
    look: Look
    tight: bool = False
    """Charts take as little room as they can: those of a handout are among much else."""
    numbers: count[int] = field(default_factory=lambda: count(1))
    """For things that need a number of their own in the document."""

    def blocks(self, place: Place, blocks: tuple[Block, ...], width: int) -> None:
        """Add some blocks."""
        for block, after in zip_longest(blocks, blocks[1:]):
            line = self._block(place, block, width)
            if line is not None and words.introduces(block, after) and len(line.text) < _INTRO:
                # What introduces something is not left behind at the foot of a page.
                oxml.keep_next(line)

    def _block(self, place: Place, block: Block, width: int) -> Line | None:
        """Add a block; return the last paragraph of running text."""
        match block:
            case Paragraph():
                return [add(place, _STYLES[block.style], part) for part in _BLANK.split(block.text)][-1]
            case Bullets():
                style = "ListNumber" if block.numbered else "ListBullet"
                items = [add(place, style, item) for item in block.items]
                for item in items[:-1] if len(items) <= _POINTS else (items[0], items[-2]):
                    # Columns beside one another are parted wherever the page ends.
                    if len(item.text) < _INTRO and not isinstance(place, _Cell):
                        oxml.keep_next(item)
                if block.numbered:
                    oxml.count_from_one(self.document, items, self.decimal)
            case Callout():
                tone = block.tone.title()
                line = add(place, f"Callout{tone}")
                turn(line, block.text)
                say(line, block.label and f"{block.label}\n", f"Label{tone}")
                say(line, block.text)
            case Facts():
                self.facts(place, block.pairs, width)
            case Table():
                self._table(place, block, width)
            case Figure():
                self._picture(place, block.picture, block.caption, width)
            case ScoreChart():
                if block.title:
                    add(place, "ChartTitle", block.title)
                drawn = score.picture(block, self.letters, min(width / 20, 467), tight=self.tight)
                self._picture(place, drawn, "", width)
            case Columns():
                self._columns(place, block, width)
            case Signatures():
                signatures(self, place, block, width)
            case Form():
                self._form(place, block, width)
            case _:
                assert_never(block)
        return None

    def _grid(self, place: Place, style: str, widths: list[int], rows: int, *, head: bool = False) -> Grid:
        grid = place.add_table(rows, len(widths))
        grid._tbl.tblStyle_val = style
        oxml.fit(grid, widths, head=head)
        # Tables with nothing between them would become one; in a cell, python-docx sees to that.
        after = place.paragraphs[-1] if isinstance(place, _Cell) else place.add_paragraph()
        oxml.set_style(after, "AfterTable")
        return grid

    def beside(self, place: Place, count: int, width: int, rows: int = 1) -> tuple[Grid, list[list[_Cell]]]:
        """Return a table of ``count`` columns, and the cells of each row; empty ones are gutters between."""
        each = (width - GUTTER * (count - 1)) // count
        grid = self._grid(place, "SidebySide", [each, *[GUTTER, each] * (count - 1)], rows)
        cells = [list(row.cells) for row in grid.rows]
        for cell in chain.from_iterable(cells):
            oxml.set_style(cell.paragraphs[0], "AfterTable")
        return grid, [row[::2] for row in cells]

    def facts(self, place: Place, pairs: tuple[tuple[str, Cell], ...], width: int) -> None:
        """Add labels with their values."""
        if not pairs:
            return
        widest = self._wide((label for label, _ in pairs), 9)
        first = round(min(max(widest * 20 + 260, 1500), 0.36 * width))
        grid = self._grid(place, "Facts", [first, width - first], len(pairs))
        for row, (label, value) in zip(grid.rows, pairs, strict=True):
            for cell, style, text in zip(row.cells, ("FactLabel", "Fact"), (label, value), strict=True):
                fill(cell, style, text)
            if _short(value):
                oxml.keep_whole(row)
        if _short(*(value for _, value in pairs)) and len(pairs) <= _CARD:
            for line in grid._tbl.tr_lst[:-1]:
                oxml.keep_with_next(line)

    def facts_beside(self, place: Place, pairs: tuple[tuple[str, Cell], ...], width: int) -> None:
        """Add labels above their values, beside one another if each is short enough; else in columns."""
        labels = tuple(label for label, _ in pairs)
        values = tuple(value for _, value in pairs)
        line = sum(max(self._wide([a], 9), self._wide([words.cell(b).text], 10)) + 12 for a, b in pairs)
        if line > width / 20 and any(len(words.cell(value).text) > _HALF for value in values):
            self.facts(place, pairs, width)
            return
        if line > width / 20:
            each, half = (width - GUTTER) // 2, -(-len(pairs) // 2)
            _, (cells,) = self.beside(place, 2, width)
            for cell, part in zip(cells, (pairs[:half], pairs[half:]), strict=True):
                self.facts(cell, part, each)
                _drop_first(cell)
            return
        if not pairs:
            return
        widths = self._widths(Table(labels, (values,)), [labels, values], width)
        grid = self._grid(place, "Facts", widths, 2)
        for row, style, texts in zip(grid.rows, ("FactLabel", "Fact"), (labels, values), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                fill(cell, style, text)

    def _table(self, place: Place, block: Table, width: int) -> None:
        rows = [*([block.header] if block.header else []), *block.rows]
        count = max(map(len, rows), default=0)
        if not count:
            return
        if block.caption:
            add(place, "TableCaption", block.caption)
        rows = [(*row, *("",) * (count - len(row))) for row in rows]
        head = bool(block.header)
        widths = self._widths(block, rows, width)
        grid = self._grid(place, "Register", widths, len(rows), head=head)
        for row, values in zip(grid.rows, rows, strict=True):
            for cell, value, wide in zip(row.cells, values, widths, strict=True):
                fill(cell, "TableHead" if head else "TableText", self._parted(value, wide / 20 - 8))
            if head or _short(*values):
                oxml.keep_whole(row, head=head)
            head = False
        lines = grid._tbl.tr_lst
        for at in _kept(rows):
            oxml.keep_with_next(lines[at])

    def _parted(self, value: Cell, room: float) -> Cell:
        if not isinstance(value, str):
            return value
        return words.parted(value, lambda line: self.letters.lines(line, SIZE, room))

    def _widths(self, block: Table, rows: list[tuple[Cell, ...]], width: int) -> list[int]:
        word, line = [0.0] * len(rows[0]), [0.0] * len(rows[0])
        for at, row in enumerate(rows):
            bold = bool(block.header) and at == 0
            size = 8.5 if bold else 9.2
            for place, value in enumerate(row):
                room = 12 if isinstance(value, str) else 17
                text = words.cell(value).text
                pieces = text.split() if bold else words.unbroken(value, whole_names=False)
                for most, parts in ((line, [text]), (word, pieces)):
                    most[place] = max(most[place], room + self._wide(parts, size, bold))
        given = columns.given(block.widths, len(rows[0]))
        shares = columns.eased(given, word, width / 20) if given else columns.shares(word, line, width / 20)
        return [max(round(share * width), 200) for share in shares]

    def _wide(self, texts: Iterable[str], size: float, bold: bool = False) -> float:
        """Return how wide the longest line of some texts is, in points."""
        lines = (
            line for text in texts for line in self.letters.shown(text).replace("\u200b", "").split("\n")
        )
        return max((self.letters.width(line, size, bold) for line in lines), default=0)

    def _picture(self, place: Place, picture: Picture, caption: str, width: int) -> None:
        scale = min(1, width / 20 / picture.width, self.tallest / picture.height)
        line = add(place, "Picture")
        run = line.add_run()
        size = (Pt(max(picture.width * scale, 1)), Pt(max(picture.height * scale, 1)))
        drawn = run.add_picture(io.BytesIO(png(picture, self.look)), *size)
        oxml.describe(drawn, picture.alt or picture.title)
        if caption:
            add(place, "Caption", caption)
        else:
            line.paragraph_format.keep_with_next = False
            line.paragraph_format.space_after = Pt(9)

    def _columns(self, place: Place, block: Columns, width: int) -> None:
        count = len(block.columns)
        if not count:
            return
        parts = [_by_titles(column.blocks) for column in block.columns]
        if len(set(map(len, parts))) > 1:
            parts = [[column.blocks] for column in block.columns]
        grid, rows = self.beside(place, count, width, len(parts[0]))
        each = (width - GUTTER * (count - 1)) // count
        for at, (row, cells) in enumerate(zip(grid.rows, rows, strict=True)):
            if count * max(sum(map(len, words_of(part[at]))) for part in parts) < _BESIDE:
                oxml.keep_whole(row)
            for cell, column, part in zip(cells, block.columns, parts, strict=True):
                if column.heading and not at:
                    add(cell, f"Column{column.tone.title()}", column.heading)
                self.blocks(cell, part[at], each)
                _drop_first(cell)
                # A title stays with what follows it; the first line of a row would bind it to the next row.
                cell.paragraphs[0].paragraph_format.keep_with_next = False

    def _form(self, place: Place, block: Form, width: int) -> None:
        if not block.fields:
            return
        first = round(0.34 * width)
        grid = self._grid(place, "Form", [first, width - first], len(block.fields))
        for row, one, after in zip_longest(grid.rows, block.fields, block.fields[1:]):
            label, place_to_fill = row.cells
            fill_in(label, place_to_fill, one, self.numbers)
            oxml.keep_whole(row, high=_ROOM if one.kind == "text" else 0)
            if after is None or after.kind == "choice":
                # A choice begins a new matter: what is said of the one before may end its page.
                label.paragraphs[0].paragraph_format.keep_with_next = False


def _by_titles(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return the blocks of a column in parts, each after the first with a title: these stand side by side."""
    starts = [
        at for at, block in enumerate(blocks) if at and isinstance(block, Paragraph) and block.style == "lead"
    ]
    return [blocks[begin:end] for begin, end in pairwise((0, *starts, len(blocks)))]


def _drop_first(cell: _Cell) -> None:
    """Take out the empty paragraph that a cell begins with, once others follow it."""
    first, *others = cell.paragraphs
    if others:
        oxml.drop(first)


def _short(*row: Cell) -> bool:
    return sum(len(words.cell(value).text) for value in row) < _TALL


def _kept(rows: list[tuple[Cell, ...]]) -> Iterator[int]:
    """Yield the rows that stay with the row below them: it has no name of its own, or is the last."""
    named = [at for at, row in enumerate(rows) if words.cell(row[0]).text.strip()]
    for at, after in pairwise((*named, len(rows))):
        if after - at <= _GROUP:
            yield from range(at, after - 1)
    if len(rows) > 2:
        # The first or the last row alone on a page looks forgotten, if it is low.
        for at in (1, len(rows) - 2):
            if sum(map(len, words_of((rows[at], rows[at + 1])))) < _LOW:
                yield at
