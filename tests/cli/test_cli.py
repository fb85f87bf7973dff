"""The command line from end to end, each command through main() and one through a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pptx
import pypdf
import pytest

from alliance_desk import __version__, cli
from alliance_desk.__main__ import main
from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.catalogue import catalogue
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Alliance, Visibility
from alliance_desk.sample import stories, write_sample
from alliance_desk.store.store import Store

ROOT = Path(__file__).parents[2]
Desk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run a command; return its exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "sample.adesk"
    write_sample(path)
    return path


def refused(result: tuple[int, str, str], *words: str) -> None:
    """The command failed with one plain line that has these words, and wrote nothing else."""
    code, out, err = result
    assert code != 0
    assert out == ""
    assert err.startswith("alliance-desk: ")
    assert err.count("\n") == 1, err
    assert "Traceback" not in err and "Error" not in err
    for word in words:
        assert word in err, err


def test_version_and_help(desk: Desk) -> None:
    assert desk("--version") == (0, f"Alliance Desk {__version__}\n", "")
    code, out, _ = desk("--help")
    assert code == 0
    for command in ("sample", "list", "export", "check", "--self-test", "--desk"):
        assert command in out


def test_sample_list_and_check(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "my desk æ.adesk"
    assert desk("sample", path) == (0, f"{path}\n", "")
    code, out, err = desk("list", path)
    assert (code, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[:5] for row in rows] == [
        ["Compass Connect", "go-to-market", "technology", "startup", "tier 2"],
        ["Kitamine KTP-417", "co-development", "biopharma", "startup", "tier 1"],
    ]
    assert all(row[5].endswith("Joint kickoff meeting") for row in rows)
    code, out, err = desk("check", path)
    assert (code, err) == (0, "")
    assert "alliances\t2\n" in out
    assert out.endswith("no damage found\n")


def test_a_sample_is_replaced_and_work_is_not(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "desk.adesk"
    desk("sample", path)
    refused(desk("sample", path), "exists already", "--replace")
    assert desk("sample", path, "--replace")[0] == 0
    with Store.open(path) as store, store.edit("Work") as session:
        session.add(Alliance(name="Real work"))
    before = path.read_bytes()
    refused(desk("sample", path, "--replace"), "Real work", "choose another file")
    assert path.read_bytes() == before
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir or Madam, " * 200)
    refused(desk("sample", other, "--replace"), "letter.txt")
    assert other.read_text().startswith("Dear")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk.adesk", "letter.txt"]


@pytest.mark.timeout(400)  # some eighty files, each read by another library
def test_every_document_in_every_format(desk: Desk, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "new"
    code, out, err = desk("export", sample, "--alliance", "all", "--to", folder)
    assert (code, err) == (0, "")
    files = [Path(line) for line in out.splitlines()]
    playbook = read_playbook(RESOURCES / "playbook")
    entries = [entry for dossier in stories(date.today(), playbook) for entry in catalogue(dossier, playbook)]
    assert len(set(files)) == len(files) == sum(len(entry.formats) for entry in entries)
    assert set(files) == {path for path in folder.rglob("*") if path.is_file()}
    apart = {path.name for path in files if path.parent == folder / "Internal"}
    assert len(apart) == sum(len(entry.formats) for entry in entries if entry.readers != Visibility.JOINT)
    for path in files:
        text = READERS[path.suffix](path)
        assert "Almsund" in text, path.name
        assert "Nørregaard" in text or "Joint kickoff" not in path.name, path.name


def word_text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def slide_text(path: Path) -> str:
    found: list[str] = []
    for slide in pptx.Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)  # pyright: ignore[reportAttributeAccessIssue]
            if shape.has_table:
                table = shape.table  # pyright: ignore[reportAttributeAccessIssue]
                found += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(found)


def page_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


READERS = {".docx": word_text, ".pptx": slide_text, ".pdf": page_text}


def test_one_document_in_one_format(desk: Desk, sample: Path, tmp_path: Path) -> None:
    code, out, _ = desk(
        "export",
        sample,
        "--alliance",
        "kitamine ktp-417",
        "--document",
        "charter-jsc",
        "--format",
        "pdf",
        "--to",
        tmp_path,
    )
    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == [Path(out.strip()).name]
    text = page_text(Path(out.strip()))
    for words in ("Joint Steering Committee", "Anders Kjærholt", "速水", "To be named"):
        assert words in text


def test_a_choice_that_is_not_there_names_those_that_are(desk: Desk, sample: Path, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "out")
    refused(
        desk("export", sample, "--alliance", "Nobody", *to), "Nobody", "Compass Connect and Kitamine KTP-417"
    )
    wrong = desk("export", sample, "--alliance", "all", "--document", "minutes", *to)
    refused(wrong, "minutes", "kickoff-deck", "scorecard", "charter-jsc")
    wrong = desk("export", sample, "--alliance", "all", "--document", "scorecard", "--format", "pptx", *to)
    refused(wrong, "scorecard is written as docx and pdf, not as pptx")
    refused(desk("export", sample, "--alliance", "all", "--format", "odt", *to), "odt", "docx", "pptx")
    refused(desk("export", sample, "--alliance", "all"), "--to")
    refused(desk("prepare", sample), "prepare", "sample", "export")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_none(desk: Desk, sample: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    refused(desk("export", sample, "--alliance", "all", "--to", taken), "taken")
    refused(desk("sample", tmp_path / "nowhere" / "desk.adesk"), "nowhere")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(desk: Desk, sample: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(desk("export", sample, "--alliance", "all", "--to", tmp_path), "may not write")


@pytest.mark.parametrize("command", ["list", "check", "export"])
def test_desks_that_are_none(desk: Desk, tmp_path: Path, command: str) -> None:
    more = ("--alliance", "all", "--to", tmp_path) if command == "export" else ()
    empty, garbage = tmp_path / "empty.adesk", tmp_path / "garbage.adesk"
    empty.touch()
    garbage.write_bytes(b"\x93NUMPY" * 3000)
    sentences = {refused_line(desk(command, path, *more)) for path in (tmp_path / "no.adesk", empty, garbage)}
    assert len(sentences) == 3


def refused_line(result: tuple[int, str, str]) -> str:
    refused(result)
    return result[2]


def test_a_desk_without_alliances(desk: Desk, tmp_path: Path) -> None:
    Store.create(tmp_path / "new.adesk").close()
    assert desk("list", tmp_path / "new.adesk") == (0, "", "")
    refused(desk("export", tmp_path / "new.adesk", "--alliance", "all", "--to", tmp_path), "no alliance yet")


def test_a_desk_that_is_open(desk: Desk, tmp_path: Path) -> None:
    write_sample(tmp_path / "desk.adesk")
    with Store.open(tmp_path / "desk.adesk"):
        refused(desk("list", tmp_path / "desk.adesk"), "is open")
        refused(desk("sample", tmp_path / "desk.adesk", "--replace"), "is open")


def test_a_desk_with_a_passphrase(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, words = tmp_path / "kept.adesk", tmp_path / "words.txt"
    Store.create(path, "blåbær og øl").close()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    refused(desk("list", path), "needs its passphrase", "--passphrase-file")
    words.write_text("blåbær og øl\r\n", encoding="utf-8")
    assert desk("list", path, "--passphrase-file", words)[0] == 0
    words.write_text("wrong", encoding="utf-8")
    refused(desk("list", path, "--passphrase-file", words), "passphrase")
    refused(desk("list", path, "--passphrase-file", tmp_path / "none.txt"), "none.txt", "cannot be read")
    words.write_bytes(b"\xff\xfe\x00")
    refused(desk("list", path, "--passphrase-file", words), "not UTF-8")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: "blåbær og øl")
    assert desk("list", path)[0] == 0


def test_a_damaged_desk(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "hurt.adesk"
    write_sample(path)
    data = bytearray(path.read_bytes())
    for at in range(5 * 4096, len(data), 4096):
        data[at + 100] ^= 0xFF
    path.write_bytes(data)
    code, _, err = desk("check", path)
    assert code == 1
    assert "damaged" in err
    assert "Traceback" not in err


def test_a_playbook_with_a_mistake(
    desk: Desk, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "playbook").mkdir()
    monkeypatch.setattr("alliance_desk.bundle.RESOURCES", tmp_path)
    refused(desk("export", sample, "--alliance", "all", "--to", tmp_path / "out"), ".toml", "missing")


def test_self_test_of_the_desk(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.self_test() == 0
    out = capsys.readouterr().out
    for word in ("playbook", "store", "Joint kickoff", "scorecard", "pptx"):
        assert word in out


def test_self_test_says_what_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no fonts")

    monkeypatch.setattr("alliance_desk.documents.export.build", broken)
    assert cli.self_test() == 1
    assert "no fonts" in capsys.readouterr().err


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path | None] = []
    from alliance_desk import app

    monkeypatch.setattr(app, "run", lambda desk=None: opened.append(desk) or 0)
    assert main([]) == 0
    assert main(["--desk", str(tmp_path / "mine.adesk")]) == 0
    assert opened == [None, tmp_path / "mine.adesk"]


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | environment,
        timeout=100,
    )


COUNT = "import sys; from alliance_desk.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"


def test_the_version_imports_next_to_nothing() -> None:
    run = python(
        COUNT
        + "print([name for name in ('PySide6', 'sqlmodel', 'pydantic', 'docx') if name in sys.modules])",
        "--version",
    )
    assert run.stdout.decode().splitlines() == [f"Alliance Desk {__version__}", "[]"], run.stderr


def test_an_export_imports_no_qt(sample: Path, tmp_path: Path) -> None:
    run = python(
        COUNT + "print('PySide6' in sys.modules)",
        *("export", str(sample), "--alliance", "Compass Connect", "--document", "scorecard"),
        *("--format", "docx", "--to", str(tmp_path)),
    )
    assert run.stdout.decode().splitlines()[-1] == "False", run.stderr


def test_names_keep_their_letters_in_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "names.adesk"
    with Store.create(path) as store, store.edit("Names") as session:
        session.add(Alliance(name="Łódź – Αθήνα\t合同\nline"))
    run = python(COUNT, "list", str(path), PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    line = run.stdout.decode("utf-8")
    assert line.startswith("Łódź – Αθήνα 合同 line\tco-development\t"), run.stderr
    assert line.count("\n") == 1
