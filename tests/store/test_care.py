"""Backups that are known to be good, and the check that says so."""

import os
from pathlib import Path

import pytest

from alliance_desk.records import Alliance, Partner
from alliance_desk.store import care, errors
from alliance_desk.store.desk_file import PAGE, DeskFile
from alliance_desk.store.store import Store
from tests.store.values import snapshot


def fill(store: Store) -> None:
    with store.edit("New") as session:
        alliance = Alliance(name="A canary", summary="x" * 60_000)
        session.add_all([alliance, Partner(alliance_id=alliance.id, name="P")])


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_backup_is_the_same_desk(passphrase: str | None, path: Path) -> None:
    to = path.with_name("Backup.adesk")
    with Store.create(path, passphrase) as store:
        fill(store)
        store.backup(to)
        assert sorted(file.name for file in path.parent.glob("*.adesk")) == ["Backup.adesk", "Ours.adesk"]
        with Store.open(to, passphrase) as copy:
            assert copy.protected is bool(passphrase)
            assert snapshot(copy) == snapshot(store)
            assert copy.undo_label == "New"
        fill(store)  # the desk goes on
    assert to.stat().st_mode & 0o777 == 0o600
    assert b"canary" not in to.read_bytes()
    assert list(path.parent.glob(".*")) == []


def test_a_backup_takes_no_other_files_place(store: Store, path: Path) -> None:
    to = path.with_name("Backup.adesk")
    to.write_bytes(b"mine")
    for target in (to, path):
        with pytest.raises(errors.AlreadyExists):
            store.backup(target)
    assert to.read_bytes() == b"mine"
    with pytest.raises(errors.CannotWrite):
        store.backup(path.parent / "no such folder" / "Backup.adesk")


def test_a_backup_that_is_not_whole_gets_no_name(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "check", lambda _: care.CheckReport(("a page",), {}))
    with pytest.raises(errors.DamagedDesk):
        store.backup(path.with_name("Backup.adesk"))
    assert [file.name for file in path.parent.iterdir() if "Backup" in file.name] == []


def test_the_check_counts_and_finds(store: Store, path: Path) -> None:
    fill(store)
    report = store.check()
    assert report.problems == ()
    assert (report.counts["alliances"], report.counts["partners"], report.counts["tasks"]) == (1, 1, 0)
    store.file.connection.execute("PRAGMA foreign_keys = OFF")
    store.file.connection.execute("DELETE FROM alliance")
    assert store.check().problems == ("lost reference: partners to alliances",)


def test_the_check_finds_a_spoilt_page(store: Store, path: Path) -> None:
    fill(store)
    store.close()
    content = bytearray(path.read_bytes())
    content[-PAGE + 100] ^= 1
    path.write_bytes(content)
    with DeskFile.open(path) as file:
        assert care.check(file).problems


def test_a_full_disk_loses_only_the_change_that_did_not_fit(store: Store) -> None:
    fill(store)
    before = snapshot(store)
    pages = store.file.connection.execute("PRAGMA page_count").fetchone()[0]
    store.file.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(errors.DiskFull) as caught, store.edit("Too much") as session:
        session.add(Alliance(name="A canary", summary="x" * 200_000))
    assert "canary" not in str(caught.value)
    assert snapshot(store) == before
    assert len(store.history()) == 1
    store.file.connection.execute("PRAGMA max_page_count = 100000")
    fill(store)
    assert store.check().problems == ()


def test_leftovers_of_a_killed_backup_do_not_matter(store: Store, path: Path) -> None:
    (path.parent / f".Backup.adesk.{os.getpid()}.part").write_bytes(b"half")
    store.backup(path.with_name("Backup.adesk"))
