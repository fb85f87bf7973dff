"""The dialog of the house playbook: see the differences, take it, remove it, begin from an example."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.gui.dialogs import files
from alliance_desk.gui.dialogs.house_playbook import HousePlaybookDialog
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.house import LARGEST
from alliance_desk.store import house
from alliance_desk.store.store import Store

HOUSE = """
name = 'Corvane way'
version = '3'
hide = ['check.governance.seats']

[reword.'step.governance.bodies']
title = 'Committees'

[[add]]
kind = 'check'
parent = 'step.governance.bodies'
item = { id = 'check.governance.house', text = 'Compliance has seen the list' }
"""


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot, store: Store, playbook: Playbook) -> HousePlaybookDialog:
    made = HousePlaybookDialog(store, playbook)
    qtbot.addWidget(made)
    made.show()
    return made


def written(folder: Path, text: str, name: str = "house.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def cells(dialog: HousePlaybookDialog) -> list[list[str]]:
    table = dialog.differences_table
    found: list[list[str]] = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        found.append([item.text() if item else "" for item in items])
    return found


def test_begins_without_one(dialog: HousePlaybookDialog, playbook: Playbook) -> None:
    assert playbook.version in dialog.in_use_label.text()
    assert "without a house playbook" in dialog.in_use_label.text()
    assert not dialog.take_button.isEnabled() and not dialog.remove_button.isEnabled()
    assert dialog.save_button.text() == "Save an example to start from…"


def test_differences_are_seen_before_it_is_taken(
    dialog: HousePlaybookDialog, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.show_file(written(tmp_path, HOUSE))
    assert (
        dialog.differences_label.text() == "What “Corvane way 3” would change: 1 added, 1 hidden, 1 reworded"
    )
    rows = cells(dialog)
    assert [row[0] for row in rows] == ["≠ reworded\nstep", "+ added\ncheck", "− hidden\ncheck"]
    assert rows[0][2:] == ["Which bodies we need", "Committees"]
    assert house.text(store) == "", "nothing is taken yet"
    with qtbot.waitSignal(dialog.changed):
        dialog.take_button.click()
    assert house.text(store) == HOUSE
    assert "Corvane way 3" in dialog.in_use_label.text()
    assert not dialog.take_button.isEnabled()
    assert store.undo_label == "Take the house playbook Corvane way"
    with qtbot.waitSignal(dialog.changed):
        dialog.remove_button.click()
    assert house.text(store) == ""
    assert cells(dialog) == []
    store.undo()
    assert house.text(store) == HOUSE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\nhide = ['luck']", "“house.toml” cannot be used. Line 2, hide[0]: there is no item luck"),
        ("hide = [", "“house.toml” cannot be used. The file is not well-formed TOML"),
        ("é" * (3 * LARGEST), "“house.toml” cannot be used. The file is far too large"),
    ],
)
def test_a_mistake_is_told_and_nothing_changes(
    dialog: HousePlaybookDialog, store: Store, tmp_path: Path, text: str, sentence: str
) -> None:
    dialog.show_file(written(tmp_path, HOUSE))
    dialog.show_file(written(tmp_path, text))
    assert dialog.error_label.isVisible() and dialog.error_label.text().startswith(sentence)
    assert not dialog.take_button.isEnabled()
    assert cells(dialog) == []
    dialog.take()
    assert house.text(store) == ""


def test_files_that_are_no_text(dialog: HousePlaybookDialog, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(b"\xff\xfe\x00name")
    dialog.show_file(path)
    assert "not a UTF-8 text" in dialog.error_label.text()
    dialog.show_file(tmp_path / "gone.toml")
    assert "cannot be read" in dialog.error_label.text()
    dialog.show_file(tmp_path)
    assert "cannot be read" in dialog.error_label.text()


def test_example_and_current_one_can_be_saved(
    dialog: HousePlaybookDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "start.toml"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    dialog.save_button.click()
    dialog.show_file(target)
    assert dialog.differences_label.text() == "“Our way of starting 1” changes nothing in the playbook."
    dialog.show_file(written(tmp_path, HOUSE))
    dialog.take()
    dialog.save_button.click()
    assert target.read_text(encoding="utf-8") == HOUSE
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "no" / "where.toml")
    dialog.save_button.click()
    assert "cannot be written" in dialog.error_label.text()


def test_one_that_no_longer_fits_is_told(
    qapp: QApplication,
    qtbot: QtBot,
    store: Store,
    playbook: Playbook,
    dialog: HousePlaybookDialog,
    tmp_path: Path,
) -> None:
    dialog.show_file(written(tmp_path, HOUSE))
    dialog.take()
    bodies = playbook.component("governance").steps[0]
    newer = playbook.model_copy(
        update={
            "components": tuple(
                each.model_copy(update={"steps": each.steps[1:]}) if bodies in each.steps else each
                for each in playbook.components
            )
        }
    )
    later = HousePlaybookDialog(store, newer)
    qtbot.addWidget(later)
    later.show()
    assert later.error_label.text().startswith("It no longer fits the shipped playbook and is left out.")
    assert later.remove_button.isEnabled()
