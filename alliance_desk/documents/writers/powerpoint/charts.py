"""Score charts as native charts, and pictures, on slides."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from alliance_desk.documents.outline import Look, ScoreChart, Series
from alliance_desk.documents.press import score, words
from alliance_desk.documents.press.drawing import fitting, png
from alliance_desk.documents.press.looks import INK, LINE, MUTED, Type
from alliance_desk.documents.press.words import Colours
from alliance_desk.documents.writers.powerpoint.items import Item, Measure, Text
from alliance_desk.documents.writers.powerpoint.xml import Line, emu
from alliance_desk.pictures.shapes import Picture
from alliance_desk.text import plain

_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
# Where the bars stand within the chart, as shares: fixed, so that the benchmark can be drawn over them.
_LEFT, _TOP, _WIDE, _HIGH = 0.34, 0.11, 0.62, 0.80


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code[1:])


@dataclass
class Chart(Item):
    """Bars of each partner side by side, with the benchmark as a dashed line."""

    measure: Measure
    chart: ScoreChart
    highest: float
    colours: Colours

    def height(self, width: float) -> float:
        rows = max(len(self.chart.labels), 1) * (18 * max(len(self.chart.series), 1) + 12)
        return min(max(rows / _HIGH + 24, 150), self.highest)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        high = self.height(width)
        chart = self.chart
        data = CategoryChartData(number_format="0.##;-0.##;0")
        data.categories = [_one(label) for label in chart.labels] or [" "]
        for series in chart.series:
            data.add_series(_one(series.name), _values(series, len(chart.labels)))
        if not chart.series:
            data.add_series(" ", [None] * max(len(chart.labels), 1))
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(emu, (x, y, width, high)), data)
        frame.name = "Score chart"
        frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(score.in_words(chart)))
        self._look(frame.chart)
        beside = 0 if chart.benchmark is None else 150
        self._legend(slide, x + width * _LEFT, y + 3, width * (1 - _LEFT) - beside)
        if chart.benchmark is not None and chart.highest > 0:
            at = max(min(chart.benchmark / chart.highest, 1), 0)
            left = x + width * (_LEFT + _WIDE * at)
            self._benchmark(slide, left, y + high * (_TOP - 0.015), y + high * (_TOP + _HIGH))
            said = f"Benchmark {score.number(chart.benchmark)}"
            label = Type(11, 14, ink=MUTED)
            Text(self.measure, Line(said, label, align="r")).place(slide, x + width - 140, y + 3, 140)

    def _look(self, made: Any) -> None:
        chart = self.chart
        made.font.size, made.font.color.theme_color = Pt(12), MSO_THEME_COLOR.TEXT_1
        made.has_title = False
        made.has_legend = False
        plot = made.plots[0]
        plot.gap_width, plot.overlap, plot.vary_by_categories = 45, -8, False
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = Pt(11), True
        for series, bars in zip(chart.series, plot.series, strict=False):
            bars.format.fill.solid()
            bars.format.fill.fore_color.rgb = _colour(words.ink(series.tone, self.colours))
            bars.invert_if_negative = False
        # Scores read from the top down, as they stand in the scorecard.
        across, up = made.category_axis, made.value_axis
        across.reverse_order = True
        across.format.line.color.rgb = _colour(LINE)
        across.tick_labels.font.size = Pt(12)
        across.has_major_gridlines = False
        up.minimum_scale, up.maximum_scale, up.major_unit = 0, chart.highest or 1, _unit(chart.highest)
        up.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        up.tick_labels.font.size = Pt(10)
        up.tick_labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
        up.major_gridlines.format.line.color.rgb = _colour(LINE)
        up.format.line.fill.background()
        _mend(made._chartSpace)

    def _legend(self, slide: Any, x: float, y: float, width: float) -> None:
        """Say whose bars are whose, in their order: programs turn round the legend of bars that lie."""
        name, gap = Type(12, 15), 16
        each = max(width / max(len(self.chart.series), 1), 60)
        for series in self.chart.series:
            key = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(emu, (x, y + 3, 9, 9)))
            key.name = "Legend"
            key.fill.solid()
            key.fill.fore_color.rgb = _colour(words.ink(series.tone, self.colours))
            key.line.fill.background()
            _unstyled(key)
            said = self.measure.shortened(Line(_one(series.name), name), 1, each - 14 - gap)
            wide = name.size * self.measure.ems(said.text, name.bold) + 4
            Text(self.measure, said).place(slide, x + 14, y, max(wide, 24))
            x += 14 + wide + gap

    def _benchmark(self, slide: Any, x: float, top: float, bottom: float) -> None:
        ends = map(emu, (x, top, x, bottom))
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        _unstyled(line)
        line.line.color.rgb, line.line.width = _colour(INK), Pt(1.5)
        line.line.dash_style = MSO_LINE.DASH
        line.name = "Benchmark"


def _unstyled(shape: Any) -> None:
    """Take away the shadows and colours that a theme would give a shape."""
    style = shape._element.find("{*}style")
    if style is not None:
        shape._element.remove(style)


def _one(text: str) -> str:
    return plain(text).replace("\n", " ").replace("\t", " ") or " "


def _unit(highest: float) -> float:
    return 1 if highest <= 10 else 5 if highest <= 50 else round(highest / 5)


def _values(series: Series, count: int) -> list[float | None]:
    return [*series.values, *[None] * count][: max(count, 1)]


def _mend(space: Any) -> None:
    """Put right what python-pptx writes: axes with negative numbers, and bars wherever they fit."""
    for element in space.iter("{*}axId", "{*}crossAx"):
        element.set("val", str(abs(int(element.get("val")))))
    area = space.find(".//{*}plotArea")
    old = area.find("{*}layout")
    if old is not None:
        area.remove(old)
    shares = (("x", _LEFT), ("y", _TOP), ("w", _WIDE), ("h", _HIGH))
    area.insert(
        0,
        parse_xml(
            f'<c:layout {_C}><c:manualLayout><c:layoutTarget val="inner"/>'
            '<c:xMode val="edge"/><c:yMode val="edge"/>'
            + "".join(f'<c:{name} val="{value}"/>' for name, value in shares)
            + "</c:manualLayout></c:layout>"
        ),
    )


def unknown(chart: ScoreChart) -> str:
    """Return which scores nobody gave; the chart only leaves a gap for them."""
    gaps = [
        f"{label} ({series.name})"
        for series in chart.series
        for label, value in zip(chart.labels, _values(series, len(chart.labels)), strict=False)
        if value is None
    ]
    return f"Not known: {', '.join(gaps)}" if gaps else ""


@dataclass
class Drawn(Item):
    """A picture, no larger than it may be."""

    picture: Picture
    largest: float
    highest: float
    look: Look

    def _scale(self, width: float) -> float:
        return fitting(self.picture, width, self.highest, self.largest)

    def height(self, width: float) -> float:
        return self.picture.height * self._scale(width)

    def place(self, slide: Any, x: float, y: float, width: float) -> None:
        scale = self._scale(width)
        size: Sequence[int] = [emu(self.picture.width * scale), emu(self.picture.height * scale)]
        left = emu(x + (width - self.picture.width * scale) / 2)
        shape = slide.shapes.add_picture(io.BytesIO(png(self.picture, self.look)), left, emu(y), *size)
        shape.name = "Picture"
        shape._element.nvPicPr.cNvPr.set("descr", plain(self.picture.alt or self.picture.title))
