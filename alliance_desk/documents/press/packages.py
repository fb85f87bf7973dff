"""Office files that come from outside: looked at as hostile before any library opens them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

PACKED, UNPACKED, ENTRIES, RATIO = 8 << 20, 80 << 20, 2_000, 200
"""The most bytes a template may have, packed and unpacked, the most parts, and the most that one may grow."""

_NAME = re.compile(r"[^\\:\x00-\x1f]+")
_MACROS = "The file holds macros. Save it without them and try again."
_CONTROLS = "The file holds controls. Take them out and try again."
_OBJECTS = "The file holds embedded objects, which may be programs. Take them out and try again."
_REFUSED = tuple(
    (re.compile(name, re.IGNORECASE), re.compile(relation, re.IGNORECASE), sentence)
    for name, relation, sentence in (
        (r"vba(project|data)|macrosheet|\.(do[ct]|xl[st]|pp[tsa]|pot|sld)m$", rb"vba|macrosheet", _MACROS),
        (r"(^|/)activex/", rb"^(control|activex.*)$", _CONTROLS),
        (r"(^|/)embeddings/[^/]*\.bin$", rb"oleObject", _OBJECTS),
    )
)
"""By the name of a part, and by how another part is related to it, whatever its name is."""
_RELATION = re.compile(rb"<Relationship\b[^>]*\bType\s*=\s*[\"'][^\"']*/([^/\"']+)[\"'][^>]*>", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class TemplateUnusable(Exception):
    """A file cannot serve as a template; the message is a sentence for the user."""


@dataclass(frozen=True)
class Finding:
    """Something that a check of a template found, in a sentence."""

    text: str
    severity: Literal["note", "gap", "stop"] = "note"
    """``gap`` for what documents will lack or do otherwise, ``stop`` for what makes the file unusable."""


@dataclass(frozen=True)
class TemplateReport:
    """What a check of a template found."""

    usable: bool
    findings: tuple[Finding, ...] = ()
    mapped: tuple[tuple[str, str], ...] = ()
    """What the documents need, with what in the template serves for it."""


def checked(data: bytes, main: str, kind: str) -> zipfile.ZipFile:
    """Return an Office file opened as an archive, if it is one that may be trusted to a library.

    ``main`` is the part that makes it of its kind, ``word/document.xml``; ``kind`` names it in sentences.
    Raises TemplateUnusable.
    """
    if len(data) > PACKED:
        raise TemplateUnusable(f"The file is larger than {PACKED >> 20} MB. Take out pictures and try again.")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise TemplateUnusable(f"The file is not {kind}, or it is damaged.") from None
    names = [entry.filename.casefold() for entry in entries]
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise TemplateUnusable("The file is too large once it is unpacked.")
    if len(set(names)) < len(names) or any(map(_stray, names)):
        raise TemplateUnusable("The file is damaged: the names of its parts are not sound.")
    if any(entry.file_size > RATIO * max(entry.compress_size, 512) for entry in entries):
        raise TemplateUnusable("The file is packed in a way that no Office program does.")
    if main.casefold() not in names or "[content_types].xml" not in names:
        raise TemplateUnusable(f"The file is not {kind}.")
    for entry in entries:
        _look_into(package, entry)
    return package


def _stray(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or not _NAME.fullmatch(name)


def _look_into(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse macros, controls and objects, declarations in XML, and a part that is not as long as it says."""
    name = entry.filename
    for called, _, sentence in _REFUSED:
        if called.search(name):
            raise TemplateUnusable(sentence)
    if not name.casefold().endswith((".xml", ".rels")):
        return
    try:
        text = package.read(entry)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError):
        raise TemplateUnusable("The file is damaged.") from None
    # The declarations that matter could hide from a search in another encoding.
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:64]:
        raise TemplateUnusable("The file is written in a way that no Office program does.")
    if _DECLARED.search(text):
        raise TemplateUnusable("The file declares entities, which no Office program does.")
    if name == "[Content_Types].xml" and (b"macroEnabled" in text or b"vbaProject" in text):
        raise TemplateUnusable(_MACROS)
    if name.endswith(".rels"):
        for found in _RELATION.finditer(text):
            for _, related, sentence in _REFUSED:
                if related.search(found[1]) and not _OUTSIDE.fullmatch(found[0]):
                    raise TemplateUnusable(sentence)


def outside_links(package: zipfile.ZipFile) -> int:
    """Return how many things a file fetches from elsewhere, links to click on not counted."""
    return sum(
        b"relationships/hyperlink" not in found[0]
        for name in package.namelist()
        if name.endswith(".rels")
        for found in _OUTSIDE.finditer(package.read(name))
    )


def rewritten(data: bytes, change: dict[str, bytes]) -> bytes:
    """Return an Office file with some of its parts replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in old.namelist():
            package.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()
