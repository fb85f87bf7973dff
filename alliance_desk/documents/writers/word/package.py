"""The parts of a Word file: the template's, with a document's own words, pictures and letters put in."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import faces
from alliance_desk.documents.press.faces import FAMILIES
from alliance_desk.documents.press.fonts import Lettering
from alliance_desk.documents.press.fonts_in_office import scrambled
from alliance_desk.documents.press.words import imprint, secrecy
from alliance_desk.documents.writers.word.xml import NAMESPACES, said

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_SCRAMBLED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@cache
def template() -> dict[str, str]:
    """Return the parts of the template by name."""
    with zipfile.ZipFile(RESOURCES / "templates" / "report.docx") as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@cache
def _section() -> str:
    """Return the template's page: its size, its margins, its header and foot."""
    found = re.search(r"<w:sectPr\b.*</w:sectPr>", template()["word/document.xml"], re.DOTALL)
    return found[0] if found else ""


def packed(outline: Outline, letters: Lettering, body: list[str], pictures: list[bytes], lists: int) -> bytes:
    """Return a whole Word file."""
    parts: dict[str, str | bytes] = dict(template())
    parts["word/document.xml"] = (
        f"{_HEAD}<w:document {NAMESPACES}><w:body>{''.join(body)}{_section()}</w:body></w:document>"
    )
    fill = {"«title»": outline.title, "«alliance»": outline.alliance, "«imprint»": imprint(outline)}
    for name in ("header1", "header2", "footer1", "footer2"):
        text = template()[f"word/{name}.xml"]
        # One pass, so that a title with «alliance» in it stays as it is.
        parts[f"word/{name}.xml"] = re.sub("«[a-z]+»", lambda found: _line(fill.get(found[0], "")), text)
    parts["docProps/core.xml"] = _properties(outline)
    parts["word/numbering.xml"] = _numbered(lists)
    relations, types = "", ""
    for number, picture in enumerate(pictures, 1):
        parts[f"word/media/picture{number}.png"] = picture
        relations += (
            f'<Relationship Id="rIdPicture{number}" Type="{_KIND}/image" Target="media/picture{number}.png"/>'
        )
    _add(parts, "word/_rels/document.xml.rels", "</Relationships>", relations)
    if pictures and 'Extension="png"' not in template()["[Content_Types].xml"]:
        types += '<Default Extension="png" ContentType="image/png"/>'
    types += _embed(parts, letters)
    _add(parts, "[Content_Types].xml", "<Override", types)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
        for name, part in parts.items():
            # Without the time of day: the same document makes the same file.
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            package.writestr(entry, part)
    return out.getvalue()


def _line(text: str) -> str:
    return said(text).replace("\n", " ").replace("\t", " ")


def _add(parts: dict[str, str | bytes], name: str, before: str, text: str) -> None:
    part = parts[name]
    assert isinstance(part, str)
    parts[name] = part.replace(before, text + before, 1)


def _properties(outline: Outline) -> str:
    text = template()["docProps/core.xml"]
    for key, value in (
        ("dc:title", outline.title),
        ("dc:subject", outline.subtitle or outline.alliance),
        ("cp:keywords", secrecy(outline)),
    ):
        text = re.sub(
            f"<{key}>.*?</{key}>|<{key}/>", lambda _, k=key, v=value: f"<{k}>{_line(v)}</{k}>", text
        )
    return text


def _numbered(lists: int) -> str:
    """Return the lists of the template and one more for each numbered list, each counting from 1."""
    more = "".join(
        f'<w:num w:numId="{number + 3}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(lists)
    )
    return template()["word/numbering.xml"].replace("</w:numbering>", f"{more}</w:numbering>")


def _embed(parts: dict[str, str | bytes], letters: Lettering) -> str:
    """Put the faces used into the file and return what the list of content types needs for them."""
    table = template()["word/fontTable.xml"]
    relations = ""
    number = 0
    for bold, kind in ((False, "Regular"), (True, "Bold")):
        for face in letters.faces(bold):
            # Letters beyond these are few, and Word finds them; there can't be a second face named Inter.
            if face.family != FAMILIES["japanese"] and face is not faces.everyday(bold):
                continue
            number += 1
            key, data = scrambled(face)
            parts[f"word/fonts/font{number}.odttf"] = data
            relations += (
                f'<Relationship Id="rId{number}" Type="{_KIND}/font" Target="fonts/font{number}.odttf"/>'
            )
            embed = f'<w:embed{kind} r:id="rId{number}" w:fontKey="{key}"/>'
            table = re.sub(
                rf'(<w:font w:name="{face.family}">.*?)(</w:font>)',
                lambda found, embed=embed: f"{found[1]}{embed}{found[2]}",
                table,
                count=1,
                flags=re.DOTALL,
            )
    parts["word/fontTable.xml"] = table
    parts["word/_rels/fontTable.xml.rels"] = f"{_HEAD}{_RELATIONS}{relations}</Relationships>"
    return f'<Default Extension="odttf" ContentType="{_SCRAMBLED}"/>'
