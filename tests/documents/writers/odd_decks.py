"""Presentations as companies have them, to be used as templates: each odd in a way of its own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from alliance_desk.documents.press.packages import rewritten


def saved(presentation: Any) -> bytes:
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def changed(data: bytes, name: str, how: Callable[[str], str]) -> bytes:
    """Return a presentation in which the parts whose names begin so are other texts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {part: package.read(part).decode() for part in package.namelist() if re.match(name, part)}
    assert parts, name
    return rewritten(data, {part: how(text).encode() for part, text in parts.items()})


def plain() -> bytes:
    """4:3, the eleven layouts of an old PowerPoint, with two slides in it."""
    presentation: Any = pptx.Presentation()
    for text in ("Old slide", "Secret of last year"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = text
        slide.notes_slide.notes_text_frame.text = "An old note"
    presentation.core_properties.author = "Somebody Else"
    return saved(presentation)


def wide() -> bytes:
    """16:9 in the small size that some programs write: 720 by 405 points."""
    presentation: Any = pptx.Presentation()
    across = 9144000 / presentation.slide_width
    down = 5143500 / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Emu(9144000), Emu(5143500)
    layouts = presentation.slide_master.slide_layouts
    for holder in [h for each in (presentation.slide_master, *layouts) for h in each.placeholders]:
        if holder._element.spPr.xfrm is not None:
            holder.left, holder.width = Emu(round(holder.left * across)), Emu(round(holder.width * across))
            holder.top, holder.height = Emu(round(holder.top * down)), Emu(round(holder.height * down))
    return saved(presentation)


def dark() -> bytes:
    """Light text on a dark ground, as the map of colours has it."""
    data = changed(
        wide(),
        "ppt/slideMasters/slideMaster1.xml$",
        lambda text: text.replace(
            'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
        ),
    )
    assert pptx.Presentation(io.BytesIO(data))
    return data


def untitled() -> bytes:
    """No layout has a place for a title, a foot or a number."""
    presentation: Any = pptx.Presentation()
    master = presentation.slide_master
    keep = master.slide_layouts[6]
    for layout in list(master.slide_layouts):
        if layout is not keep:
            master.slide_layouts.remove(layout)
    for holder in [*keep.placeholders, *master.placeholders]:
        holder._element.getparent().remove(holder._element)
    return saved(presentation)


def branded() -> bytes:
    """A company's: wide, a coloured band with the title on it, texts that begin far to the right."""
    presentation: Any = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
    master = presentation.slide_master
    for holder in master.placeholders:
        kind = str(holder.placeholder_format.type)
        if "TITLE" in kind:
            holder.left, holder.top, holder.width, holder.height = map(Pt, (200, 12, 740, 60))
        elif "BODY" in kind:
            holder.left, holder.top, holder.width, holder.height = map(Pt, (200, 100, 720, 370))
        elif "FOOTER" in kind:
            holder.left, holder.top, holder.width, holder.height = map(Pt, (200, 505, 500, 24))
        elif "SLIDE_NUMBER" in kind:
            holder.left, holder.top, holder.width, holder.height = map(Pt, (860, 505, 80, 24))
        else:
            holder.left, holder.top, holder.width, holder.height = map(Pt, (720, 505, 120, 24))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(0), Pt(160), Pt(540))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(0x0F, 0x76, 0x6E)
    shape.name = "Band"
    master.shapes._spTree.insert(2, shape._element)
    return saved(presentation)


ODD = {"plain": plain, "wide": wide, "dark": dark, "untitled": untitled, "branded": branded}
