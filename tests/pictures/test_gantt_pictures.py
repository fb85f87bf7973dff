"""The workplan and the interdependencies as pictures: with 0, 1, 7 and 60 items, wide and narrow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from alliance_desk.assessment.wording import near_date
from alliance_desk.pictures.gantt import gantt
from alliance_desk.pictures.interdependencies import interdependencies
from alliance_desk.pictures.palette import DARK, LIGHT
from alliance_desk.pictures.shapes import Line, Polygon, Rect, Text
from alliance_desk.pictures.svg import to_svg
from alliance_desk.records import Milestone, Person, Task, TaskLink, Visibility
from tests.pictures.test_pictures import MANY, NAMES, check

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
PLANS = ("", "Clinical", "Regulatory", "Manufacturing and supply", "Φαρμακοεπαγρύπνηση", "安全性")


def filled(desk, number, *, links=True):
    owner = desk.put(Person, partner_id=desk.partners[0].id, name="Maria Ortiz")
    tasks = [
        desk.put(
            Task,
            title=f"{NAMES[at % 6]} {at}",
            functional_plan=PLANS[at % 6],
            start=MONDAY + timedelta(days=3 * at - 20),
            duration=at % 8 + 1,
            owner_id=owner.id if at % 2 else None,
            done_on=TODAY - timedelta(days=3) if at % 5 == 0 else None,
            baseline_due=MONDAY + timedelta(days=3 * at - 10) if at % 3 == 0 else None,
            position=at,
        )
        for at in range(number)
    ]
    for at in range(number):
        late = MONDAY + timedelta(days=at)
        desk.put(
            Milestone,
            title=f"Point {NAMES[at % 6]} {at}",
            on=late if at % 4 else None,
            baseline_on=MONDAY,
            position=at,
        )
    if links:
        for one, two in pairwise(tasks):
            desk.put(TaskLink, before_id=one.id, after_id=two.id)
    return tasks


@pytest.mark.parametrize("number", MANY)
@pytest.mark.parametrize("width", [230, 640, 980])
def test_gantt(desk, playbook, number, width):
    desk.anchors(signing=date(2026, 11, 12), kickoff=date(2026, 12, 15))
    filled(desk, number)
    picture = check(gantt(desk.dossier, playbook, TODAY, width))
    assert picture.width == width
    for palette in (LIGHT, DARK):
        assert to_svg(picture, palette).startswith("<svg")
    if number > 1:
        assert "done" in picture.alt and "Milestone" in picture.alt


def test_every_task_is_in_the_words_and_on_a_line_of_its_own(desk, playbook):
    filled(desk, 7)
    picture = gantt(desk.dossier, playbook, TODAY, 980)
    texts = [shape for shape in picture.shapes if isinstance(shape, Text)]
    for task in desk.dossier.all(Task):
        assert task.title in picture.alt
    assert len({round(text.y) for text in texts if text.x == 14}) == 7 + 5, "tasks and dated milestones"


def test_narrow_shows_plans_and_milestones_only(desk, playbook):
    filled(desk, 7)
    texts = [s.text for s in gantt(desk.dossier, playbook, TODAY, 230).shapes if isinstance(s, Text)]
    assert "Startup plan" in texts and "Clinical" in texts
    assert not any(task.title in texts for task in desk.dossier.all(Task) if task.functional_plan)


def test_a_few_days_of_a_month_do_not_take_the_room_of_the_next_ones(desk, playbook):
    desk.put(Task, title="Long", start=date(2026, 8, 31), due=date(2027, 3, 31), duration=None)
    drawn = check(gantt(desk.dossier, playbook, TODAY, 980, date(2026, 8, 31), date(2027, 3, 31)))
    named = [s.text for s in drawn.shapes if isinstance(s, Text) and s.y == 14]
    assert named[0].startswith("Sep ") and "Aug" not in " ".join(named)
    assert [each.split()[0] for each in named] == ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


def test_trimmed_to_its_content_and_to_the_dates(desk, playbook):
    desk.put(Task, title="Soon", start=MONDAY, duration=5)
    desk.put(Task, title="In a year", start=MONDAY + timedelta(days=365), duration=5, position=1)
    desk.put(Task, title="Some day", position=2)
    whole = gantt(desk.dossier, playbook, TODAY, 980)
    assert "In a year" in whole.alt and "1 task without a date" in whole.alt
    part = check(gantt(desk.dossier, playbook, TODAY, 980, MONDAY, MONDAY + timedelta(days=30)))
    assert "Soon" in part.alt and "In a year" not in part.alt and part.height < whole.height
    months = [s.text for s in part.shapes if isinstance(s, Text) and s.y == 14]
    assert months == ["Nov 2026"], "no empty months"
    none = check(gantt(desk.dossier, playbook, TODAY, 980, date(2030, 1, 1), date(2030, 2, 1)))
    assert none.alt.endswith("No task in these dates.")
    assert gantt(desk.dossier, playbook, TODAY, 980, MONDAY + timedelta(days=30), MONDAY).alt == part.alt


def test_states_have_shapes_and_the_baseline_is_drawn(desk, playbook):
    def shapes(**values):
        for each in desk.dossier.all(Task):
            desk.dossier.drop(Task, each.id)
        desk.put(Task, title="One", start=MONDAY - timedelta(days=40), duration=20, **values)
        desk.put(Task, title="Other", start=MONDAY, duration=90, position=1)
        return gantt(desk.dossier, playbook, TODAY, 980).shapes

    plain = shapes()
    late = sum(isinstance(s, Polygon) and s.fill == "bad" for s in plain)
    done = shapes(done_on=TODAY)
    assert sum(isinstance(s, Polygon) and s.fill == "bad" for s in done) < late
    assert sum(isinstance(s, Line) and s.stroke == "on_accent" and len(s.points) == 3 for s in done) == 1
    kept = shapes(baseline_due=MONDAY - timedelta(days=10))
    assert sum(isinstance(s, Rect) and s.height == 2.2 for s in kept) == 1


def test_what_the_partner_may_not_see_is_left_out(desk, playbook):
    desk.put(Task, title="Ours alone", start=MONDAY, duration=2)
    desk.put(Task, title="For both", start=MONDAY, duration=2, visibility=Visibility.JOINT, position=1)
    assert "Ours alone" in gantt(desk.dossier, playbook, TODAY, 980).alt
    joint = gantt(desk.dossier, playbook, TODAY, 980, joint=True)
    assert "Ours alone" not in joint.alt and "For both" in joint.alt


@pytest.mark.parametrize("number", MANY)
@pytest.mark.parametrize("width", [230, 640, 980])
def test_interdependencies(desk, playbook, number, width):
    filled(desk, number)
    picture = check(interdependencies(desk.dossier, playbook, TODAY, width=width))
    if number < 2:
        assert picture.alt.endswith("No task waits for one of another plan.")
    else:
        assert "Clinical waits for Startup plan" in picture.alt


def test_many_plans_are_listed(desk, playbook):
    tasks = [
        desk.put(Task, title=f"T{at}", functional_plan=f"Plan {at}", start=MONDAY, duration=1, position=at)
        for at in range(60)
    ]
    for one, two in pairwise(tasks):
        desk.put(TaskLink, before_id=one.id, after_id=two.id)
    picture = check(interdependencies(desk.dossier, playbook, TODAY))
    texts = [s.text for s in picture.shapes if isinstance(s, Text)]
    assert "and 45 more" in texts and "Plan 59 waits for Plan 58" in picture.alt


def test_the_nearest_open_crossing_counts(desk, playbook):
    rows = [
        desk.put(Task, title=title, functional_plan=plan, start=start, duration=1, done_on=done, position=at)
        for at, (title, plan, start, done) in enumerate(
            (
                ("Done", "Clinical", MONDAY - timedelta(days=7), TODAY),
                ("Near", "Clinical", MONDAY + timedelta(days=7), None),
                ("Far", "Clinical", MONDAY + timedelta(days=70), None),
                ("Waits", "Regulatory", MONDAY + timedelta(days=140), None),
            )
        )
    ]
    for row in rows[:3]:
        desk.put(TaskLink, before_id=row.id, after_id=rows[3].id)
    alt = interdependencies(desk.dossier, playbook, TODAY).alt
    assert alt == "Interdependencies between plans. Regulatory waits for Clinical 3 times, next 30 Nov."


def test_every_milestone_has_its_date_beside_it(desk, playbook):
    for days in (1, 60, 200):
        desk.put(Milestone, title=f"In {days}", on=MONDAY + timedelta(days=days))
    picture = check(gantt(desk.dossier, playbook, TODAY, 980))
    texts = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    for days in (1, 60, 200):
        day = MONDAY + timedelta(days=days)
        assert near_date(day, day) in texts


def test_names_of_tasks_are_whole_while_bars_keep_most_of_the_room(desk, playbook):
    title = "Finish and cross the functional plans; name both owners"
    desk.task(5, title=title)
    texts = [s.text for s in gantt(desk.dossier, playbook, TODAY, 900).shapes if isinstance(s, Text)]
    assert title in texts
