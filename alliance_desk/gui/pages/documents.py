"""The documents page: every document as it will be, what it lacks, and its export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.place import Gap, Place
from alliance_desk.documents import history
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.gaps import gaps_of
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.page import Page
from alliance_desk.gui.preview.entry_list import EntryPane
from alliance_desk.gui.preview.export_bar import FormatChips
from alliance_desk.gui.preview.export_run import Order
from alliance_desk.gui.preview.exporter import Exporter
from alliance_desk.gui.preview.gaps_card import GapsCard
from alliance_desk.gui.preview.notes import exported_words, left_out_words
from alliance_desk.gui.preview.pane import PreviewPane
from alliance_desk.gui.preview.pdf_pages import PdfPages
from alliance_desk.gui.preview.proofs import Survey
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
    look_button: QPushButton
    list_frame: QFrame
    preview_widget: QWidget
    gaps_frame: QFrame
    format_layout: QHBoxLayout
    format_widget: QWidget
    pack_button: QPushButton
    export_button: QPushButton
    result_widget: QWidget

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        load_form(self, "documents_page")
        self.pane, self.gaps, self.formats = EntryPane(), GapsCard(), FormatChips()
        self.list = self.pane.list
        pages = PdfPages()
        self._worker = Worker(pages.close, self)
        self.shown = PreviewPane(alliance, pages, self._worker)
        self.view = self.shown.view
        self._preview = self.shown.preview
        self.exporter = Exporter(self, alliance, self._preview, self._worker, lambda: self._settings)
        self._entries: dict[str, Entry] = {}
        self._formats: dict[tuple[str, ...], list[str]] = {}
        for frame, widgets in (
            (self.list_frame, (self.pane,)),
            (self.preview_widget, (self.shown,)),
            (self.gaps_frame, (self.gaps,)),
            (self.format_widget, (self.formats,)),
            (self.result_widget, (self.exporter.progress, self.exporter.result)),
        ):
            _put_into(frame, widgets, theme.px(4) if frame is self.list_frame else 0)
        self.setFocusProxy(self.list)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._preview.surveyed.connect(self._surveyed)
        self.shown.view_changed.connect(self._keep_view)
        self.shown.print_button.clicked.connect(self.print_one)
        self.shown.options_button.clicked.connect(self.open_options)
        self.look_button.clicked.connect(self.open_look)
        self.gaps.go.connect(self.go)
        self.gaps.history_wanted.connect(self.open_history)
        self.formats.picked.connect(self._keep_formats)
        self.export_button.clicked.connect(self.export_one)
        self.pack_button.clicked.connect(self.export_pack)
        self.exporter.running.connect(self._show_running)
        for keys, does in (
            (QKeySequence.StandardKey.Find, self.shown.open_find),
            (QKeySequence.StandardKey.Print, self.print_one),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        # Widgets made here would come last.
        order = (self.look_button, self.pane.filter, self.list, *self.shown.in_order)
        for one, then in pairwise((*order, self.gaps.sentences, self.gaps.exported, self.formats)):
            QWidget.setTabOrder(one, then)

    # --- The documents ----------------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The document on show."""
        return self._entries.get(self.list.key)

    def refresh(self, changeset: Changeset | None = None) -> None:
        """List the documents, and render the one on show anew once the user pauses."""
        here = self.alliance
        entries = catalogue(here.dossier, here.playbook, here.house)
        self._entries = {entry.key: entry for entry in entries}
        lasts = {entry.key: history.last_export(entry) for entry in entries}
        exported: dict[str, date] = {key: row.as_of for key, row in lasts.items() if row and row.as_of}
        before = self.list.key
        self._preview.snapshots.edited()
        self.list.show_entries(entries, exported)
        if self.list.key == before:
            self._show_about()
            self._preview.edited()
        if self.isVisible():
            self._preview.survey(self.list.keys)

    def open_place(self, place: Place) -> None:
        """Show a document: ``field`` is its key."""
        self.list.choose(place.field)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the preview, and stack the foot where text is large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(900)
        beside = theme.px(320) if wide else self.width() // 3
        self.list_frame.setFixedWidth(beside)
        self.shown.set_room(self.width() - beside - 60)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.format_layout.setDirection(across if wide else down)
        self.lead_label.setVisible(wide)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the user was, and begin to look through the other documents."""
        super().showEvent(event)
        if self._settings and not self.property("restored"):
            self.setProperty("restored", True)
            self.shown.set_choices(self._settings.preview)
            last = next((key for key in self._entries if self._settings.is_last_document(key)), "")
            if last and self.list.key == next(iter(self._entries)):
                self.list.choose(last)
        self._preview.survey(self.list.keys)

    def _show(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        if self._settings:
            self._settings.set_last_document(key)
        self._offer(entry)
        self.exporter.result.hide()
        self._show_about()
        self.shown.show_entry(entry)

    def _show_about(self) -> None:
        if entry := self.entry:
            survey = self.list.survey(entry.key) or Survey(0)
            last = history.last_export(entry)
            self.gaps.show_gaps(self._gaps(entry))
            self.gaps.show_notes(
                left_out_words(entry, survey),
                survey.missing,
                exported_words(last),
                survey.changed if last else 0,
            )

    def _gaps(self, entry: Entry) -> tuple[Gap, ...]:
        return gaps_of(entry, self.alliance.today())

    def _surveyed(self, key: str, survey: Survey) -> None:
        self.list.show_survey(key, survey)
        if key == self.list.key:
            self._show_about()

    def _keep_view(self, choices: frozenset[str]) -> None:
        if self._settings:
            self._settings.preview = choices

    # --- The export -------------------------------------------------------------------------------

    def export_one(self) -> None:
        """Ask for a folder and write the document on show in the chosen formats."""
        if entry := self.entry:
            self.exporter.ask([Order(entry.key, entry.title, format) for format in self.formats.chosen])

    def export_pack(self) -> None:
        """Ask which documents leave the desk together, and write them."""
        self.exporter.ask_pack(tuple(self._entries.values()), self._gaps)

    def _show_running(self, running: bool) -> None:
        self.export_button.setEnabled(not running)
        self.pack_button.setEnabled(not running)

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

    # --- What else can be done with a document ------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Export…"), self.export_one)
        menu.addAction(tr("Print…"), self.print_one)
        menu.addAction(tr("Copy as text"), self.copy_text)
        menu.addSeparator()
        menu.addAction(tr("Options…"), self.open_options)
        menu.addAction(tr("History…"), self.open_history)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def open_options(self) -> None:
        """Choose sections and secrecy of the document on show."""
        from alliance_desk.gui.dialogs.document_options import DocumentOptions

        if self.entry:
            DocumentOptions(self.alliance, self.entry, self).open()

    def open_history(self) -> None:
        """Show when the document on show left the desk, and what has changed since."""
        from alliance_desk.gui.dialogs.document_history import DocumentHistory

        if entry := self.entry:
            DocumentHistory(entry, self._preview.snapshots, self._worker, self).open()

    def open_look(self) -> None:
        """Choose logos, colours and templates of documents."""
        from alliance_desk.gui.dialogs.document_look import DocumentLook

        DocumentLook(self.alliance, self._worker, self).open()

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

        snapshot, proofs, result = self._preview.snapshots.take(), self._preview.proofs, self.exporter.result

        def printed(data: bytes) -> None:
            run = PrintRun(printer, data, self._worker, self)
            run.finished.connect(lambda whole: result.show_printed(entry.title, whole))
            run.finished.connect(run.deleteLater)
            run.start()

        printer.setDocName(entry.title)
        self._worker.do(
            lambda: proofs.pdf(snapshot, entry.key),
            printed,
            lambda _: result.show_printed(entry.title, False),
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
