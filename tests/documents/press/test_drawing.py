import io

from PIL import Image

from alliance_desk.documents.press import drawing, pages, score
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.pictures.shapes import Text
from tests.documents.writers.samples import CHART, TRACK


def test_picture_is_a_sharp_png() -> None:
    image = Image.open(io.BytesIO(drawing.png(TRACK)))
    assert image.size == (TRACK.width * drawing.SHARPNESS, TRACK.height * drawing.SHARPNESS)
    colours = image.convert("RGB").getcolors(100_000) or []
    assert {(31, 90, 166), (255, 255, 255)} <= {colour for _, colour in colours}


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
