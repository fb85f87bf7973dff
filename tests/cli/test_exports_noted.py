"""What an export from the command line leaves in the desk: the same history as one from the window."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from alliance_desk.__main__ import main
from alliance_desk.bundle import RESOURCES
from alliance_desk.documents import history
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import ExportError
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Dossier
from alliance_desk.sample import write_sample
from alliance_desk.store import queries
from alliance_desk.store.store import Store

PLAYBOOK = read_playbook(RESOURCES / "playbook")
NAME = "Kitamine KTP-417"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "sample.adesk"
    write_sample(path)
    return path


@pytest.fixture
def sample(told: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(told, tmp_path / "sample.adesk"))


def export(desk: Path, *more: str) -> int:
    to = str(desk.parent / "out")
    return main(["export", str(desk), "--alliance", NAME, "--format", "pdf", "--to", to, *more])


def dossier(store: Store) -> Dossier:
    found = queries.alliance_named(store, NAME)
    assert found
    return queries.dossier(store, found.id)


def entry(store: Store, key: str) -> Entry:
    return next(each for each in catalogue(dossier(store), PLAYBOOK) if each.key == key)


def test_a_document_that_left_by_command_is_told_as_out_of_date(sample: Path) -> None:
    assert export(sample, "--document", "risk-book") == 0
    with Store.open(sample) as store:
        risks = entry(store, "risk-book")
        last = history.last_export(risks)
        assert last is not None
        assert (last.version, last.formats, last.as_of) == (1, "pdf", date.today())
        assert last.folder == str((sample.parent / "out").absolute())
        assert history.last_export(entry(store, "scorecard")) is None
        assert history.changes(risks, last) == ()
        with store.edit("Rename") as session:
            session.merge(risks.dossier.alliance).name = "Another name"
            session.merge(next(iter(risks.dossier.partners))).name = "Another company"
        renamed = queries.dossier(store, risks.dossier.alliance.id)
        now = next(each for each in catalogue(renamed, PLAYBOOK) if each.key == "risk-book")
        assert history.changes(now, last)


def test_the_same_document_keeps_its_version_and_a_run_is_one_undo_step(sample: Path) -> None:
    for _ in range(2):
        assert export(sample, "--document", "risk-book") == 0
    assert export(sample, "--pack") == 0
    with Store.open(sample) as store:
        pack = [
            each for each in catalogue(dossier(store), PLAYBOOK) if each.in_pack and "pdf" in each.formats
        ]
        assert len(pack) > 5 and all(history.last_export(each) for each in pack)
        assert {row.version for each in pack for row in history.exports(each)} == {1}
        assert len(history.exports(entry(store, "risk-book"))) == 3
        store.undo()
        assert len(history.exports(entry(store, "risk-book"))) == 2
        assert history.last_export(entry(store, "workplan")) is None


def test_a_desk_that_takes_nothing_exports_and_says_so(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Store.open

    def closed(path: Path, passphrase: str | None = None) -> Store:
        store = real(path, passphrase)
        store.file.connection.execute("PRAGMA query_only = ON")
        return store

    monkeypatch.setattr(Store, "open", closed)
    assert export(sample, "--document", "risk-book") == 0
    said = capsys.readouterr()
    assert Path(said.out.strip()).is_file()
    assert "was not saved" in said.err and said.err.count("\n") == 1
    monkeypatch.undo()
    with Store.open(sample) as store:
        assert history.last_export(entry(store, "risk-book")) is None


def test_what_was_written_before_a_failure_has_left_the_desk(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from alliance_desk.documents import export as writing

    real, files = writing.placed, [0]

    def full(data: bytes, path: Path) -> Path:
        files[0] += 1
        if files[0] > 2:
            raise ExportError("The disk is full.")
        return real(data, path)

    monkeypatch.setattr(writing, "placed", full)
    assert export(sample, "--pack") == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
    with Store.open(sample) as store:
        noted = [each for each in catalogue(dossier(store), PLAYBOOK) if history.last_export(each)]
        assert len(noted) == 2
