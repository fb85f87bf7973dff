"""A document put into a folder, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import secrets
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press.packages import TemplateUnusable
from alliance_desk.records import Visibility
from alliance_desk.text import legal

Format = Literal["docx", "pdf", "pptx", "txt"]
FORMATS_OF: dict[Literal["report", "deck"], tuple[Format, ...]] = {
    "report": ("docx", "pdf"),
    "deck": ("pptx", "pdf", "docx"),
}
_WRITERS: dict[Format, str] = {"docx": "word", "pdf": "pdf", "pptx": "powerpoint", "txt": "text"}
_UNTEMPLATED = {"word_template": b"", "deck_template": b""}
_LONGEST = 120
"""Bytes of a file name without its ending: room for folders, and for what synchronising tools append."""

# Marks that turn the reading direction can make "exe.pdf" look like "fdp.exe".
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c\u00ad\ufff9-\ufffd]")
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_TEMP = re.compile(r"\.alliance-desk-[0-9a-f]{16}\.part")


APART = "Internal"
"""The folder, within the one that was chosen, of documents that the partner may not read."""


class ExportError(Exception):
    """A document could not be put in place; the message says why, and what is safe."""


class OpenElsewhere(ExportError):
    """An older file can't be replaced because another program has it open."""


def file_name(outline: Outline, format: Format) -> str:
    """Return a file name that every system takes: alliance, title and version, so that earlier ones stay."""
    import unicodedata

    from pathvalidate import sanitize_filename

    named = " - ".join(part for part in (outline.alliance, outline.title) if part.strip())
    # Of "0.3, in talks" the number is enough.
    number = re.sub(r"[^0-9A-Za-z.]", "", outline.version.partition(",")[0])[:12].strip(".")
    version = f" v{number}" if number else ""
    stem = unicodedata.normalize("NFC", _UNSEEN.sub("", legal(named)))
    stem = "".join(" " if unicodedata.category(char) in ("Cc", "Zs", "Zl", "Zp") else char for char in stem)
    stem = sanitize_filename(
        re.sub(r"\s*[/\\|:]+\s*", " - ", stem), replacement_text=" ", platform="universal"
    )
    stem = re.sub(r"\s+", " ", stem).lstrip(" .-~$").rstrip(" .-")
    while len(stem.encode()) > _LONGEST - len(version):
        stem = stem[:-1].rstrip(" .-")
    # Only now may it have become a name that Windows keeps for itself.
    stem = sanitize_filename(stem, platform="universal")
    return f"{stem or 'Document'}{version}.{format}"


def free_path(path: Path, taken: Collection[Path] = ()) -> Path:
    """Return a path that is free, and not ``taken`` either: "Plan (2).pdf" beside "Plan.pdf"."""
    busy = {str(each).casefold() for each in taken}
    stem, number = re.sub(r" \(\d+\)$", "", path.stem), 1
    while path.exists() or str(path).casefold() in busy:
        number += 1
        path = path.with_name(f"{stem} ({number}){path.suffix}")
    return path


def folder_for(readers: Visibility, folder: Path) -> Path:
    """Return where a document belongs when several leave together: what is not for the partner lies apart."""
    return folder if readers == Visibility.JOINT else folder / APART


@dataclass(frozen=True)
class Built:
    """A document as a file."""

    data: bytes
    remark: str = ""
    """What the user must be told about it: it is not in the look that was wanted."""


def build(outline: Outline, format: Format) -> bytes:
    """Return a document as a file of a format, checked to be whole."""
    return built(outline, format).data


def built(outline: Outline, format: Format) -> Built:
    """Return a document as a file, in our own look where the user's template can't serve.

    The writer is imported on first use.
    """
    writer = import_module(f"alliance_desk.documents.writers.{_WRITERS[format]}")
    remark = ""
    try:
        data: bytes = writer.to_bytes(outline)
    except TemplateUnusable as error:
        data = writer.to_bytes(replace(outline, look=replace(outline.look, **_UNTEMPLATED)))
        remark = f"{outline.title} was made without your template. {error}"
    _check(data, format)
    return Built(data, remark)


def _check(data: bytes, format: Format) -> None:
    """Raise ExportError unless a file is one of its format."""
    match format:
        case "docx" | "pptx":
            try:
                with zipfile.ZipFile(io.BytesIO(data)) as package:
                    whole = "[Content_Types].xml" in package.namelist()
            except zipfile.BadZipFile:
                whole = False
        case "pdf":
            whole = data.startswith(b"%PDF-") and b"%%EOF" in data[-32:] and b"/Type /Page\n" in data
        case "txt":
            whole = bool(data)
    if not whole:
        raise ExportError("The document could not be made. Nothing was written.")


def export(outline: Outline, format: Format, folder: Path) -> Path:
    """Write a document into a folder, read it again and return its path; one of that name is replaced."""
    return placed(build(outline, format), folder / file_name(outline, format))


def placed(data: bytes, path: Path) -> Path:
    """Put a file in place and read it again."""
    put(data, path)
    reread(path, data)
    return path


def put(data: bytes, path: Path) -> Path:
    """Put a file in place whole: an older one stays until the new one is safely on the disk."""
    folder = path.parent
    if not folder.is_dir():
        raise ExportError(f"The folder {folder} does not exist. Choose another one.")
    sweep(folder)
    temp = folder / f".alliance-desk-{secrets.token_hex(8)}.part"
    try:
        try:
            with temp.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise ExportError(_unwritable(error, folder)) from error
        try:
            temp.replace(path)
        except OSError as error:
            kind = OpenElsewhere if isinstance(error, PermissionError) else ExportError
            raise kind(_irreplaceable(error, path)) from error
    finally:
        with contextlib.suppress(OSError):
            temp.unlink(missing_ok=True)
    _settle(folder)
    return path


def reread(path: Path, data: bytes) -> int | None:
    """Read a file that was put in place again; return its pages or slides, None where the format has none.

    Raise ExportError unless it is there, is what was made, and is whole.
    """
    lost = ExportError(f"{path.name} was written, but reads back damaged. Export it again to another folder.")
    try:
        found = path.read_bytes()
        if found != data:
            raise lost
        match path.suffix:
            case ".pdf":
                from alliance_desk.documents.press.pages import page_count

                return page_count(found)
            case ".docx" | ".pptx":
                with zipfile.ZipFile(io.BytesIO(found)) as package:
                    if package.testzip() is not None:
                        raise lost
                    slides = [name for name in package.namelist() if _SLIDE.fullmatch(name)]
                return len(slides) or None
            case _:
                return None
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise lost from error


def sweep(folder: Path) -> None:
    """Remove what an export that was killed has left behind."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMP.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    path.unlink()


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows has no call for that and needs none."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _unwritable(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            f"The disk is full, so nothing was written to {folder}. Free some space or choose another folder."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"You may not write to the folder {folder}. Choose another one."
    return f"The folder {folder} can't be written to ({error.strerror}). Choose another one."


def _irreplaceable(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError):
        return (
            f"{path.name} is open in another program, so it was left as it is. "
            "Close the file and try again, or save under another name."
        )
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return f"A folder is named {path.name} already. Save under another name."
    return f"{path.name} could not be put in place ({error.strerror}). The older file, if any, is as it was."
