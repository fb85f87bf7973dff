"""A name with a fact behind it, no wider than both: several stand in one line and none heads a column."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY
from alliance_desk.gui.widgets.row import Row

PAD = 5
GAP = 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class FactLink(Row):
    """Painted in the small type of notes; it leads somewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self._shown, self._role = "", "", "muted"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_fact(self, name: str, said: str, role: str = "muted", shown: str = "") -> None:
        """Show a name with its fact; ``shown`` is the fact where it has to be shorter on screen."""
        self.said, self._shown, self._role = said, shown or said, role
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self.setToolTip(f"{name}: {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name, said = self._widths()
        return QSize(name + said + 2 * theme.px(PAD) + theme.px(GAP) + 4, theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(22))

    def _fit(self) -> None:
        self.updateGeometry()

    def _widths(self) -> tuple[int, int]:
        metrics = QFontMetrics(self.font_of(SECONDARY))
        strong = QFontMetrics(self.font_of(SECONDARY, strong=self._role != "muted"))
        return metrics.horizontalAdvance(self.text()), strong.horizontalAdvance(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        small = self.font_of(SECONDARY)
        _, said = self._widths()
        room = QRectF(self.rect()).adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        width = int(room.width()) - said - theme.px(GAP)
        name = QFontMetrics(small).elidedText(self.text(), Qt.TextElideMode.ElideRight, max(width, 0))
        painter.setFont(small)
        painter.setPen(theme.color("ink"))
        painter.drawText(room, _MIDDLE, name)
        used = QFontMetrics(small).horizontalAdvance(name) + (theme.px(GAP) if name else 0)
        painter.setFont(self.font_of(SECONDARY, strong=self._role != "muted"))
        painter.setPen(theme.color(self._role))
        painter.drawText(room.adjusted(used, 0, 0, 0), _MIDDLE, self._shown)
