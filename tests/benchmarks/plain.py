"""The same words written with the libraries alone, as their tutorials do it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Columns,
    Facts,
    Figure,
    Outline,
    Paragraph,
    ScoreChart,
    Signatures,
    Table,
    Tagged,
)

Words = str | list[list[str]]
"""A paragraph, or the cells of a table."""


def words(block: Block) -> Iterator[Words]:
    """Yield what a block says."""
    match block:
        case Paragraph() | Callout():
            yield block.text
        case Bullets():
            yield from block.items
        case Facts():
            yield [[label, _text(value)] for label, value in block.pairs]
        case Table():
            yield [list(block.header), *([_text(cell) for cell in row] for row in block.rows)]
        case Figure():
            yield block.caption or block.picture.title
        case ScoreChart():
            yield [
                [label, *(str(one.values[at]) for one in block.series)]
                for at, label in enumerate(block.labels)
            ]
        case Columns():
            for column in block.columns:
                yield column.heading
                for inner in column.blocks:
                    yield from words(inner)
        case Signatures():
            yield [[party.party, party.name, party.title, ""] for party in block.parties]


def _text(cell: str | Tagged) -> str:
    return cell if isinstance(cell, str) else cell.text


def word(outline: Outline) -> bytes:
    """Write with python-docx, walking each row's cells once."""
    import docx

    document = docx.Document()
    document.add_heading(outline.title, 0)
    for section in outline.sections:
        document.add_heading(section.heading, 1)
        for block in section.blocks:
            for said in words(block):
                if isinstance(said, str):
                    document.add_paragraph(said)
                    continue
                table = document.add_table(rows=len(said), cols=len(said[0]))
                for row, texts in zip(table.rows, said, strict=True):
                    for cell, text in zip(row.cells, texts, strict=True):
                        cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(outline: Outline) -> bytes:
    """Write with ReportLab's platypus and one embedded TrueType font."""
    from importlib.resources import files

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Flow
    from reportlab.platypus import Table as Grid

    if "Bare" not in pdfmetrics.getRegisteredFontNames():
        font = files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"
        pdfmetrics.registerFont(TTFont("Bare", str(font)))
    body = ParagraphStyle("body", fontName="Bare", fontSize=10, leading=13)
    head = ParagraphStyle("head", fontName="Bare", fontSize=14, leading=18)
    story: list[Flowable] = [Flow(escape(outline.title), head)]
    for section in outline.sections:
        story.append(Flow(escape(section.heading), head))
        for block in section.blocks:
            for said in words(block):
                if isinstance(said, str):
                    story.append(Flow(escape(said), body))
                else:
                    story.append(
                        Grid([[Flow(escape(text), body) for text in row] for row in said], repeatRows=1)
                    )
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, title=outline.title).build(story)
    return file.getvalue()


def powerpoint(outline: Outline) -> bytes:
    """Write with python-pptx: a slide a section with the logos, a text box or a table a block."""
    import pptx
    from pptx.util import Inches

    deck: Any = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = outline.title
    for section in outline.sections:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = section.heading
        for at, logo in enumerate(outline.look.logos):
            slide.shapes.add_picture(BytesIO(logo.png), Inches(9 + at / 2), Inches(0.4), height=Inches(0.3))
        if section.notes:
            slide.notes_slide.notes_text_frame.text = section.notes
        for block in section.blocks:
            for said in words(block):
                if isinstance(said, str):
                    box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(1))
                    box.text_frame.text = said
                    continue
                table = slide.shapes.add_table(
                    len(said), len(said[0]), Inches(1), Inches(2), Inches(8), Inches(3)
                ).table
                for row, texts in zip(table.rows, said, strict=True):
                    for cell, text in zip(row.cells, texts, strict=True):
                        cell.text = text
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
