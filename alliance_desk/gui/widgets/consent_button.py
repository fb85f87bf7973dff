"""A partner's word on a component as one cell: its state, by whom and when; it leads to where it is given."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.alignment import PartnerAlignment
from alliance_desk.gui import theme
from alliance_desk.gui.consents import state_tone, state_words
from alliance_desk.gui.models.painting import paint_chip
from alliance_desk.gui.widgets.component_note import consent_said
from alliance_desk.gui.widgets.painting import SECONDARY
from alliance_desk.gui.widgets.row import Row
from alliance_desk.gui.words import tr


class ConsentButton(Row):
    """The state as a chip, and below it who agreed and when."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words, self._tone, self._said = "", "plain", ""

    def show_alignment(self, each: PartnerAlignment) -> None:
        """Show what a partner says."""
        self._words, self._tone, self._said = state_words(each), state_tone(each), consent_said(each)
        self.setText(self._words)
        self.setAccessibleDescription(", ".join(filter(None, (self._words, self._said))))
        note = each.record.note if each.record else ""
        self.setToolTip(note or tr("Open the step in which the partners agree"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(112), theme.px(42))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        inner = self.rect().adjusted(theme.px(4), 0, -theme.px(4), 0)
        half = self.height() // 2
        chip_room = (
            QRect(inner.left(), theme.px(3), inner.width(), half - theme.px(3)) if self._said else inner
        )
        paint_chip(painter, chip_room, self.font(), self._words, self._tone)
        if self._said:
            painter.setFont(self.font_of(SECONDARY))
            painter.setPen(theme.color("muted"))
            room = QRectF(inner.left(), half, inner.width(), half - theme.px(2))
            text = QFontMetrics(painter.font()).elidedText(
                self._said, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
