import pytest

from alliance_desk.documents.outline import Column, Columns, Paragraph, Table
from alliance_desk.documents.press import flow, sizing
from alliance_desk.documents.press.fonts import lettering
from alliance_desk.documents.press.looks import LARGE, SIZES, Looks
from alliance_desk.documents.writers.pdf.blocks import Setter
from alliance_desk.documents.writers.pdf.boxes import Box

WIDTH, SPACE = 852.0, 390.0


def boxes(rows: int, looks: Looks) -> list[Box]:
    table = Table(("Due", "What"), tuple(("1 Dec 2026", f"Step {row}") for row in range(rows)))
    return Setter(lettering(table), looks, WIDTH).blocks((table,))


def slides(rows: int) -> list[list[Box]]:
    return sizing.fitted(lambda looks: boxes(rows, looks), WIDTH, SPACE)


@pytest.mark.parametrize("rows", range(1, 60, 3))
def test_everything_fits_on_as_few_slides_as_can_be(rows: int) -> None:
    made = slides(rows)
    assert all(flow.height(slide, WIDTH) <= SPACE + 0.01 for slide in made)
    assert len(made) == len(flow.slides(boxes(rows, SIZES[-1]), WIDTH, SPACE))


def test_little_is_spread_and_much_is_not() -> None:
    assert flow.height(slides(4)[0], WIDTH) > 1.3 * flow.height(boxes(4, SIZES[0]), WIDTH)
    assert [looks.body.size for looks in SIZES] == sorted((looks.body.size for looks in SIZES), reverse=True)
    assert min(looks.cell.size for looks in SIZES) >= 11


def test_little_on_a_slide_is_said_in_larger_type_and_lower() -> None:
    words = Columns(
        (Column("Here", (Paragraph("A walk together."),)), Column("There", (Paragraph("A call."),)))
    )
    letters = lettering(words)

    def made(looks: Looks) -> list[Box]:
        return Setter(letters, looks, WIDTH).blocks((words,))

    (slide,) = sizing.fitted(made, WIDTH, SPACE)
    assert flow.height(slide, WIDTH) == flow.height(made(LARGE), WIDTH) > flow.height(made(SIZES[0]), WIDTH)
    down = sizing.lowered(slide, WIDTH, SPACE)
    assert 0 < down < SPACE / 2 and down + flow.height(slide, WIDTH) < SPACE
    assert sizing.lowered(slides(12)[0], WIDTH, SPACE) == 0
