"""Bad input on the command line, each with its own single line; also for a user who is not root."""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from alliance_desk import cli
from alliance_desk.__main__ import main
from alliance_desk.sample import write_sample
from alliance_desk.store import care
from alliance_desk.store.store import Store

NOBODY = 65534
Said = tuple[int, str, str]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "sample.adesk"
    write_sample(path)
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    code = main([str(each) for each in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def sentence(result: Said) -> str:
    code, _, err = result
    assert code == 1
    assert err.startswith("alliance-desk: ") and err.count("\n") == 1, err
    return err


def test_bytes_without_meaning_are_not_called_a_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garbage, words = tmp_path / "garbage.adesk", tmp_path / "words.txt"
    # Whole pages of noise: nothing tells them from a desk with a passphrase.
    garbage.write_bytes(random.Random(7).randbytes(8192))
    words.write_text("any")
    asked = sentence(said(capsys, "list", garbage))
    assert "or is no desk at all" in asked and "--passphrase-file" in asked
    refused = sentence(said(capsys, "list", garbage, "--passphrase-file", words))
    assert "passphrase does not open" in refused and "damaged" in refused


def test_damage_is_listed_and_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hurt.adesk"
    write_sample(path)
    whole = path.read_bytes()
    found = 0
    for page in range(8, 40, 4):  # one page after the other; some are needed for opening
        data = bytearray(whole)
        data[page * 4096 + 100] ^= 1
        path.write_bytes(data)
        _, out, _ = result = said(capsys, "check", path)
        assert "is damaged" in sentence(result)
        damage = [line for line in out.splitlines() if line.startswith("damage\t")]
        assert len(damage) <= cli.SHOWN_PROBLEMS + 1
        assert not any("***" in line for line in damage)
        assert all(line.split("\t")[0] in ("damage", *care.NAMES.values()) for line in out.splitlines())
        found += bool(damage)
    assert found


def test_much_damage_is_counted(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = tuple(f"page seal: {page}" for page in range(40))
    monkeypatch.setattr(care, "check", lambda file: care.CheckReport(problems, {}))
    _, out, _ = result = said(capsys, "check", sample)
    assert "is damaged" in sentence(result)
    assert out.splitlines()[-1] == "damage\tand 28 more"


def as_nobody(folder: Path, *arguments: object) -> Said:
    """Run a command in a process of a user who owns nothing, and return what it said."""
    out, err = folder / "out.txt", folder / "err.txt"
    child = os.fork()
    if child == 0:
        try:
            os.dup2(os.open(out, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o666), 1)
            os.dup2(os.open(err, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o666), 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            code = main([str(each) for each in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        finally:
            os._exit(99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, out.read_text(), err.read_text()


@pytest.mark.skipif(
    not hasattr(os, "fork") or os.geteuid() != 0, reason="only root may become a user who owns nothing"
)
def test_what_may_not_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    for each in (*tmp_path.parents, tmp_path, sample, *sample.parents):
        if each.is_relative_to(tmp_path.parents[2]):
            each.chmod(each.stat().st_mode | 0o055)
    locked, own, notes = tmp_path / "locked", tmp_path / "own", tmp_path / "notes"
    for each in (locked, own, notes):
        each.mkdir()
    os.chown(own, NOBODY, NOBODY)
    theirs = Path(shutil.copy(sample, locked / "locked.adesk"))
    mine = Path(shutil.copy(sample, own / "own.adesk"))
    os.chown(mine, NOBODY, NOBODY)
    theirs.chmod(0o644)

    to = ("export", mine, "--alliance", "all", "--document", "scorecard", "--format", "pdf", "--to")
    # Everything is imported and read once before the fork: our own files may be closed to that user.
    for arguments in (("list", mine), (*to, tmp_path / "first"), ("sample", tmp_path / "first.adesk")):
        assert main([str(each) for each in arguments]) == 0
    assert as_nobody(notes, "list", mine)[0] == 0
    made = sentence(as_nobody(notes, "sample", locked / "new.adesk"))
    assert "new.adesk" in made and "choose another folder" in made
    opened = sentence(as_nobody(notes, "list", theirs))
    assert "locked.adesk" in opened and "may not be written by you" in opened
    exported = sentence(as_nobody(notes, *to, locked))
    assert "may not write to the folder" in exported
    begun = sentence(as_nobody(notes, *to, locked / "new"))
    assert "cannot be made" in begun
    assert len({made, opened, exported, begun}) == 4
    assert [each.name for each in locked.iterdir()] == ["locked.adesk"]


def test_a_desk_open_elsewhere_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(sample):
        assert "is open" in sentence(said(capsys, "check", sample))


def test_no_display_for_the_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in sentence(said(capsys))
