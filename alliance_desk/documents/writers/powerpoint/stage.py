"""Where things stand on slides: the layouts of a template, and the room that they leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

LayoutName = Literal["title", "content", "columns", "section", "only"]

_KINDS: dict[LayoutName, tuple[str, ...]] = {
    "title": ("title",),
    "content": ("obj", "tx"),
    "columns": ("twoTxTwoObj",),
    "section": ("secHead",),
    "only": ("titleOnly",),
}
"""What the format itself calls each layout."""
_INSTEAD: dict[LayoutName, tuple[LayoutName, ...]] = {
    "title": ("section", "only", "content"),
    "content": ("only",),
    "columns": ("only", "content"),
    "section": ("title", "only", "content"),
    "only": ("content",),
}
"""What serves where a layout is missing."""
TITLES = ("title", "ctrTitle")
_TEXTS = ("body", "obj", "")
_POINT = 12700


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide, in points."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        return self.y + self.high


@dataclass(frozen=True)
class Stage:
    """The layouts of a template by what they are for, and where text may stand."""

    layouts: dict[LayoutName, Any]
    wide: float
    high: float
    heading: Area
    """Where the title of a slide stands."""
    text: Area
    """Where everything else stands."""
    scale: float = 1
    """How much larger than on our own slides type is set."""
    own: bool = False
    """True for the template that is ours."""
    exact: frozenset[str] = frozenset()
    """The layouts that the template has itself; others serve for the rest."""
    dark: bool = False
    master: str = ""
    has_title: bool = True
    has_number: bool = True
    title_size: float = 27
    served: tuple[tuple[str, str], ...] = field(default=())
    """What decks need, with the layout that serves for it."""


def own_stage(presentation: Any) -> Stage:
    """Return the stage of our own template."""
    names: dict[LayoutName, str] = {
        "title": "Title Slide",
        "content": "Title and Content",
        "columns": "Two Columns",
        "section": "Section",
        "only": "Title Only",
    }
    known = {layout.name: layout for layout in presentation.slide_layouts}
    return Stage(
        {name: known[called] for name, called in names.items()},
        960,
        540,
        Area(54, 40, 852, 44),
        Area(54, 98, 852, 386),
        own=True,
        exact=frozenset(names),
    )


def stage_of(presentation: Any) -> Stage:
    """Return the stage of a user's template: the master that has most of what decks need, and its layouts."""
    found = [(_mapped(master.slide_layouts), master) for master in presentation.slide_masters]
    exact, master = max(found, key=lambda each: len(each[0]))
    layouts: dict[LayoutName, Any] = dict(exact)
    first = next(iter(master.slide_layouts), None) or next(
        layout for each in presentation.slide_masters for layout in each.slide_layouts
    )
    for name, instead in _INSTEAD.items():
        if name not in layouts:
            layouts[name] = next((exact[other] for other in instead if other in exact), first)
    wide, high = presentation.slide_width / _POINT, presentation.slide_height / _POINT
    heading, text = _areas(layouts["only"], layouts["content"], wide, high)
    there = [holder for layout in layouts.values() for holder in layout.placeholders]
    return Stage(
        layouts,
        wide,
        high,
        heading,
        text,
        # Type as large in proportion to the slide as on ours.
        scale=min((wide * high / (960 * 540)) ** 0.5, 1.6),
        exact=frozenset(exact),
        dark=_is_dark(master),
        master=master.name or "",
        has_title=any(kind_of(holder) in TITLES for holder in there),
        has_number=any(kind_of(holder) == "sldNum" for holder in there),
        title_size=_title_size(master),
        served=tuple((name, layouts[name].name or "a layout without a name") for name in _KINDS),
    )


def kind_of(shape: Any) -> str | None:
    """Return what the format calls a placeholder, empty for one that takes anything; else None."""
    mark = _mark(shape)
    return None if mark is None else mark.get("type", "")


def _mark(shape: Any) -> Any:
    return getattr(shape, "_element", shape).find("./*/{*}nvPr/{*}ph")


def holders(slide: Any, *kinds: str) -> list[Any]:
    """Return the placeholders of a slide or a layout that are of some kinds, in reading order."""
    found = [holder for holder in slide.placeholders if kind_of(holder) in kinds]
    return sorted(found, key=lambda holder: int(_mark(holder).get("idx", 0)))


def texts(slide: Any) -> list[Any]:
    """Return the placeholders of a slide or a layout that take a text, upright ones only."""
    return [holder for holder in holders(slide, *_TEXTS) if _mark(holder).get("orient") != "vert"]


def _mapped(layouts: Iterable[Any]) -> dict[LayoutName, Any]:
    """Return the layouts that fit exactly, by what they are for."""
    found: dict[LayoutName, Any] = {}
    for layout in layouts:
        kind = layout._element.get("type", "")
        has_title, count = bool(holders(layout, *TITLES)), len(texts(layout))
        name: LayoutName | None = next((name for name, kinds in _KINDS.items() if kind in kinds), None)
        if name is None and has_title:
            # A layout that somebody made anew says nothing of its kind: its placeholders do.
            centred = bool(holders(layout, "ctrTitle"))
            by_count: dict[int, LayoutName] = {0: "only", 1: "content"}
            name = "title" if centred else by_count.get(count)
        if name and _fits(name, has_title, count):
            found.setdefault(name, layout)
    return found


def _fits(name: LayoutName, has_title: bool, count: int) -> bool:
    least = {"title": 0, "content": 1, "columns": 4, "section": 0, "only": 0}[name]
    return has_title and count >= least


def _areas(only: Any, content: Any, wide: float, high: float) -> tuple[Area, Area]:
    """Return where titles and texts stand: as the layouts have it, within the slide and apart."""
    title = next(iter(holders(only, *TITLES) or holders(content, *TITLES)), None)
    heading = area_of(title) or Area(0.06 * wide, 0.07 * high, 0.88 * wide, 0.1 * high)
    body = next(iter(texts(content)), None)
    text = area_of(body) or Area(heading.x, heading.bottom + 14, heading.wide, high)
    # What a company draws at the foot of its slides is not ours to write on.
    foot = min(
        (area.y for holder in holders(content, "ftr", "sldNum", "dt") if (area := area_of(holder))),
        default=0.92 * high,
    )
    left, right = max(text.x, 0.03 * wide), min(text.right, 0.97 * wide)
    top = text.y if text.y >= heading.bottom - 2 or heading.y > text.y else heading.bottom + 6
    bottom = min(text.bottom, foot - 4 if foot > top + 0.3 * high else 0.95 * high, 0.95 * high)
    if right - left < 0.4 * wide or bottom - top < 0.35 * high:
        left, right = 0.06 * wide, 0.94 * wide
        top, bottom = min(heading.bottom + 10, 0.4 * high), 0.9 * high
    return heading, Area(left, top, right - left, bottom - top)


def area_of(holder: Any) -> Area | None:
    """Return where a placeholder stands, from its layout or master; None where neither says."""
    if holder is None:
        return None
    places = (holder.left, holder.top, holder.width, holder.height)
    if any(place is None for place in places) or not places[2] or not places[3]:
        return None
    return Area(*(place / _POINT for place in places))


def _title_size(master: Any) -> float:
    size = next(
        (run.get("sz") for run in master._element.findall("{*}txStyles/{*}titleStyle/{*}lvl1pPr/{*}defRPr")),
        None,
    )
    return int(size) / 100 if size and size.isdigit() else 27


def _is_dark(master: Any) -> bool:
    """Tell whether text stands light on dark: the colour of text is mapped to a light one of the theme."""
    mapped = master._element.find("{*}clrMap")
    return mapped is not None and mapped.get("tx1", "dk1") in ("lt1", "lt2")
