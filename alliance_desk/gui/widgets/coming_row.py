"""A day ahead in the list of all alliances: when, what, of which alliance."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.row import Row
from alliance_desk.gui.words import day, tr
from alliance_desk.records import ANCHOR_TITLES, AnchorKind
from alliance_desk.store.portfolio import Coming

WHEN = 76
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def title_of(each: Coming) -> str:
    """Return what a day is about, in words."""
    match each.what:
        case "anchor":
            return tr(ANCHOR_TITLES[AnchorKind(each.record)])
        case "decision":
            return tr("Decide: %1", " ".join(each.title.split()) or tr("a question without words"))
        case "meeting":
            return " ".join(each.title.split()) or tr("Meeting")
        case _:
            return " ".join(each.title.split()) or tr("Milestone without a title")


class ComingRow(Row):
    """One line that leads to the record in its alliance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coming: Coming | None = None

    def show_coming(self, each: Coming) -> None:
        """Show a day ahead."""
        self.coming = each
        self.setText(title_of(each))
        self.setToolTip(self.text())
        self.setAccessibleName(f"{day(each.on)}, {self.text()}")
        self.setAccessibleDescription(each.alliance)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if self.coming is None:
            return
        pad = theme.px(4)
        room = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        painter.setFont(self.font_of(strong=True))
        painter.setPen(theme.color("ink"))
        painter.drawText(room, _MIDDLE, day(self.coming.on))
        painter.setFont(self.font_of())
        metrics = QFontMetrics(painter.font())
        left = max(
            theme.px(WHEN),
            QFontMetrics(self.font_of(strong=True)).horizontalAdvance(day(self.coming.on)) + pad,
        )
        name = metrics.elidedText(
            self.coming.alliance, Qt.TextElideMode.ElideRight, int((room.width() - left) * 0.4)
        )
        used = metrics.horizontalAdvance(name)
        text = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width() - left - used - 3 * pad)
        )
        painter.drawText(room.adjusted(left, 0, 0, 0), _MIDDLE, text)
        painter.setPen(theme.color("muted"))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, name)
        painter.setPen(theme.color("line"))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
