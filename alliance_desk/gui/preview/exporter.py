"""Exports documents from their page: asks where to, shows how far it is and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui.dialogs.files import ask_folder
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.choices import choose_pack
from alliance_desk.gui.preview.export_bar import ExportProgress, ExportResult
from alliance_desk.gui.preview.export_run import ExportRun, Order, Outcome
from alliance_desk.gui.preview.preview import Preview
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.words import tr


class Exporter(QObject):
    """One export at a time."""

    running = Signal(bool)

    def __init__(
        self,
        page: QWidget,
        alliance: OpenAlliance,
        preview: Preview,
        worker: Worker,
        settings: Callable[[], Settings | None],
    ) -> None:
        super().__init__(page)
        self._page, self._alliance, self._preview = page, alliance, preview
        self._worker, self._settings = worker, settings
        self.progress, self.result = ExportProgress(), ExportResult()
        self.run: ExportRun | None = None
        self._last: ExportRun | None = None
        self._folder: Path | None = None
        self.progress.cancelled.connect(lambda: self.run.cancel() if self.run else None)
        self.result.beside_wanted.connect(self.save_beside)

    def ask(self, orders: Sequence[Order]) -> None:
        """Ask for a folder, and write one document there."""
        folder = ask_folder(self._page, tr("Export to"), self.folder)
        if folder is not None:
            self.export_to(folder, orders, apart=False)

    def ask_pack(self, entries: Sequence[Entry], gaps: Callable[[Entry], Sequence[object]]) -> None:
        """Ask which documents make the pack, and write them."""
        from alliance_desk.gui.dialogs.pack_dialog import PackDialog

        settings = self._settings()
        dialog = PackDialog(entries, gaps, self.folder, settings, self._page)
        dialog.accepted.connect(lambda: self._export_pack(dialog))
        dialog.open()

    def _export_pack(self, dialog: object) -> None:
        from alliance_desk.gui.dialogs.pack_dialog import PackDialog

        assert isinstance(dialog, PackDialog)
        choose_pack(self._alliance, dialog.choices())
        self.export_to(dialog.folder, dialog.orders())

    def export_to(self, folder: Path, orders: Sequence[Order], apart: bool = True) -> ExportRun | None:
        """Write documents into a folder; None while another export is under way."""
        if self.run is not None or not orders:
            return None
        self._folder = folder
        settings = self._settings()
        if settings:
            settings.export_folder = folder
        run = ExportRun(
            self._alliance,
            orders,
            folder,
            self._worker,
            self,
            snapshots=self._preview.snapshots,
            proofs=self._preview.proofs,
            existing="replace" if settings and settings.replaces_files else "keep",
            apart=apart,
        )
        run.progressed.connect(self.progress.show_step)
        run.finished.connect(self._finished)
        self._begin(run)
        run.start()
        return run

    def save_beside(self) -> None:
        """Write what could not replace a file that is open elsewhere beside it."""
        if self.run is None and self._last is not None:
            run = self._last
            self._begin(run)
            run.save_beside()

    @property
    def folder(self) -> Path:
        """Where to begin to look: the last folder, which may be gone, else the user's documents."""
        home = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        settings = self._settings()
        before = self._folder or (settings.export_folder if settings else None)
        return next((each for each in (before, home) if each and each.is_dir()), Path.home())

    def _begin(self, run: ExportRun) -> None:
        if self._last is not None and self._last is not run:
            self._last.deleteLater()
        self.run = self._last = run
        self.result.hide()
        self.running.emit(True)

    def _finished(self, outcome: Outcome) -> None:
        self.run = None
        self.progress.hide()
        self.result.show_outcome(outcome)
        self.running.emit(False)
