"""The totals of the newest scorecard round, side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.scorecard import PartnerResult, RoundResult, figure
from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY
from alliance_desk.gui.widgets.row import Row
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role


class ScoreTotals(Row):
    """Each partner's total of 30 in its colour, with the benchmark and whether it is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Alignment scorecard"))
        self._result: RoundResult | None = None

    def show_result(self, result: RoundResult | None) -> None:
        """Show a round; None before the first."""
        self._result = result
        sides = result.partners if result else ()
        said = [f"{self._name(side)} {self._total(side)}" for side in sides]
        self.setAccessibleDescription(", ".join([*said, self._verdict()]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(66 if self._result else 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        small = self.font_of(SECONDARY)
        if self._result is None:
            painter.setFont(self.font_of())
            painter.setPen(theme.color("muted"))
            painter.drawText(
                self.rect().adjusted(theme.px(4), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._verdict()
            )
            return
        sides = self._result.partners
        width = (self.width() - theme.px(8)) / max(2, len(sides))
        for at, side in enumerate(sides):
            self._side(painter, QRectF(theme.px(4) + at * width, 0, width - theme.px(8), theme.px(46)), side)
        painter.setFont(small)
        failed = self._result.passes is False
        painter.setPen(theme.color("bad" if failed else "good" if self._result.passes else "muted"))
        room = QRectF(theme.px(4), theme.px(46), self.width() - theme.px(8), theme.px(20))
        text = QFontMetrics(small).elidedText(self._verdict(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _side(self, painter: QPainter, box: QRectF, side: PartnerResult) -> None:
        painter.setFont(self.font_of())
        painter.setPen(theme.color("ink"))
        name = QFontMetrics(painter.font()).elidedText(
            self._name(side), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(QRectF(box.x(), 0, box.width(), theme.px(20)), Qt.AlignmentFlag.AlignVCenter, name)
        large = self.font_of(20, strong=True)
        painter.setFont(large)
        painter.setPen(theme.color(side_role(side.side)))
        number = figure(side.total)
        row = QRectF(box.x(), theme.px(19), box.width(), theme.px(26))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(self.font_of())
        painter.setPen(theme.color("ink"))
        used = QFontMetrics(large).horizontalAdvance(number)
        painter.drawText(row.adjusted(used, theme.px(3), 0, 0), Qt.AlignmentFlag.AlignVCenter, "/30")

    @staticmethod
    def _name(side: PartnerResult) -> str:
        return tr("Us") if side.partner.own else side.partner.label

    @staticmethod
    def _total(side: PartnerResult) -> str:
        said = tr("%1 of 30", figure(side.total))
        return said if side.complete else tr("%1, not complete", said)

    def _verdict(self) -> str:
        if self._result is None:
            return tr("No round has been held yet.")
        round = self._result.round
        parts = [tr("Round %1", round.number)]
        parts.append(tr("benchmark %1", round.benchmark) if round.benchmark else tr("no benchmark"))
        if self._result.passes is not None:
            parts.append(tr("reached") if self._result.passes else tr("not reached"))
        elif not self._result.complete:
            parts.append(tr("not complete"))
        return ", ".join(parts)
