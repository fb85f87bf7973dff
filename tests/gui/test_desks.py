"""Opening, making and copying desks: every bad file gets its own plain sentence, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from alliance_desk.gui.desk_actions import DeskActions
from alliance_desk.gui.dialogs.new_desk import NewDeskDialog
from alliance_desk.gui.dialogs.passphrase import PassphraseDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.store.store import Store
from tests.gui.conftest import Said

OpenWindow = Callable[..., MainWindow]
PHRASE = "four unrelated words"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("To do: find a partner\n" * 50, encoding="utf-8")


def document(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(4080))


def missing(path: Path) -> None:
    """Leave the path without a file."""


def folder(path: Path) -> None:
    path.mkdir()


def cut(path: Path) -> None:
    Store.create(path).close()
    path.write_bytes(path.read_bytes()[:-100])


def damaged(path: Path) -> None:
    Store.create(path).close()
    whole = bytearray(path.read_bytes())
    whole[2000:2100] = bytes(100)
    path.write_bytes(whole)


BAD: dict[Callable[[Path], None], str] = {
    empty: "is empty",
    text: "a text file",
    document: "a zip archive or an Office document",
    database: "a database of another program",
    missing: "is not there",
    folder: "is a folder",
    cut: "is not a whole desk",
    damaged: "is damaged",
}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_each_bad_file_has_its_own_sentence(
    window: MainWindow, said: Said, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "bad.adesk"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert window.desk_actions.open(path) is False
    assert len(said.sentences) == 1
    sentence = said.sentences[0]
    assert BAD[make] in sentence and "bad.adesk" in sentence
    assert "Error" not in sentence and "Traceback" not in sentence and str(tmp_path) not in sentence
    assert (path.read_bytes() if path.is_file() else None) == before
    assert window.desk and window.desk.file.name == "sample.adesk", "the desk that was open stays open"


def test_a_desk_open_elsewhere_is_said(window: MainWindow, said: Said, tmp_path: Path) -> None:
    other = tmp_path / "other.adesk"
    with Store.create(other):
        window.desk_actions.open(other)
    assert "open" in said.sentences[0]


def test_a_window_without_a_desk_still_works(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.status.saved_label.text() == "No desk is open"
    for action in (window.undo_action, window.edit_alliance_action, window.export_action):
        assert not action.isEnabled()


def test_without_a_desk_the_page_offers_to_open_one(
    open_window: OpenWindow, sample_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(sample_desk), ""))
    assert window.portfolio.empty_title_label.text() == "No desk is open"
    window.portfolio.empty_new_button.click()
    assert window.desk and window.desk.file.name == "sample.adesk"
    assert not window.portfolio.empty_card.isVisible()


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "protected.adesk"
    Store.create(path, PHRASE).close()
    return path


def test_a_wrong_passphrase_stays_in_the_dialog(qtbot: QtBot, protected: Path) -> None:
    dialog = PassphraseDialog(protected)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.open_button.isEnabled()
    dialog.passphrase_edit.setText("wrong")
    dialog.open_button.click()
    assert dialog.isVisible() and "does not open" in dialog.error_label.text()
    assert "wrong" not in dialog.error_label.text()
    dialog.passphrase_edit.setText(PHRASE)
    dialog.open_button.click()
    assert dialog.file and dialog.file.protected
    dialog.file.close()


def test_a_protected_desk_is_asked_for_and_shown(
    window: MainWindow, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enter(dialog: PassphraseDialog) -> int:
        dialog.passphrase_edit.setText(PHRASE)
        dialog.accept()
        return 1

    monkeypatch.setattr(PassphraseDialog, "exec", enter)
    assert window.desk_actions.open(protected)
    assert window.status.desk_label.text() == "protected.adesk, protected"


def test_giving_up_leaves_the_desk_that_was_open(
    window: MainWindow, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassphraseDialog, "exec", lambda dialog: 0)
    assert not window.desk_actions.open(protected)
    assert window.desk and window.desk.file.name == "sample.adesk"


def test_a_new_desk_wants_its_passphrase_twice(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewDeskDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.create_button.click()
    assert dialog.passphrase_error_label.isVisible()
    dialog.passphrase_edit.setText("short")
    assert "10 letters" in dialog.advice_label.text()
    dialog.again_edit.setText("other")
    dialog.create_button.click()
    assert dialog.passphrase_error_label.text() == "The two do not match."
    dialog.show_check.setChecked(True)
    assert dialog.passphrase_edit.echoMode() == QLineEdit.EchoMode.Normal
    dialog.again_edit.setText("short")
    dialog.create_button.click()
    assert dialog.file and dialog.file.protected and dialog.path == tmp_path / "portfolio.adesk"
    dialog.file.close()


def test_a_new_desk_never_overwrites(qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "taken.adesk"
    text(taken)
    dialog = NewDeskDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.protect_check.setChecked(False)
    assert dialog.open_label.isVisible() and not dialog.passphrase_frame.isVisible()
    dialog.file_edit.setText(str(taken))
    dialog.create_button.click()
    assert "exists already" in dialog.file_error_label.text()
    dialog.file_edit.setText(str(tmp_path / "free"))
    dialog.create_button.click()
    assert dialog.path == tmp_path / "free.adesk" and dialog.file and not dialog.file.protected
    dialog.file.close()


def test_a_copy_opens_by_itself(
    window: MainWindow, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.adesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.desk_actions.save_copy()
    assert "written and checked" in said.sentences[0]
    with Store.open(copy) as store:
        assert store.check()


def test_recent_desks_are_kept_by_path_and_can_be_switched_off(
    window: MainWindow, said: Said, tmp_path: Path
) -> None:
    other = tmp_path / "other.adesk"
    Store.create(other).close()
    window.desk_actions.open(other)
    assert window.settings.recent == [other]
    window.recent_menu.aboutToShow.emit()
    assert window.recent_menu.actions()[0].text() == "other.adesk"
    window.recent_menu.actions()[-1].setChecked(False)
    assert window.settings.recent == [] and not window.settings.keeps_recent
    QApplication.processEvents()
    assert isinstance(window.desk_actions, DeskActions)
