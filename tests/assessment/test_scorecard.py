"""SIR Figure 5: totals, gaps, benchmark and rounds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import scorecard
from alliance_desk.records import Score, ScoreRound

VALUE = st.integers(1, 5) | st.sampled_from(["nk", None])
SHEET = st.lists(VALUE, min_size=6, max_size=6)


@given(st.lists(SHEET, max_size=4), st.none() | st.integers(6, 30), st.none() | st.integers(1, 5))
def test_results_agree_with_a_plain_count(playbook, new_desk, sheets, benchmark, floor):
    desk = new_desk()
    round = desk.round(benchmark=benchmark, floor=floor)
    for values in sheets:
        desk.sheet(round, 0, values, playbook)
    side = scorecard.results(desk.dossier, playbook, round).partners[0]

    columns = [[row[at] for row in sheets] for at in range(6)]
    known = [[value for value in column if isinstance(value, int)] for column in columns]
    means = [Fraction(sum(column), len(column)) if column else None for column in known]
    full = bool(sheets) and all(known) and all(None not in column for column in columns)
    assert side.complete == full
    assert side.not_known == sum(not k and "nk" in column for k, column in zip(known, columns, strict=True))
    if not any(known):
        assert side.total is None
    else:
        expected = sum(mean for mean in means if mean is not None)
        assert side.total is not None
        assert abs(Fraction(side.total) - expected) <= Fraction(1, 19)
    for mean, score in zip(means, side.scores.values(), strict=True):
        assert (score.value is None) == (mean is None)
    if benchmark is None or not full:
        assert side.passes is None and side.short_by is None
    else:
        assert side.total is not None
        assert side.short_by == max(0, round_(benchmark - side.total))
        assert side.passes == (side.total >= benchmark and not side.below_floor)


def round_(number):
    return float(f"{number:.1f}")


@given(SHEET, st.integers(0, 5))
def test_what_is_not_known_is_never_counted(playbook, new_desk, values, at):
    desk = new_desk()
    round = desk.round()
    values[at] = "nk"
    sheet = desk.sheet(round, 0, values, playbook)
    before = scorecard.results(desk.dossier, playbook, round).partners[0]
    # A value that was there before "not known" was chosen must not come through either.
    desk.dossier.one(Score, sheet_id=sheet.id, criterion=playbook.criteria[at].id).value = 5
    after = scorecard.results(desk.dossier, playbook, round).partners[0]
    assert before.total == after.total
    assert after.scores[playbook.criteria[at].id].value is None
    assert not after.complete and after.passes is None and after.short_by is None


def test_two_partners_side_by_side(desk, playbook):
    round = desk.round(benchmark=22)
    desk.sheet(round, 0, [5, 4, 3, 4, 3, 4], playbook)
    desk.sheet(round, 1, [4, 3, 4, 4, 2, 4], playbook)
    result = scorecard.results(desk.dossier, playbook, round)
    ours, theirs = result.partners
    assert (ours.alignment, ours.commitment, ours.total) == (12, 11, 23)
    assert (theirs.alignment, theirs.commitment, theirs.total) == (11, 10, 21)
    assert (ours.passes, ours.short_by) == (True, 0)
    assert (theirs.passes, theirs.short_by) == (False, 1)
    assert result.complete and result.passes is False
    assert list(result.gaps.values()) == [
        "strength", "blind spot", "undervalued", "strength", "weakness", "strength",
    ]  # fmt: skip
    assert list(result.differences.values()) == [1, 1, 1, 0, 1, 0]


@pytest.mark.parametrize("ours", [None, 1, 2, 3, 3.9, 4, 5])
@pytest.mark.parametrize("theirs", [None, 1, 2, 3, 3.9, 4, 5])
def test_gap_classes(ours, theirs):
    kind = scorecard.gap_class(ours, theirs)
    if ours is None or theirs is None:
        assert kind is None
    else:
        words = {(True, True): "strength", (False, False): "weakness"}
        words |= {(True, False): "blind spot", (False, True): "undervalued"}
        assert kind == words[ours >= 4, theirs >= 4]


def test_three_partners_have_no_gap_class(new_desk, playbook):
    desk = new_desk(partners=3)
    round = desk.round()
    for partner in range(3):
        desk.sheet(round, partner, [partner + 1] * 6, playbook)
    result = scorecard.results(desk.dossier, playbook, round)
    assert set(result.gaps.values()) == {None}
    assert set(result.differences.values()) == {2}


def test_a_floor_fails_a_partner_that_reaches_the_total(desk, playbook):
    round = desk.round(benchmark=20, floor=3)
    desk.sheet(round, 0, [5, 5, 5, 5, 5, 2], playbook)
    side = scorecard.results(desk.dossier, playbook, round).partners[0]
    assert side.short_by == 0
    assert side.below_floor == ("enablement_engine",)
    assert side.passes is False


def test_several_respondents_show_mean_and_spread(desk, playbook):
    round = desk.round(benchmark=22)
    desk.sheet(round, 0, [5, 4, 4, 4, 4, 4], playbook)
    desk.sheet(round, 0, [2, 4, 4, 4, 4, "nk"], playbook)
    side = scorecard.results(desk.dossier, playbook, round).partners[0]
    first, last = side.scores["corporate_priorities"], side.scores["enablement_engine"]
    assert (first.value, first.low, first.high, first.spread) == (3.5, 2, 5, 3)
    assert (last.value, last.not_known) == (4, 1)
    assert side.complete and side.total == 23.5


def test_totals_are_rounded_half_up_and_judged_as_shown(desk, playbook):
    assert scorecard.shown(Fraction(1, 20)) == 0.1
    round = desk.round(benchmark=22)
    for last in (3, 4, 4):  # 3 2/3 shows as 3.7, the total 21 2/3 as 21.7
        desk.sheet(round, 0, [4, 4, 4, 3, 3, last], playbook)
    side = scorecard.results(desk.dossier, playbook, round).partners[0]
    assert (side.total, side.short_by) == (21.7, 0.3)


def test_an_unfinished_sheet_is_not_judged(desk, playbook):
    round = desk.round(benchmark=6)
    desk.sheet(round, 0, [5, 5, 5, 5, 5, None], playbook)
    side = scorecard.results(desk.dossier, playbook, round).partners[0]
    assert side.total == 25 and not side.complete and side.passes is None


def test_scoring_waits_for_the_benchmark(desk):
    assert not scorecard.may_score(desk.round(locked_at=None))
    assert scorecard.may_score(desk.round())
    none = desk.round(benchmark=None)
    assert scorecard.may_score(none) and scorecard.has_no_benchmark(none)
    assert not scorecard.may_score(desk.round(final=True))


def test_rounds_come_in_order_and_the_next_has_no_benchmark(desk):
    assert scorecard.latest(desk.dossier) is None
    assert scorecard.next_round(desk.dossier).number == 1
    desk.round(2)
    desk.round(1)
    assert [row.number for row in scorecard.rounds(desk.dossier)] == [1, 2]
    following = scorecard.next_round(desk.dossier)
    assert (following.number, following.benchmark, following.locked_at) == (3, None, None)
    assert isinstance(following, ScoreRound)


def test_the_trend_leaves_out_partial_totals(desk, playbook):
    for number, values in ((1, [3] * 6), (2, [4, 4, 4, 4, 4, "nk"]), (3, [4] * 6)):
        desk.sheet(desk.round(number), 0, values, playbook)
    points = scorecard.trend(desk.dossier, playbook)
    assert [point.totals for point in points] == [(18, None), (None, None), (24, None)]


def test_figures():
    assert [scorecard.figure(x) for x in (None, 23.0, 22.5)] == ["–", "23", "22.5"]
