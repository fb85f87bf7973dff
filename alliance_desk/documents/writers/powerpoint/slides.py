"""Slides: which layout each takes, what goes into its placeholders, and what goes on to a further slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.util import Emu

from alliance_desk.documents.outline import Outline, Paragraph, Section
from alliance_desk.documents.press import sizing, words
from alliance_desk.documents.press.looks import INK, MUTED, Looks, Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.beside import Aside
from alliance_desk.documents.writers.powerpoint.blocks import Setter
from alliance_desk.documents.writers.powerpoint.foot import Foot
from alliance_desk.documents.writers.powerpoint.items import Item, Measure, place_all, rule, text_lines
from alliance_desk.documents.writers.powerpoint.xml import Line, emu
from alliance_desk.text import legal

LEFT, ACROSS, TOP, BOTTOM = 54.0, 852.0, 40.0, 484.0
"""Where text stands on a slide, in points; a slide is 960 by 540."""
UNDER = 14.0


class Slides:
    """The slides of a deck, as they are added."""

    def __init__(self, presentation: Any, outline: Outline, measure: Measure) -> None:
        self._slides = presentation.slides
        self._layouts = {layout.name: layout for layout in presentation.slide_layouts}
        self._outline = outline
        self._measure = measure
        self._foot = Foot(outline, measure)

    def _new(self, layout: str, foot: bool = True) -> Any:
        slide = self._slides.add_slide(self._layouts[layout])
        if foot:
            self._foot.put(slide, len(self._slides))
        return slide

    def _fitted(self, text: str, sizes: Sequence[float], most: int, width: float) -> tuple[Type, int]:
        """Return the first type in which a heading takes no more than so many lines, and its lines."""
        type_ = Type(sizes[-1], sizes[-1] * 1.22, bold=True)
        for size in sizes:
            type_ = Type(size, size * 1.22, bold=True)
            if len(self._measure.lines(text, type_, width)) <= most:
                break
        return type_, len(self._measure.lines(text, type_, width))

    def title(self) -> None:
        """Add the first slide."""
        outline = self._outline
        slide = self._new("Title Slide")
        facts = " · ".join(f"{label}: {words.cell(value).text}" for label, value in outline.facts)
        parties = [Line(party.name, Type(18, 27, True, words.ink(party.tone))) for party in outline.parties]
        fields: dict[int, list[Line]] = {
            0: [Line(outline.title, self._fitted(outline.title, (40, 34, 28, 23, 19), 2, 822)[0])],
            1: [Line(outline.subtitle, self._plain(outline.subtitle, (20, 17, 14, 12), 2))],
            13: [Line(outline.alliance, self._plain(outline.alliance, (15, 12), 1))],
            14: [*parties, Line(facts, self._plain(facts, (13, 11), 2), before=12)],
        }
        most = {0: 3, 1: 3, 13: 1, 14: 2}
        full: list[str] = []
        for place, lines in fields.items():
            full += [line.text for line in lines if self._long(line, most[place])]
            fields[place] = [self._shortened(line, most[place]) for line in lines]
        gaps = {13: 14.0, 0: 8.0, 1: 22.0, 14: 0.0}
        highs = {place: self._high(lines) for place, lines in fields.items()}
        y = max(250 - sum(high + gaps[place] for place, high in highs.items() if high) / 2, 30)
        for place, gap in gaps.items():
            holder = next(it for it in slide.placeholders if it.placeholder_format.idx == place)
            if not highs[place]:
                holder._element.getparent().remove(holder._element)
                continue
            self._fill(holder, [line for line in fields[place] if line.text], (84, y, 822, highs[place]))
            y += highs[place] + gap
        if full:
            self.section(Section("In full", tuple(map(Paragraph, full))))

    def _long(self, line: Line, most: int) -> bool:
        return len(self._measure.lines(line.text, line.type_, 822)) > most

    def _shortened(self, line: Line, most: int) -> Line:
        if not self._long(line, most):
            return line
        return replace(line, text=self._measure.cut(line.text, line.type_, 790, most)[0] + "…")

    def _high(self, lines: list[Line]) -> float:
        return sum(
            line.before + len(self._measure.lines(line.text, line.type_, 822)) * line.type_.leading
            for line in lines
            if line.text
        )

    def _plain(self, text: str, sizes: Sequence[float], most: int) -> Type:
        types = [Type(size, size * 1.4, ink=MUTED) for size in sizes]
        fitting = (type_ for type_ in types if len(self._measure.lines(text, type_, 822)) <= most)
        return next(fitting, types[-1])

    def section(self, section: Section) -> None:
        """Add a section: a divider if there is nothing below its heading, or one slide or more."""
        if not section.blocks:
            slide = self._new("Section")
            type_, _ = self._fitted(section.heading, (36, 30, 25, 20, 16, 13), 2, 822)
            line = self._shortened(Line(section.heading, type_), 6)
            xml.fill_text(slide.shapes.title.text_frame._txBody, [line])
            if line.text != section.heading:
                self.section(replace(section, heading=line.text[:40], blocks=(Paragraph(section.heading),)))
                return
            self._notes(slide, section.notes)
            return
        heading, type_, count = self._heading(section.heading)
        over = () if heading == section.heading else (section.heading,)
        top = TOP + max(count * type_.leading, 33) + UNDER
        space = BOTTOM - top
        for part, items in enumerate(self._shared_out(section, over, space), 1):
            said = heading if part == 1 else f"{heading} ({part})"
            slide = self._filled(items, top, space)
            title = slide.shapes.title
            xml.fill_text(title.text_frame._txBody, [Line(said, type_)])
            if count > 1:
                title.left, title.top = Emu(emu(LEFT)), Emu(emu(TOP))
                title.width, title.height = Emu(emu(ACROSS)), Emu(emu(count * type_.leading))
            if part == 1:
                self._notes(slide, section.notes)

    def _heading(self, text: str) -> tuple[str, Type, int]:
        """Return a heading with its type and lines; one longer than three lines is cut and told below."""
        type_, count = self._fitted(f"{text} (9)", (27, 24, 21, 18), 1, ACROSS)
        if count > 1:
            type_, count = self._fitted(f"{text} (9)", (24, 20, 17), 2, ACROSS)
        if count > 2:
            text, count = self._measure.cut(text, type_, ACROSS - 6 * type_.size, 2)[0] + "…", 2
        return text, replace(type_, ink=INK), count

    def _shared_out(self, section: Section, over: tuple[str, ...], space: float) -> list[list[Item]]:
        def items(looks: Looks) -> list[Item]:
            return self._items(section, over, space, Setter(self._measure, looks, ACROSS, space))

        return sizing.fitted(items, ACROSS, space)

    def _items(self, section: Section, over: tuple[str, ...], space: float, setter: Setter) -> list[Item]:
        captions = sum(30 for block in section.blocks if getattr(block, "caption", ""))
        setter = replace(setter, highest=min(space - min(captions, 60), setter.looks.figure_height))
        return [*(setter.text(text, setter.looks.body) for text in over), *setter.blocks(section.blocks)]

    def _filled(self, items: list[Item], top: float, space: float) -> Any:
        """Add a slide with items: into placeholders if they are text, else as shapes."""
        lines = text_lines(items)
        if lines:
            slide = self._new("Title and Content")
            self._fill(slide.placeholders[1], lines, (LEFT, top, ACROSS, space))
            return slide
        if len(items) == 1 and isinstance(items[0], Aside) and len(items[0].columns) == 2:
            both = [text_lines(column) for _, column, _ in items[0].columns]
            if all(both) and all(head for head, _, _ in items[0].columns):
                return self._two_columns(items[0], [lines or [] for lines in both], top, space)
        slide = self._new("Title Only")
        place_all(slide, items, LEFT, top, ACROSS)
        return slide

    def _two_columns(self, aside: Aside, both: list[list[Line]], top: float, space: float) -> Any:
        slide = self._new("Two Columns")
        each = aside.each(ACROSS)
        high = max(head.height(each) for head, _, _ in aside.columns if head)
        for place, ((head, _, _), lines) in enumerate(zip(aside.columns, both, strict=True)):
            x = LEFT + place * (each + aside.gutter)
            if head:
                self._fill(slide.placeholders[1 + 2 * place], [head.line], (x, top, each, high))
                rule(slide, x, top + high + 5, each, aside.columns[place][2], 1.5)
            below = (x, top + high + 14, each, space - high - 14)
            self._fill(slide.placeholders[2 + 2 * place], lines, below)
        return slide

    def _fill(self, holder: Any, lines: list[Line], at: tuple[float, float, float, float]) -> None:
        holder.left, holder.top, holder.width, holder.height = (Emu(emu(value)) for value in at)
        xml.settled(holder.text_frame._txBody)
        xml.fill_text(holder.text_frame._txBody, lines)

    def _notes(self, slide: Any, notes: str) -> None:
        if notes.strip():
            slide.notes_slide.notes_text_frame.text = legal(notes)
