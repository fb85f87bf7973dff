"""The list of documents by shelf: title and pages, who may read it, and whether an export is out of date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from alliance_desk.assessment.wording import count
from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui import theme
from alliance_desk.gui.preview.entry_lines import CHANGED, KEY, PAGES, READERS, EntryLines
from alliance_desk.gui.preview.proofs import Survey
from alliance_desk.gui.preview.readers import readers_sentence, readers_word
from alliance_desk.gui.words import day, tr


class EntryList(QListWidget):
    """Choosing a line shows the document."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Documents"))
        self.setItemDelegate(EntryLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._decks: set[str] = set()
        self._exported: dict[str, date] = {}
        self._surveys: dict[str, Survey] = {}
        self._shown: object = None
        self._filter = ""
        self.currentItemChanged.connect(self._changed)

    @property
    def key(self) -> str:
        """The document that is chosen."""
        item = self.currentItem()
        return item.data(KEY) or "" if item else ""

    @property
    def keys(self) -> list[str]:
        """Every document, in order."""
        return [item.data(KEY) for item in self._documents()]

    def show_entries(self, entries: Sequence[Entry], exported: dict[str, date]) -> None:
        """Show the documents, keeping the chosen one; ``exported`` says when each left the desk last."""
        self._decks = {entry.key for entry in entries if entry.kind == "deck"}
        self._exported = exported
        wanted = [(entry.key, entry.title, entry.readers, entry.shelf) for entry in entries]
        if wanted == self._shown:
            for item in self._documents():
                self._say(item)
            return
        self._shown = wanted
        key, at = self.key, self.currentRow()
        self.blockSignals(True)
        self.clear()
        shelf = None
        for entry in entries:
            if entry.shelf != shelf:
                shelf = entry.shelf
                heading = QListWidgetItem(tr(shelf.value), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(entry.title, self)
            item.setData(KEY, entry.key)
            item.setData(READERS, entry.readers)
            item.setToolTip(f"{entry.title}\n{readers_sentence(entry.readers)}")
            self._say(item)
        self.blockSignals(False)
        self.narrow(self._filter)
        if not self.choose(key) and self.count():
            self.choose(self._near(at))

    def choose(self, key: str) -> bool:
        """Choose a document by its key, or by how its key begins; False if there is none."""
        for fits in (lambda each: each == key, lambda each: bool(key) and each.startswith(key)):
            for item in self._documents():
                if fits(item.data(KEY)):
                    if item.isHidden():
                        self.narrow("")
                    self.setCurrentItem(item)
                    return True
        return False

    def narrow(self, text: str) -> int:
        """Show only documents with these words in title, shelf or readers; return how many there are."""
        self._filter = text
        words = text.casefold().split()
        heading: QListWidgetItem | None = None
        found = 0
        for at in range(self.count()):
            item = self.item(at)
            if not item.data(KEY):
                heading = item
                heading.setHidden(True)
                continue
            readers = readers_word(item.data(READERS))
            about = f"{item.text()} {heading.text() if heading else ''} {readers}".casefold()
            shown = all(word in about for word in words)
            item.setHidden(not shown)
            found += shown
            if shown and heading:
                heading.setHidden(False)
        return found

    def show_survey(self, key: str, survey: Survey) -> None:
        """Show how long a document is, and whether it changed since it was exported."""
        self._surveys[key] = survey
        for item in self._documents():
            if item.data(KEY) == key:
                self._say(item)

    def survey(self, key: str) -> Survey | None:
        """Return what is known of a document."""
        return self._surveys.get(key)

    def uncounted(self) -> list[str]:
        """Return the documents whose length is not known yet."""
        return [key for key in self.keys if key not in self._surveys]

    def unit(self, key: str) -> str:
        """Return whether a document has pages or slides."""
        return "slide" if key in self._decks else "page"

    def _documents(self) -> list[QListWidgetItem]:
        items = (self.item(at) for at in range(self.count()))
        return [item for item in items if item.data(KEY)]

    def _near(self, row: int) -> str:
        """Return the document at a line, or the next one: the one that was chosen there is gone."""
        left = [item.data(KEY) for item in self._documents() if self.row(item) >= row]
        keys = left or self.keys
        return keys[0] if keys else ""

    def _say(self, item: QListWidgetItem) -> None:
        key = item.data(KEY)
        survey, exported = self._surveys.get(key), self._exported.get(key)
        pages = count(survey.pages, self.unit(key)) if survey else ""
        changed = ""
        if exported and survey and survey.changed:
            changed = tr("Changed since %1", day(exported))
        item.setData(PAGES, pages)
        item.setData(CHANGED, changed)
        said = (item.text(), readers_word(item.data(READERS)), pages, changed)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(each for each in said if each))

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))


class EntryPane(QWidget):
    """The list under a field that narrows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = EntryList()
        self.filter = _FilterField(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)


class _FilterField(QLineEdit):
    """Narrows the list; Down and Enter go into it, Escape shows all again."""

    def __init__(self, entries: EntryList) -> None:
        super().__init__()
        self._list = entries
        self.setPlaceholderText(tr("Filter documents"))
        self.setAccessibleName(tr("Filter documents"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._narrow)

    def _narrow(self, text: str) -> None:
        found = self._list.narrow(text)
        self.setProperty("wrong", bool(text.strip()) and not found)
        self.style().polish(self)
        self.setAccessibleDescription(count(found, "document"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is None or item.isHidden():
                shown = (each for each in self._list.keys if not self._hidden(each))
                if (first := next(shown, None)) is None:
                    return
                self._list.choose(first)
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _hidden(self, key: str) -> bool:
        found = (self._list.item(at) for at in range(self._list.count()))
        return any(item.data(KEY) == key and item.isHidden() for item in found)
