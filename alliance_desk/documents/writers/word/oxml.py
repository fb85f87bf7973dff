"""What python-docx has no words of its own for: fields, links, rows that stay whole, embedded letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Pt, Twips
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from alliance_desk.documents.press.faces import FAMILIES, everyday
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.fonts_in_office import scrambled
from alliance_desk.documents.press.own_names import own_name

# python-docx itself tells its package reader this way which parts are XML.
PartFactory.part_type_for[CONTENT_TYPE.WML_FONT_TABLE] = XmlPart

_SCRAMBLED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


_AFTER_TABS = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:bidi", "w:rPr")


def element(tag: str, text: str = "", **attributes: str) -> Any:
    """Return an element; its attributes are WordprocessingML's."""
    made: Any = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    if text:
        made.text = text
    return made


def add_field(first: Paragraph, last: Paragraph, code: str) -> None:
    """Make what stands in some paragraphs the result of a field."""
    parts = (
        element("w:fldChar", fldCharType="begin"),
        element("w:instrText", f" {code} "),
        element("w:fldChar", fldCharType="separate"),
    )
    for place, part in enumerate(parts, 1):
        run = element("w:r")
        run.append(part)
        first._p.insert(place, run)
    last.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def add_bookmark(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph a place that links can name."""
    paragraph._p.insert(1, element("w:bookmarkStart", id=str(number), name=f"_Section{number}"))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def make_link(paragraph: Paragraph, number: int) -> None:
    """Make all that a paragraph says a link to a place in the document itself."""
    link = element("w:hyperlink", anchor=f"_Section{number}", history="1")
    for run in list(paragraph._p.r_lst):
        link.append(run)
    paragraph._p.append(link)


def set_style(paragraph: Paragraph, id: str) -> None:
    """Give a new paragraph its style, by its id: python-docx looks for a name among all styles."""
    line: Any = paragraph._p
    if len(line):
        line.style = id
        return
    # Most paragraphs are new and empty: nothing has to be looked for.
    properties = OxmlElement("w:pPr")
    properties.append(element("w:pStyle", val=id))
    line.append(properties)


def describe(picture: InlineShape, alt: str) -> None:
    """Give a picture its text alternative, and no room around it."""
    picture._inline.docPr.set("descr", alt)
    for side in "TBLR":
        # Unsaid, it is an eighth of an inch in LibreOffice.
        picture._inline.set(f"dist{side}", "0")


def drop(paragraph: Paragraph) -> None:
    """Take a paragraph out."""
    paragraph._p.getparent().remove(paragraph._p)  # pyright: ignore[reportOptionalMemberAccess]


def fit(table: Table, widths: list[int], *, head: bool = False) -> None:
    """Give a table its widths, in twentieths of a point; only a head is set as a first row."""
    table.autofit = False
    properties: Any = table._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(widths)))
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    look.set(qn("w:val"), "0620" if head else "0600")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=True):
            cell.width = Twips(width)


def keep_whole(row: _Row, *, head: bool = False, high: int = 0) -> None:
    """Keep a row on one page; a head comes again on each page. ``high`` is the least height."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if high:
        properties.append(element("w:trHeight", val=str(high), hRule="atLeast"))
    if head:
        properties.append(element("w:tblHeader"))


def keep_with_next(row: Any) -> None:
    """Keep a row (``w:tr``) on the page of the one below it; its first paragraph speaks for all."""
    _keep_next(row.tc_lst[0].p_lst[0].get_or_add_pPr())


def keep_next(paragraph: Paragraph) -> None:
    """Keep a paragraph that has a style on the page of what follows."""
    _keep_next(paragraph._p.get_or_add_pPr())


def _keep_next(properties: Any) -> None:
    if properties.find(qn("w:keepNext")) is None:
        properties.insert(1, element("w:keepNext"))


def keep_end(document: Document) -> None:
    """Keep the end of what a document says so far on the page of what follows."""
    last = document.paragraphs[-1]
    keep_next(last)
    above: Any = last._p.getprevious()
    if above is not None and above.tag == qn("w:tbl"):
        keep_with_next(above.tr_lst[-1])


def lower_end(document: Document) -> None:
    """Make the empty paragraph that must follow a table at the end too low to need a page of its own."""
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and not last._p.r_lst:
        last.paragraph_format.space_before = last.paragraph_format.space_after = Pt(0)
        last.paragraph_format.line_spacing = Pt(1)


def keep_together(heading: Paragraph) -> None:
    """Keep all that follows a heading at the end of a document on one page with it."""
    after: list[Any] = list(heading._p.itersiblings(qn("w:p"), qn("w:tbl")))
    for one in after[:-1]:
        # In a row, its first paragraph speaks for all.
        rows = (
            one.findall(f"{qn('w:tr')}/{qn('w:tc')}[1]/{qn('w:p')}[1]") if one.tag == qn("w:tbl") else [one]
        )
        for line in rows:
            properties = line[0]
            if properties.tag == qn("w:pPr"):
                _keep_next(properties)


def count_from_one(document: Document, paragraphs: list[Paragraph], kind: int) -> None:
    """Give paragraphs of a numbered style a list of their own; ``kind`` is its ``abstractNumId``."""
    numbering: Any = document.part.numbering_part.element
    own = numbering.add_num(kind)
    own.add_lvlOverride(0).add_startOverride(1)
    for paragraph in paragraphs:
        properties: Any = paragraph._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = own.numId


def embed(document: Document, letters: Lettering, *, everyday_too: bool) -> None:
    """Put the faces that a document is set in into its file; those of a template may be others."""
    table: Any = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    # Letters beyond these are few, and Word finds them; there can't be a second family named Inter.
    known = FAMILIES["japanese"]
    japanese = own_name(
        tuple(face for bold in (False, True) for face in letters.faces(bold) if face.family == known)
    )
    if japanese:
        for one in (*table.element.iter(qn("w:font")), *document.styles.element.iter(qn("w:rFonts"))):
            for name, value in one.attrib.items():
                if value == known:
                    one.set(name, japanese[0].family)
    usual = (everyday(False), everyday(True)) if everyday_too else ()
    fonts = {font.get(qn("w:name")): font for font in table.element}
    for number, face in enumerate((*usual, *japanese), 1):
        key, data = scrambled(face)
        part = Part(PackURI(f"/word/fonts/desk{number}.odttf"), _SCRAMBLED, data, table.package)
        made = element("w:embedBold" if face.bold else "w:embedRegular", fontKey=key)
        made.set(qn("r:id"), table.relate_to(part, RELATIONSHIP_TYPE.FONT))
        fonts[face.family].append(made)


def tab_at(paragraph: Paragraph, twips: int) -> None:
    """Let a tab of a paragraph lead to the right side."""
    stops = element("w:tabs")
    stops.append(element("w:tab", val="right", pos=str(twips)))
    paragraph._p.get_or_add_pPr().insert_element_before(stops, *_AFTER_TABS)


def rename_styles(document: Document, names: Mapping[str, str]) -> None:
    """Call styles in the body what the template calls them."""
    if names:
        root: Any = document.element
        for one in root.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")):
            if to := names.get(one.get(qn("w:val"), "")):
                one.set(qn("w:val"), to)
