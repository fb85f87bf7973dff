"""A desk as a file: looked at, unlocked, locked against others; no records, so that it opens fast."""

import os
import unicodedata
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlcipher3

from alliance_desk.store.errors import (
    AlreadyExists,
    CannotWrite,
    DamagedDesk,
    DeskInUse,
    DeskMissing,
    EmptyFile,
    NewerDesk,
    NotADesk,
    PassphraseNeeded,
    WrongPassphrase,
    cannot_write,
    damaged,
    translated,
)
from alliance_desk.store.schema import APPLICATION_ID, SCHEMA, TABLES

PAGE = 4096
MARK = b"Alliance Desk 1\n"
"""The first bytes of a desk without a passphrase: the salt that SQLCipher writes in clear."""

PUBLISHED_KEY = f"x'{b'Alliance Desk: published, no secret'[:32].hex()}{MARK.hex()}'"
"""The raw key of a desk without a passphrase, so that its pages are checked as those of any other."""

_OTHERS = {
    b"SQLite format 3\x00": "a database of another program",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"%PDF-": "a PDF document",
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"\xd0\xcf\x11\xe0": "an older Office document",
}

# Closing any handle on a file drops all of this process's locks on it, so a desk that is open here
# must not be looked into again.
_open_here: set[tuple[int, int]] = set()


class DeskFile:
    """One open desk file and its only connection."""

    def __init__(self, path: Path, key: bytes, connection: Any, schema: int) -> None:
        self.path = path
        self.connection = connection
        self.schema = schema
        self._key = key
        self._identity = _identity(path)
        _open_here.add(self._identity)

    @classmethod
    def open(cls, path: Path | str, passphrase: str | None = None) -> Self:
        """Open the desk at ``path`` and lock it at once against every other process."""
        path = Path(path)
        marked = _look(path)
        if not marked and not passphrase:
            raise PassphraseNeeded(
                f"“{path.name}” needs its passphrase, or is no desk at all; nothing was changed: "
                "enter the passphrase that was chosen for it."
            )
        return cls._open(path, _key(None if marked else passphrase))

    @classmethod
    def _open(cls, path: Path, key: bytes) -> Self:
        connection = _connect(path, key)
        try:
            return cls(path, key, connection, _inspect(connection, path, key))
        except BaseException:
            connection.close()
            raise

    @classmethod
    def create(cls, path: Path | str, passphrase: str | None = None) -> Self:
        """Make a new desk without tables (schema 0), for nobody else to read."""
        path, key = Path(path), _key(passphrase)
        _reserve(path)
        try:
            with translated(path.name):
                connection = _connect(path, key)
                try:
                    connection.execute("BEGIN EXCLUSIVE")
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute("COMMIT")
                    return cls(path, key, connection, 0)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @property
    def name(self) -> str:
        """The file's name, for messages and titles."""
        return self.path.name

    @property
    def protected(self) -> bool:
        """True if a passphrase guards the desk."""
        return self._key != PUBLISHED_KEY.encode()

    @property
    def current(self) -> bool:
        """True if the desk has the tables of this version; otherwise it has to be migrated first."""
        return self.schema == SCHEMA

    def twin(self, path: Path) -> "DeskFile":
        """Open another desk that has the key of this one, as a backup has."""
        return DeskFile._open(path, self._key)

    def close(self) -> None:
        """Let go of the file; closing twice is no error."""
        _open_here.discard(self._identity)
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _look(path: Path) -> bool:
    """Refuse what is plainly no desk; return True for a desk without a passphrase."""
    name = path.name
    try:
        status = path.stat()
        if (status.st_dev, status.st_ino) in _open_here:
            raise DeskInUse(f"“{name}” is open here already; nothing was changed: go on in its window.")
        if not path.is_file():
            raise NotADesk(f"“{name}” is a folder, not a desk; nothing was changed: choose a file.")
        # Only before SQLite opens the file: see _open_here.
        with path.open("rb") as file:
            head = file.read(PAGE)
    except (FileNotFoundError, NotADirectoryError):
        raise DeskMissing(
            f"“{name}” is not there; nothing was changed: look for it under another name, or make a new desk."
        ) from None
    except OSError:
        raise CannotWrite(
            f"“{name}” may not be read by you; nothing was changed: ask its owner for access."
        ) from None
    if not head:
        raise EmptyFile(
            f"“{name}” is empty, so there is no desk in it; it was left as it is: "
            "open a backup, or delete it."
        )
    marked = head.startswith(MARK)
    if not marked and (other := _other(head)):
        raise NotADesk(f"“{name}” is {other}, not a desk; it was left as it is: choose an .adesk file.")
    if status.st_size % PAGE:
        raise DamagedDesk(
            f"“{name}” is not a whole desk, for a part is missing or it is another kind of file; it was left "
            "as it is: open your latest backup."
        )
    if not marked and sum(a == b for a, b in zip(head, MARK, strict=False)) > len(MARK) // 2:
        raise damaged(name)
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK | os.X_OK):
        raise cannot_write(name)
    return marked


def _other(head: bytes) -> str | None:
    """Say what kind of file begins like this, if it is plain."""
    for magic, kind in _OTHERS.items():
        if head.startswith(magic):
            return kind
    if not head.strip(b"\x00"):
        return "a file of zeros"
    # A page that is cut in the middle of a letter is still text.
    text = head.decode(errors="ignore")
    if len(text.encode()) > len(head) - 4 and all(c.isprintable() or c.isspace() for c in text):
        return "a text file"
    return None


def _reserve(path: Path) -> None:
    """Make the empty file, readable by its owner only, and its folder where that is missing."""
    try:
        path.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise AlreadyExists(
            f"“{path.name}” exists already and was left as it is: choose another name."
        ) from None
    except OSError:
        raise CannotWrite(
            f"“{path.name}” cannot be made, for its folder may not be written by you; nothing was changed: "
            "choose another folder."
        ) from None


def _connect(path: Path, key: bytes) -> Any:
    # Transactions are begun by us alone, and a locked desk is told at once.
    connection: Any = sqlcipher3.connect(str(path), isolation_level=None, timeout=0)
    connection.execute("PRAGMA cipher_log_level = NONE")  # else every failed page goes to stderr
    connection.set_key(key)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def _inspect(connection: Any, path: Path, key: bytes) -> int:
    """Lock the desk, make sure that it is one, and return its schema."""
    name = path.name
    marked = key == PUBLISHED_KEY.encode()
    with translated(name):
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the lock stays: locking_mode
            application = _number(connection, "application_id")
        except Dbapi.DatabaseError as error:
            if error.sqlite_errorcode == Dbapi.SQLITE_NOTADB and not marked:
                # The engine cannot tell a wrong passphrase from a damaged first page.
                raise WrongPassphrase(
                    f"This passphrase does not open “{name}”, or the file is damaged; nothing was changed: "
                    "try again, or open a backup."
                ) from None
            raise
        schema = _number(connection, "user_version")
        if application != APPLICATION_ID:
            raise NotADesk(
                f"“{name}” belongs to another program; it was left as it is: choose an .adesk file."
            )
        if schema > SCHEMA:
            raise NewerDesk(
                f"“{name}” was written by a newer Alliance Desk and was left as it is: "
                "update Alliance Desk to open it."
            )
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if schema == SCHEMA and not tables >= TABLES:
            raise damaged(name)
        # Any other setting lost saved edits when the power was cut.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        return schema


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _key(passphrase: str | None) -> bytes:
    """Return what the engine is given: never part of a statement, and one spelling of each letter."""
    return (
        unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
        if passphrase
        else (PUBLISHED_KEY.encode())
    )


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


Dbapi: Any = sqlcipher3.dbapi2
