import io
from dataclasses import replace

import pypdf
from PIL import Image

from alliance_desk.documents.outline import Look
from alliance_desk.documents.press import drawing, pages, score
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.pictures.shapes import Text
from tests.documents.writers.samples import CHART, TRACK


def test_picture_is_a_sharp_png() -> None:
    image = Image.open(io.BytesIO(drawing.png(TRACK)))
    assert image.size == (TRACK.width * drawing.SHARPNESS, TRACK.height * drawing.SHARPNESS)
    colours = image.convert("RGB").getcolors(100_000) or []
    assert {(31, 90, 166), (255, 255, 255)} <= {colour for _, colour in colours}


def test_long_names_of_a_chart_stay_within_it() -> None:
    chart = replace(
        CHART, series=tuple(replace(each, name="A very long name " * 12) for each in CHART.series)
    )
    letters = lettering(chart)
    picture = score.picture(chart, letters)
    names = [shape for shape in picture.shapes if isinstance(shape, Text) and shape.text.startswith("A very")]
    assert len(names) == len(chart.series)
    for shape in names:
        assert shape.x + letters.width(shape.text, shape.size, bold=True) <= picture.width


def test_chart_says_and_draws_every_score() -> None:
    picture = score.picture(CHART, lettering(CHART))
    said = {shape.text for shape in picture.shapes if isinstance(shape, Text)}
    assert {"Strategic fit", "Money", "not known", "3.5", "Benchmark 3.5", "Helix Arc"} <= said
    assert "Money: Corvane Therapeutics not known, Helix Arc 1" in picture.alt
    assert picture.alt.endswith("Benchmark 3.5.")
    for shape in picture.shapes:
        x, y = (getattr(shape, side, 0) for side in ("x", "y"))
        assert 0 <= x <= picture.width and 0 <= y <= picture.height


def test_score_is_written_as_people_do() -> None:
    assert [score.number(value) for value in (4, 3.5, 3.25, 0)] == ["4", "3.5", "3.25", "0"]


def test_garbage_is_no_pdf() -> None:
    import pytest

    with pytest.raises(ValueError, match="not a PDF"):
        pages.page_count(b"garbage")


def test_picture_alone_is_one_trimmed_page_of_vectors_with_its_words() -> None:
    reader = pypdf.PdfReader(io.BytesIO(drawing.pdf(TRACK)))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (TRACK.width, TRACK.height)
    assert not page.images
    said = page.extract_text()
    assert all(shape.text in said for shape in TRACK.shapes if isinstance(shape, Text))
    assert reader.metadata and (reader.metadata.title, reader.metadata.subject) == (TRACK.title, TRACK.alt)
    assert not reader.metadata.author


def test_picture_has_the_companies_own_colours() -> None:
    look = Look(ours="#7A0019")
    usual, own = (
        {pixel for _, pixel in Image.open(io.BytesIO(data)).getcolors(100_000) or []}
        for data in (drawing.png(TRACK), drawing.png(TRACK, look))
    )
    assert (31, 90, 166) in usual - own and (0x7A, 0, 0x19) in own - usual


def test_a_tight_chart_is_lower_and_says_the_same() -> None:
    letters = lettering(CHART)
    usual, tight = score.picture(CHART, letters), score.picture(CHART, letters, tight=True)
    assert tight.height < 0.85 * usual.height
    assert [shape.text for shape in tight.shapes if isinstance(shape, Text)] == [
        shape.text for shape in usual.shapes if isinstance(shape, Text)
    ]
