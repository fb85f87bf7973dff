"""Writing a calendar file: what, for whom, from when to when, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from alliance_desk.exchange.calendar import (
    KINDS,
    CalendarEvent,
    EventKind,
    ExportError,
    Include,
    events,
    write,
)
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import files
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.settings import Settings
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.words import count, tr
from alliance_desk.playbook import Playbook
from alliance_desk.records import Dossier

WORDS: dict[EventKind, str] = {
    "dates": "Key dates",
    "milestones": "Milestones",
    "meetings": "Committee meetings",
    "kickoff": "Kickoff agenda",
    "communication": "Communication",
    "tasks": "Tasks",
    "registers": "Dates from the registers",
}


class ExportCalendarDialog(QDialog):
    """Asks what goes into the file; ``path`` is the file once it is written."""

    title_label: QLabel
    kinds_layout: QGridLayout
    everyone_radio: QRadioButton
    myself_radio: QRadioButton
    audience_label: QLabel
    days_layout: QHBoxLayout
    days_error_label: QLabel
    private_check: QCheckBox
    file_edit: QLineEdit
    choose_button: QPushButton
    file_error_label: QLabel
    count_label: QLabel
    cancel_button: QPushButton
    write_button: QPushButton

    def __init__(
        self,
        dossier: Dossier,
        playbook: Playbook,
        today: date,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "export_calendar_dialog")
        self.setWindowTitle(tr("Export calendar"))
        self._dossier, self._today, self._settings = dossier, today, settings
        self._playbook = playbook.for_variant(dossier.alliance.variant.value)
        self.path: Path | None = None
        self.kind_checks: dict[EventKind, QCheckBox] = {}
        for at, kind in enumerate(KINDS):
            check = QCheckBox(tr(WORDS[kind]))
            check.setChecked(True)
            check.toggled.connect(self._show_state)
            self.kinds_layout.addWidget(check, at // 2, at % 2)
            self.kind_checks[kind] = check
        self.first_field, self.last_field = DateField(), DateField()
        self.first_field.show_value(today)
        for field, name in ((self.first_field, tr("From")), (self.last_field, tr("Until"))):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setPlaceholderText(tr("Open"))
            field.edited.connect(self._show_state)
            self.days_layout.addWidget(label)
            self.days_layout.addWidget(field, 1)
        folder = settings.export_folder or Path.home()
        name = files.plain_name(tr("%1 dates", dossier.alliance.name))
        self.file_edit.setText(str(folder / f"{name}.ics"))
        self.file_error_label.hide()
        self.file_edit.textChanged.connect(self.file_error_label.hide)
        self.everyone_radio.toggled.connect(self._show_state)
        for radio in (self.everyone_radio, self.myself_radio):
            # The frame of the focus would take this room from the text.
            radio.setMinimumWidth(radio.sizeHint().width() + theme.px(8))
        self.choose_button.clicked.connect(self._choose)
        self.cancel_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self.accept)
        self._show_state()

    def chosen(self) -> list[CalendarEvent]:
        """Return the entries that would be written."""
        include = Include(
            frozenset(kind for kind, check in self.kind_checks.items() if check.isChecked()),
            "everyone" if self.everyone_radio.isChecked() else "myself",
            self.first_field.value(),
            self.last_field.value(),
            self.private_check.isChecked(),
        )
        return events(self._dossier, self._playbook, self._today, include)

    def accept(self) -> None:
        """Write the file, or say beside the field what is in the way."""
        self.first_field.flush()
        self.last_field.flush()
        found = self.chosen()
        if not found or self.first_field.property("complaint") or self.last_field.property("complaint"):
            self._show_state()
            return
        text = self.file_edit.text().strip()
        path = Path(text).expanduser()
        if path.suffix.casefold() != ".ics":
            path = path.with_name(f"{path.name}.ics") if text else path
        try:
            if not text:
                raise ExportError(tr("Name the file."))
            self.path = write(found, path)
        except ExportError as error:
            self.file_error_label.setText(str(error))
            self.file_error_label.show()
            self.file_edit.setFocus()
            return
        self._settings.export_folder = path.parent
        super().accept()

    def _choose(self) -> None:
        kinds = f"{tr('Calendars')} (*.ics);;{tr('All files')} (*)"
        path = files.ask_save(self, tr("Export calendar"), Path(self.file_edit.text()), kinds, ".ics")
        if path:
            self.file_edit.setText(str(path))

    def _show_state(self) -> None:
        first, last = self.first_field.value(), self.last_field.value()
        wrong = bool(first and last and last < first)
        self.days_error_label.setText(tr("The last day comes before the first.") if wrong else "")
        self.days_error_label.setVisible(wrong)
        many = len(self.chosen())
        self.count_label.setText(
            count(many, tr("%1 entry"), tr("%1 entries")) if many else tr("Nothing to write")
        )
        self.write_button.setEnabled(bool(many) and not wrong)
        self.audience_label.setText(
            tr("Only text that the partner may read, with the tasks of both sides.")
            if self.everyone_radio.isChecked()
            else tr("Own tasks, internal notes and positions too. Do not hand this file on.")
        )
