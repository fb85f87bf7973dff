"""The sign-off block in Word: one table that stays on one page, its lines at one height for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Pt
from docx.table import _Cell

from alliance_desk.documents.outline import Signatures
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.runs import Place, add, say

if TYPE_CHECKING:
    from alliance_desk.documents.writers.word.blocks import Setter


def signatures(setter: Setter, place: Place, block: Signatures, width: int) -> None:
    """Set the parties beside one another; where the name of one is missing, every one has a line for it."""
    count = 3 if len(block.parties) == 3 else min(len(block.parties), 2)
    if not count:
        return
    groups = [block.parties[at : at + count] for at in range(0, len(block.parties), count)]
    named = all(party.name for party in block.parties)
    labels = (*(() if named else ("Name", "Title")), "Signature", "Date")
    grid, rows = setter.beside(place, count, width, len(groups) * (1 + len(labels)))
    following = iter(rows)
    for number, parties in enumerate(groups):
        for cell, party in zip(next(following), parties, strict=False):
            line = _first(cell, "SignParty", party.party)
            if number:
                line.paragraph_format.space_before = Pt(16)
            if named:
                add(cell, "SignName", " · ".join(filter(None, (party.name, party.title))))
        for label in labels:
            for cell, party in zip(next(following), parties, strict=False):
                _to_fill(cell, label, {"Name": party.name, "Title": party.title}.get(label, ""))
    for row in grid.rows:
        oxml.keep_whole(row)
    for row in grid._tbl.tr_lst[:-1]:
        oxml.keep_with_next(row)


def _first(cell: _Cell, style: str, text: str) -> oxml.Paragraph:
    line = cell.paragraphs[0]
    oxml.set_style(line, style)
    return say(line, text)


def _to_fill(cell: _Cell, label: str, known: str) -> None:
    """Set a line to fill in; what is known stands on it."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    if not known:
        _first(cell, "SignLine", label)
        return
    _first(cell, "SignName", known).paragraph_format.space_before = Pt(11)
    add(cell, "SignLine", label).paragraph_format.space_before = Pt(0)
