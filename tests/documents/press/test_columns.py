import pytest

from alliance_desk.documents.outline import Tagged
from alliance_desk.documents.press import columns, words


def test_columns_keep_the_widths_that_were_asked_for() -> None:
    assert columns.eased([0.3, 0.7], [20, 40], 100) == [0.3, 0.7]


def test_a_column_too_narrow_for_a_word_gets_room_from_the_wide_ones() -> None:
    small, wide, wider = columns.eased([0.1, 0.3, 0.6], [19, 10, 20], 100)
    assert small == pytest.approx(0.2)
    assert small + wide + wider == pytest.approx(1)
    assert 0.11 < wide < 0.3
    assert 0.21 < wider < 0.6


def test_where_words_need_more_than_there_is_nothing_changes() -> None:
    assert columns.eased([0.1, 0.9], [60, 60], 100) == [0.1, 0.9]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("14 Dec 2026", ["14 Dec 2026"]),
        ("Ryō Tachikawa (立川 涼)\nAgnieszka Wąsowska", ["Ryō Tachikawa (立川 涼)", "Agnieszka", "Wąsowska"]),
        ("Ryō Tachikawa (立川 涼), Kitamine Pharma", ["Ryō Tachikawa (立川 涼),", "Kitamine", "Pharma"]),
        (Tagged("Reached 18 Nov 2026", "good"), ["Reached 18 Nov 2026"]),
        ("Reached it at last", ["Reached", "it", "at", "last"]),
    ],
)
def test_dates_labels_and_names_in_ideographs_are_not_broken(cell: str | Tagged, parts: list[str]) -> None:
    assert list(words.unbroken(cell)) == parts


def test_where_names_are_not_kept_whole_their_letters_in_brackets_are() -> None:
    assert list(words.unbroken("Ryō Tachikawa (立川 涼), Kitamine", whole_names=False)) == [
        *("Ryō", "Tachikawa", "(立川 涼)", ","),
        "Kitamine",
    ]
