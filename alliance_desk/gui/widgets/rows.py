"""Rows of the overview that lead somewhere: a bar with its count, an action with its date, the North Star."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.next_actions import NextAction
from alliance_desk.assessment.progress import Progress
from alliance_desk.gui import theme
from alliance_desk.gui.widgets.painting import SECONDARY, draw_bar, wrapped
from alliance_desk.gui.widgets.plan_words import who_of
from alliance_desk.gui.widgets.row import Row
from alliance_desk.gui.words import tr

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STAR = (
    (0, -10),
    (2.6, -3.4),
    (9.6, -3),
    (4.2, 1.4),
    (5.9, 8.2),
    (0, 4.5),
    (-5.9, 8.2),
    (-4.2, 1.4),
    (-9.6, -3),
    (-2.6, -3.4),
)


class BarRow(Row):
    """A workstream: its name, how much is done as a bar, and the count."""

    def __init__(self, title: str, beside: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Take the names of the rows beneath one another, so that all bars begin beside the longest."""
        super().__init__(parent)
        self.setText(title)
        self.setToolTip(title)
        self._beside = (title, *beside)
        self._progress: Progress | None = None

    def show_progress(self, progress: Progress) -> None:
        """Show how far it has come."""
        if progress != self._progress:
            self._progress = progress
            self.setAccessibleName(self.text())
            self.setAccessibleDescription(self._count(progress))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        progress = self._progress
        if progress is None:
            return
        painter.setFont(self.font_of())
        metrics, note = QFontMetrics(painter.font()), theme.px(112)
        name = min(max(map(metrics.horizontalAdvance, self._beside)) + 2, self.width() // 2)
        painter.setPen(theme.color("ink"))
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, name)
        painter.drawText(QRectF(theme.px(4), 0, name, self.height()), _MIDDLE, title)
        left, height = name + theme.px(12), theme.px(6)
        bar = QRectF(left, (self.height() - height) / 2, self.width() - left - note, height)
        draw_bar(
            painter,
            bar,
            progress.done / progress.total if progress.total else 0,
            "good" if progress.complete else "ours",
        )
        painter.setPen(theme.color("bad" if progress.late else "muted"))
        room = QRectF(bar.right() + theme.px(14), 0, note - theme.px(18), self.height())
        painter.drawText(room, _MIDDLE, self._count(progress))

    @staticmethod
    def _count(progress: Progress) -> str:
        said = tr("%1 of %2", progress.done, progress.total)
        return tr("%1, %2 late", said, progress.late) if progress.late else said


class ActionRow(Row):
    """A next action: what, who, and by when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action: NextAction | None = None

    def show_action(self, action: NextAction) -> None:
        """Show an action."""
        if action != self.action:
            self.action = action
            self.setText(action.title)
            self.setAccessibleName(action.title)
            self.setAccessibleDescription(", ".join(filter(None, (who_of(action), action.when_text))))
            self.setToolTip(action.title)
            self._fit()
            self.update()

    def _fit(self) -> None:
        told = self.action is not None and (who_of(self.action) or self.action.when_text)
        lines = len(self._lines(self.width())) * QFontMetrics(self.font_of()).lineSpacing()
        self.setFixedHeight(theme.px(32 if told else 16) + lines)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        action = self.action
        if action is None:
            return
        left, top = theme.px(4), theme.px(8)
        painter.setFont(self.font_of())
        painter.setPen(theme.color("ink"))
        line = QFontMetrics(painter.font()).lineSpacing()
        for text in self._lines(self.width()):
            painter.drawText(QRectF(left, top, self.width() - 2 * left, line), _MIDDLE, text)
            top += line
        small = self.font_of(SECONDARY)
        room = QRectF(left, top + 1, self.width() - 2 * left, QFontMetrics(small).lineSpacing() + 2)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        strong = self.font_of(SECONDARY, strong=True)
        needed = QFontMetrics(strong).horizontalAdvance(action.when_text)
        who = QFontMetrics(small).elidedText(
            who_of(action), Qt.TextElideMode.ElideRight, int(room.width()) - needed - theme.px(6)
        )
        painter.drawText(room, _MIDDLE, who)
        if action.when_text:
            used = QFontMetrics(small).horizontalAdvance(who)
            painter.setFont(strong)
            role = {"late": "bad", "today": "wait"}.get(action.state, "muted")
            painter.setPen(theme.color(role))
            painter.drawText(
                room.adjusted(used + (theme.px(6) if who else 0), 0, 0, 0), _MIDDLE, action.when_text
            )
        painter.setPen(theme.color("line"))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))

    def _lines(self, width: int) -> list[str]:
        return wrapped(self.text(), self.font_of(), max(60, width - theme.px(8)), 2)


class NorthStarRow(Row):
    """The North Star, with its star; or that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("North Star"))
        self.setToolTip(tr("Open strategic intent"))
        self._known = False

    def show_text(self, text: str) -> None:
        """Show the statement; an empty one as what is to be done."""
        self._known = bool(text)
        self.setText(
            " ".join(text.split())
            or tr("not written yet. Draw it together: one sentence that both partners would say aloud.")
        )
        self.setAccessibleDescription(self.text())
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(
            theme.px(8) + len(self._lines(self.width())) * QFontMetrics(self.font_of(14)).lineSpacing()
        )

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        line = QFontMetrics(self.font_of(14)).lineSpacing()
        top = theme.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("star"))
        size = theme.px(7) / 10
        middle = QPointF(theme.px(8), top + line / 2)
        painter.drawPolygon(QPolygonF([middle + QPointF(x * size, y * size) for x, y in _STAR]))
        painter.setFont(self.font_of(14, strong=True))
        painter.setPen(theme.color("ink"))
        left = theme.px(20)
        painter.drawText(QRectF(left, top, self.width(), line), _MIDDLE, tr("North Star:"))
        first = left + self._head()
        painter.setFont(self.font_of(14))
        painter.setPen(theme.color("ink" if self._known else "muted"))
        for number, text in enumerate(self._lines(self.width())):
            x = first if number == 0 else left
            painter.drawText(QRectF(x, top + number * line, self.width(), line), _MIDDLE, text)

    def _head(self) -> int:
        return QFontMetrics(self.font_of(14, strong=True)).horizontalAdvance(tr("North Star:")) + theme.px(5)

    def _lines(self, width: int) -> list[str]:
        font = self.font_of(14)
        room = max(200, width - theme.px(24))
        metrics = QFontMetrics(font)
        words, line = self.text().split(), ""
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= room - self._head():
            line = f"{line} {words.pop(0)}".strip()
        return [line, *wrapped(" ".join(words), font, room, 2)] if words else [line]
