"""A date that is typed as people write it or picked from a calendar; empty while it is not known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import Property, QDate, QEvent, QLocale, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.widgets.fields import OneUndo, complain
from alliance_desk.gui.words import tr

_FORMS = ("d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d.M.yyyy", "d MMM yy", "MMM d, yyyy", "MMMM d, yyyy")
_YEARLESS = ("d MMM", "d MMMM", "d.M.", "MMM d", "MMMM d")
_FROM_TODAY = re.compile(r"([+-])\s*(\d{1,4})\s*([dwm]?)")


def date_text(on: date | None) -> str:
    """Return a date as it stands in a field, with its year."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "d MMM yyyy") if on else ""


def read_date(text: str, today: date | None = None) -> date | None:
    """Return the date that a text means, None for an empty one; raise ValueError where it means none."""
    said = " ".join(text.split()).casefold()
    today = today or date.today()
    if not said:
        return None
    if said in ("today", tr("today")):
        return today
    if said in ("tomorrow", tr("tomorrow")):
        return today + timedelta(days=1)
    if found := _FROM_TODAY.fullmatch(said):
        days = int(found[2]) * {"w": 7, "m": 30}.get(found[3], 1)
        return today + timedelta(days=days if found[1] == "+" else -days)
    for locale in (QLocale(), QLocale.c()):
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        for form in (*_FORMS, short, short.replace("yyyy", "yy")):
            if (day := locale.toDate(said.title() if "MMM" in form else said, form)).isValid():
                return _near(day, form)
        for form in _YEARLESS:
            day = locale.toDate(f"{said.title() if 'MMM' in form else said} {today.year}", f"{form} yyyy")
            if day.isValid():
                return day.toPython()  # pyright: ignore[reportReturnType]
    raise ValueError(tr("“%1” is not a date that can be read; write it like %2", text, date_text(today)))


def _near(day: QDate, form: str) -> date:
    """Return the date; a year of two digits belongs to this century."""
    if "yyyy" not in form and day.year() < 2000:
        day = day.addYears(100)
    return day.toPython()  # pyright: ignore[reportReturnType]


class DateField(QLineEdit):
    """One date. Down opens the calendar, and so does the picture at its end."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._dark = theme.is_dark()
        self.setPlaceholderText(tr("Not known"))
        self._calendar = self.addAction(calendar_icon(), QLineEdit.ActionPosition.TrailingPosition)
        self._calendar.setToolTip(tr("Pick from a calendar"))
        self._calendar.triggered.connect(self.pick)
        self.editingFinished.connect(self.flush)
        OneUndo(self, self.flush)

    def show_value(self, value: object) -> None:
        """Show what is stored, unless something else is being typed or was not understood."""
        value = value if isinstance(value, date) else None
        typing = self.hasFocus() and self.isModified()
        if value == self._value and (typing or self.property("complaint")):
            return
        self._value = value
        complain(self, "")
        self.setText(date_text(value))
        if not self.hasFocus():
            self.setCursorPosition(0)  # a narrow field shows the day, not the end of the year

    def show_anew(self, value: date | None) -> None:
        """Show the date of another record: what was typed for the one before goes with it."""
        complain(self, "")
        self.setModified(False)
        self.show_value(value)

    def value(self) -> date | None:
        """Return the date on show."""
        return self._value

    def flush(self) -> None:
        """Take what was typed for a date, or say that it is none."""
        try:
            value = read_date(self.text())
        except ValueError as error:
            complain(self, str(error))
            return
        self.setModified(False)
        self._take(value)

    def _qdate(self) -> QDate:
        return QDate(self._value.year, self._value.month, self._value.day) if self._value else QDate()

    def _set_qdate(self, day: QDate) -> None:
        self.show_value(day.toPython() if day.isValid() else None)

    day = Property(QDate, _qdate, _set_qdate, user=True)
    """What a delegate or a mapper reads and writes."""

    def pick(self) -> None:
        """Open the calendar below the field."""
        popup = _Calendar(self)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Not at once: a picture that changes while the style sheet is looked up ends in a crash.
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_dark", None) != theme.is_dark():
            QTimer.singleShot(0, self, self._dress)

    def _dress(self) -> None:
        if self._dark != theme.is_dark():
            self._dark = theme.is_dark()
            self._calendar.setIcon(calendar_icon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.pick()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _take(self, value: date | None) -> None:
        changed = value != self._value
        self._value = value
        complain(self, "")
        self.setText(date_text(value))
        if changed:
            self.edited.emit(value)


class _Calendar(QFrame):
    """The calendar that a date field drops."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self._field = field
        calendar = QCalendarWidget()
        calendar.setAccessibleName(tr("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        if on := field.value():
            calendar.setSelectedDate(QDate(on.year, on.month, on.day))
        calendar.clicked.connect(lambda day: self._choose(day.toPython()))
        calendar.activated.connect(lambda day: self._choose(day.toPython()))
        today = QPushButton(tr("Today"))
        today.clicked.connect(lambda: self._choose(date.today()))
        unknown = QPushButton(tr("Not known"))
        unknown.clicked.connect(lambda: self._choose(None))
        row = QHBoxLayout()
        row.addWidget(today)
        row.addWidget(unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(calendar)
        column.addLayout(row)
        calendar.setFocus()

    def _choose(self, day: date | None) -> None:
        self.close()
        self._field._take(day)


def calendar_icon() -> QIcon:
    """Return a small calendar in the colour of secondary text."""
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("muted"), 1.2))
    painter.drawRoundedRect(QRectF(2.5, 3.5, 11, 10), 2, 2)
    painter.drawLine(QPointF(2.5, 6.5), QPointF(13.5, 6.5))
    painter.drawLine(QPointF(5.5, 1.8), QPointF(5.5, 4.6))
    painter.drawLine(QPointF(10.5, 1.8), QPointF(10.5, 4.6))
    painter.end()
    return QIcon(picture)
