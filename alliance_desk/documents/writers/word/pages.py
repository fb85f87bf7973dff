"""Pages of a Word document: their paper, and the lines at their head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.writers.word import oxml
from alliance_desk.documents.writers.word.runs import say

_PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_NAMES = ("«title»", "«alliance»", "«imprint»", "«footer»")
"""What stands in our template for the words of a document."""
_LINE = 8
"""The size of head and foot, in points."""
_LOW = Pt(62), Pt(58)
"""The margins at head and foot of wide pages, which are not high."""


def lay(outline: Outline, document: Document, letters: Lettering, *, own: bool) -> tuple[int, float]:
    """Give a document its pages; return how wide blocks may be, and how high a page is for them.

    The paper of a template that is not our ``own`` is left as it is, but for its being upright or wide.
    """
    page = document.sections[-1]
    wide, high = page.page_width or Emu(0), page.page_height or Emu(0)
    if own:
        wide, high = (Emu(twips * 635) for twips in _PAPERS[outline.look.paper])
    # The handout of a deck is read and not shown: upright, several topics share a page.
    if (outline.landscape and outline.kind == "report") != (wide > high):
        wide, high = high, wide
    page.page_width, page.page_height = wide, high
    page.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
    if own and wide > high:
        page.top_margin, page.bottom_margin = _LOW
    room = Emu(wide - (page.left_margin or 0) - (page.right_margin or 0) - (page.gutter or 0))
    body = Emu(high - abs(page.top_margin or 0) - abs(page.bottom_margin or 0))
    _lines(outline, document, letters, room)
    return room.twips, body.pt


def _lines(outline: Outline, document: Document, letters: Lettering, room: Emu) -> None:
    """Fill in the lines at head and foot; a long one leaves the right side to a line of its own."""
    said = (outline.title, outline.alliance, words.imprint(outline), outline.look.footer)
    fill: dict[str, str] = dict(zip(_NAMES, map(one_line, said), strict=True))
    line: Any
    for line in list(_to_fill(document)):
        if line.text == "«footer»" and not fill["«footer»"]:
            oxml.drop(line)
            continue
        whole = " ".join(fill.get(run.text, run.text) or "" for run in line.runs if run.text != "\t")
        full = letters.width(letters.shown(whole), _LINE) + 24 > room.pt
        for run in line.runs:
            name = run.text
            if name in fill:
                run._r.getparent().remove(run._r)
                say(line, fill[name])
            elif name == "\t" and full:
                run._r.insert(0, oxml.element("w:br"))
                line._p.append(run._r)
            else:
                line._p.append(run._r)
        oxml.tab_at(line, room.twips)


def _to_fill(document: Document) -> Iterator[Any]:
    """Yield the lines at head and foot that wait for words of the document."""
    page: Any = document.sections[-1]
    for reference in page._sectPr.iter(qn("w:headerReference"), qn("w:footerReference")):
        root = document.part.related_parts[reference.get(qn("r:id"))].element
        lines = (Paragraph(one, page.header) for one in root.iter(qn("w:p")))
        yield from (line for line in lines if any(run.text in _NAMES for run in line.runs))


def one_line(text: str) -> str:
    """Return a text without breaks."""
    return text.replace("\n", " ").replace("\t", " ")
