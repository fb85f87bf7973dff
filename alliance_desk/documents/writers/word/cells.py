"""What stands in a cell of a table: its words in their look, broken where a careful hand would break them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.shared import Pt
from docx.table import _Cell

from alliance_desk.documents.outline import Cell
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.runs import add, say

_SIZE = 9
"""The size of words in a table, in points."""
_NATIVE = re.compile(r" (\([^()]*[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff][^()]*\))")
"""A name in letters that may be parted anywhere."""


def unbroken(value: Cell) -> Iterator[str]:
    """Yield what of a cell is not broken over lines: of a name in letters of its own, only these."""
    for part in words.unbroken(value):
        if name := _NATIVE.search(part):
            yield from (*part[: name.start()].split(), name[1], *part[name.end() :].split())
        else:
            yield part


def fill(cell: _Cell, style: str, value: Cell) -> None:
    """Set the text of a new cell."""
    line = cell.paragraphs[0]
    oxml.set_style(line, style)
    tagged = words.cell(value)
    if tagged.tone == "plain" and tagged.text.startswith(words.POINT):
        first, *others = tagged.text.split("\n")
        for point, text in ((line, first), *((add(cell, style), text) for text in others)):
            say(point, text).paragraph_format.left_indent = Pt(6)
            point.paragraph_format.first_line_indent = Pt(-6)
        return
    if tagged.tone == "plain":
        say(line, tagged.text)
        return
    # Hard spaces give the label's ground a little room on both sides.
    room = "\u00a0" if tagged.tone != "muted" and tagged.text.strip() else ""
    for part in (room, tagged.text, room):
        say(line, part, f"Tag{tagged.tone.title()}")


def parted(letters: Lettering, value: Cell, room: float) -> Cell:
    """Return a cell in which a name that would be parted begins a line of its own."""
    if not isinstance(value, str) or not _NATIVE.search(value):
        return value
    said = value
    for line in value.split("\n"):
        set_so = letters.lines(line, _SIZE, room)
        for name in _NATIVE.finditer(line):
            if not any(name[0] in one for one in set_so):
                said = said.replace(name[0], f"\n{name[1]}")
    return said
