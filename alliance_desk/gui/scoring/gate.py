"""The launch gate: five checks, each with the word of every partner."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.gate import GateCheck, GateResult
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.scoring.edits import Word
from alliance_desk.gui.scoring.look import Card, ClickRow, chip, complain, connect_buttons, empty, label
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import LineField, TextField
from alliance_desk.gui.words import day, tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.records import GateState, LaunchCheck, Partner

_STATES = {GateState.OPEN: "Open", GateState.MET: "Met", GateState.WAIVED: "Waived"}


class GateBox(QWidget):
    """The state of a check as a painted box: ticked, crossed through, or empty."""

    def __init__(self, state: GateState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            unit = self.width() / 16
            box = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
            fills = {GateState.MET: "good", GateState.WAIVED: "wait"}
            if self._state == GateState.OPEN:
                painter.setPen(QPen(theme.color("muted"), 1))
                painter.drawRoundedRect(box, 3 * unit, 3 * unit)
                return
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fills[self._state]))
            painter.drawRoundedRect(box, 3 * unit, 3 * unit)
            painter.setPen(QPen(theme.color("on_accent"), 1.6 * unit))
            mark = ((4.4, 8.2), (7, 10.8), (11.8, 5.6))
            if self._state == GateState.WAIVED:
                mark = ((4.4, 8), (11.6, 8))
            painter.drawPolyline([QPointF(x * unit, y * unit) for x, y in mark])


class GateCard(Card):
    """Five lines; each opens the dialog in which the partners' words are written."""

    opened = Signal(str)
    """Id of the check to write on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Launch gate"), parent)
        self.state = chip("", "plain")
        self.column.removeWidget(self.heading)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.state)
        self.column.insertLayout(0, head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        self.column.addLayout(self._lines)
        self.rows: dict[str, ClickRow] = {}
        self._said: list[tuple[str, GateState, str, str]] = []

    def show_gate(self, result: GateResult) -> None:
        """Show each check with every partner's word."""
        said = [(check.title, check.state, _words(check), _tip(check)) for check in result.checks]
        if said == self._said:
            return
        self._said = said
        focused = next((id for id, row in self.rows.items() if row.hasFocus()), "")
        done = tr("%1 of %2", result.done, len(result.checks))
        self.state.setText(tr("Launch allowed") if result.may_launch else done)
        self.state.setProperty("chip", "good" if result.may_launch else "plain")
        self.state.style().polish(self.state)
        self.state.setToolTip("\n".join(result.open))
        empty(self._lines)
        self.rows = {}
        for check in result.checks:
            row = self._row(check)
            self.rows[check.item.id] = row
            self._lines.addWidget(row)
            if check.item.id == focused:
                row.setFocus()

    def _row(self, check: GateCheck) -> ClickRow:
        row = ClickRow()
        words = _words(check)
        row.setAccessibleName(f"{check.title}: {words}")
        row.setToolTip(_tip(check))
        row.chosen.connect(lambda: self.opened.emit(check.item.id))
        line = QHBoxLayout(row)
        line.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        line.setSpacing(theme.px(8))
        line.addWidget(GateBox(check.state), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(label(check.title, wrap=True))
        text.addWidget(label(words, "secondary", wrap=True))
        line.addLayout(text, 1)
        return row


def state_words(word: LaunchCheck | None) -> str:
    """Return the state of a partner's word; a waiver without a reason is still open."""
    if word is None or (word.state == GateState.WAIVED and not word.reason.strip()):
        return tr("Open")
    return tr(_STATES[word.state])


def _words(check: GateCheck) -> str:
    return ", ".join(f"{partner.label} {state_words(word).lower()}" for partner, word in check.partners)


def _tip(check: GateCheck) -> str:
    return "\n".join(_told(partner, word) for partner, word in check.partners)


def _told(partner: Partner, word: LaunchCheck | None) -> str:
    if word is None:
        return tr("%1: open", partner.label)
    approved = " ".join(part for part in (word.approved_by, day(word.approved_on)) if part)
    parts = (state_words(word).lower(), word.evidence, word.reason, approved)
    return f"{partner.label}: {', '.join(part for part in parts if part)}"


class _Column:
    """The fields of one partner in the dialog."""

    def __init__(self, grid: QGridLayout, at: int, partner: Partner, word: LaunchCheck | None) -> None:
        self.partner = partner
        self.state, self.evidence, self.approver = QComboBox(), TextField(2), LineField()
        self.on, self.reason = DateField(), TextField(2)
        names = (tr("State"), tr("Evidence"), tr("Approved by"), tr("On"), tr("Reason for the waiver"))
        self.fields = (self.state, self.evidence, self.approver, self.on, self.reason)
        for state, words in _STATES.items():
            self.state.addItem(tr(words), state)
        if word:
            self.state.setCurrentIndex(list(_STATES).index(word.state))
            self.evidence.show_value(word.evidence)
            self.approver.setText(word.approved_by)
            self.on.show_value(word.approved_on)
            self.reason.show_value(word.reason)
        grid.addWidget(chip(partner.label, side_role(at)), 0, at + 1)
        for row, (name, field) in enumerate(zip(names, self.fields, strict=True), 1):
            field.setAccessibleName(f"{name}, {partner.label}")
            grid.addWidget(field, row, at + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(at + 1, 1)
        self.state.currentIndexChanged.connect(self._waives)
        self._waives()

    def _waives(self) -> None:
        waived = self.state.currentData() == GateState.WAIVED
        self.reason.setEnabled(waived)
        self.reason.setPlaceholderText(tr("Required") if waived else "")

    def word(self) -> Word:
        """Return what was written."""
        self.on.flush()
        return Word(
            self.partner,
            GateState(self.state.currentData()),
            self.evidence.toPlainText().strip(),
            self.approver.text().strip(),
            self.on.value(),
            self.reason.toPlainText().strip(),
        )


class GateDialog(QDialog):
    """What every partner says about one check; a waiver needs its reason."""

    title_label: QLabel
    prompt_label: QLabel
    words_frame: QFrame
    error_label: QLabel
    buttons: QDialogButtonBox

    def __init__(self, check: GateCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "gate_dialog")
        connect_buttons(self, self.buttons)
        self.setWindowTitle(tr("Launch check"))
        for shown, text in ((self.title_label, check.title), (self.prompt_label, check.item.prompt)):
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setText(text)
        self.error_label.hide()
        self.words_frame.setMinimumWidth(theme.px(592))
        grid = QGridLayout(self.words_frame)
        grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        names = (tr("State"), tr("Evidence"), tr("Approved by"), tr("On"), tr("Reason"))
        for row, name in enumerate(names, 1):
            title = label(name, "muted")
            title.setContentsMargins(0, theme.px(6), 0, 0)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        self.columns = [_Column(grid, at, partner, word) for at, (partner, word) in enumerate(check.partners)]
        # Tab goes down one partner's column, then on to the next.
        fields = [field for column in self.columns for field in column.fields]
        for one, then in pairwise(fields):
            QWidget.setTabOrder(one, then)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the texts need once they are wrapped."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.adjustSize)

    @property
    def words(self) -> list[Word]:
        """What the partners say."""
        return [column.word() for column in self.columns]

    def accept(self) -> None:
        """Close only where each waiver has its reason."""
        for column in self.columns:
            word = column.word()
            if word.state == GateState.WAIVED and not word.reason:
                sentence = tr("Give the reason why %1 waives this.", word.partner.label)
                complain(self, self.error_label, sentence, column.reason)
                return
        super().accept()
