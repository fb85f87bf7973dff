"""The house playbook: which one is in use, what a file would change, taking it in and removing it (S01)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from alliance_desk.bundle import RESOURCES
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.playbook import Playbook, PlaybookError
from alliance_desk.playbook.differences import Difference, differences
from alliance_desk.playbook.house import LARGEST, laid_over, name_of
from alliance_desk.store import house
from alliance_desk.store.store import Store

EXAMPLE = RESOURCES / "templates" / "house_playbook.toml"
COLUMNS = ("What", "Item", "Before", "Now")


class HousePlaybookDialog(QDialog):
    """Shows what is in use, and what a chosen file would change before it is taken."""

    changed = Signal()
    """The house playbook of the desk is another one now, or none."""

    in_use_label: QLabel
    choose_button: QPushButton
    save_button: QPushButton
    error_label: QLabel
    differences_label: QLabel
    differences_table: QTableWidget
    remove_button: QPushButton
    close_button: QPushButton
    take_button: QPushButton

    def __init__(self, store: Store, playbook: Playbook, parent: QWidget | None = None) -> None:
        """Begin with the playbook of the desk; ``playbook`` is the one that was shipped."""
        super().__init__(parent)
        load_form(self, "house_playbook_dialog")
        self._store, self._shipped = store, playbook
        self._chosen = ""
        self._folder = Path.home()
        table = self.differences_table
        table.setColumnCount(len(COLUMNS))
        table.setHorizontalHeaderLabels([tr(name) for name in COLUMNS])
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(0, theme.px(128))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.choose_button.clicked.connect(self._choose)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self._show_kept()

    # --- What the user does -----------------------------------------------------------------------

    def show_file(self, path: Path) -> None:
        """Show what a file would change; a mistake in it is told, and the one in use stays."""
        self._folder = path.parent
        self._chosen = ""
        try:
            text = _read(path)
            made = laid_over(self._shipped, text)
        except PlaybookError as error:
            self._show_error(tr("“%1” cannot be used. %2", path.name, str(error)))
            self._show_differences((), "")
        else:
            self._chosen = text
            self.error_label.hide()
            found = differences(self._shipped, made)
            name = made.house or path.name
            self._show_differences(
                found,
                tr("What “%1” would change: %2", name, _counted(found))
                if found
                else tr("“%1” changes nothing in the playbook.", name),
            )
        self.take_button.setEnabled(bool(self._chosen))
        (self.take_button if self._chosen else self.choose_button).setFocus()

    def take(self) -> None:
        """Use the chosen file from now on."""
        if not self._chosen:
            return
        name, version = name_of(self._chosen)
        house.keep(
            self._store,
            tr("Take the house playbook %1", name).strip(),
            name=name,
            version=version,
            text=self._chosen,
            taken_on=date.today(),
        )
        self._chosen = ""
        self._show_kept()
        self.changed.emit()

    def remove(self) -> None:
        """Go back to the shipped playbook; undo brings the house playbook back."""
        house.let_go(self._store, tr("Remove the house playbook"))
        self._chosen = ""
        self._show_kept()
        self.changed.emit()
        self.choose_button.setFocus()

    def _choose(self) -> None:
        kinds = f"{tr('House playbooks')} (*.toml);;{tr('All files')} (*)"
        if path := files.ask_open(self, tr("Choose a house playbook"), self._folder, kinds):
            self.show_file(path)

    def _save(self) -> None:
        """Write the playbook in use, or an example to start from, so that it can be edited."""
        path = files.ask_save(
            self,
            self.save_button.text().rstrip("…"),
            self._folder / "house playbook.toml",
            f"{tr('House playbooks')} (*.toml)",
            ".toml",
        )
        if path is None:
            return
        text = house.text(self._store) or EXAMPLE.read_text(encoding="utf-8")
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self._show_error(tr("“%1” cannot be written: %2.", path.name, error.strerror or ""))
        else:
            self._folder = path.parent
            self.error_label.hide()

    # --- What is on show --------------------------------------------------------------------------

    def _show_kept(self) -> None:
        """Show the house playbook of the desk, or that there is none."""
        record = house.house_playbook(self._store)
        self.error_label.hide()
        self.take_button.setEnabled(False)
        self.remove_button.setEnabled(record is not None)
        self.save_button.setText(tr("Save as a file…") if record else tr("Save an example to start from…"))
        if record is None:
            self.in_use_label.setText(
                tr(
                    "In use: %1, version %2, without a house playbook",
                    self._shipped.title,
                    self._shipped.version,
                )
            )
            self._show_differences((), tr("Choose a file to see what it would change."))
            return
        name = " ".join(part for part in (record.name, record.version) if part) or tr("a file without a name")
        on = f", {tr('taken in on %1', record.taken_on.isoformat())}" if record.taken_on else ""
        self.in_use_label.setText(
            tr("In use: %1, version %2, with %3%4", self._shipped.title, self._shipped.version, name, on)
        )
        try:
            found = differences(self._shipped, laid_over(self._shipped, record.text))
        except PlaybookError as error:
            self._show_error(tr("It no longer fits the shipped playbook and is left out. %1", str(error)))
            self._show_differences((), "")
        else:
            self._show_differences(found, tr("What it changes: %1", _counted(found)))

    def _show_error(self, sentence: str) -> None:
        self.error_label.setText(sentence)
        self.error_label.show()

    def _show_differences(self, found: tuple[Difference, ...], title: str) -> None:
        self.differences_label.setText(title)
        self.differences_label.setVisible(bool(title))
        table = self.differences_table
        table.setRowCount(len(found))
        kinds = {"added": tr("+ added"), "hidden": tr("− hidden"), "reworded": tr("≠ reworded")}
        roles = {"added": "good", "hidden": "bad", "reworded": "wait"}
        for row, each in enumerate(found):
            where = f"{each.where} › " if each.where else ""
            item = f"{where}{each.title}" + (f" ({each.field})" if each.field else "")
            for column, text in enumerate((f"{kinds[each.kind]}\n{each.what}", item, each.old, each.new)):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == 0:
                    cell.setForeground(theme.color(roles[each.kind]))
                table.setItem(row, column, cell)


def _read(path: Path) -> str:
    """Return the text of a file; raise PlaybookError with a sentence where it has none."""
    try:
        with path.open("rb") as file:
            raw = file.read(4 * LARGEST + 1)
        # What is too long may be cut within a letter; the playbook says that it is too long.
        return raw.decode("utf-8-sig", errors="strict" if len(raw) <= 4 * LARGEST else "replace")
    except OSError as error:
        raise PlaybookError(tr("It cannot be read: %1.", error.strerror or "")) from None
    except UnicodeDecodeError:
        raise PlaybookError(tr("It is not a UTF-8 text.")) from None


def _counted(found: tuple[Difference, ...]) -> str:
    """Return ``2 added, 1 hidden, 3 reworded``."""
    counts = [(kind, sum(each.kind == kind for each in found)) for kind in ("added", "hidden", "reworded")]
    words = {"added": tr("added"), "hidden": tr("hidden"), "reworded": tr("reworded")}
    said = [f"{count} {words[kind]}" for kind, count in counts if count]
    return ", ".join(said) or tr("nothing")
