"""Which documents leave the desk together: those for the partner apart from those that are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from alliance_desk.assessment.wording import count, listed
from alliance_desk.documents.catalogue import Entry
from alliance_desk.documents.export import APART, Format
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.preview.export_bar import FORMAT_WORDS
from alliance_desk.gui.preview.export_run import Order
from alliance_desk.gui.preview.readers import readers_word
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.words import tr
from alliance_desk.records import Visibility

USUAL: tuple[Format, ...] = ("pptx", "pdf")
ALL: tuple[Format, ...] = ("pptx", "pdf", "docx")
_KEY = Qt.ItemDataRole.UserRole
Gaps = Callable[[Entry], Sequence[object]]


class PackDialog(QDialog):
    """Nothing is written before Export is chosen."""

    document_tree: QTreeWidget
    format_widget: QWidget
    folder_edit: QLineEdit
    folder_button: QPushButton
    replace_check: QCheckBox
    risk_label: QLabel
    count_label: QLabel
    cancel_button: QPushButton
    export_button: QPushButton

    def __init__(
        self,
        entries: Sequence[Entry],
        gaps: Gaps,
        folder: Path,
        settings: Settings | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "pack_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = {entry.key: entry for entry in entries}
        self._settings = settings
        self._risks: dict[str, int] = {}
        self.items: dict[str, QTreeWidgetItem] = {}
        self.format_checks: dict[Format, QCheckBox] = {}
        self._gaps = gaps
        self._unweighed = list(self._entries)
        self._quiet = QTimer(self, singleShot=True, interval=0)
        self._quiet.timeout.connect(self._weigh_next)
        self._fill()
        self._offer_formats()
        self.folder_edit.setText(str(folder))
        self.replace_check.setChecked(bool(settings and settings.replaces_files))
        self.document_tree.itemChanged.connect(lambda *_: self._say())
        self.folder_edit.textChanged.connect(lambda _: self._say())
        self.folder_button.clicked.connect(self._choose_folder)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.accept)
        self.document_tree.setFocus()
        self.resize(theme.on_screen(760, 600))
        self._say()
        self._quiet.start()

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return Path(self.folder_edit.text().strip()).expanduser()

    @property
    def formats(self) -> list[Format]:
        """The formats that are ticked."""
        return [format for format, check in self.format_checks.items() if check.isChecked()]

    def ticked(self) -> list[Entry]:
        """Return the documents that are ticked."""
        return [
            self._entries[key]
            for key, item in self.items.items()
            if item.checkState(0) == Qt.CheckState.Checked
        ]

    def orders(self) -> list[Order]:
        """Return the files to be written, those for the partner first."""
        return [
            Order(entry.key, entry.title, format)
            for entry in self.ticked()
            for format in entry.formats
            if format in self.formats
        ]

    def choices(self) -> dict[str, bool]:
        """Return what is chosen otherwise than before."""
        ticked = {entry.key for entry in self.ticked()}
        return {
            key: key in ticked for key, entry in self._entries.items() if entry.in_pack != (key in ticked)
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the part of the list where text is large: the title needs the room."""
        super().resizeEvent(event)
        self.document_tree.setColumnHidden(1, self.width() < theme.px(640))

    def accept(self) -> None:
        """Remember formats and what happens to files that are there already."""
        if not self.export_button.isEnabled():
            return
        if self._settings:
            self._settings.pack_formats = self.formats
            self._settings.replaces_files = self.replace_check.isChecked()
        super().accept()

    def _fill(self) -> None:
        tree = self.document_tree
        tree.setColumnCount(4)
        tree.setHeaderLabels([tr("Document"), tr("Part"), tr("Readers"), tr("Before you export")])
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        joint = [entry for entry in self._entries.values() if entry.readers == Visibility.JOINT]
        ours = [entry for entry in self._entries.values() if entry.readers != Visibility.JOINT]
        for heading, entries in (
            (tr("For both companies"), joint),
            (tr("Not for the partner: written into the folder %1", APART), ours),
        ):
            if not entries:
                continue
            group = QTreeWidgetItem(tree, [heading])
            group.setFirstColumnSpanned(True)
            group.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            )
            font = QFont(tree.font())
            font.setWeight(QFont.Weight.DemiBold)
            group.setFont(0, font)
            for entry in entries:
                self._add(group, entry)
            group.setExpanded(True)

    def _add(self, group: QTreeWidgetItem, entry: Entry) -> None:
        item = QTreeWidgetItem(group, [entry.title, tr(entry.shelf.value), readers_word(entry.readers), "…"])
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(0, Qt.CheckState.Checked if entry.in_pack else Qt.CheckState.Unchecked)
        for column in (1, 3):
            item.setForeground(column, theme.color("muted"))
        if entry.readers != Visibility.JOINT:
            item.setForeground(2, theme.color("wait" if entry.readers == Visibility.INTERNAL else "bad"))
        item.setData(0, _KEY, entry.key)
        self.items[entry.key] = item

    def _weigh_next(self) -> None:
        """Say what one more document lacks: each has to be composed for it, and nobody waits for all."""
        key = self._unweighed.pop(0)
        gaps, item = self._gaps(self._entries[key]), self.items[key]
        risks = self._risks[key] = sum(getattr(gap, "severity", "") == "risk" for gap in gaps)
        lacks = count(risks, "risk") if risks else count(len(gaps), "gap") if gaps else tr("No gaps")
        # What is said in the list is no choice of the user's.
        self.document_tree.blockSignals(True)
        item.setText(3, lacks)
        item.setForeground(3, theme.color("bad" if risks else "wait" if gaps else "muted"))
        item.setToolTip(3, "\n".join(str(getattr(gap, "text", gap)) for gap in gaps))
        self.document_tree.blockSignals(False)
        self.document_tree.viewport().update()
        if risks:
            self._say()
        if self._unweighed:
            self._quiet.start()

    def _offer_formats(self) -> None:
        row = QHBoxLayout(self.format_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        chosen = (self._settings.pack_formats if self._settings else []) or list(USUAL)
        for format in ALL:
            check = QCheckBox(FORMAT_WORDS[format])
            check.setChecked(format in chosen)
            check.toggled.connect(partial(self._say))
            row.addWidget(check)
            self.format_checks[format] = check

    def _choose_folder(self) -> None:
        folder = files.ask_folder(self, tr("Export to"), self.folder)
        if folder is not None:
            self.folder_edit.setText(str(folder))

    def _say(self, *_: object) -> None:
        """Say what will be written, and what would better be mended first."""
        ticked, orders = self.ticked(), self.orders()
        there = bool(self.folder_edit.text().strip()) and self.folder.is_dir()
        kept = {order.key for order in orders}
        said = [tr("%1 in %2.", count(len(kept), "document"), count(len(orders), "file"))]
        if lost := len(ticked) - len(kept):
            said.append(tr("%1 not made in these formats.", count(lost, "document")))
        if not there:
            said = [tr("The folder does not exist.")]
        elif not orders:
            said = [tr("Nothing is ticked that these formats can hold.")]
        self.count_label.setText(" ".join(said))
        risky = [entry for entry in ticked if entry.key in kept and self._risks.get(entry.key)]
        names = [entry.title for entry in risky[:3]]
        if more := len(risky) - len(names):
            names.append(tr("%1 more", more))
        self.risk_label.setText(
            tr("Better mended before anyone reads it: %1.", listed(names)) if risky else ""
        )
        self.risk_label.setVisible(bool(risky))
        self.export_button.setEnabled(bool(orders) and there)
