"""The command that writes a calendar file."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from alliance_desk.assessment.schedule import plan
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import read_playbook
from alliance_desk.sample import write_sample
from alliance_desk.store import house, queries
from alliance_desk.store.store import Store
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
        str(category) for each in Calendar.from_ical(to.read_bytes()).events for category in each.categories
    }
    assert words == {"Key date", "Milestone"}
    assert b"CLASS:PUBLIC" not in to.read_bytes()


def test_the_house_playbook_counts_here_too(desk: Desk, sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path / "house.adesk"))
    to = ("--to", tmp_path / "dates.ics", "--only", "tasks")

    def keep(text: str) -> None:
        with Store.open(path) as store:
            house.keep(store, "Take in", name="", version="", text=text, taken_on=date.today())

    with Store.open(path) as store:
        dossier = queries.dossier(store, queries.alliances(store)[0].id)
    playbook = read_playbook(RESOURCES / "playbook").for_variant(dossier.alliance.variant.value)
    item = next(
        each for each in plan(dossier, playbook, date.today()) if not each.done and not each.task.title
    )
    keep(f'[reword."{item.task.item}"]\ntitle = "Our own words"\n')
    assert desk("calendar", path, "--alliance", dossier.alliance.name, *to, "--for", "myself")[0] == 0
    keep("name = [")
    code, _, err = desk("calendar", path, "--alliance", dossier.alliance.name, *to)
    assert code == 0 and "house playbook is left out" in err and err.count("\n") == 1


def test_bad_wishes_are_one_line(desk: Desk, sample: Path, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "dates.ics")
    every = ("calendar", sample, "--alliance", "all")
    refused(desk("calendar", sample, "--alliance", "Nobody", *to), "Nobody", "Kitamine")
    refused(desk(*every, *to, "--from", "tomorrow"), "tomorrow", "2026-12-31")
    refused(desk(*every, *to, "--only", "birthdays"), "birthdays")
    refused(desk(*every, *to, "--from", "2190-01-01"), "no calendar")
    refused(desk(*every, "--to", tmp_path / "no" / "x.ics"), "does not exist")
    assert not list(tmp_path.iterdir())
