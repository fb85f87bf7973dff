# ruff: noqa: E501 - XML reads best in whole elements.
"""DrawingML in small pieces. All text goes through ``said``, the one place where it is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from xml.sax.saxutils import escape

from lxml import etree
from pptx.oxml import parse_xml

from alliance_desk.documents.press.looks import INK, LINE, MUTED, Type
from alliance_desk.documents.press.scripts import TURNING, runs_left
from alliance_desk.documents.press.words import POINT as POINT_MARK
from alliance_desk.text import plain

POINT = 12700
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def emu(points: float) -> int:
    """Return points as the units of the format."""
    return round(points * POINT)


def said(text: str) -> str:
    """Return a text as it may stand in XML."""
    return escape(plain(text))


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, its type, its bullet and the space above it."""

    text: str
    type_: Type
    bullet: str = ""
    number: int = 0
    """The number of a numbered item, counted by the program that shows it."""
    indent: float = 0
    before: float = 0
    align: str = "l"
    plain: Literal["", "size", "all"] = ""
    """What of its look the placeholder decides: nothing, all but the size, or everything."""

    def after(self, before: float) -> Line:
        return replace(self, before=before)


# Text in the colours of the theme stays readable on the dark slides of a company's template.
_THEMED = {INK: '<a:schemeClr val="tx1"/>', MUTED: '<a:schemeClr val="tx2"/>'}


def _run(text: str, type_: Type, plain: str) -> str:
    # The language decides which of its fonts the program sets the letters in.
    look = f'lang="{_language(text)}" altLang="ja-JP"'
    if plain != "all":
        look += f' sz="{round(type_.size * 100)}"'
    if not plain:
        look += f' b="{int(type_.bold)}"'
    look += ' dirty="0">'
    if not plain:
        ink = _THEMED.get(type_.ink) or f'<a:srgbClr val="{type_.ink[1:]}"/>'
        look += f"<a:solidFill>{ink}</a:solidFill>"
    parts = said(text).split("\n")
    broken = f"<a:br><a:rPr {look}</a:rPr></a:br>"
    return broken.join(f"<a:r><a:rPr {look}</a:rPr><a:t>{part}</a:t></a:r>" if part else "" for part in parts)


def _language(text: str) -> str:
    turning = TURNING.search(text)
    if not turning:
        return "en-US"
    return "he-IL" if "\u0590" <= turning[0] < "\u0600" else "ar-SA"


def paragraph(line: Line) -> str:
    """Return a paragraph. Lines are set at exact distances, so that what was measured is what is shown."""
    leftwards = runs_left(line.text)
    if line.plain:
        # The placeholder's own alignment counts, but for the side on which a text begins.
        turned = '<a:pPr rtl="1"/>' if leftwards else ""
        return f"<a:p>{turned}{_run(line.text, line.type_, line.plain)}</a:p>"
    if line.number:
        start = f' startAt="{line.number}"' if line.number > 1 else ""
        bullet = f'<a:buClr><a:srgbClr val="{MUTED[1:]}"/></a:buClr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    elif line.bullet:
        bullet = f'<a:buClr><a:srgbClr val="{MUTED[1:]}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{line.bullet}"/>'
    else:
        bullet = "<a:buNone/>"
    hang = emu(line.indent) if line.bullet or line.number else 0
    return (
        f'<a:p><a:pPr {_side(line, leftwards)} indent="{-hang}">'
        f'<a:lnSpc><a:spcPts val="{round(line.type_.leading * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(line.before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
        f'{_run(line.text, line.type_, line.plain)}<a:endParaRPr lang="en-US" sz="{round(line.type_.size * 100)}" dirty="0"/></a:p>'
    )


def _side(line: Line, leftwards: bool) -> str:
    """Return the margin and the alignment of a paragraph; one that runs to the left begins at the right."""
    if not leftwards:
        return f'marL="{emu(line.indent)}" algn="{line.align}"'
    align = {"l": "r", "r": "l"}.get(line.align, line.align)
    return f'marL="0" marR="{emu(line.indent)}" algn="{align}" rtl="1"'


def fill_text(body: etree._Element, lines: Sequence[Line]) -> None:
    """Put paragraphs into a text body in the place of what it holds."""
    for old in body.findall("{*}p"):
        body.remove(old)
    inside = "".join(map(paragraph, lines)) or '<a:p><a:endParaRPr lang="en-US"/></a:p>'
    body.extend(list(parse_xml(f"<a:x {_A}>{inside}</a:x>")))


def settled(body: etree._Element, pad: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
    """Make a text body as wide as its shape, without room of its own beyond ``pad``, and never resized."""
    left, top, right, bottom = map(emu, pad)
    old = body.find("{*}bodyPr")
    new = parse_xml(
        f'<a:bodyPr {_A} vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        'anchor="t"><a:noAutofit/></a:bodyPr>'
    )
    if old is None:
        body.insert(0, new)
    else:
        body.replace(old, new)


def put_at(shape: Any, x: float, y: float, wide: float, high: float) -> None:
    """Put a shape somewhere on its slide, in points."""
    shape.left, shape.top, shape.width, shape.height = map(emu, (x, y, wide, high))


@dataclass(frozen=True)
class CellText:
    """One cell of a table: its text with its type."""

    line: Line
    hang: float = 0
    """How far points stand in; 0 for a text without any."""

    def paragraphs(self) -> str:
        if not self.hang:
            return paragraph(self.line)
        texts = ((text, text.removeprefix(POINT_MARK)) for text in self.line.text.split("\n"))
        return "".join(
            paragraph(replace(self.line, text=said, indent=self.hang, bullet="" if said == text else "•"))
            for text, said in texts
        )


def table(
    style: str, widths: Sequence[float], rows: Sequence[tuple[float, Sequence[CellText]]], *, head: bool,
    ruled: bool, pad: float, gutter: float,
) -> etree._Element:  # fmt: skip
    """Return a table; its rows come with their heights."""
    grid = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in widths)
    made = []
    for place, (high, cells) in enumerate(rows):
        ink, wide = ("1B2430", 12700) if head and place == 0 else (LINE[1:], 9525)
        rule = f'<a:lnB w="{wide}"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:lnB>'
        none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in ("L", "R", "T"))
        edges = none + (rule if ruled else '<a:lnB w="0"><a:noFill/></a:lnB>')
        inside = "".join(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{cell.paragraphs()}</a:txBody>"
            f'<a:tcPr marL="0" marR="{emu(gutter)}" marT="{emu(pad)}" marB="{emu(pad)}">{edges}<a:noFill/></a:tcPr></a:tc>'
            for cell in cells
        )
        made.append(f'<a:tr h="{emu(high)}">{inside}</a:tr>')
    first = ' firstRow="1"' if head else ""
    return parse_xml(
        f"<a:tbl {_A}><a:tblPr{first}><a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(made)}</a:tbl>"
    )
