"""SVG that any reader takes, whatever was typed."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.pictures import lettering
from alliance_desk.pictures.palette import DARK, LIGHT
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Text
from alliance_desk.pictures.svg import arc_points, to_svg

NS = "{http://www.w3.org/2000/svg}"


def part(root, name):
    found = root.find(f"{NS}{name}")
    assert found is not None
    return found


def parsed(picture, palette=LIGHT):
    return ET.fromstring(to_svg(picture, palette))


@given(st.text())
def test_any_text_comes_out_as_text(text):
    root = parsed(Picture(text, text, 10, 10, (Text(0, 0, text),)))
    assert len(list(root)) == 3
    assert not list(part(root, "text"))
    letters = "".join(char for char in text if char.isalnum() or char in "<&>\"'")
    kept = part(root, "text").text or ""
    assert "".join(char for char in kept if char.isalnum() or char in "<&>\"'") == letters


def test_every_shape_is_drawn_in_its_colour():
    shapes = (
        Rect(0, 0, 10, 10, "paper", "line", 2, 3),
        Circle(5, 5, 2, "ours", "paper", dashed=True),
        Line(((0, 0), (1, 1)), "ink", dashed=True),
        Polygon(((0, 0), (1, 1), (0, 1)), "bad"),
        Arc(5, 5, 4, 0.75, "good", 2),
        Text(1, 2, "up", turned=True, bold=True, anchor="middle"),
    )
    root = parsed(Picture("T", "A", 10, 10, shapes), DARK)
    rect, circle, line, polygon, arc, text = list(root)[2:]
    assert rect.attrib["rx"] == "3" and rect.attrib["fill"] == DARK["paper"]
    assert circle.attrib["stroke-dasharray"] == "4 3"
    assert line.tag == f"{NS}polyline" and line.attrib["fill"] == "none"
    assert polygon.attrib["fill"] == DARK["bad"]
    assert arc.attrib["d"] == "M 5 1 A 4 4 0 1 1 1 5"
    assert text.attrib["transform"] == "rotate(-90 1 2)" and text.attrib["font-weight"] == "bold"
    assert part(root, "title").text == "T" and part(root, "desc").text == "A"


@pytest.mark.parametrize("share", [0.0001, 0.25, 0.5, 0.999, 1, 5])
def test_an_arc_ends_on_its_ring(share):
    (x1, y1), (x2, y2) = arc_points(Arc(10, 10, 5, share))
    for x, y in ((x1, y1), (x2, y2)):
        assert (x - 10) ** 2 + (y - 10) ** 2 == pytest.approx(25)


@given(st.text(max_size=80), st.floats(5, 300), st.booleans())
def test_a_shortened_text_fits(text, room, bold):
    short = lettering.shortened(text, 11, room, bold)
    assert lettering.width(short, 11, bold) <= max(room, lettering.width("…", 11, bold))
    assert short == " ".join(text.split()) or short.endswith("…")


@given(st.text(max_size=80), st.floats(30, 300), st.integers(1, 3))
def test_wrapped_lines_fit_and_lose_nothing_unmarked(text, room, lines):
    rows = lettering.wrapped(text, 12, room, lines)
    assert 1 <= len(rows) <= lines
    assert all(lettering.width(row, 12) <= room for row in rows)
    if not any("…" in row for row in rows):
        # A word wider than the room is broken, so blanks may lie elsewhere; letters are all there.
        assert "".join("".join(rows).split()) == "".join(text.split())
    if all(lettering.width(word, 12) <= room for word in text.split()) and not any(
        "…" in row for row in rows
    ):
        assert " ".join(rows).split() == text.split()


def test_a_text_without_blanks_is_broken_where_the_line_ends():
    rows = lettering.wrapped("第三相試験を予定どおりに終え", 12, 100, 3)
    assert len(rows) == 2 and "".join(rows) == "第三相試験を予定どおりに終え"
