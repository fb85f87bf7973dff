"""What was chosen for one document: its sections, empty ones, and its secrecy. Each choice is one edit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from alliance_desk.documents.catalogue import Entry
from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.choices import choose
from alliance_desk.gui.words import tr

_ID = Qt.ItemDataRole.UserRole


class DocumentOptions(QDialog):
    """The preview behind it follows each choice."""

    title_label: QLabel
    section_list: QListWidget
    all_button: QPushButton
    empty_check: QCheckBox
    secrecy_edit: QLineEdit
    close_button: QPushButton

    def __init__(self, alliance: OpenAlliance, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "document_options_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Options"))
        self._alliance, self._entry = alliance, entry
        choice = entry.choice
        self._hidden: set[str] = set(choice.hidden or ())
        self._secrecy = choice.confidentiality
        self.title_label.setText(entry.title)
        self._fill()
        self.empty_check.setChecked(choice.hide_empty)
        self.secrecy_edit.setText(choice.confidentiality)
        usual = alliance.alliance.confidentiality or tr("Confidential")
        self.secrecy_edit.setPlaceholderText(tr("As for the alliance: %1", usual))
        self.section_list.itemChanged.connect(self._ticked)
        self.all_button.clicked.connect(self._show_all)
        self.empty_check.clicked.connect(self._keep_empty)
        self.secrecy_edit.editingFinished.connect(self._keep_secrecy)
        self.close_button.clicked.connect(self.accept)
        self.section_list.setFocus()
        self.resize(theme.on_screen(460, 560))

    def done(self, result: int) -> None:
        """Keep what is still being typed."""
        self._keep_secrecy()
        super().done(result)

    def _fill(self) -> None:
        for section in self._entry.sections(self._alliance.today()):
            heading = section.heading or tr("Beginning")
            text = heading if section.blocks else tr("%1 (nothing yet)", heading)
            item = QListWidgetItem(("    " if section.level == 2 else "") + text, self.section_list)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            shown = section.id not in self._hidden
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            item.setData(_ID, section.id)
            if not section.blocks:
                item.setForeground(theme.color("muted"))
        self.all_button.setEnabled(bool(self._hidden))

    def _ticked(self, item: QListWidgetItem) -> None:
        hidden = set(self._hidden)
        id = item.data(_ID)
        (hidden.discard if item.checkState() == Qt.CheckState.Checked else hidden.add)(id)
        self._keep_hidden(hidden)

    def _show_all(self) -> None:
        self.section_list.blockSignals(True)
        for at in range(self.section_list.count()):
            self.section_list.item(at).setCheckState(Qt.CheckState.Checked)
        self.section_list.blockSignals(False)
        self._keep_hidden(set())

    def _keep_hidden(self, hidden: set[str]) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self._keep(tr("Sections of %1", self._entry.title), hidden=sorted(hidden) or None)
        self.all_button.setEnabled(bool(hidden))

    def _keep_empty(self, on: bool) -> None:
        self._keep(tr("Empty sections of %1", self._entry.title), hide_empty=on)

    def _keep_secrecy(self) -> None:
        text = self.secrecy_edit.text().strip()
        if text != self._secrecy:
            self._secrecy = text
            self._keep(tr("Secrecy of %1", self._entry.title), confidentiality=text)

    def _keep(self, label: str, **fields: object) -> None:
        choose(self._alliance, self._entry.key, label, **fields)
