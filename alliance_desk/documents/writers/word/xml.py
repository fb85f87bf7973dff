# ruff: noqa: E501 - XML reads best in whole elements.
"""WordprocessingML in small pieces. All text goes through ``runs``, the one place where it is escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from alliance_desk.text import legal

PARTS = re.compile("([\n\t])")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def said(text: str) -> str:
    """Return a text as it may stand in XML, in an attribute too."""
    return escape(legal(text), {'"': "&quot;"})


def runs(text: str, style: str = "") -> str:
    """Return a text as a run, with its line breaks and tabs."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    text = said(text)
    if "\n" not in text and "\t" not in text:
        return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
    inside = "".join(
        "<w:br/>"
        if part == "\n"
        else "<w:tab/>"
        if part == "\t"
        else f'<w:t xml:space="preserve">{part}</w:t>'
        for part in PARTS.split(text)
        if part
    )
    return f"<w:r>{look}{inside}</w:r>"


def paragraph(style: str, inside: str, more: str = "") -> str:
    """Return a paragraph of a style; ``more`` are further properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>'


def link(mark: str, text: str) -> str:
    """Return a link to a place in the document itself."""
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{runs(text or " ")}</w:hyperlink>'


def table(style: str, widths: list[int], rows: list[str], head: bool = False) -> str:
    """Return a table; widths are in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    look = f'<w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{int(head)}" w:lastRow="0" ' + (
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: list[str], widths: list[int], *, head: bool = False, whole: bool = True) -> str:
    """Return a table row; a head comes again on each page, a whole row is not broken over pages."""
    how = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if head else ''}"
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, wide in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{how}</w:trPr>' if how else ''}{inside}</w:tr>"


def field(code: str, shown: str) -> str:
    """Return a field with what it shows until it is brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(number: int, relation: str, title: str, alt: str, wide: float, high: float) -> str:
    """Return a picture in the line of text; its size is in points."""
    size = f'cx="{max(round(wide * 12700), 1)}" cy="{max(round(high * 12700), 1)}"'
    named = f'id="{number}" name="{said(title)[:200] or "Picture"}" descr="{said(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
