"""The documents page: every document as it will be, what it lacks, and its export."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs.files import ask_folder
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.preview.entry_list import EntryList
from alliance_desk.gui.preview.export_bar import ExportProgress, ExportResult, FormatChips
from alliance_desk.gui.preview.export_run import ExportRun, Order, Outcome
from alliance_desk.gui.preview.gaps_card import GapsCard
from alliance_desk.gui.preview.page_view import PageView
from alliance_desk.gui.preview.pdf_pages import PdfPages
from alliance_desk.gui.preview.preview import Preview
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.words import tr
from alliance_desk.store.changeset import Changeset

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@runtime_checkable
class Remembers(Protocol):
    """The window that a page stands in."""

    settings: Settings


class DocumentsPage(Page):
    """List on the left, the real pages on the right, below them what is missing and the export."""

    lead_label: QLabel
    list_frame: QFrame
    view_frame: QFrame
    out_button: QToolButton
    fit_button: QToolButton
    in_button: QToolButton
    back_button: QToolButton
    on_button: QToolButton
    page_label: QLabel
    balance_widget: QWidget
    gaps_frame: QFrame
    format_layout: QHBoxLayout
    format_widget: QWidget
    pack_button: QPushButton
    export_button: QPushButton
    result_widget: QWidget

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "documents_page")
        self.list, self.view, self.gaps = EntryList(), PageView(), GapsCard()
        self.formats, self.progress, self.result = FormatChips(), ExportProgress(), ExportResult()
        pages = PdfPages()
        self._worker = Worker(pages.close, self)
        self._preview = Preview(alliance, self.view, pages, self._worker, self)
        self._entries: dict[str, Entry] = {}
        self._run: ExportRun | None = None
        self._folder: Path | None = None
        self._formats: dict[tuple[str, ...], list[str]] = {}
        for frame, widgets in (
            (self.list_frame, (self.list,)),
            (self.view_frame, (self.view,)),
            (self.gaps_frame, (self.gaps,)),
            (self.format_widget, (self.formats,)),
            (self.result_widget, (self.progress, self.result)),
        ):
            _put_into(frame, widgets, theme.px(4) if frame is self.list_frame else 0)
        # As wide as the zoom buttons, so that the page number stands below the middle of the page.
        self.balance_widget.setFixedWidth(theme.px(96))
        # Widgets made here would come last.
        order = (self.list, self.view, self.out_button, self.fit_button, self.in_button, self.back_button)
        for one, then in pairwise((*order, self.on_button, self.gaps.sentences, self.formats)):
            QWidget.setTabOrder(one, then)
        self.setFocusProxy(self.list)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.view.turned.connect(lambda _: self._show_number())
        self.back_button.clicked.connect(lambda: self.view.turn_to(self.view.page - 1))
        self.on_button.clicked.connect(lambda: self.view.turn_to(self.view.page + 1))
        self.out_button.clicked.connect(lambda: self.view.zoom(-1))
        self.in_button.clicked.connect(lambda: self.view.zoom(1))
        self.fit_button.clicked.connect(lambda: self.view.zoom(0))
        self._preview.counted.connect(self._count)
        self.gaps.go.connect(self.go)
        self.formats.picked.connect(self._keep_formats)
        self.export_button.clicked.connect(self.export_one)
        self.pack_button.clicked.connect(self.export_pack)
        self.progress.cancelled.connect(lambda: self._run.cancel() if self._run else None)

    @property
    def entry(self) -> Entry | None:
        """The document on show."""
        return self._entries.get(self.list.key)

    def refresh(self, changeset: Changeset | None = None) -> None:
        """List the documents, and render the one on show anew once the user pauses."""
        entries = catalogue(self.alliance.dossier, self.alliance.playbook)
        self._entries = {entry.key: entry for entry in entries}
        before = self.list.key
        self.list.show_entries(entries)
        if self.list.key == before:
            self._show_about()
            self._preview.edited()

    def open_place(self, place: Place) -> None:
        """Show a document: ``field`` is its key."""
        self.list.choose(place.field)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the preview, and stack the foot where text is large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(900)
        self.list_frame.setFixedWidth(theme.px(332) if wide else self.width() // 3)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.format_layout.setDirection(across if wide else down)
        self.lead_label.setWordWrap(not wide)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count the pages of the other documents."""
        super().showEvent(event)
        self._preview.count(self.list.uncounted())

    def export_one(self) -> None:
        """Ask for a folder and write the document on show in the chosen formats."""
        if entry := self.entry:
            self._ask([Order(entry.key, entry.title, format) for format in self.formats.chosen])

    def export_pack(self) -> None:
        """Ask for a folder and write every document in every format."""
        self._ask(
            [
                Order(entry.key, entry.title, format)
                for entry in self._entries.values()
                for format in entry.formats
            ]
        )

    def export_to(self, folder: Path, orders: list[Order]) -> ExportRun | None:
        """Write documents into a folder; None while another export is under way."""
        if self._run is not None or not orders:
            return None
        self._folder = folder
        if self._settings:
            self._settings.export_folder = folder
        self._run = run = ExportRun(self.alliance, orders, folder, self._worker, self)
        run.progressed.connect(self.progress.show_step)
        run.finished.connect(self._finished)
        self.result.hide()
        self.export_button.setEnabled(False)
        self.pack_button.setEnabled(False)
        run.start()
        return run

    def _ask(self, orders: list[Order]) -> None:
        home = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        before = self._folder or (self._settings.export_folder if self._settings else None)
        # A folder may be gone since, and not every home has one for documents.
        first = next((each for each in (before, home) if each and each.is_dir()), Path.home())
        folder = ask_folder(self, tr("Export to"), first)
        if folder is not None:
            self.export_to(folder, orders)

    def _finished(self, outcome: Outcome) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.progress.hide()
        self.result.show_outcome(outcome)
        self.export_button.setEnabled(True)
        self.pack_button.setEnabled(True)

    def _show(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        self._offer(entry)
        self.result.hide()
        self._show_about()
        self._preview.show(key)

    @property
    def _settings(self) -> Settings | None:
        """What the window remembers; None while the page stands in no window."""
        window = self.window()
        return window.settings if isinstance(window, Remembers) else None

    def _offer(self, entry: Entry) -> None:
        """Offer the formats of a document, those chosen that were chosen last, in this sitting or another."""
        chosen = self._formats.get(entry.formats)
        if chosen is None:
            chosen = self._settings.export_formats(entry.formats) if self._settings else []
        self.formats.offer(entry.formats, chosen)

    def _keep_formats(self, offered: list[str], chosen: list[str]) -> None:
        self._formats[tuple(offered)] = chosen
        if self._settings:
            self._settings.set_export_formats(offered, chosen)

    def _show_about(self) -> None:
        if entry := self.entry:
            self.gaps.show_gaps(self._gaps(entry))
        self._show_number()

    def _gaps(self, entry: Entry) -> tuple[Gap, ...]:
        dossier, playbook = self.alliance.dossier, self.alliance.playbook
        today = self.alliance.today()
        return gaps_for(entry.gaps_key, dossier, playbook, today, entry.committee_id)

    def _show_number(self) -> None:
        unit = tr("Slide %1 of %2") if self.list.unit(self.list.key) == "slide" else tr("Page %1 of %2")
        page = self.view.page
        pages = self.view.pages if self._preview.shown_key == self.list.key else 0
        text = unit.replace("%1", str(page + 1)).replace("%2", str(pages)) if pages else ""
        self.page_label.setText(text)
        self.back_button.setEnabled(page > 0)
        self.on_button.setEnabled(page + 1 < pages)

    def _count(self, key: str, pages: int) -> None:
        self.list.show_count(key, pages)
        self._show_number()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy as text"), self.copy_text)
        menu.addAction(tr("Export…"), self.export_one)
        menu.addAction(tr("Print…"), self.print_one)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def print_one(self) -> None:
        """Ask for a printer and print the document on show."""
        # Looking for printers takes a moment, and most sittings print nothing.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if self.entry is not None and dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer, self.entry)
        dialog.deleteLater()

    def print_to(self, printer: QPrinter, entry: Entry) -> None:
        """Print a document."""
        from alliance_desk.gui.preview.print_run import PrintRun

        outline = entry.compose(self.alliance.today())

        def printed(data: bytes) -> None:
            run = PrintRun(printer, data, self._worker, self)
            run.finished.connect(lambda whole: self.result.show_printed(entry.title, whole))
            run.finished.connect(run.deleteLater)
            run.start()

        printer.setDocName(entry.title)
        self._worker.do(
            lambda: build(outline, "pdf"), printed, lambda _: self.result.show_printed(entry.title, False)
        )

    def copy_text(self) -> None:
        """Put the document on the clipboard as plain text."""
        from alliance_desk.documents.writers.text import to_text

        if entry := self.entry:
            QGuiApplication.clipboard().setText(to_text(entry.compose(self.alliance.today())))


def _put_into(frame: QWidget, widgets: Sequence[QWidget], margin: int) -> None:
    layout = QVBoxLayout(frame)
    layout.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
