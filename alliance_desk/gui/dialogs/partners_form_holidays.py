"""The choice of a calendar of public holidays: hundreds of them, found by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from alliance_desk.assessment.working_days import offered, words_of
from alliance_desk.gui.words import tr

_ALSO_CALLED = {
    "usa": "US", "us": "US", "u.s.": "US", "united states of america": "US", "america": "US",
    "uk": "GB", "great britain": "GB", "britain": "GB", "england": "GB-ENG", "scotland": "GB-SCT",
    "wales": "GB-WLS", "holland": "NL", "the netherlands": "NL", "korea": "KR", "turkey": "TR",
    "czech republic": "CZ", "uae": "AE",
}  # fmt: skip


def calendar_of_country(country: str) -> str:
    """Return the code of the calendar that a country's name means, or an empty text."""
    said = " ".join(country.split()).casefold()
    if not said:
        return ""
    found = next((code for code, words in offered() if said == words.casefold()), "")
    return found or _ALSO_CALLED.get(said, "")


class HolidaysCombo(QComboBox):
    """One of the calendars, or none. What is typed and means no calendar stays and is told."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(14)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("None: only weekends are free"))
        line.textChanged.connect(self.changed)
        self._filled = False

    def fill(self) -> None:
        """Offer every calendar; done when it is needed first, for it takes a moment."""
        if self._filled:
            return
        self._filled = True
        text = self.currentText()
        self.addItems([words for _, words in offered()])
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)
        self.setEditText(text)

    def show_code(self, code: str) -> None:
        """Show a calendar; an unknown code is shown as it is."""
        self.setEditText(words_of(code))
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def code(self) -> str | None:
        """Return the code of what is chosen, an empty text for none, None where it means nothing."""
        said = " ".join(self.currentText().split()).casefold()
        if not said:
            return ""
        for code, words in offered():
            if said in (words.casefold(), code.casefold()):
                return code
        return _ALSO_CALLED.get(said)

    def setAccessibleName(self, name: str) -> None:
        """Name the field and the line in it, which has the keyboard."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
