"""What stands in a cell of a table: its words in their look, broken where a careful hand would break them."""

from __future__ import annotations

from docx.shared import Pt
from docx.table import _Cell

from alliance_desk.documents.outline import Cell
from alliance_desk.documents.press import words
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.runs import add, say

SIZE = 9
"""The size of words in a table, in points."""


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
