"""A time zone, found by typing any part of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QWidget

from alliance_desk.assessment.agenda import known_zones
from alliance_desk.gui.widgets.fields import LineField
from alliance_desk.gui.words import tr


class ZoneField(LineField):
    """One IANA name, or several with commas between; the names are looked up when it is first entered."""

    def __init__(self, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self._completer: QCompleter | None = None
        self.setPlaceholderText(
            tr("Type a city: Asia/Tokyo, America/New_York") if several else tr("Type a city: Europe/Berlin")
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._completer is None:
            self._offer()
        super().focusInEvent(event)

    def _offer(self) -> None:
        completer = (
            _Parts(list(known_zones()), self) if self._several else QCompleter(list(known_zones()), self)
        )
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(lambda _: self.autosave.flush())
        self._completer = completer
        self.setCompleter(completer)


class _Parts(QCompleter):
    """Completes the last of several names."""

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: object) -> str:
        name = super().pathFromIndex(index)  # pyright: ignore[reportArgumentType]
        widget = self.widget()
        before = widget.text().rpartition(",")[0].strip() if isinstance(widget, LineField) else ""
        return f"{before}, {name}" if before else name
