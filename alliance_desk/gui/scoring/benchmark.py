"""The benchmark, set and locked before anyone scores, so that nobody bends it to the result."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.scoring.edits import lock_benchmark
from alliance_desk.gui.scoring.look import complain, connect_buttons, label, push
from alliance_desk.gui.words import tr
from alliance_desk.store import queries


class BenchmarkBanner(QFrame):
    """Stands above the criteria until the benchmark of the round is locked."""

    wanted = Signal(bool)
    """True for a benchmark, False for going without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(8))
        self.sentence = label(
            tr("Set and lock the benchmark first: scores are open once it cannot be bent to them."), wrap=True
        )
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_button = push(tr("Set the benchmark…"), primary=True)
        self.without_button = push(tr("Go without…"))
        self.set_button.clicked.connect(lambda: self.wanted.emit(True))
        self.without_button.clicked.connect(lambda: self.wanted.emit(False))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.without_button)
        row.addWidget(self.set_button)


def ask_benchmark(alliance: OpenAlliance, round_id: UUID, with_benchmark: bool, parent: QWidget) -> None:
    """Ask for the benchmark of a round, or whether it goes without one, and lock the answer."""
    dialog = BenchmarkDialog(with_benchmark, queries.profile(alliance.store).user_name, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        lock_benchmark(alliance, round_id, dialog.name, dialog.total, dialog.floor)
    dialog.deleteLater()


class BenchmarkDialog(QDialog):
    """Asks for total, floor and name; offers no number of its own."""

    lead_label: QLabel
    total_label: QLabel
    total_edit: QLineEdit
    floor_label: QLabel
    floor_combo: QComboBox
    name_edit: QLineEdit
    error_label: QLabel
    buttons: QDialogButtonBox

    def __init__(self, with_benchmark: bool, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "benchmark_dialog")
        self._with_benchmark = with_benchmark
        self.total: int | None = None
        self.floor: int | None = None
        self.name = ""
        for widget in (self.total_label, self.total_edit, self.floor_label, self.floor_combo):
            widget.setVisible(with_benchmark)
        self.name_edit.setText(user)
        self.floor_combo.addItem(tr("None"), None)
        for floor in range(2, 6):
            self.floor_combo.addItem(str(floor), floor)
        lock = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert isinstance(lock, QPushButton)
        lock.setText(tr("Lock the benchmark") if with_benchmark else tr("Go without a benchmark"))
        connect_buttons(self, self.buttons)
        if with_benchmark:
            self.setWindowTitle(tr("Benchmark of this round"))
            self.lead_label.setText(
                tr("What must each partner reach to go ahead? It cannot be changed in this round afterwards.")
            )
        else:
            self.setWindowTitle(tr("Go without a benchmark"))
            self.lead_label.setText(
                tr("Nobody passes or fails in this round, and no benchmark can be set in it afterwards.")
            )
        self.error_label.hide()

    def accept(self) -> None:
        """Close only with a total from 6 to 30, or none where none is wanted, and a name."""
        self.name = self.name_edit.text().strip()
        text = self.total_edit.text().strip()
        if self._with_benchmark and not (text.isdecimal() and 6 <= int(text) <= 30):
            complain(self, self.error_label, tr("Give a whole number from 6 to 30."), self.total_edit)
        elif not self.name:
            complain(self, self.error_label, tr("Say who decides this."), self.name_edit)
        else:
            self.total = int(text) if self._with_benchmark else None
            self.floor = self.floor_combo.currentData() if self._with_benchmark else None
            super().accept()
