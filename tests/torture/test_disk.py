"""A disk that runs full, and a disk that turns bits."""

import os
import resource
import sys
from pathlib import Path
from typing import Any

import pytest

from alliance_desk.records import RECORDS, Alliance
from alliance_desk.store import errors
from alliance_desk.store.desk_file import PAGE
from alliance_desk.store.store import Store
from tests.store.values import snapshot
from tests.torture.harness import SEEDED

FLIPS = 60


def with_content(path: Path) -> Any:
    with Store.create(path) as store:
        for number in range(12):
            with store.edit(f"New {number}") as session:
                session.add(Alliance(name=f"Alliance {number}", summary=f"{number} " * 900))
        return snapshot(store)


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_no_room_for_a_change(tmp_path: Path) -> None:
    path = tmp_path / "Ours.adesk"
    before = with_content(path)
    with Store.open(path) as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + PAGE, hard))
        try:
            with pytest.raises((errors.DiskFull, errors.CannotWrite)) as caught, store.edit("Big") as session:
                session.add(Alliance(name="A canary", summary="y" * 100_000))
            assert "canary" not in str(caught.value)
            assert snapshot(store) == before
            backup = tmp_path / "Backup.adesk"
            resource.setrlimit(resource.RLIMIT_FSIZE, (5 * PAGE, hard))
            with pytest.raises((errors.DiskFull, errors.CannotWrite)):
                store.backup(backup)
            assert not backup.exists()
            assert list(tmp_path.glob(".*")) == []
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        with store.edit("Now there is room") as session:
            session.add(Alliance(name="A"))
        assert store.check().problems == ()
    with Store.open(path) as store:
        assert len(store.history()) == 13


def test_no_turned_bit_goes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "Ours.adesk"
    before = with_content(path)
    whole = path.read_bytes()
    spots = [0, 8, 15, 16, PAGE - 1, PAGE, len(whole) - 1]
    spots += [SEEDED.randrange(len(whole)) for _ in range(FLIPS - len(spots))]
    silent: list[int] = []
    for spot in spots:
        spoilt = bytearray(whole)
        spoilt[spot] ^= 1 << SEEDED.randrange(8)
        path.write_bytes(spoilt)
        if not noticed(path, before):
            silent.append(spot)
        (tmp_path / "Ours.adesk-journal").unlink(missing_ok=True)
    assert silent == []


def noticed(path: Path, before: Any) -> bool:
    """Use the desk as the window does: an error, or right values and a check that complains."""
    try:
        with Store.open(path) as store:
            for record in RECORDS:
                try:
                    store.file.connection.execute(f'SELECT * FROM "{record.__table__.name}"').fetchall()
                except errors.Dbapi.DatabaseError:
                    return True
            assert snapshot(store) == before
            return bool(store.check().problems)
    except (errors.DamagedDesk, errors.PassphraseNeeded):
        return True


def test_the_flip_test_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "Ours.adesk"
    before = with_content(path)
    assert not noticed(path, before)
    assert os.listdir(tmp_path) == ["Ours.adesk"]  # noqa: PTH208
