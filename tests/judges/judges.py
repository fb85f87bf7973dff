"""Each judge looks at one file and returns what it finds; a file without findings is sound."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import docx_integrity
from docx_integrity import ERROR
from openxml_audit import OpenXmlValidator

TOOLS = {
    "soffice": "libreoffice-writer-nogui libreoffice-impress-nogui",
    "qpdf": "qpdf",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
}
"""Programs that judge, with the Debian packages that have them."""
FOOT = 498.0
"""Where the foot of our slides begins, in points; only the foot stands below."""


def run(*command: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a program and return what it said."""
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=timeout, errors="replace"
    )


def office(path: Path) -> Iterator[str]:
    """Yield what the two judges of Office files find."""
    for error in OpenXmlValidator().validate(path).errors:
        yield f"openxml-audit: {error}"
    look = docx_integrity.check if path.suffix == ".docx" else docx_integrity.check_pptx
    for finding in look(path):
        if finding.severity == ERROR:
            yield f"docx-integrity: {finding}"


def pdf(path: Path) -> Iterator[str]:
    """Yield what is wrong with a PDF: its structure, and fonts that are not in it."""
    checked = run("qpdf", "--check", path)
    if checked.returncode:
        yield f"qpdf: {checked.stdout[-200:]}{checked.stderr[-200:]}"
    listed = run("pdffonts", path)
    rows = listed.stdout.splitlines()
    if listed.returncode or len(rows) < 3:
        yield "pdffonts: no fonts, so no words"
        return
    at = rows[0].index("emb")
    for row in rows[2:]:
        if not row[at:].startswith("yes"):
            yield f"pdffonts: {row.split()[0]} is not embedded"
    yield from bounds(path)


def bounds(path: Path, foot: Collection[str] | None = None) -> Iterator[str]:
    """Yield words that stand outside a page and, on our slides, those in the foot that are not of it."""
    with tempfile.TemporaryDirectory() as folder:
        boxes = Path(folder) / "boxes.html"
        run("pdftotext", "-bbox", path, boxes)
        text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", boxes.read_text(errors="replace"))
    name = "{http://www.w3.org/1999/xhtml}"
    # Sorted: words of some scripts come back from the last letter to the first.
    known = {"".join(sorted(word)) for word in (*(foot or ()), *map(str, range(1, 1000)))}
    for number, page in enumerate(ElementTree.fromstring(text).iter(f"{name}page"), 1):
        wide, high = float(page.get("width", 0)), float(page.get("height", 0))
        for word in page.iter(f"{name}word"):
            left, top, right, bottom = (float(word.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax"))
            said = (word.text or "")[:40]
            if left < -1 or top < -1 or right > wide + 1 or bottom > high + 1:
                yield f"page {number}: “{said}” stands outside"
            elif foot is not None and bottom > FOOT + 6 and "".join(sorted(said)) not in known:
                yield f"slide {number}: “{said}” stands in the foot"


def converted(files: Sequence[Path], folder: Path, profile: Path) -> dict[Path, Path | None]:
    """Return each Office file as LibreOffice sees it, as a PDF; None where it could not open it."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(files), 12):
        run(
            *("soffice", "--headless", f"-env:UserInstallation=file://{profile}"),
            *("--convert-to", "pdf", "--outdir", folder, *files[at : at + 12]),
            timeout=900,
        )
    made = {path: folder / f"{path.stem}.pdf" for path in files}
    return {path: pdf if pdf.exists() else None for path, pdf in made.items()}


def words_of(path: Path) -> set[str]:
    """Return the words that a PDF shows, letters and digits of them only."""
    said = run("pdftotext", path, "-").stdout
    return set(re.findall(r"[a-z]{4,}", said.casefold()))
