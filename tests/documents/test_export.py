import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.documents import export
from alliance_desk.documents.export import FORMATS_OF, ExportError, file_name
from alliance_desk.documents.outline import Outline
from tests.documents.writers.samples import CHARTER, DECK


@pytest.mark.parametrize("sample", [CHARTER, DECK], ids=["report", "deck"])
def test_each_format_of_a_kind_is_written(sample: Outline, tmp_path: Path) -> None:
    for format_ in (*FORMATS_OF[sample.kind], "txt"):
        path = export.export(sample, format_, tmp_path)
        assert path.parent == tmp_path and path.suffix == f".{format_}" and path.stat().st_size > 500
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_name_says_what_it_is() -> None:
    assert (
        file_name(CHARTER, "pdf") == "Corvane - Helix Arc - Charter of the joint steering committee v0.3.pdf"
    )


@given(st.text(), st.text())
def test_any_name_can_be_kept_anywhere(title: str, alliance: str) -> None:
    name = file_name(Outline(title, (), alliance=alliance), "docx")
    stem = name.removesuffix(".docx")
    assert stem and len(stem.encode()) <= 121
    assert not set(stem) & set('<>:"/\\|?*\0\u202e\u200b\n\r\t')
    assert stem[0] not in " .-~$" and stem[-1] not in " ."
    assert stem.split(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT1")


@pytest.mark.parametrize(
    "title", ["", ".", "..", "~$x", "-rf", "\u202e", "///", "CON", "NUL.txt", "LPT1 :", "日" * 90]
)
def test_awkward_names(title: str) -> None:
    test_any_name_can_be_kept_anywhere.hypothesis.inner_test(title, "")  # type: ignore[attr-defined]


def test_older_file_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export.export(CHARTER, "txt", tmp_path)
    path.write_bytes(b"the older one")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match="could not be put in place"):
        export.export(CHARTER, "txt", tmp_path)
    assert path.read_bytes() == b"the older one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_file_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(number, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="Close the file and try again, or save under another name"):
        export.export(CHARTER, "txt", tmp_path)
    assert not list(tmp_path.iterdir())


TROUBLE = {errno.ENOSPC: "disk is full", errno.EACCES: "may not write", errno.EIO: "can't be written"}


@pytest.mark.parametrize("number", TROUBLE)
def test_trouble_with_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=TROUBLE[number]):
        export.export(CHARTER, "txt", tmp_path)
    assert not list(tmp_path.iterdir())


def test_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        export.export(CHARTER, "txt", tmp_path / "gone")


def test_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / file_name(CHARTER, "txt")).mkdir()
    with pytest.raises(ExportError, match="A folder is named"):
        export.export(CHARTER, "txt", tmp_path)


def test_broken_file_is_never_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alliance_desk.documents.writers import pdf, word

    monkeypatch.setattr(word, "to_bytes", lambda _: b"PK half a file")
    monkeypatch.setattr(pdf, "to_bytes", lambda _: b"%PDF-1.4 half a file")
    for format_ in ("docx", "pdf"):
        with pytest.raises(ExportError, match="Nothing was written"):
            export.export(CHARTER, format_, tmp_path)
    assert not list(tmp_path.iterdir())


def test_killed_exports_leave_a_whole_file_and_are_swept(tmp_path: Path) -> None:
    path = export.put(b"old" * 100_000, tmp_path / "made.pdf")
    code = (
        "import sys; from pathlib import Path; from alliance_desk.documents.export import put\n"
        "print(flush=True)\n"
        "while True: put(b'new' * 1_000_000, Path(sys.argv[1]))"
    )
    for wait in (0.0, 0.003, 0.008, 0.015, 0.03):
        child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert path.read_bytes() in (b"old" * 100_000, b"new" * 1_000_000)
    (tmp_path / ".alliance-desk-0123456789abcdef.part").write_bytes(b"left over")
    (tmp_path / ".alliance-desk-mine.part").write_bytes(b"not ours")
    export.put(b"last", path)
    assert sorted(it.name for it in tmp_path.iterdir()) == [".alliance-desk-mine.part", "made.pdf"]


def test_window_starts_without_document_libraries() -> None:
    code = (
        "import sys, alliance_desk.documents.export\n"
        "print([name for name in ('docx', 'pptx', 'reportlab', 'fontTools') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"
