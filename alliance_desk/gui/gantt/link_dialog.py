"""Linking a task to others from the keyboard: what it comes after, what comes after it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.gantt import edits
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.words import count, tr
from alliance_desk.records import TaskLink

ID = Qt.ItemDataRole.UserRole


class LinkDialog(QDialog):
    """Shows the links of one task; each that is added or taken away is an edit of its own."""

    title_label: QLabel
    way_combo: QComboBox
    filter_edit: QLineEdit
    task_list: QListWidget
    lag_spin: QSpinBox
    link_button: QPushButton
    error_label: QLabel
    link_list: QListWidget
    none_label: QLabel
    remove_button: QPushButton
    close_button: QPushButton

    said = Signal(str, str)

    def __init__(self, alliance: OpenAlliance, task: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "link_dialog")
        self.lag_spin.lineEdit().setTextMargins(theme.px(6), 0, theme.px(6), 0)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Link tasks"))
        self._alliance, self._task = alliance, task
        self._bars = edits.plan_of(alliance).bars
        self._titles = {bar.item.task.id: bar.item.title for bar in self._bars}
        self.title_label.setText(tr("“%1”", self._titles.get(task, "")))
        self.lag_spin.lineEdit().setAccessibleName(self.lag_spin.accessibleName())
        self.error_label.hide()
        self.filter_edit.textChanged.connect(self._fill)
        self.task_list.itemDoubleClicked.connect(self.link)
        self.link_button.clicked.connect(self.link)
        self.remove_button.clicked.connect(self.unlink)
        self.close_button.clicked.connect(self.accept)
        self.task_list.currentRowChanged.connect(lambda _: self._update())
        self.link_list.currentRowChanged.connect(lambda _: self._update())
        self._fill()
        self._show_links()
        self.filter_edit.setFocus()

    def link(self) -> None:
        """Link the task to the chosen one, or say why that cannot be."""
        chosen = self.task_list.currentItem()
        if chosen is None:
            return
        other: UUID = chosen.data(ID)
        after = self.way_combo.currentIndex() == 0
        before, later = (other, self._task) if after else (self._task, other)
        refused = edits.link(self._alliance, before, later, self._titles, self.lag_spin.value())
        self.error_label.setText(refused)
        self.error_label.setVisible(bool(refused))
        if not refused:
            self.said.emit(f"{self._alliance.store.undo_label}.", "edit")
            self._show_links()

    def unlink(self) -> None:
        """Take the chosen link away."""
        chosen = self.link_list.currentItem()
        found = self._alliance.dossier.get(TaskLink, chosen.data(ID)) if chosen else None
        if found is not None:
            self.said.emit(f"{edits.unlink(self._alliance, found, self._titles)}.", "edit")
            self._show_links()

    def _fill(self) -> None:
        words = self.filter_edit.text().casefold().split()
        self.task_list.clear()
        for bar in self._bars:
            item = bar.item
            said = f"{item.title} · {item.functional_plan or tr('Startup plan')}"
            if item.task.id != self._task and all(word in said.casefold() for word in words):
                line = QListWidgetItem(said)
                line.setData(ID, item.task.id)
                self.task_list.addItem(line)
        self.task_list.setCurrentRow(0)
        self._update()

    def _show_links(self) -> None:
        self.link_list.clear()
        for link in self._alliance.dossier.all(TaskLink):
            if self._task not in (link.before_id, link.after_id):
                continue
            after = link.after_id == self._task
            other = self._titles.get(link.before_id if after else link.after_id, "")
            said = tr("comes after “%1”", other) if after else tr("comes before “%1”", other)
            if link.lag:
                said += count(link.lag, tr(", 1 working day between"), tr(", %1 working days between"))
            line = QListWidgetItem(said)
            line.setData(ID, link.id)
            self.link_list.addItem(line)
        self._update()

    def _update(self) -> None:
        self.link_button.setEnabled(self.task_list.currentItem() is not None)
        self.remove_button.setEnabled(self.link_list.currentItem() is not None)
        self.none_label.setVisible(self.link_list.count() == 0)
        self.link_list.setVisible(self.link_list.count() > 0)
