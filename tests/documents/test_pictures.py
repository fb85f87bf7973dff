"""Pictures alone: trimmed to what is drawn, and files that other programs open."""

import io
from dataclasses import replace

import pptx
import pypdf
import pytest
from PIL import Image

from alliance_desk.documents.outline import Look
from alliance_desk.documents.pictures import KINDS, MARGIN, to_bytes, trimmed
from alliance_desk.pictures.shapes import Circle, Line, Picture, Rect, Text

WIDE = Picture(
    "Peer map",
    "Two people.",
    800,
    600,
    (Rect(300, 200, 100, 50, fill="ours"), Line(((310, 260), (390, 280))), Circle(350, 300, 10, fill="bad")),
)


def test_empty_paper_is_cut_away_and_nothing_that_is_drawn() -> None:
    cut = trimmed(WIDE)
    assert (cut.width, cut.height) == (100 + 2 * MARGIN, 110 + 2 * MARGIN)
    assert cut.shapes[0] == Rect(MARGIN, MARGIN, 100, 50, fill="ours")
    assert cut.alt == WIDE.alt


@pytest.mark.parametrize(
    ("anchor", "turned"), [("start", False), ("middle", False), ("end", False), ("end", True)]
)
def test_words_keep_their_room(anchor: str, turned: bool) -> None:
    words = Text(400, 300, "Steering committee", size=14, anchor=anchor, turned=turned)
    cut = trimmed(Picture("Words", "Words.", 800, 600, (words,)))
    long, short = max(cut.width, cut.height), min(cut.width, cut.height)
    assert 100 < long < 180 and 20 < short < 45
    assert (cut.height > cut.width) is turned
    image = Image.open(io.BytesIO(to_bytes(Picture("Words", "", 800, 600, (words,)), "png"))).convert("L")
    wide, high = image.size
    edges = ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high))
    assert all(image.crop(edge).getextrema() == (255, 255) for edge in edges)
    assert image.getextrema() != (255, 255)


def test_a_picture_without_anything_stays_as_it_is() -> None:
    empty = Picture("Nothing", "Nothing yet.", 100, 40, ())
    assert trimmed(empty) == empty


def test_the_partners_colour_counts_without_ours() -> None:
    theirs = replace(WIDE, shapes=(Rect(0, 0, 40, 40, "theirs"),))
    assert b"#7A1F5C" in to_bytes(theirs, "svg", Look(theirs="#7A1F5C"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_file_of_its_kind(kind: str) -> None:
    data = to_bytes(WIDE, kind)  # type: ignore[arg-type]
    match kind:
        case "svg":
            assert b"<desc>Two people.</desc>" in data and b'width="116"' in data
        case "png":
            assert Image.open(io.BytesIO(data)).size == (348, 378)
        case "pdf":
            (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
            assert (float(page.mediabox.width), float(page.mediabox.height)) == (116, 126)
        case _:
            (slide,) = list(pptx.Presentation(io.BytesIO(data)).slides)[-1:]
            assert slide.shapes.title and slide.shapes.title.text_frame.text == "Peer map"
            assert any(shape.shape_type == 13 for shape in slide.shapes)
