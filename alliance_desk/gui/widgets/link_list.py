"""A short list of sentences that each lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from alliance_desk.assessment.place import Place
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr

Link = tuple[str, str, Place]
"""What it says, what stands after it in muted type, and where it leads."""


class LinkList(QWidget):
    """A title and links below it; beyond a handful only their number is told."""

    go = Signal(object)
    """The user followed the link to this ``Place``."""

    def __init__(self, title: str, most: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._links: list[Link] | None = None
        self._places: list[Place] = []
        self.labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(said(title, "section-title"))

    def show_links(self, links: Sequence[Link], none: str = "") -> None:
        """Show these links, or a sentence where there are none."""
        if list(links) == self._links:
            return
        self._links = list(links)
        while (item := self._column.takeAt(1)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._places = [place for _, _, place in links]
        self.labels = []
        for at, (text, after, _) in enumerate(links[: self._most]):
            label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
            # A date does not break: it is short enough to go to the next line whole.
            kept = after.replace(" ", "\u00a0") if len(after) <= 16 else after
            tail = f" <span>{escape(kept)}</span>" if after else ""
            label.setText(f'<a style="text-decoration:none" href="{at}">{escape(text)}</a>{tail}')
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            label.setProperty("role", "muted")
            label.setAccessibleName(f"{text} {after}".strip())
            label.linkActivated.connect(lambda at: self.go.emit(self._places[int(at)]))
            self._column.addWidget(label)
            self.labels.append(label)
        if (more := len(links) - self._most) > 0:
            self._column.addWidget(said(tr("and %1 more", more), "muted"))
        if not links and none:
            self._column.addWidget(said(none, "muted"))
        self.setVisible(bool(links or none))
