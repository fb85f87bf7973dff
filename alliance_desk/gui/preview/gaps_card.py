"""What to know before a document is exported: what it lacks, leaves out and can't show, its last version.

Every gap leads to where it is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import count
from alliance_desk.gui import theme
from alliance_desk.gui.words import tr


class GapsCard(QFrame):
    """One quiet line; a long list scrolls within it."""

    go = Signal(object)
    """The ``Place`` of a gap that was chosen."""
    history_wanted = Signal()
    """The user wants to see what has changed since the last export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._gaps: Sequence[Gap] = ()
        title = QLabel(tr("Before you export"))
        title.setProperty("role", "field-title")
        title.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        self.chip = QLabel()
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sentences = QLabel(wordWrap=True)
        self.sentences.setTextFormat(Qt.TextFormat.RichText)
        self.sentences.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.sentences.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.sentences.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentences.setAccessibleName(tr("Gaps"))
        self.sentences.linkActivated.connect(self._go)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.sentences)
        self.area.viewport().setAutoFillBackground(False)
        self.sentences.setContentsMargins(0, theme.px(2), 0, 0)
        self.letters, self.left_out, self.exported = self._note(), self._note(), self._note()
        self.letters.setProperty("tone", "bad")
        self.exported.setTextFormat(Qt.TextFormat.RichText)
        self.exported.setTextInteractionFlags(self.sentences.textInteractionFlags())
        self.exported.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.exported.setAccessibleName(tr("Last export"))
        self.exported.linkActivated.connect(lambda _: self.history_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), theme.px(10))
        column.setSpacing(theme.px(4))
        self._row = row = QHBoxLayout()
        column.addLayout(row)
        for note in (self.letters, self.left_out, self.exported):
            column.addWidget(note)
        row.setSpacing(theme.px(12))
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where text is large, the sentences take the whole width."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(440)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing, what embarrasses first."""
        self._gaps = sorted(gaps, key=lambda gap: gap.severity != "risk")
        kind = "good" if not gaps else "bad" if self._gaps[0].severity == "risk" else "wait"
        self.chip.setText(count(len(gaps), "gap") if gaps else tr("No gaps"))
        self.chip.setProperty("chip", kind)
        self.chip.style().unpolish(self.chip)
        self.chip.style().polish(self.chip)
        links = [
            f'<a href="{at}" style="text-decoration:none;">{escape(gap.text)}</a>'
            for at, gap in enumerate(self._gaps)
        ]
        self.sentences.setText("<br>".join(links) or escape(tr("Everything that belongs in it is there.")))
        lines = max(1, min(3, len(gaps)))
        self.area.setFixedHeight(lines * self.sentences.fontMetrics().lineSpacing() + theme.px(4))

    def show_notes(self, left_out: str, letters: Sequence[str], exported: str, changed: int) -> None:
        """Show what else is to be known; ``exported`` says which version left the desk, and when."""
        self._tell(self.left_out, left_out)
        said = tr("No font has these letters. %1.", "; ".join(letters[:3])) if letters else ""
        more = tr("And %1 more.", len(letters) - 3) if len(letters) > 3 else ""
        self._tell(self.letters, f"{said} {more}".strip())
        self.letters.setToolTip("\n".join(letters))
        link = f'<a href="history" style="text-decoration:none;">{escape(tr("History"))}</a>'
        if changed:
            told = tr("%1 changed since.", count(changed, "line"))
            link = f'<a href="history" style="text-decoration:none;">{escape(tr("What changed since"))}</a>'
            exported = f"{exported} {told}"
        self._tell(self.exported, f"{escape(exported)} {link}" if exported else "")

    def choose(self, at: int) -> None:
        """Go to where a gap is filled in."""
        self.go.emit(self._gaps[at].place)

    @staticmethod
    def _note() -> QLabel:
        note = QLabel(wordWrap=True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setProperty("role", "muted")
        note.hide()
        return note

    @staticmethod
    def _tell(note: QLabel, text: str) -> None:
        note.setText(text)
        note.setVisible(bool(text))

    def _go(self, link: str) -> None:
        self.choose(int(link))
