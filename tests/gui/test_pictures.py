"""Pictures in the window: every name has one, and each can be copied, saved and opened larger."""

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from alliance_desk.gui.widgets.painting import wrapped
from alliance_desk.gui.widgets.picture_view import PictureView, PictureWindow
from alliance_desk.gui.widgets.step_pictures import PICTURE_TITLES, picture_of
from alliance_desk.pictures.shapes import Picture, Rect, Text
from alliance_desk.playbook.model import PictureName
from tests.pictures.test_pictures import check


def drawn(width: float) -> Picture:
    shapes = (Rect(0, 0, width, 40, "ours_soft"), Text(4, 24, f"{width:.0f} wide"))
    return Picture("Fields", "Fields: one.", width, 40, shapes)


@pytest.fixture
def view(qtbot):
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(300, 60)
    view.show_picture(drawn(230), drawn)
    view.show()
    return view


@pytest.mark.parametrize("name", get_args(PictureName))
def test_every_picture_is_there_for_both_alliances(alliance, technology, name):
    for opened in (alliance, technology):
        for width in (230, 640, 980):
            picture = picture_of(name, opened, width)
            assert picture is not None and PICTURE_TITLES[name]
            check(picture)


def windows(view):
    return view.findChildren(PictureWindow)


def test_enter_opens_it_larger_and_it_is_drawn_for_that_window(qtbot, view):
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    (window,) = windows(view)
    qtbot.waitExposed(window)
    assert window.isVisible() and window.windowTitle() == "Fields"
    first = window.view.picture.width
    assert first > 600
    window.resize(window.width() - 300, window.height())
    qtbot.waitUntil(lambda: window.view.picture.width < first - 250)
    qtbot.keyClick(window.view, Qt.Key.Key_Return)
    assert not windows(window.view)  # it is large already
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not windows(view))


def test_a_double_click_opens_it_too(qtbot, view):
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert len(windows(view)) == 1


def test_the_menu_key_offers_to_enlarge_copy_and_save(view, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, where: shown.append(menu))
    reason = QContextMenuEvent.Reason.Keyboard
    view.contextMenuEvent(QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))))
    (menu,) = shown
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "Open larger",
        "Copy picture",
        "Save as picture for everywhere (PNG)…",
        "Save as drawing with sharp lines (SVG)…",
        "Save as page (PDF)…",
        "Save as slide (PowerPoint)…",
    ]


def test_the_picture_is_copied_by_key(qtbot, view):
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (690, 120)


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_it_is_saved_as_it_stands(view, monkeypatch, tmp_path, suffix):
    path = tmp_path / f"fields{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    view.ask_save()
    if suffix == ".svg":
        assert "<desc>Fields: one.</desc>" in path.read_text(encoding="utf-8")
    else:
        assert QImage(str(path)).width() == 690


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_a_place_that_cannot_be_written_gets_a_sentence(view, said, monkeypatch, tmp_path, suffix):
    gone = tmp_path / "nowhere" / f"fields{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(gone), ""))
    view.ask_save()
    assert said.sentences == ["The picture could not be saved."]


def test_it_tells_what_it_shows(view):
    assert view.accessibleName() == "Fields" and view.accessibleDescription() == "Fields: one."


def test_a_whole_line_keeps_its_end(qapp: QApplication) -> None:
    """The width of a line is rounded, and cutting it takes a letter for a fraction of a point."""
    font, text = (
        QFont(qapp.font()),
        "Talk with Ηλίας Βουτσάς: Twelve years of selling alone: what would he need",
    )
    for tenth in range(100, 200):
        font.setPointSizeF(tenth / 10)
        for width in range(180, 320, 7):
            first, second = wrapped(text, font, width, 2)
            assert not first.endswith("…"), (tenth, width, first)
            assert second
