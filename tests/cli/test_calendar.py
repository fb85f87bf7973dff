"""The command that writes a calendar file."""

from pathlib import Path

import pytest
from icalendar import Calendar

from alliance_desk.sample import write_sample
from tests.cli.test_cli import Desk, desk, refused

__all__ = ["desk"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "sample.adesk"
    write_sample(path)
    return path


def entries(path: Path) -> list[str]:
    return [str(each["summary"]) for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_a_calendar_of_one_alliance_and_of_all(desk: Desk, sample: Path, tmp_path: Path) -> None:
    to = tmp_path / "dates.ics"
    code, out, err = desk("calendar", sample, "--alliance", "Kitamine KTP-417", "--to", to)
    assert (code, out, err) == (0, f"{to}\n", "")
    one = entries(to)
    assert any("Joint kickoff meeting" in each for each in one)
    assert desk("calendar", sample, "--alliance", "all", "--to", to)[0] == 0
    assert len(entries(to)) > len(one)


def test_only_what_was_asked_for(desk: Desk, sample: Path, tmp_path: Path) -> None:
    to = tmp_path / "dates.ics"
    more = ("--only", "dates", "--only", "milestones", "--private", "--for", "myself")
    assert desk("calendar", sample, "--alliance", "all", "--to", to, *more)[0] == 0
    words = {
        str(category)
        for each in Calendar.from_ical(to.read_bytes()).walk("VEVENT")
        for category in each["categories"].cats
    }
    assert words == {"Key date", "Milestone"}
    assert b"CLASS:PUBLIC" not in to.read_bytes()


def test_bad_wishes_are_one_line(desk: Desk, sample: Path, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "dates.ics")
    every = ("calendar", sample, "--alliance", "all")
    refused(desk("calendar", sample, "--alliance", "Nobody", *to), "Nobody", "Kitamine")
    refused(desk(*every, *to, "--from", "tomorrow"), "tomorrow", "2026-12-31")
    refused(desk(*every, *to, "--only", "birthdays"), "birthdays")
    refused(desk(*every, *to, "--from", "2190-01-01"), "no calendar")
    refused(desk(*every, "--to", tmp_path / "no" / "x.ics"), "does not exist")
    assert not list(tmp_path.iterdir())
