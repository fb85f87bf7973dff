"""An export under way: files are made one after another in memory, and put in place when all are made.

So a run that is cancelled leaves nothing behind, and no file is ever half written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from alliance_desk.documents.export import Built, ExportError, Format, built, file_name, put
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.preview import copied, entry_of
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import tr


@dataclass(frozen=True)
class Order:
    """One file to be written."""

    key: str
    title: str
    format: Format


@dataclass
class Outcome:
    """What an export came to."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """A sentence for each thing that went wrong, each once."""
    cancelled: bool = False

    def complain(self, sentence: str) -> None:
        """Add a sentence, unless it was said before."""
        if sentence not in self.errors:
            self.errors.append(sentence)


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
    ) -> None:
        super().__init__(parent)
        self._dossier, self._playbook = copied(alliance.dossier), alliance.playbook
        self._today = alliance.today()
        self._orders = list(orders)
        self._worker = worker
        self._made: list[tuple[str, bytes]] = []
        self._outcome = Outcome(folder)

    def start(self) -> None:
        """Make the first file."""
        self._next(0)

    def cancel(self) -> None:
        """Stop: the file that is being made is thrown away with those before it."""
        self._outcome.cancelled = True

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

        def made(file: tuple[str, Built]) -> None:
            name, document = file
            if document.remark:
                self._outcome.complain(document.remark)
            self._made.append((name, document.data))
            self._next(at + 1)

        def failed(error: Exception) -> None:
            sentence = str(error) if isinstance(error, ExportError) else ""
            self._outcome.complain(
                sentence or tr("%1 could not be made (%2).", order.title, type(error).__name__)
            )
            self._next(at + 1)

        self._worker.do(lambda: self._make(order), made, failed)

    def _make(self, order: Order) -> tuple[str, Built]:
        outline = entry_of(order.key, self._dossier, self._playbook).compose(self._today)
        return file_name(outline, order.format), built(outline, order.format)

    def _put(self) -> None:
        files, outcome = _named_apart(self._made), self._outcome
        self.progressed.emit(len(self._orders), len(self._orders), "")

        def work() -> Outcome:
            for name, data in files:
                try:
                    outcome.written.append(put(data, outcome.folder / name))
                except ExportError as error:
                    outcome.complain(str(error))
            return outcome

        def failed(error: Exception) -> None:
            outcome.complain(tr("The files could not be written (%1).", type(error).__name__))
            self.finished.emit(outcome)

        self._worker.do(work, self.finished.emit, failed)


def _named_apart(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Number files that would have the same name, as two committees of one name have."""
    seen: dict[str, int] = {}
    apart: list[tuple[str, bytes]] = []
    for name, data in files:
        times = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        path = Path(name)
        apart.append((name if times == 1 else f"{path.stem} ({times}){path.suffix}", data))
    return apart
