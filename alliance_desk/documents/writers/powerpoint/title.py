"""The title slide: what the deck is, of whom, when and how confidential."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from alliance_desk.documents.outline import Outline
from alliance_desk.documents.press import words
from alliance_desk.documents.press.house_colours import house_palette
from alliance_desk.documents.press.looks import INK, MUTED, Type
from alliance_desk.documents.writers.powerpoint import xml
from alliance_desk.documents.writers.powerpoint.items import Measure, Text, place_all
from alliance_desk.documents.writers.powerpoint.logos import LARGE, Logos
from alliance_desk.documents.writers.powerpoint.stage import TITLES, Stage, holders, texts
from alliance_desk.documents.writers.powerpoint.xml import Line

_X, _WIDE = 84.0, 822.0
"""Where the title slide of our own template begins, and how wide it is, in points."""


class Title:
    """Fills the first slide of a deck."""

    def __init__(self, outline: Outline, measure: Measure, stage: Stage, logos: Logos) -> None:
        self._outline = outline
        self._measure = measure
        self._stage = stage
        self._logos = logos

    def fill(self, slide: Any) -> list[str]:
        """Fill the slide and return the texts that had to be shortened."""
        full = self._ours(slide) if self._stage.own else self._theirs(slide)
        top = 40 if self._stage.own else 0.04 * self._stage.high
        right = _X + _WIDE if self._stage.own else 0.97 * self._stage.wide
        self._logos.place(slide, right, top, LARGE, dark=self._stage.dark)
        return full

    def _facts(self) -> str:
        outline = self._outline
        more = (("Version", outline.version), ("Company", outline.company), ("Author", outline.author))
        pairs = (*outline.facts, *((label, text) for label, text in more if text))
        return " · ".join(f"{label}: {words.cell(value).text}" for label, value in pairs)

    def _ours(self, slide: Any) -> list[str]:
        outline, facts = self._outline, self._facts()
        colours = house_palette(outline.look.ours, outline.look.theirs)
        inks = (words.ink(party.tone, colours) for party in outline.parties)
        parties = [
            Line(party.name, Type(18, 27, True, ink))
            for party, ink in zip(outline.parties, inks, strict=True)
        ]
        heading, _ = self._measure.fitted(outline.title, (40, 34, 28, 23, 19), 2, _WIDE)
        fields: dict[int, list[Line]] = {
            0: [Line(outline.title, heading)],
            1: [Line(outline.subtitle, self._plain(outline.subtitle, (20, 17, 14, 12), 2))],
            13: [Line(outline.alliance, self._plain(outline.alliance, (15, 12), 1))],
            14: [*parties, Line(facts, self._plain(facts, (13, 11), 2), before=12)],
        }
        most = {0: 3, 1: 3, 13: 1, 14: 2}
        full: list[str] = []
        for place, lines in fields.items():
            full += [line.text for line in lines if self._long(line, most[place])]
            fields[place] = [self._measure.shortened(line, most[place], _WIDE) for line in lines]
        gaps = {13: 14.0, 0: 8.0, 1: 22.0, 14: 0.0}
        highs = {place: self._high(lines) for place, lines in fields.items()}
        y = max(250 - sum(high + gaps[place] for place, high in highs.items() if high) / 2, 30)
        for place, gap in gaps.items():
            if not highs[place]:
                continue
            holder = next(it for it in slide.placeholders if it.placeholder_format.idx == place)
            xml.put_at(holder, _X, y, _WIDE, highs[place])
            xml.settled(holder.text_frame._txBody)
            xml.fill_text(holder.text_frame._txBody, [line for line in fields[place] if line.text])
            y += highs[place] + gap
        return full

    def _theirs(self, slide: Any) -> list[str]:
        """Fill the title slide of a company's template: where it has the places, in its own type."""
        outline, stage = self._outline, self._stage
        full: list[str] = []
        holder = next(iter(holders(slide, *TITLES)), None)
        wide = holder.width / 12700 if holder is not None and holder.width else stage.heading.wide
        sizes = [stage.title_size * by for by in (1, 0.85, 0.7, 0.6, 0.5)]
        type_, count = self._measure.fitted(outline.title, sizes, 2, wide)
        if count > 3:
            full.append(outline.title)
        line = self._measure.shortened(Line(outline.title, replace(type_, ink=INK)), 3, wide)
        if holder is not None:
            plain = "all" if type_.size == stage.title_size else "size"
            xml.fill_text(holder.text_frame._txBody, [replace(line, plain=plain)])
        else:
            place_all(slide, [Text(self._measure, line)], stage.heading.x, stage.heading.y, wide)
        parties = " and ".join(party.name for party in outline.parties)
        said = [text for text in (outline.subtitle, outline.alliance, parties, self._facts()) if text.strip()]
        self._below(slide, said, full)
        return full

    def _below(self, slide: Any, said: list[str], full: list[str]) -> None:
        """Put the lines below the title into the subtitle, or into a box where there is none."""
        stage = self._stage
        place = next(iter([*holders(slide, "subTitle"), *texts(slide)]), None)
        wide = (place.width or 0) / 12700 if place is not None else 0
        high = (place.height or 0) / 12700 if place is not None else 0
        if wide < 0.25 * stage.wide or high < 40:
            place, wide, high = None, stage.text.wide, stage.text.high
        types = [Type(size * stage.scale, size * stage.scale * 1.3) for size in (18, 15, 13, 11, 9)]

        def tall(type_: Type) -> float:
            return sum(len(self._measure.lines(text, type_, wide - 16)) for text in said) * type_.leading

        type_ = next((each for each in types if tall(each) <= high - 8), types[-1])
        most = max(int((high - 8) / type_.leading) // max(len(said), 1), 1)
        lines = [Line(text, type_) for text in said]
        full += [line.text for line in lines if len(self._measure.lines(line.text, type_, wide - 16)) > most]
        lines = [self._measure.shortened(line, most, wide - 16) for line in lines]
        if place is not None:
            xml.fill_text(place.text_frame._txBody, [replace(line, plain="size") for line in lines])
        else:
            items = [Text(self._measure, line) for line in lines]
            place_all(slide, items, stage.text.x, stage.text.y, stage.text.wide)

    def _long(self, line: Line, most: int) -> bool:
        return len(self._measure.lines(line.text, line.type_, _WIDE)) > most

    def _high(self, lines: list[Line]) -> float:
        return sum(
            line.before + len(self._measure.lines(line.text, line.type_, _WIDE)) * line.type_.leading
            for line in lines
            if line.text
        )

    def _plain(self, text: str, sizes: tuple[float, ...], most: int) -> Type:
        types = [Type(size, size * 1.4, ink=MUTED) for size in sizes]
        fitting = (type_ for type_ in types if len(self._measure.lines(text, type_, _WIDE)) <= most)
        return next(fitting, types[-1])
