"""Laws of the plan: moving there and back, order of dependencies, working days, critical path, extremes."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import schedule
from alliance_desk.assessment.dependencies import Dependencies
from alliance_desk.assessment.may_start import may_start_now, standings
from alliance_desk.assessment.shift import shift, with_anchors
from alliance_desk.assessment.working_days import WorkCalendar
from alliance_desk.assessment.workplan import keep_baseline, workplan, would_cycle
from alliance_desk.records import AnchorKind, Counting, DaysOff, Milestone, Task, TaskLink

TODAY = date(2026, 11, 22)
CODES = ("", "JP", "DE-BY", "US", "SA", "QQ")
NEAR = st.dates(date(2026, 6, 1), date(2027, 6, 1))
OFFSETS = st.integers(-90, 120)
ANY = st.dates() | st.sampled_from([date.min, date.max])
KINDS = (AnchorKind.SIGNING, AnchorKind.KICKOFF)

PUBLIC = (
    ("JP", date(2026, 11, 23)),
    ("JP", date(2026, 11, 3)),
    ("US", date(2026, 11, 26)),
    ("US", date(2026, 12, 25)),
    ("DE-BY", date(2027, 1, 1)),
    ("DE-BY", date(2027, 1, 6)),
)
"""Working days of the week on which one side has a public holiday."""


@st.composite
def plans(draw, days=NEAR, offsets=OFFSETS, most=9, rings=True, fixed=True):
    """Tell an alliance: sides, days off, tasks of every kind, and links."""
    none = st.none()
    tasks = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "anchor": none | st.sampled_from(KINDS),
                    "offset_days": offsets,
                    "counting": st.sampled_from(Counting),
                    "duration": none | st.integers(1, 30),
                    "due": none | days if fixed else none,
                    "start": none | days if fixed else none,
                    "done_on": none | days if fixed else none,
                    "baseline_due": none | days,
                    "partner": none | st.integers(0, 1),
                    "hold": st.booleans(),
                    "functional_plan": st.sampled_from(["", "Clinical"]),
                    "position": st.integers(0, 3),
                }
            ),
            max_size=most,
        )
    )
    ends = st.integers(0, max(len(tasks) - 1, 0))
    links = draw(st.lists(st.tuples(ends, ends, st.integers(0, 5)), max_size=12)) if tasks else []
    if not rings:
        links = [link for link in links if link[0] < link[1]]
    return {
        "codes": draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=2)),
        "off": draw(st.lists(st.tuples(days, none | days, none | st.integers(0, 1)), max_size=3)),
        "anchors": {kind: draw(none | days) for kind in KINDS},
        "tasks": tasks,
        "links": links,
    }


def build(new_desk, told):
    desk = new_desk()
    for partner, code in zip(desk.partners, told["codes"], strict=True):
        partner.holidays = code
    for first, last, at in told["off"]:
        desk.put(DaysOff, first=first, last=last, partner_id=None if at is None else desk.partners[at].id)
    desk.anchors(**{kind.value: on for kind, on in told["anchors"].items()})
    tasks = []
    for at, row in enumerate(told["tasks"]):
        fields = dict(row)
        side = fields.pop("partner")
        partner_id = None if side is None else desk.partners[side].id
        tasks.append(desk.put(Task, title=f"Task {at}", partner_id=partner_id, **fields))
    for before, after, lag in told["links"]:
        desk.put(TaskLink, before_id=tasks[before].id, after_id=tasks[after].id, lag=lag)
    return desk, tasks


def dues(dossier, playbook):
    return {item.task.id: (item.start, item.due) for item in schedule.plan(dossier, playbook, TODAY)}


@given(plans(), st.integers(-200, 200))
def test_moving_an_anchor_there_and_back_changes_nothing(playbook, new_desk, told, n):
    desk, _ = build(new_desk, told)
    before = dues(desk.dossier, playbook)
    on = told["anchors"][AnchorKind.SIGNING]
    further = on and on + timedelta(days=n)
    there = with_anchors(desk.dossier, {AnchorKind.SIGNING: further})
    moved = schedule.plan(there, playbook, TODAY)
    assert all((item.start, item.due) == before[item.task.id] for item in moved if item.task.due)
    assert dues(with_anchors(there, {AnchorKind.SIGNING: on}), playbook) == before


@given(plans())
def test_the_order_of_dependencies_is_kept_or_told(playbook, new_desk, told):
    desk, _ = build(new_desk, told)
    items = {item.task.id: item for item in schedule.plan(desk.dossier, playbook, TODAY)}
    rings = Dependencies.of(desk.dossier).rings
    for link in desk.dossier.all(TaskLink):
        before, after = items[link.before_id], items[link.after_id]
        ended, begins = before.task.done_on or before.due, after.start or after.due
        if ended is None or begins is None or after.done or after.task.id in rings:
            continue
        calendar = WorkCalendar.of(desk.dossier, after.task.partner_id)
        assert begins >= calendar.add(ended, 1 + link.lag) or after.conflict
        assert not (after.pushed and after.fixed)


@given(plans())
def test_what_the_plan_works_out_lies_on_working_days(playbook, new_desk, told):
    desk, _ = build(new_desk, told)
    for item in schedule.plan(desk.dossier, playbook, TODAY):
        calendar, task = WorkCalendar.of(desk.dossier, item.task.partner_id), item.task
        on_anchor = task.anchor is not None and task.offset_days == 0
        if item.due and not task.due and (item.pushed or not on_anchor):
            assert calendar.is_working(item.due) and not calendar.holiday(item.due)
        if item.start and not task.start:
            assert calendar.is_working(item.start)
        if item.start and item.due and task.duration and not task.due and not task.start and not on_anchor:
            assert calendar.between(item.start, item.due) == task.duration - 1


@given(plans())
def test_nobody_is_planned_on_days_off(playbook, new_desk, told):
    """Days are told apart here without the calendar that the plan itself uses."""
    desk, tasks = build(new_desk, told)
    sides = {task.id: row["partner"] for task, row in zip(tasks, told["tasks"], strict=True)}
    for item in schedule.plan(desk.dossier, playbook, TODAY):
        event = item.task.anchor is not None and item.task.offset_days == 0
        side = sides[item.task.id]
        if item.due is None or item.task.due or (event and not item.pushed):
            continue
        for first, until, at in told["off"]:
            last = until or first
            if (last - first).days < 300 and (at is None or side is None or at == side):
                assert not first <= item.due <= last


@given(
    st.sampled_from(PUBLIC), st.integers(0, 1), st.none() | st.integers(0, 1),
    st.integers(-90, 90).filter(bool),
)  # fmt: skip
def test_public_holidays_of_each_side_are_free(playbook, new_desk, holiday, side, partner, offset):
    code, day = holiday
    desk = new_desk()
    desk.partners[side].holidays = code
    desk.anchors(signing=day - timedelta(days=offset))
    fields = {} if partner is None else {"partner_id": desk.partners[partner].id}
    desk.put(Task, title="Due", anchor=AnchorKind.SIGNING, offset_days=offset, **fields)
    (item,) = schedule.plan(desk.dossier, playbook, TODAY)
    free = partner in (None, side)
    assert (item.due == day) != free
    assert (item.due < day) == (free and offset < 0)


@given(plans())
def test_rings_keep_their_own_dates_and_are_told(playbook, new_desk, told):
    desk, tasks = build(new_desk, told)
    rings = Dependencies.of(desk.dossier).rings
    found = {item.task.id: item for item in schedule.plan(desk.dossier, playbook, TODAY)}
    bare = {**told, "links": []}
    alone, same = build(new_desk, bare)
    plain = {item.task.id: item for item in schedule.plan(alone.dossier, playbook, TODAY)}
    reach = {
        (a, b): bool(Dependencies.of(desk.dossier).path(tasks[a].id, tasks[b].id))
        for a in range(len(tasks))
        for b in range(len(tasks))
    }
    for at, (task, twin) in enumerate(zip(tasks, same, strict=True)):
        in_ring = any(link[0] == at and reach[link[1], at] for link in told["links"])
        assert (task.id in rings) == in_ring
        if in_ring:
            item = found[task.id]
            assert item.conflict.startswith("Waits for itself") and not item.pushed
            assert (item.start, item.due) == (plain[twin.id].start, plain[twin.id].due)


@given(plans(), st.data())
def test_a_link_that_would_close_a_ring_is_found_before(new_desk, told, data):
    desk, tasks = build(new_desk, {**told, "links": [link for link in told["links"] if link[0] < link[1]]})
    if len(tasks) < 2:
        return
    a, b = (data.draw(st.integers(0, len(tasks) - 1)) for _ in range(2))
    ring = would_cycle(desk.dossier, tasks[a].id, tasks[b].id)
    desk.put(TaskLink, before_id=tasks[a].id, after_id=tasks[b].id)
    links = Dependencies.of(desk.dossier)
    assert bool(ring) == bool(links.rings)
    if ring:
        assert (ring[0].id, ring[-1].id) == (tasks[b].id, tasks[a].id)
        ways = {(link.before_id, link.after_id) for link in links.links}
        assert all((one.id, two.id) in ways for one, two in pairwise([*ring, ring[0]]))


@given(plans(), st.none() | NEAR, st.none() | NEAR)
def test_the_report_of_a_shift_is_the_difference_of_the_two_plans(playbook, new_desk, told, signing, kickoff):
    desk, _ = build(new_desk, told)
    dates = {AnchorKind.SIGNING: signing, AnchorKind.KICKOFF: kickoff}
    report = shift(desk.dossier, playbook, TODAY, dates)
    after, _ = build(new_desk, {**told, "anchors": dates})
    old = [item.due for item in _by_title(desk, playbook)]
    new = _by_title(after, playbook)
    assert {row.item.title: (row.before, row.after) for row in report.moved} == {
        item.title: (due, item.due) for item, due in zip(new, old, strict=True)
        if item.due != due and not item.done
    }  # fmt: skip
    stays = {item.title for item in report.fixed}
    changed = {
        kind for kind in AnchorKind
        if schedule.anchor_date(desk.dossier, kind) != schedule.anchor_date(after.dossier, kind)
    }  # fmt: skip
    assert stays == {
        f"Task {at}" for at, task in enumerate(told["tasks"])
        if task["anchor"] in changed and not task["done_on"] and by_hand(task)
    }  # fmt: skip
    assert not stays & {row.item.title for row in report.moved}
    assert not any(item.done for item in (*report.fixed, *report.late))
    if dates == told["anchors"]:
        assert not report


def by_hand(task):
    """Tell whether the user has said when a task ends."""
    return bool(task["due"] or (task["start"] and task["duration"]))


def _by_title(desk, playbook):
    return sorted(schedule.plan(desk.dossier, playbook, TODAY), key=lambda item: item.title)


@given(plans(rings=False, fixed=False, most=8))
def test_critical_path_against_every_way_through_the_plan(playbook, new_desk, told):
    for task in told["tasks"]:
        task["partner"], task["functional_plan"] = None, ""
        # An event on its anchor doesn't give way, which a plain longest path doesn't know.
        task["offset_days"] = task["offset_days"] or 1
    desk, tasks = build(new_desk, told)
    calendar = WorkCalendar.of(desk.dossier)
    bars = {bar.item.task.id: bar for bar in workplan(desk.dossier, playbook, TODAY).bars}
    finishes = [bar.finish for bar in bars.values() if bar.finish]
    if not finishes:
        return
    end = max(finishes)

    def longest(at):
        """The working days that must follow a task, by trying every way."""
        ways = [0]
        for before, after, lag in told["links"]:
            if before == at and bars[tasks[after].id].finish:
                bar = bars[tasks[after].id]
                assert bar.start and bar.finish
                ways.append(lag + calendar.between(bar.start, bar.finish) + 1 + longest(after))
        return max(ways)

    for at, task in enumerate(tasks):
        bar = bars[task.id]
        if bar.finish is None:
            assert bar.slack is None and not bar.critical
            continue
        assert bar.slack == calendar.between(bar.finish, end) - longest(at)
        assert bar.slack is not None and bar.slack >= 0 and bar.critical == (bar.slack == 0)
    assert any(bar.critical for bar in bars.values())


@given(plans(days=ANY, offsets=st.integers(-(10**7), 10**7)), st.none() | ANY, ANY)
def test_nothing_breaks_at_the_ends_of_the_calendar(playbook, new_desk, told, other, today):
    desk, tasks = build(new_desk, told)
    milestone = desk.put(Milestone, title="End", on=other, baseline_on=today)
    for task in tasks[:2]:
        task.milestone_id = milestone.id
    for kind in AnchorKind:
        shift(desk.dossier, playbook, today, {kind: other})
    found = workplan(desk.dossier, playbook, today)
    assert (
        len(found.bars) == len(tasks) and len(keep_baseline(desk.dossier, playbook, today)) == len(tasks) + 1
    )
    may = [item.task.id for item in may_start_now(desk.dossier, playbook, today)]
    assert may == [each.item.task.id for each in standings(desk.dossier, playbook, today) if each.may_start]
    schedule.anchor_dates(desk.dossier)
    schedule.countdown(desk.dossier, today)
    schedule.day_of_startup(desk.dossier, today)


@given(plans())
def test_a_kept_baseline_has_no_drift_until_something_moves(playbook, new_desk, told):
    desk, _ = build(new_desk, told)
    fields = keep_baseline(desk.dossier, playbook, TODAY)
    for task in desk.dossier.all(Task):
        for name, value in fields.get(task.id, {}).items():
            setattr(task, name, value)
        desk.dossier.put(task)
    for item in schedule.plan(desk.dossier, playbook, TODAY):
        assert item.drift in (0, None)
        assert (item.drift is None) == ((item.task.done_on or item.due) is None)
