import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.documents.press.house_colours import CONTRAST, contrast, house_palette, readable, soft
from alliance_desk.pictures.palette import LIGHT

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@given(COLOUR, COLOUR)
def test_words_in_any_colour_can_be_read_on_paper_and_on_their_ground(ours: str, theirs: str) -> None:
    made = house_palette(ours, theirs)
    for ink in (made["ours"], made["theirs"]):
        assert contrast(ink, made["paper"]) >= CONTRAST
    assert contrast(made["ours"], made["ours_soft"]) >= CONTRAST
    assert contrast(made["theirs"], made["theirs_soft"]) >= CONTRAST


def test_a_readable_colour_stays_as_it_is_and_a_light_one_gets_darker() -> None:
    assert readable("#7A0019") == "#7A0019"
    assert contrast("#FFD400", soft("#FFD400")) < CONTRAST
    assert readable("#FFD400") != "#FFD400"


def test_without_a_choice_the_colours_are_the_desk_s_own() -> None:
    assert dict(house_palette("", "not a colour")) == dict(LIGHT)
