"""What can go wrong with a desk, each in one plain sentence; never a passphrase, never content."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import sqlcipher3

Dbapi: Any = sqlcipher3.dbapi2


class DeskError(Exception):
    """Something about a desk that the user has to be told; its text is one sentence."""


class NotADesk(DeskError):
    """The file is something else."""


class EmptyFile(NotADesk):
    """The file holds nothing at all."""


class PassphraseNeeded(DeskError):
    """The desk is protected and no passphrase was given."""


class WrongPassphrase(DeskError):
    """The passphrase does not open the desk."""


class NewerDesk(DeskError):
    """A newer Alliance Desk wrote the desk."""


class DamagedDesk(DeskError):
    """The desk's bytes are not what was written."""


class DeskInUse(DeskError):
    """Another window has the desk open."""


class CannotWrite(DeskError):
    """The desk or its folder may not be written."""


class DeskMissing(DeskError):
    """There is no such file."""


class AlreadyExists(DeskError):
    """There is a file where a new one was to be made."""


class DiskFull(DeskError):
    """There is no room for the change."""


@contextmanager
def translated(name: str) -> Generator[None]:
    """Turn the engine's errors about the desk ``name`` into ours; other errors pass as they are."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps the engine's error and keeps it as ``orig``.
        known = _meaning(getattr(error, "orig", None) or error, name)
        if known is None:
            raise
        # The engine's text may quote the statement: it is not passed on.
        raise known from None


def _meaning(error: object, name: str) -> DeskError | None:
    if not isinstance(error, Dbapi.Error):
        return None
    code: int = getattr(error, "sqlite_errorcode", None) or 0
    match code & 0xFF:
        case Dbapi.SQLITE_BUSY | Dbapi.SQLITE_LOCKED:
            return DeskInUse(
                f"“{name}” is open in another window of Alliance Desk; nothing was changed: "
                "go on there, or close it and try again."
            )
        case Dbapi.SQLITE_FULL:
            return DiskFull(
                f"There is no room on the disk for this change to “{name}”; all that was saved before is "
                "safe: make room and try again."
            )
        case Dbapi.SQLITE_READONLY | Dbapi.SQLITE_CANTOPEN | Dbapi.SQLITE_PERM | Dbapi.SQLITE_AUTH:
            return cannot_write(name)
        case Dbapi.SQLITE_IOERR:
            return CannotWrite(
                f"The disk that holds “{name}” did not take or give the data: it may be full or gone; all "
                "that was saved before is safe: look after the disk and try again."
            )
        case Dbapi.SQLITE_NOTADB | Dbapi.SQLITE_CORRUPT:
            return damaged(name)
        case _:
            return None


def cannot_write(name: str) -> CannotWrite:
    """Return the error for a desk or a folder that may not be written."""
    return CannotWrite(
        f"“{name}” or its folder may not be written by you; nothing was changed: "
        "allow writing, or copy the desk to a folder of your own and open the copy."
    )


def damaged(name: str) -> DamagedDesk:
    """Return the error for a desk with damaged pages."""
    return DamagedDesk(
        f"“{name}” is damaged, so it is not used as it stands; the file was left as it is: "
        "open your latest backup, and keep the damaged file."
    )
