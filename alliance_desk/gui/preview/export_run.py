"""An export under way: files are made one after another in memory, and put in place when all are made.

So a run that is cancelled leaves nothing behind, and no file is ever half written. What was written is
read again before it is said to be there, and noted in the desk by one edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from alliance_desk.documents import history
from alliance_desk.documents.export import (
    ExportError,
    Format,
    OpenElsewhere,
    built,
    file_name,
    folder_for,
    free_path,
    put,
    reread,
)
from alliance_desk.documents.outline import Outline
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.proofs import Proofs, Snapshots
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import tr
from alliance_desk.records import DocumentExport, Visibility

Existing = Literal["keep", "replace"]
"""What happens to a file of the same name: it stays and the new one gets a number, or it is replaced."""


@dataclass(frozen=True)
class Order:
    """One file to be written."""

    key: str
    title: str
    format: Format


@dataclass(frozen=True)
class Made:
    """A file in memory, with the document that it is of and where it belongs."""

    order: Order
    outline: Outline = field(repr=False)
    path: Path
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Written:
    """A file that is in place; it was read again."""

    path: Path
    title: str
    pages: int | None
    readers: Visibility


@dataclass
class Outcome:
    """What an export came to."""

    folder: Path
    written: list[Written] = field(default_factory=list[Written])
    errors: list[str] = field(default_factory=list[str])
    """A sentence for each thing that went wrong, each once."""
    open_elsewhere: list[Made] = field(default_factory=list[Made])
    """Files that another program keeps from being replaced; they can be saved beside the older ones."""
    cancelled: bool = False

    def complain(self, sentence: str) -> None:
        """Add a sentence, unless it was said before."""
        if sentence not in self.errors:
            self.errors.append(sentence)

    @property
    def pages(self) -> int:
        """How many pages and slides were written; a Word file has as many as Word makes of it."""
        return sum(each.pages or 0 for each in self.written)


class ExportRun(QObject):
    """Writes files into a folder; what fails is told, and the others go on."""

    progressed = Signal(int, int, str)
    """Files made, files to make, title of the one at work."""
    finished = Signal(object)

    def __init__(
        self,
        alliance: OpenAlliance,
        orders: Sequence[Order],
        folder: Path,
        worker: Worker,
        parent: QObject | None = None,
        *,
        snapshots: Snapshots | None = None,
        proofs: Proofs | None = None,
        existing: Existing = "keep",
        apart: bool = True,
    ) -> None:
        """``apart``: documents that the partner may not read go into a folder of their own."""
        super().__init__(parent)
        self._alliance = alliance
        self._snapshot = (snapshots or Snapshots(alliance)).take()
        self._proofs = proofs or Proofs()
        self._orders = list(orders)
        self._worker = worker
        self._existing, self._apart = existing, apart
        self._made: list[Made] = []
        self._outcome = Outcome(folder)

    def start(self) -> None:
        """Make the first file."""
        self._next(0)

    def cancel(self) -> None:
        """Stop: the file that is being made is thrown away with those before it."""
        self._outcome.cancelled = True

    def save_beside(self) -> None:
        """Put files whose older ones are open elsewhere beside them, under a numbered name."""
        outcome = self._outcome
        self._made, outcome.open_elsewhere, outcome.errors = outcome.open_elsewhere, [], []
        self._existing = "keep"
        self._put()

    def _next(self, at: int) -> None:
        if self._outcome.cancelled:
            self._made.clear()
            self.finished.emit(self._outcome)
            return
        if at == len(self._orders):
            self._put()
            return
        order = self._orders[at]
        self.progressed.emit(at, len(self._orders), order.title)

        def made(file: Made) -> None:
            self._made.append(file)
            self._next(at + 1)

        def failed(error: Exception) -> None:
            sentence = str(error) if isinstance(error, ExportError) else ""
            self._outcome.complain(
                sentence or tr("%1 could not be made (%2).", order.title, type(error).__name__)
            )
            self._next(at + 1)

        self._worker.do(lambda: self._make(order), made, failed)

    def _make(self, order: Order) -> Made:
        outline = self._proofs.outline(self._snapshot, order.key)
        if order.format == "pdf":
            data = self._proofs.pdf(self._snapshot, order.key)
        else:
            file = built(outline, order.format)
            data = file.data
            if file.remark:
                self._outcome.complain(file.remark)
        readers = Visibility(outline.audience)
        folder = folder_for(readers, self._outcome.folder) if self._apart else self._outcome.folder
        return Made(order, outline, folder / file_name(outline, order.format), data)

    def _put(self) -> None:
        outcome = self._outcome
        before = len(outcome.written)
        self.progressed.emit(len(self._orders), len(self._orders), "")

        def work() -> list[DocumentExport]:
            written = [made for made in self._made if self._written(made)]
            return self._records(written)

        def done(records: list[DocumentExport]) -> None:
            if len(outcome.written) > before and records:
                self._keep(records)
            self.finished.emit(outcome)

        def failed(error: Exception) -> None:
            outcome.complain(tr("The files could not be written (%1).", type(error).__name__))
            self.finished.emit(outcome)

        self._worker.do(work, done, failed)

    def _written(self, made: Made) -> bool:
        """Put one file in place and read it again; False, with a sentence, where that fails."""
        outcome = self._outcome
        taken = [each.path for each in outcome.written]
        path = made.path
        # Two committees of one name have files of one name, which must not replace one another.
        if self._existing == "keep" or path in taken:
            path = free_path(path, taken)
        try:
            # Only the folder for what is not joint is ours to make.
            if outcome.folder.is_dir():
                path.parent.mkdir(exist_ok=True)
            put(made.data, path)
            pages = reread(path, made.data)
        except OpenElsewhere as error:
            outcome.open_elsewhere.append(made)
            outcome.complain(str(error))
            return False
        except ExportError as error:
            outcome.complain(str(error))
            return False
        except OSError as error:
            outcome.complain(tr("The folder %1 could not be made (%2).", path.parent, error.strerror or ""))
            return False
        outcome.written.append(Written(path, made.order.title, pages, Visibility(made.outline.audience)))
        return True

    def _records(self, written: Sequence[Made]) -> list[DocumentExport]:
        """Return the records of the documents that have left the desk."""
        snapshot = self._snapshot
        files = [(snapshot.entry(made.order.key), made.outline, made.order.format) for made in written]
        return history.exported(files, str(self._outcome.folder), snapshot.today)

    def _keep(self, records: Sequence[DocumentExport]) -> None:
        label = (
            tr("Export of %1", records[0].title)
            if len(records) == 1
            else tr("Export of %1 documents", len(records))
        )
        with self._alliance.store.edit(label) as session:
            session.add_all(records)
