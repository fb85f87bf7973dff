"""A field that saves itself: also while its page is taken down."""

import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.gui.autosave import Autosave


def a_field(qtbot: QtBot) -> tuple[QWidget, QLineEdit, list[str]]:
    page, saved = QWidget(), list[str]()
    field = QLineEdit(page)
    Autosave(field, saved.append)
    page.show()
    field.setFocus()
    QTest.keyClicks(field, "typed")
    return page, field, saved


def test_hiding_a_page_saves_what_is_typed(qtbot: QtBot) -> None:
    page, _, saved = a_field(qtbot)
    page.hide()
    assert saved == ["typed"]
    page.close()


def test_a_page_that_is_destroyed_while_it_is_typed_in_raises_nothing(qtbot: QtBot) -> None:
    page, field, saved = a_field(qtbot)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(page)
    assert not raised and not shiboken6.isValid(field)
    assert saved in ([], ["typed"])
