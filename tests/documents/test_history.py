"""What has changed since a document left the desk."""

import time

from alliance_desk.documents.history import Change, _changes


def test_added_and_removed_lines_are_told_in_order() -> None:
    before = "Title\n\nOne\nTwo\nThree"
    now = "Title\n\nOne\nTwo and a half\nThree\nFour"
    assert list(_changes(before, now)) == [
        Change(False, "Two"),
        Change(True, "Two and a half"),
        Change(True, "Four"),
    ]


def test_a_column_that_became_wider_changes_no_line() -> None:
    before = "Owner  Task\n-----  ----\nMia    Plan\nBo     Draft"
    now = "Owner            Task\n---------------  ----\nMia              Plan\nBo               Draft"
    assert list(_changes(before, now)) == []


def test_lines_that_look_like_marks_of_a_comparison_are_told_whole() -> None:
    assert list(_changes("a\n-- b", "a\n++ c")) == [Change(False, "-- b"), Change(True, "++ c")]


def test_two_long_texts_are_compared_at_once() -> None:
    before = "\n".join(f"Task {number} is owned by person {number % 7}" for number in range(1500))
    now = "\n".join(f"Task {number} is owned by people {number % 5}" for number in range(1500))
    begun = time.thread_time()
    assert len(list(_changes(before, now))) == 3000
    assert time.thread_time() - begun < 5  # ndiff takes minutes
