"""What does not fit is told, and no word is cut where there is another way."""

from itertools import pairwise

import pytest

from alliance_desk.bundle import RESOURCES
from alliance_desk.pictures import lettering
from alliance_desk.pictures.canvas import canvas
from alliance_desk.pictures.commitments import commitment_bars
from alliance_desk.pictures.interdependencies import interdependencies
from alliance_desk.pictures.shapes import Rect, Text
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Objective, TaskLink, Visibility
from tests.pictures.filled import TODAY, fill
from tests.pictures.test_pictures import check

PLANS = ("Manufacturing", "Regulatory affairs", "Clinical development", "Medical affairs", "Safety", "Supply")


@pytest.fixture(scope="module")
def book():
    return read_playbook(RESOURCES / "playbook").for_variant("technology")


def words(picture):
    return [shape.text for shape in picture.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("width", [560, 640, 900])
def test_headings_between_plans_are_never_broken(desk, book, width):
    tasks = [desk.task(3 + at, title=name, functional_plan=name, duration=2) for at, name in enumerate(PLANS)]
    for before, after in pairwise(tasks):
        desk.put(TaskLink, before_id=before.id, after_id=after.id)
    picture = check(interdependencies(desk.dossier, book, TODAY, width=width))
    said = " ".join(words(picture)).split()
    for word in " ".join(PLANS).split():
        assert said.count(word) >= 2, (word, said)


@pytest.mark.parametrize("room", [34, 50, 63])
def test_a_word_of_letters_is_broken_with_hyphens_into_even_pieces(room):
    lines = lettering.wrapped("Manufacturing", 10, room, 9)
    assert len(lines) > 1 and "".join(line.removesuffix("-") for line in lines) == "Manufacturing"
    assert all(line.endswith("-") for line in lines[:-1])
    assert all(len(line) > 2 and lettering.width(line, 10) <= room for line in lines)
    address = lettering.wrapped("https://example.org/a/very/long/path", 10, room, 20)
    assert "".join(address) == "https://example.org/a/very/long/path", "an address is kept as it is"


@pytest.mark.parametrize("width", [300, 640, 900])
@pytest.mark.parametrize("number", [1, 7, 60])
def test_the_canvas_counts_the_objectives_that_have_no_room(desk, book, number, width):
    for at in range(number):
        partner = desk.partners[0].id
        text, joint = f"Objective number {at}", Visibility.JOINT
        desk.put(Objective, partner_id=partner, text=text, priority=1, visibility=joint)
    said = words(check(canvas(desk.dossier, book, width)))
    shown = sum(text.startswith("Objective") for text in said)
    more = [int(text.split()[1]) for text in said if text.startswith("and ") and text.endswith(" more")]
    assert shown + sum(more) == number and bool(more) == (shown < number)


def test_the_canvas_is_no_taller_than_its_words_need(desk, book):
    low = canvas(desk.dossier, book, 900)
    for at in range(6):
        partner, text = desk.partners[0].id, f"Objective number {at}"
        desk.put(Objective, partner_id=partner, text=text, priority=1, visibility=Visibility.JOINT)
    tall = canvas(desk.dossier, book, 900)
    assert low.height < tall.height
    assert sum(text.startswith("Objective") for text in words(tall)) == 6


def test_the_words_of_the_ring_stand_clear_of_the_cards(desk, book):
    for width in (640, 700, 900):
        rects = [s for s in canvas(desk.dossier, book, width).shapes if isinstance(s, Rect)]
        pills = [rect for rect in rects if rect.height == 21]
        cards = [rect for rect in rects if rect.height > 100]
        assert len(pills) == 3 and cards
        for pill in pills:
            for card in cards:
                apart = pill.x + pill.width <= card.x or card.x + card.width <= pill.x
                assert apart or pill.y + pill.height <= card.y or card.y + card.height <= pill.y


def test_the_state_of_a_commitment_is_not_cut(new_desk, book):
    desk = fill(new_desk(partners=2), 7, book)
    desk.person(0, "Open", startup_role="Lead", time_share=None)
    for width in (640, 900):
        said = words(commitment_bars(desk.dossier, width))
        assert "share open, not confirmed" in said
        assert not any(text.startswith(("share", "40%", "100%")) and "…" in text for text in said)
