"""The preview with all that moves about in it: thumbnails, zoom, page by page, search."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.find_bar import FindBar
from alliance_desk.gui.preview.page_view import PageView
from alliance_desk.gui.preview.pdf_pages import PdfPages
from alliance_desk.gui.preview.preview import Preview
from alliance_desk.gui.preview.thumbnails import Thumbnails
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.words import tr


class PreviewPane(QWidget):
    """Shows one document; what is chosen here counts for every document."""

    view_changed = Signal(frozenset)
    """How documents are shown: ``continuous``, ``thumbnails``."""

    small_button: QToolButton
    all_button: QToolButton
    out_button: QToolButton
    in_button: QToolButton
    fit_button: QToolButton
    width_button: QToolButton
    back_button: QToolButton
    page_label: QLabel
    on_button: QToolButton
    find_button: QToolButton
    print_button: QToolButton
    options_button: QToolButton
    turn_layout: QHBoxLayout
    find_widget: QWidget
    small_frame: QFrame
    view_frame: QFrame

    def __init__(self, alliance: OpenAlliance, pages: PdfPages, worker: Worker) -> None:
        super().__init__()
        load_form(self, "preview_pane")
        self.view = PageView()
        self.preview = Preview(alliance, self.view, pages, worker, self)
        self.small = Thumbnails(self.preview.thumbnail)
        self.finder = FindBar(self.preview.find, lambda: self.view.page)
        self._key, self._slides = "", False
        for frame, widget, margin in (
            (self.find_widget, self.finder, 0),
            (self.small_frame, self.small, theme.px(4)),
            (self.view_frame, self.view, 0),
        ):
            layout = QVBoxLayout(frame)
            layout.setContentsMargins(margin, margin, margin, margin)
            layout.addWidget(widget)
        self.find_widget.hide()
        self.small_button.setChecked(True)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.turned.connect(self._turned)
        self.back_button.clicked.connect(lambda: view.turn_to(view.page - 1))
        self.on_button.clicked.connect(lambda: view.turn_to(view.page + 1))
        self.out_button.clicked.connect(lambda: view.zoom(-1))
        self.in_button.clicked.connect(lambda: view.zoom(1))
        self.fit_button.clicked.connect(lambda: view.fit("page"))
        self.width_button.clicked.connect(lambda: view.fit("width"))
        self.small_button.toggled.connect(self.small_frame.setVisible)
        self.all_button.toggled.connect(view.set_continuous)
        for button in (self.small_button, self.all_button):
            button.clicked.connect(lambda: self.view_changed.emit(self.choices))
        self.small.turn.connect(view.turn_to)
        self.preview.shown.connect(self._shown)
        self.finder.marked.connect(view.mark)
        self.finder.closed.connect(self._close_find)
        self.find_button.clicked.connect(self.open_find)

    def set_room(self, width: int) -> None:
        """Where there is little room, the tools stand in rows and the large page takes what there is."""
        narrow = width < theme.px(640)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.turn_layout.setDirection(down if narrow else across)
        self.small_button.setVisible(not narrow)
        self.small_frame.setVisible(not narrow and self.small_button.isChecked())
        self.view.setMinimumHeight(theme.px(200))

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What takes the focus, in the order of reading."""
        shown = (self.small_button, self.all_button, self.out_button, self.in_button, self.fit_button)
        turned = (self.width_button, self.back_button, self.on_button, self.find_button, self.print_button)
        return (*shown, *turned, self.options_button, self.finder.edit, self.small, self.view)

    @property
    def choices(self) -> frozenset[str]:
        """How documents are shown."""
        chosen = (("thumbnails", self.small_button), ("continuous", self.all_button))
        return frozenset(name for name, button in chosen if button.isChecked())

    def set_choices(self, choices: frozenset[str]) -> None:
        """Show documents as they were shown last."""
        self.small_button.setChecked("thumbnails" in choices)
        self.all_button.setChecked("continuous" in choices)

    def show_entry(self, entry: Entry) -> None:
        """Show a document; the pages of the one before stay until it is there."""
        self._key, self._slides = entry.key, entry.kind == "deck"
        self._show_number()
        self.preview.show(entry.key)

    def open_find(self) -> None:
        """Look for a text in the document on show."""
        self.find_widget.show()
        self.finder.open()

    def _close_find(self) -> None:
        self.find_widget.hide()
        self.view.setFocus()

    def _shown(self, same: bool) -> None:
        self.small.show_document(self.view.sizes, self.view.page, same)
        self.finder.search(stay=True)
        self._show_number()

    def _turned(self, page: int) -> None:
        self.small.mark(page)
        self._show_number()

    def _show_number(self) -> None:
        page = self.view.page
        pages = self.view.pages if self.preview.shown_key == self._key else 0
        text = tr("Slide %1 of %2") if self._slides else tr("Page %1 of %2")
        if not self.preview.whole:
            text = tr("Slide %1") if self._slides else tr("Page %1")
        text = text.replace("%1", str(page + 1)).replace("%2", str(pages))
        self.page_label.setText(text if pages else "")
        self.back_button.setEnabled(page > 0)
        self.on_button.setEnabled(page + 1 < pages)
