"""The open desk: every edit is one transaction, recorded as it happens and saved as it ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlmodel import Session

from alliance_desk.store import care
from alliance_desk.store.changeset import Changeset, RowChange, net
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.engine import engine_over, make_tables
from alliance_desk.store.errors import translated
from alliance_desk.store.flush import applied, only_read, recorded
from alliance_desk.store.log import EditLog, HistoryEntry, Kind, Step

Observer = Callable[[Changeset], None]

JOINS_WITHIN = 2.0
"""Seconds after which further typing in a field is a step of its own."""


@dataclass
class _Edit:
    """An edit that is under way."""

    session: Session
    changes: list[RowChange] = field(default_factory=list[RowChange])
    failed: BaseException | None = None


@dataclass(frozen=True)
class _Joinable:
    """The newest step, while typing may still go on in it."""

    step: Step
    changeset: Changeset
    at: float


class Store:
    """One open desk; it owns the desk file that it is given."""

    def __init__(self, desk_file: DeskFile) -> None:
        self._file = desk_file
        self._observers: list[Observer] = []
        self._edit: _Edit | None = None
        self._joinable: _Joinable | None = None
        self._engine = engine_over(desk_file)
        if not desk_file.current:
            # Alembic is slow to import, and hardly ever needed.
            from alliance_desk.store.migrations import migrate

            migrate(desk_file, self._engine)
        with translated(self.name):
            self._log = EditLog(desk_file.connection)

    @classmethod
    def open(cls, path: Path | str, passphrase: str | None = None) -> Self:
        """Open a desk, and bring it up to date if an older version wrote it."""
        return cls._over(DeskFile.open(path, passphrase))

    @classmethod
    def create(cls, path: Path | str, passphrase: str | None = None) -> Self:
        """Make a new, empty desk."""
        file = DeskFile.create(path, passphrase)
        try:
            make_tables(file)
        except BaseException:
            file.close()
            file.path.unlink(missing_ok=True)
            raise
        return cls._over(file)

    @classmethod
    def _over(cls, file: DeskFile) -> Self:
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    @property
    def path(self) -> Path:
        """Where the desk is."""
        return self._file.path

    @property
    def name(self) -> str:
        """The file's name, for messages and titles."""
        return self._file.name

    @property
    def protected(self) -> bool:
        """True if a passphrase guards the desk."""
        return self._file.protected

    @property
    def file(self) -> DeskFile:
        """The desk file, for ``portfolio``."""
        return self._file

    @property
    def saved_at(self) -> datetime | None:
        """When something was last saved, in UTC; None in a desk without edits."""
        return self._log.last

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Call ``observer`` with what each edit, undo and redo changed, once it is safely on disk.

        The answer ends the subscription.
        """
        self._observers.append(observer)

        def unsubscribe() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return unsubscribe

    @contextmanager
    def read(self) -> Generator[Session]:
        """Look at records; they are snapshots, and an attempt to change them fails."""
        with translated(self.name):
            if self._edit:  # sees what the edit has done so far
                self._edit.session.flush()
                session = Session(
                    self._edit.session.connection(),
                    join_transaction_mode="rollback_only",
                    expire_on_commit=False,
                )
            else:
                session = Session(self._engine, expire_on_commit=False)
            with session:
                only_read(session)
                yield session

    @contextmanager
    def edit(self, label: str, joins: bool = False) -> Generator[Session]:
        """Change records under one label: one transaction and one step, abandoned as a whole on error.

        An edit within an edit is part of the outer one. ``joins`` is for typing: an edit that only goes
        on writing the same fields shortly after the last one becomes part of its step.
        """
        if self._edit:
            try:
                yield self._edit.session
            except BaseException as error:
                self._edit.failed = error
                raise
            return
        with translated(self.name), Session(self._engine, expire_on_commit=False) as session:
            edit = self._edit = _Edit(session)
            recorded(session, edit.changes)
            try:
                self._begin()
                yield session
                if edit.failed:
                    raise edit.failed
                session.flush()
                changeset = self._save(Changeset(label, net(edit.changes)), joins, session)
            finally:
                self._edit = None
                self._roll_back()
        self._announce(changeset)

    def _save(self, changeset: Changeset, joins: bool, session: Session) -> Changeset:
        """Write the log row and commit; an edit without effect leaves no trace."""
        if not changeset.changes:
            session.rollback()
            return changeset
        now = time.monotonic()
        last, whole = self._joinable, changeset
        if joins and last and now - last.at < JOINS_WITHIN and (both := last.changeset.joined(changeset)):
            whole = both
        else:
            last = None
        seq = self._log.write(Kind.EDIT, whole, last.step if last else None)
        session.commit()
        step = Step(seq, whole.label)
        self._log.written(seq, Kind.EDIT, step)
        self._joinable = _Joinable(step, whole, now) if joins else None
        return changeset

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would undo."""
        return self._log.undoable[-1].label if self._log.undoable else None

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again."""
        return self._log.redoable[-1].label if self._log.redoable else None

    def undo(self) -> Changeset | None:
        """Take back the newest step; return what changed, or None if there is none."""
        if not self._log.undoable:
            return None
        step = self._log.undoable[-1]
        return self._apply(Kind.UNDO, step, self._log.changeset(step).inverted())

    def redo(self) -> Changeset | None:
        """Do again what was undone last; return what changed, or None if there is nothing."""
        if not self._log.redoable:
            return None
        step = self._log.redoable[-1]
        return self._apply(Kind.REDO, step, self._log.changeset(step))

    def _apply(self, kind: Kind, step: Step, changeset: Changeset) -> Changeset:
        if self._edit:
            raise RuntimeError("an edit cannot undo")
        self._joinable = None
        with translated(self.name):
            try:
                self._begin()
                with self._engine.connect() as connection:
                    applied(connection, changeset, self.name)
                    seq = self._log.write(kind, changeset, step)
                    connection.commit()
                self._log.written(seq, kind, step)
            finally:
                self._roll_back()
        self._announce(changeset)
        return changeset

    def history(self, limit: int = 200) -> list[HistoryEntry]:
        """Return what was done, newest first."""
        with translated(self.name):
            return self._log.history(limit)

    def backup(self, to: Path) -> None:
        """Write a checked copy of the desk to ``to``, which must not exist; it has the same passphrase."""
        care.backup(self._file, to)

    def check(self) -> care.CheckReport:
        """Look for damage in every page, and count the records."""
        return care.check(self._file)

    def close(self) -> None:
        """Let go of the desk; closing twice is no error."""
        self._observers.clear()
        self._engine.dispose()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> None:
        # Begun on the engine's own connection, because sqlcipher3 would begin too late.
        self._file.connection.execute("BEGIN IMMEDIATE")
        # Rows are written class by class, so a child may come before its parent.
        self._file.connection.execute("PRAGMA defer_foreign_keys = ON")

    def _roll_back(self) -> None:
        """End a transaction that was not committed; after a commit there is none."""
        if self._file.connection.in_transaction:
            self._file.connection.rollback()

    def _announce(self, changeset: Changeset) -> None:
        """Tell every observer, even if one fails: the edit is on disk."""
        if not changeset.changes:
            return
        failures: list[Exception] = []
        for observer in tuple(self._observers):
            try:
                observer(changeset)
            except Exception as error:
                failures.append(error)
        if failures:
            raise failures[0]
