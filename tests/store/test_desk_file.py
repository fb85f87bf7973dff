"""Wrong, damaged, newer, locked and unwritable files: each its own sentence, and not a byte changed."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from alliance_desk.records import Alliance
from alliance_desk.store import errors
from alliance_desk.store.desk_file import MARK, PAGE, PUBLISHED_KEY, DeskFile
from alliance_desk.store.schema import APPLICATION_ID, SCHEMA, TABLES
from alliance_desk.store.store import Store

SECRET = "a canary in the passphrase"
ROOT = Path(__file__).parents[2]
Make = Callable[[Path], object]


def whole(path: Path, passphrase: str | None = None) -> bytes:
    """Make a desk with a little in it, and return its bytes."""
    with Store.create(path, passphrase) as store, store.edit("New") as session:
        session.add(Alliance(name="A canary in a name", summary="x" * 9000))
    return path.read_bytes()


def engine(path: Path, key: str = PUBLISHED_KEY) -> Any:
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.set_key(key.encode())  # type: ignore[attr-defined]
    return connection


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def plain_database(path: Path) -> None:
    with engine(path) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()


def without_key(path: Path) -> None:
    connection = sqlcipher3.connect(str(path))
    connection.execute("CREATE TABLE other (a)")
    connection.close()


def changed(statement: str) -> Make:
    def make(path: Path) -> None:
        whole(path)
        connection = engine(path)
        connection.execute(statement)
        connection.close()

    return make


def of(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def cut(size: int) -> Make:
    return lambda path: path.write_bytes(whole(path)[:size])


def spoilt(at: int, length: int = 1) -> Make:
    def make(path: Path) -> None:
        content = bytearray(whole(path))
        content[at : at + length] = bytes(byte ^ 0x10 for byte in content[at : at + length])
        path.write_bytes(content)

    return make


CORPUS: dict[str, tuple[Make, type[errors.DeskError]]] = {
    "missing": (lambda path: None, errors.DeskMissing),
    "below a file": (lambda path: path.parent.rmdir() or path.parent.write_bytes(b"x"), errors.DeskMissing),
    "a folder": (lambda path: path.mkdir(), errors.NotADesk),
    "empty": (of(b""), errors.EmptyFile),
    "text": (of("Alliance Desk is a text, too: żółć\n".encode() * 200), errors.NotADesk),
    "short text": (of(b"x"), errors.NotADesk),
    "zeros": (of(bytes(2 * PAGE)), errors.NotADesk),
    "zip": (of(b"PK\x03\x04" + noise(2 * PAGE - 4)), errors.NotADesk),
    "pdf": (of(b"%PDF-1.7" + noise(500)), errors.NotADesk),
    "jpeg": (of(b"\xff\xd8\xff\xe0" + noise(500)), errors.NotADesk),
    "png": (of(b"\x89PNG\r\n" + noise(500)), errors.NotADesk),
    "a database without key": (without_key, errors.NotADesk),
    "another program's, our key": (plain_database, errors.NotADesk),
    "garbage in whole pages": (of(noise(3 * PAGE)), errors.PassphraseNeeded),
    "garbage": (of(noise(3 * PAGE + 5)), errors.DamagedDesk),
    "our mark and garbage": (of(MARK + noise(3 * PAGE - 16)), errors.DamagedDesk),
    "a byte short": (cut(-1), errors.DamagedDesk),
    "half a page": (cut(PAGE // 2), errors.DamagedDesk),
    "the first page alone": (cut(PAGE), errors.DamagedDesk),
    "a bit in the mark": (spoilt(3), errors.DamagedDesk),
    "a bit in the first page": (spoilt(100), errors.DamagedDesk),
    "the first page's seal": (spoilt(PAGE - 20, 8), errors.DamagedDesk),
    "newer": (changed(f"PRAGMA user_version = {SCHEMA + 1}"), errors.NewerDesk),
    "another application": (changed("PRAGMA application_id = 7"), errors.NotADesk),
    "a table gone": (changed("DROP TABLE risk"), errors.DamagedDesk),
}


@pytest.mark.parametrize("name", CORPUS)
def test_each_wrong_file_has_its_own_sentence_and_stays_as_it_was(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "Ours.adesk"
    make, error = CORPUS[name]
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(errors.DeskError) as caught:
        Store.open(path).close()
    assert type(caught.value) is error
    sentence(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    if before is not None:
        assert list(folder.iterdir()) == [path]


def sentence(error: errors.DeskError) -> None:
    text = str(error)
    assert text.startswith(("“Ours.adesk”", "This passphrase", "There is no room", "The disk"))
    assert text.endswith(".") and "\n" not in text and text.count(". ") == 0
    assert "canary" not in text and str(Path(__file__).anchor + "tmp") not in text
    assert error.__cause__ is None


@pytest.mark.parametrize("size", [PAGE * 2, PAGE * 9, PAGE * 40])
def test_a_desk_cut_between_pages_is_never_taken_for_a_whole_one(size: int, path: Path) -> None:
    path.write_bytes(whole(path)[:size])
    try:
        with Store.open(path) as store:
            assert store.check().problems
    except errors.DamagedDesk as error:
        sentence(error)


def test_only_the_passphrase_opens_a_protected_desk(path: Path) -> None:
    before = whole(path, SECRET)
    assert MARK not in before
    for given in (None, "", "wrong", SECRET.upper(), SECRET + " ", "'; DROP TABLE task; --"):
        with pytest.raises(errors.DeskError) as caught:
            DeskFile.open(path, given)
        assert type(caught.value) is (errors.WrongPassphrase if given else errors.PassphraseNeeded)
        sentence(caught.value)
        assert path.read_bytes() == before
    with Store.open(path, SECRET) as store:
        assert store.protected
        assert store.check().counts["alliances"] == 1
        assert SECRET not in repr(vars(store))


@pytest.mark.parametrize(
    "passphrase", ['it\'s "quoted"', "パスワード 🗝️ ключ", "a\x00b\ud800", "x" * 10_000, " "]
)
def test_any_text_can_be_a_passphrase(passphrase: str, path: Path) -> None:
    DeskFile.create(path, passphrase).close()
    with DeskFile.open(path, passphrase) as desk:
        assert desk.protected


def test_a_passphrase_may_be_typed_in_either_spelling_of_its_letters(path: Path) -> None:
    DeskFile.create(path, "cafe\u0301").close()
    DeskFile.open(path, "caf\u00e9").close()


def test_an_unprotected_desk_opens_with_any_passphrase(path: Path) -> None:
    DeskFile.create(path).close()
    with DeskFile.open(path, "of another desk") as desk:
        assert not desk.protected


def test_the_settings_of_the_engine(path: Path) -> None:
    whole(path)
    with DeskFile.open(path) as desk:

        def pragma(name: str) -> Any:
            return desk.connection.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("journal_mode") == "delete"
        assert pragma("synchronous") == 3
        assert pragma("locking_mode") == "exclusive"
        assert pragma("foreign_keys") == 1
        assert pragma("application_id") == APPLICATION_ID
        assert pragma("user_version") == SCHEMA == desk.schema
        assert int(pragma("cipher_version").split(".")[0]) == 4
        assert desk.current
        tables = {
            row[0] for row in desk.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        assert tables == TABLES


def test_a_new_desk_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "Ours.adesk"
    whole(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_over(path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(errors.AlreadyExists) as caught:
        Store.create(path)
    sentence(caught.value)
    assert path.read_bytes() == b"mine"


def test_nothing_that_was_written_is_readable(path: Path) -> None:
    assert b"canary" not in whole(path)


def test_a_desk_that_was_never_filled_is_completed(path: Path) -> None:
    DeskFile.create(path).close()
    with Store.open(path) as store:
        assert store.check().problems == ()


def test_a_second_opening_is_told_at_once_even_here(path: Path) -> None:
    whole(path)
    with Store.open(path):
        with pytest.raises(errors.DeskInUse) as caught:
            Store.open(path)
        sentence(caught.value)
        start = time.monotonic()
        assert other_process("DeskFile.open(sys.argv[1])", path) == "DeskInUse"
        assert time.monotonic() - start < 1
        assert other_process("DeskFile.open(sys.argv[1])", path) == "DeskInUse"
    assert other_process("DeskFile.open(sys.argv[1])", path) == "opened"


def other_process(statement: str, path: Path, prepare: str = "") -> str:
    """Return the name of the error that another process gets."""
    code = (
        f"import os, sys; from alliance_desk.store.desk_file import DeskFile\n{prepare}\n"
        f"try:\n {statement}\n print('opened')\nexcept Exception as e: print(type(e).__name__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert run.stderr == ""
    return run.stdout.strip()


NOBODY = "os.setgroups([]) if os.getuid() == 0 else None; os.setuid(65534) if os.getuid() == 0 else None"


@pytest.mark.parametrize("closed", ["file", "folder", "unreadable"])
def test_what_may_not_be_written_is_not_opened(closed: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "Ours.adesk"
    before = whole(path)
    for parent in path.parents[:-1]:
        if parent.owner() == Path(__file__).owner() and parent.stat().st_mode & 0o777 == 0o700:
            parent.chmod(0o711)
    path.chmod({"file": 0o444, "folder": 0o666, "unreadable": 0}[closed])
    folder.chmod({"file": 0o777, "folder": 0o555, "unreadable": 0o777}[closed])
    try:
        assert other_process("DeskFile.open(sys.argv[1])", path, NOBODY) == "CannotWrite"
        if closed == "folder":
            new = folder / "New.adesk"
            assert other_process("DeskFile.create(sys.argv[1])", new, NOBODY) == "CannotWrite"
            assert not new.exists()
    finally:
        folder.chmod(0o755)
        path.chmod(0o600)
    assert path.read_bytes() == before


def test_the_engines_errors_are_translated_and_others_are_not() -> None:
    for code, error in [
        ("BUSY", errors.DeskInUse),
        ("FULL", errors.DiskFull),
        ("READONLY", errors.CannotWrite),
        ("CANTOPEN", errors.CannotWrite),
        ("NOTADB", errors.DamagedDesk),
        ("CORRUPT", errors.DamagedDesk),
    ]:
        raised = errors.Dbapi.OperationalError("quoting a canary")
        raised.sqlite_errorcode = getattr(errors.Dbapi, f"SQLITE_{code}")
        with pytest.raises(error) as caught, errors.translated("Ours.adesk"):
            raise raised
        sentence(caught.value)
    with pytest.raises(KeyError), errors.translated("Ours.adesk"):
        raise KeyError


def test_the_first_window_needs_no_records(path: Path) -> None:
    whole(path)
    code = (
        "import sys; from alliance_desk.store import portfolio\n"
        "from alliance_desk.store.desk_file import DeskFile\n"
        "with DeskFile.open(sys.argv[1]) as desk: print(len(portfolio.fill(desk, portfolio.rows(desk))))\n"
        "assert not {'sqlalchemy', 'sqlmodel', 'pydantic', 'alembic'} & sys.modules.keys()"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert (run.stdout, run.stderr, run.returncode) == ("1\n", "", 0)


def test_every_file_is_closed(path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for _ in range(3):
        whole(path)
        Store.open(path).close()
        path.unlink()
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
