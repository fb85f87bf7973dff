"""Pictures in the window: every name has one, and each can be copied, saved and opened larger."""

import zipfile
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from alliance_desk.documents.outline import Look
from alliance_desk.documents.press.house_colours import soft
from alliance_desk.documents.press.pages import page_image
from alliance_desk.gui.gantt.picture_dialog import PictureDialog
from alliance_desk.gui.pages.overview import OverviewPage
from alliance_desk.gui.scoring.side import Side
from alliance_desk.gui.widgets.painting import wrapped
from alliance_desk.gui.widgets.picture_view import PictureView, PictureWindow
from alliance_desk.gui.widgets.step_pictures import PICTURE_TITLES, picture_of
from alliance_desk.pictures.shapes import Picture, Rect, Text
from alliance_desk.playbook.model import PictureName
from alliance_desk.store.look import keep
from tests.pictures.test_pictures import check

HOUSE = "#7A1F5C"


def drawn(width: float) -> Picture:
    shapes = (Rect(0, 0, width, 40, "ours_soft"), Text(4, 24, f"{width:.0f} wide"))
    return Picture("Fields", "Fields: one.", width, 40, shapes)


@pytest.fixture
def view(qtbot):
    view = PictureView(Look)
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


def house_blue(image: QImage) -> int:
    """Return how many pixels are in the ground of the house's colour."""
    ground = QColor(soft(HOUSE))
    return sum(
        image.pixelColor(x, y).rgb() == ground.rgb()
        for x in range(0, image.width(), 5)
        for y in range(0, image.height(), 5)
    )


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".pptx"])
def test_what_is_saved_and_copied_has_the_colours_of_the_house(alliance, qtbot, suffix, tmp_path):
    view = PictureView(lambda: alliance.paper)
    qtbot.addWidget(view)
    view.show_picture(drawn(230), drawn)
    keep(alliance.store, "Look", ours=HOUSE)
    path = tmp_path / f"fields{suffix}"
    view.save(path)
    match suffix:
        case ".svg":
            assert soft(HOUSE) in path.read_text(encoding="utf-8")
        case ".pdf":
            page = page_image(path.read_bytes())
            page.save(tmp_path / "page.png")
            assert house_blue(QImage(str(tmp_path / "page.png"))) > 20
        case ".pptx":
            with zipfile.ZipFile(path) as package:
                assert HOUSE[1:].encode() in package.read("ppt/theme/theme1.xml")
        case _:
            assert house_blue(QImage(str(path))) > 20
    view.copy()
    assert house_blue(QGuiApplication.clipboard().image()) > 20
    assert house_blue(view.grab().toImage()) == 0, "on screen the colours are the desk's"
    large = view.open_larger()
    assert large is not None
    large.view.copy()
    assert house_blue(QGuiApplication.clipboard().image()) > 20


def test_every_page_tells_its_pictures_how_paper_looks(qtbot, alliance):
    keep(alliance.store, "Look", ours=HOUSE)
    made = [OverviewPage(alliance), PictureDialog(alliance), Side(alliance)]
    for each in made:
        qtbot.addWidget(each)
        found = each.findChildren(PictureView)
        assert found and all(view._paper().ours == HOUSE for view in found)


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
