"""The dialog that writes a calendar file."""

from pathlib import Path

import pytest
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from alliance_desk.gui.dialogs.export_calendar import ExportCalendarDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.settings import Settings
from tests.gui.conftest import TODAY


@pytest.fixture
def dialog(qtbot: QtBot, alliance: OpenAlliance, tmp_path: Path) -> ExportCalendarDialog:
    made = ExportCalendarDialog(alliance.dossier, alliance.playbook, TODAY, Settings(tmp_path))
    qtbot.addWidget(made)
    made.file_edit.setText(str(tmp_path / "dates"))
    return made


def test_it_writes_what_was_chosen(dialog: ExportCalendarDialog, tmp_path: Path) -> None:
    for kind, check in dialog.kind_checks.items():
        check.setChecked(kind in ("dates", "milestones"))
    many = len(dialog.chosen())
    assert dialog.count_label.text() == f"{many} entries"
    dialog.write_button.click()
    path = tmp_path / "dates.ics"
    assert dialog.path == path
    assert len(Calendar.from_ical(path.read_bytes()).events) == many
    assert dialog.result() == dialog.DialogCode.Accepted


def test_for_myself_says_that_it_stays_here(dialog: ExportCalendarDialog) -> None:
    everyone = {each.uid for each in dialog.chosen()}
    assert not any("Internal" in each.notes for each in dialog.chosen())
    dialog.myself_radio.setChecked(True)
    assert "Do not hand" in dialog.audience_label.text()
    assert any("Internal" in each.notes for each in dialog.chosen())
    assert {each.uid for each in dialog.chosen()} != everyone


def test_days_that_cannot_be(dialog: ExportCalendarDialog) -> None:
    dialog.last_field.setText("1 Nov 2026")
    dialog.last_field.flush()
    assert not dialog.write_button.isEnabled()
    assert "before the first" in dialog.days_error_label.text()
    dialog.last_field.setText("")
    dialog.last_field.flush()
    dialog.first_field.setText("1 Jan 2190")
    dialog.first_field.flush()
    assert dialog.count_label.text() == "Nothing to write" and not dialog.write_button.isEnabled()


def test_a_day_that_is_none_is_not_taken_for_open(dialog: ExportCalendarDialog) -> None:
    dialog.last_field.setText("someday")
    dialog.write_button.click()
    assert dialog.path is None and "someday" in dialog.last_field.toolTip()


@pytest.mark.parametrize("name", ["", "nowhere/dates.ics"])
def test_a_file_that_cannot_be_written_is_said_beside_it(
    dialog: ExportCalendarDialog, tmp_path: Path, name: str
) -> None:
    dialog.file_edit.setText(str(tmp_path / name) if name else "")
    dialog.write_button.click()
    assert dialog.path is None and dialog.file_error_label.text()
    assert not list(tmp_path.glob("**/*.ics"))


def test_the_menu_opens_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[ExportCalendarDialog] = []

    def take(self: ExportCalendarDialog) -> int:
        opened.append(self)
        return 0

    monkeypatch.setattr(ExportCalendarDialog, "exec", take)
    window.open_alliance(window.portfolio.model.rows[0].id)
    window.export_calendar_action.trigger()
    assert len(opened) == 1
    assert window.portfolio.model.rows[0].name in opened[0].file_edit.text()
