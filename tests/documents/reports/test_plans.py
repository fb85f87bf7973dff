"""Plans, workplans and what else is made of tasks."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest

from alliance_desk.documents.export import build
from alliance_desk.documents.outline import Bullets, Figure, Outline, Table, Tagged
from alliance_desk.documents.reports import plan_tables, startup_plan, workplan
from alliance_desk.pictures.shapes import Text
from alliance_desk.records import (
    Anchor,
    AnchorKind,
    BeforeSigning,
    Counting,
    Dossier,
    Milestone,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

from . import desks
from .desks import source

TODAY = desks.TODAY


def put(dossier: Dossier, title: str, **fields: Any) -> Task:
    task = Task(alliance_id=dossier.alliance.id, title=title, visibility=Visibility.JOINT, **fields)
    dossier.put(task)
    return task


def tables(outline: Outline, heading: str) -> list[Table]:
    return [
        block
        for section in outline.sections
        if section.heading == heading
        for block in section.blocks
        if isinstance(block, Table)
    ]


def signing(dossier: Dossier, on: date) -> None:
    dossier.put(Anchor(alliance_id=dossier.alliance.id, kind=AnchorKind.SIGNING, on=on))


@pytest.mark.parametrize(
    ("offset", "counting", "rule"),
    [
        (15, Counting.CALENDAR, "15 days after signing"),
        (-1, Counting.CALENDAR, "1 day before signing"),
        (0, Counting.CALENDAR, "on the day of signing"),
        (2, Counting.WORKING, "2 working days after signing"),
    ],
)
def test_a_date_says_what_it_is_counted_from(offset: int, counting: Counting, rule: str) -> None:
    dossier = desks.empty(partners=2)
    signing(dossier, date(2026, 12, 1))
    put(dossier, "Meet", anchor=AnchorKind.SIGNING, offset_days=offset, counting=counting)
    (item,) = plan_tables.items(source(dossier))
    assert plan_tables.counted_from(item) == rule
    put(dossier, "Fixed", anchor=AnchorKind.SIGNING, offset_days=offset, due=date(2026, 12, 24))
    fixed = next(each for each in plan_tables.items(source(dossier)) if each.title == "Fixed")
    assert plan_tables.due(fixed) == "24 Dec 2026"


def test_what_may_start_before_signing_is_marked_while_it_matters() -> None:
    dossier = desks.empty(partners=2)
    task = put(dossier, "Ask", due=TODAY, before_signing=BeforeSigning.ASK_COUNSEL)
    (table,) = tables(startup_plan.compose(source(dossier)), "Alliance management")
    assert "Before signing" in table.header
    assert Tagged("Ask counsel", "wait") in table.rows[0]
    signing(dossier, TODAY - timedelta(days=1))
    (table,) = tables(startup_plan.compose(source(dossier)), "Alliance management")
    assert "Before signing" not in table.header
    assert table.rows[0][0] == task.title


@pytest.mark.parametrize("make", [desks.overfull, lambda: desks.told()[0], lambda: desks.told()[1]])
def test_the_plan_on_a_page_is_one_page_in_every_size(make: Callable[[], Dossier]) -> None:
    outline = startup_plan.compose_page(source(make()))
    (table,) = tables(outline, "The next steps")
    assert len(table.rows) >= 6
    assert len(pypdf.PdfReader(io.BytesIO(build(outline, "pdf"))).pages) == 1


def test_the_plan_on_a_page_takes_what_is_late_and_counts_the_rest() -> None:
    dossier = desks.empty(partners=2)
    for at in range(30):
        put(dossier, f"Later {at}", due=TODAY + timedelta(days=at + 1))
    put(dossier, "Late", due=TODAY - timedelta(days=3))
    put(dossier, "Done", due=TODAY - timedelta(days=9), done_on=TODAY)
    awaited = put(dossier, "Awaited", due=TODAY + timedelta(days=40))
    after = put(dossier, "After", due=TODAY + timedelta(days=60))
    dossier.put(TaskLink(alliance_id=dossier.alliance.id, before_id=awaited.id, after_id=after.id))
    outline = startup_plan.compose_page(source(dossier))
    (table,) = tables(outline, "The next steps")
    titles = [row[1] for row in table.rows]
    assert titles[0] == "Late"
    assert "Awaited" in titles
    assert "Done" not in titles
    assert len(titles) >= 11
    assert f"And {33 - len(titles)} more tasks in the full plan." in desks.texts(outline)


def test_the_plan_on_a_page_does_not_leave_out_a_single_short_task() -> None:
    dossier = desks.empty(partners=2)
    counts: list[int] = []
    for at in range(18):
        put(dossier, f"Later {at}", due=TODAY + timedelta(days=at + 1))
        outline = startup_plan.compose_page(source(dossier))
        counts.append(len(tables(outline, "The next steps")[0].rows))
        assert "And 1 more task in the full plan." not in desks.texts(outline)
        assert len(pypdf.PdfReader(io.BytesIO(build(outline, "pdf"))).pages) == 1
    assert max(counts) < 18


def test_the_plan_on_a_page_cuts_no_title_and_no_name_of_the_samples() -> None:
    for dossier in desks.told():
        (table,) = tables(startup_plan.compose_page(source(dossier)), "The next steps")
        cells = [desks.plain(cell) for row in table.rows for cell in row]
        assert not [cell for cell in cells if "…" in cell]
        # A line is given to what needs it only: long titles leave room for fewer of them.
        assert len(table.rows) >= 9


def test_an_internal_task_is_in_no_joint_plan() -> None:
    dossier = desks.empty(partners=2)
    put(dossier, "Ours").visibility = Visibility.INTERNAL
    for compose in (startup_plan.compose, startup_plan.compose_page, workplan.compose):
        assert "Ours" not in "\n".join(desks.texts(compose(source(dossier))))
    assert "Ours" in desks.texts(workplan.compose(source(dossier, Visibility.INTERNAL)))


def test_what_moved_is_said_in_words() -> None:
    dossier = desks.empty(partners=2)
    put(dossier, "Protocol", due=date(2026, 12, 8), baseline_due=date(2026, 12, 1))
    put(dossier, "Budget", due=date(2026, 12, 1), baseline_due=date(2026, 12, 1))
    put(dossier, "New", due=date(2026, 12, 1))
    milestone = Milestone(
        alliance_id=dossier.alliance.id, title="Start", on=date(2026, 12, 1), baseline_on=date(2026, 12, 3)
    )
    dossier.put(milestone)
    outline = workplan.compose(source(dossier))
    (moved,) = [each for each in outline.sections if each.heading == "What moved since the baseline"]
    (bullets,) = [block for block in moved.blocks if isinstance(block, Bullets)]
    assert bullets.items == (
        "“Protocol” ends 5 working days later than planned: 8 Dec 2026 instead of 1 Dec 2026.",
        "“Start” ends 2 working days earlier than planned: 1 Dec 2026 instead of 3 Dec 2026.",
    )
    said = desks.texts(outline)
    assert (
        "2 tasks and 1 milestone have a baseline: 1 later, 1 earlier and 1 as planned. 1 task has none."
        in said
    )


def test_a_long_chart_is_cut_into_pieces_that_can_be_read() -> None:
    dossier = desks.overfull(2)
    pieces = [
        block
        for section in workplan.compose(source(dossier, Visibility.INTERNAL)).sections
        if section.heading == "Timeline"
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert len(pieces) >= 4
    assert all(piece.picture.height < 490 for piece in pieces)
    drawn = "".join(piece.picture.alt for piece in pieces)
    assert drawn.count("Milestone ") == 60


def test_a_technology_alliance_has_a_launch_plan_with_its_stages() -> None:
    said = " ".join(desks.texts(startup_plan.compose(source(desks.empty(Variant.TECHNOLOGY, 2)))))
    assert "From plan to activation" in said
    assert "What an early start gives" not in said


def test_the_lanes_of_many_workstreams_are_drawn_in_pieces_that_hold_each_of_them_once() -> None:
    technology, biopharma = (startup_plan.compose(source(dossier)) for dossier in desks.told())
    drawn = [
        [block.picture for block in each.blocks if isinstance(block, Figure)]
        for made in (technology, biopharma)
        for each in made.sections
        if each.heading == "Workstreams"
    ]
    assert [len(pictures) for pictures in drawn] == [2, 1]
    words = [{shape.text for shape in picture.shapes if isinstance(shape, Text)} for picture in drawn[0]]
    for title in ("Enablement", "Priorities", "Launch day", "Ignition", "Activation"):
        assert sum(title in each for each in words) == 1
