"""Faults that are planted, so that a judge that finds nothing is one that looks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
from pptx.util import Pt
from reportlab.pdfgen.canvas import Canvas

from alliance_desk.documents.export import build
from alliance_desk.documents.press.packages import rewritten
from tests.documents.writers.samples import CHARTER, DECK
from tests.judges import judges


def blind(folder: Path, profile: Path) -> Iterator[str]:
    """Yield the judges that do not see a fault planted for them."""
    folder.mkdir(parents=True, exist_ok=True)

    def planted(name: str, data: bytes) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    word, slides, pages = build(CHARTER, "docx"), build(DECK, "pptx"), build(CHARTER, "pdf")
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        body = package.read("word/document.xml")
    bogus = rewritten(word, {"word/document.xml": body.replace(b"<w:sectPr", b"<w:bogus/><w:sectPr", 1)})
    if not list(judges.office(planted("bogus.docx", bogus))):
        yield "no judge sees a bogus element in a Word file"
    with zipfile.ZipFile(io.BytesIO(slides)) as package:
        slide = package.read("ppt/slides/slide2.xml")
    bad = rewritten(
        slides, {"ppt/slides/slide2.xml": slide.replace(b"</p:spTree>", b"<p:bogus/></p:spTree>")}
    )
    if not list(judges.office(planted("bogus.pptx", bad))):
        yield "no judge sees a bogus element on a slide"
    if not list(judges.pdf(planted("cut.pdf", pages[:-700]))):
        yield "no judge sees a PDF that is cut off"
    if not list(judges.pdf(planted("helvetica.pdf", _helvetica()))):
        yield "no judge sees a font that is not embedded"
    over = planted("over.pptx", _overflowing(slides))
    drawn = judges.converted([over], folder / "pages", profile)[over]
    if drawn is None or not list(judges.bounds(drawn, ())):
        yield "no judge sees a text that runs over the foot of its slide"


def _helvetica() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 72, "Not embedded")
    canvas.save()
    return out.getvalue()


def _overflowing(slides: bytes) -> bytes:
    presentation: Any = pptx.Presentation(io.BytesIO(slides))
    box = presentation.slides[1].shapes.add_textbox(Pt(54), Pt(400), Pt(300), Pt(40))
    box.text_frame.word_wrap = True
    box.text_frame.text = "Much more than fits below. " * 40
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()
