"""Slides: which layout each takes, what goes into its placeholders, and what goes on to a further slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.util import Emu

from alliance_desk.documents.outline import Outline, Paragraph, Section
from alliance_desk.documents.press import sizing
from alliance_desk.documents.press.looks import INK, Looks, Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.beside import Aside
from alliance_desk.documents.writers.powerpoint.blocks import Setter
from alliance_desk.documents.writers.powerpoint.foot import Foot
from alliance_desk.documents.writers.powerpoint.grid import PLAIN, TABLE
from alliance_desk.documents.writers.powerpoint.items import Item, Measure, place_all, rule, text_lines
from alliance_desk.documents.writers.powerpoint.logos import SMALL, Logos
from alliance_desk.documents.writers.powerpoint.stage import (
    TITLES,
    Area,
    LayoutName,
    Stage,
    holders,
    kind_of,
    texts,
)
from alliance_desk.documents.writers.powerpoint.title import Title
from alliance_desk.documents.writers.powerpoint.xml import Line, emu
from alliance_desk.text import plain

UNDER = 14.0
_FOOT = ("ftr", "sldNum", "dt")


class Slides:
    """The slides of a deck, as they are added."""

    def __init__(self, presentation: Any, stage: Stage, outline: Outline, measure: Measure) -> None:
        self._slides = presentation.slides
        self._stage = stage
        self._outline = outline
        self._measure = measure
        self._foot = Foot(outline, measure, stage)
        # Beside the title there is room for the logos on our slides; a company's own have theirs.
        self._logos = Logos(outline.look.logos)
        room = self._logos.width(SMALL) if stage.own else 0
        self._heading_wide = stage.heading.wide - (room + 16 if room else 0)

    def _new(self, layout: LayoutName, line: Line | None = None, count: int = 1) -> Any:
        """Add a slide with its foot and, where it is said now, its title, which takes ``count`` lines."""
        slide = self._slides.add_slide(self._stage.layouts[layout])
        self._foot.put(slide, len(self._slides))
        if line:
            self._title(slide, line, count)
        return slide

    def title(self) -> None:
        """Add the first slide; what it has to shorten follows in full on a second one."""
        slide = self._new("title")
        full = Title(self._outline, self._measure, self._stage, self._logos).fill(slide)
        self._tidy(slide)
        if full:
            self.section(Section("In full", tuple(map(Paragraph, full))))

    def section(self, section: Section) -> None:
        """Add a section: a divider if there is nothing below its heading, or one slide or more."""
        if not section.blocks:
            self._divider(section)
            return
        heading, type_, count = self._heading(section.heading)
        over = () if heading == section.heading else (section.heading,)
        area = self._below(count * type_.leading)
        for part, items in enumerate(self._shared_out(section, over, area), 1):
            said = heading if part == 1 else f"{heading} ({part})"
            down = sizing.lowered(items, area.wide, area.high) if part == 1 else 0
            at = Area(area.x, area.y + down, area.wide, area.high - down)
            slide = self._filled(items, at, Line(said, type_), count)
            if self._stage.own:
                self._logos.place(slide, self._stage.heading.right, self._stage.heading.y, SMALL)
            if part == 1:
                self._notes(slide, section.notes)

    def _divider(self, section: Section) -> None:
        wide = self._stage.heading.wide - 30
        sizes = [size * self._stage.scale for size in (36, 30, 25, 20, 16, 13)]
        type_, _ = self._measure.fitted(section.heading, sizes, 2, wide)
        line = self._measure.shortened(Line(section.heading, type_), 6, wide)
        slide = self._new("section", line)
        self._tidy(slide)
        if line.text != section.heading:
            self.section(replace(section, heading=line.text[:40], blocks=(Paragraph(section.heading),)))
            return
        self._notes(slide, section.notes)

    def _heading(self, text: str) -> tuple[str, Type, int]:
        """Return a heading with its type and lines; one longer than two lines is cut and told below."""
        size, wide = self._stage.title_size, self._heading_wide
        type_, count = self._measure.fitted(
            f"{text} (9)", [size * by for by in (1, 0.89, 0.78, 0.67)], 1, wide
        )
        if count > 1:
            type_, count = self._measure.fitted(
                f"{text} (9)", [size * by for by in (0.89, 0.74, 0.63)], 2, wide
            )
        if count > 2:
            text, count = self._measure.cut(text, type_, wide - 6 * type_.size, 2)[0] + "…", 2
        return text, replace(type_, ink=INK), count

    def _below(self, high: float) -> Area:
        """Return where everything but the title stands; on our slides it follows the title closely."""
        stage = self._stage
        if not stage.own:
            return stage.text
        top = stage.heading.y + max(high, 33) + UNDER
        return Area(stage.text.x, top, stage.text.wide, stage.text.bottom - top)

    def _title(self, slide: Any, line: Line, count: int) -> None:
        """Set the title of a slide; in a company's template it looks as the company has it."""
        # On our own slides the title comes first, and looking at every placeholder takes long.
        holder = slide.shapes.title if self._stage.own else next(iter(holders(slide, *TITLES)), None)
        area = self._stage.heading
        if holder is None:
            box = slide.shapes.add_textbox(*map(emu, (area.x, area.y, area.wide, area.high)))
            box.name = "Title"
            xml.settled(box.text_frame._txBody)
            xml.fill_text(box.text_frame._txBody, [line])
            return
        if not self._stage.own:
            usual = abs(line.type_.size - self._stage.title_size) < 0.1
            xml.fill_text(holder.text_frame._txBody, [replace(line, plain="all" if usual else "size")])
            return
        xml.fill_text(holder.text_frame._txBody, [line])
        if count > 1 or self._heading_wide < area.wide:
            holder.left, holder.top = Emu(emu(area.x)), Emu(emu(area.y))
            holder.width = Emu(emu(self._heading_wide))
            holder.height = Emu(emu(max(count * line.type_.leading, area.high)))

    def _shared_out(self, section: Section, over: tuple[str, ...], area: Area) -> list[list[Item]]:
        def items(looks: Looks) -> list[Item]:
            stage = self._stage
            setter = Setter(
                self._measure,
                looks,
                area.wide,
                area.high,
                dark=stage.dark,
                style=TABLE if stage.own else PLAIN,
                look=self._outline.look,
            )
            return self._items(section, over, area.high, setter)

        return sizing.fitted(items, area.wide, area.high, self._stage.scale)

    def _items(self, section: Section, over: tuple[str, ...], space: float, setter: Setter) -> list[Item]:
        captions = sum(30 for block in section.blocks if getattr(block, "caption", ""))
        setter = replace(setter, highest=min(space - min(captions, 60), setter.looks.figure_height))
        return [*(setter.text(text, setter.looks.body) for text in over), *setter.blocks(section.blocks)]

    def _filled(self, items: list[Item], area: Area, line: Line, count: int) -> Any:
        """Add a slide with its title and items: into placeholders if they are text, else as shapes."""
        lines = text_lines(items)
        if lines and "content" in self._stage.exact:
            slide = self._new("content", line, count)
            self._fill(texts(slide)[0], lines, area)
            self._tidy(slide)
            return slide
        if len(items) == 1 and isinstance(items[0], Aside) and len(items[0].columns) == 2:
            both = [text_lines(column) for _, column, _ in items[0].columns]
            if all(both) and all(head for head, _, _ in items[0].columns) and "columns" in self._stage.exact:
                slide = self._new("columns", line, count)
                self._fill_columns(slide, items[0], [lines or [] for lines in both], area)
                return slide
        slide = self._new("only", line, count)
        # Before the items: looking for placeholders among many shapes takes long.
        self._tidy(slide)
        place_all(slide, items, area.x, area.y, area.wide)
        return slide

    def _fill_columns(self, slide: Any, aside: Aside, both: list[list[Line]], area: Area) -> None:
        each = aside.each(area.wide)
        high = max(head.height(each) for head, _, _ in aside.columns if head)
        places = texts(slide)
        for place, ((head, _, _), lines) in enumerate(zip(aside.columns, both, strict=True)):
            x = area.x + place * (each + aside.gutter)
            if head:
                self._fill(places[2 * place], [head.line], Area(x, area.y, each, high))
                rule(slide, x, area.y + high + 5, each, aside.columns[place][2], 1.5)
            below = Area(x, area.y + high + 14, each, area.high - high - 14)
            self._fill(places[1 + 2 * place], lines, below)
        self._tidy(slide)

    def _fill(self, holder: Any, lines: Sequence[Line], at: Area) -> None:
        xml.put_at(holder, at.x, at.y, at.wide, at.high)
        xml.settled(holder.text_frame._txBody)
        xml.fill_text(holder.text_frame._txBody, lines)

    def _tidy(self, slide: Any) -> None:
        """Take out placeholders that nothing was put into: they would ask to be filled."""
        for shape in slide.shapes._spTree.findall("{*}sp"):
            if kind_of(shape) not in (None, *_FOOT) and not any(text.strip() for text in shape.itertext()):
                shape.getparent().remove(shape)

    def _notes(self, slide: Any, notes: str) -> None:
        if notes.strip():
            slide.notes_slide.notes_text_frame.text = plain(notes)
