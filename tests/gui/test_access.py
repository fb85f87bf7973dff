"""Everybody can use the window: names for all, readable colours, a focus that reaches everything."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog
from alliance_desk.gui.dialogs.help import AboutDialog, ShortcutsDialog
from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog
from alliance_desk.gui.dialogs.new_desk import NewDeskDialog
from alliance_desk.gui.dialogs.passphrase import PassphraseDialog
from alliance_desk.gui.dialogs.startup_field import StartupField
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.pages.readiness import ReadinessPage
from alliance_desk.gui.settings import TEXT_SIZES
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.link_list import LinkList
from alliance_desk.pictures.palette import DARK, LIGHT, Palette, Role
from tests.gui.conftest import TODAY

PAGES = ("overview", "today", "alignment", "workplan", "readiness", "scorecard", "documents", "portfolio")
TEXT: tuple[tuple[Role, Role], ...] = (
    ("ink", "canvas"),
    ("ink", "paper"),
    ("ink", "ours_soft"),
    ("muted", "canvas"),
    ("muted", "paper"),
    ("muted", "track"),
    ("on_accent", "ours"),
    ("on_accent", "theirs"),
    ("on_accent", "third"),
    ("on_accent", "good"),
    *((role, f"{role}_soft") for role in ("ours", "theirs", "third", "good", "bad", "wait")),  # pyright: ignore
    *((role, "paper") for role in ("ours", "theirs", "third", "good", "bad", "wait")),
)
PALETTES: dict[str, Palette] = {"light": LIGHT, "dark": DARK}
SHAPES: tuple[tuple[Role, Role], ...] = (("ours", "canvas"), ("bad", "canvas"), ("good", "canvas"))


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("palette", "pair"), list(product(("light", "dark"), TEXT)), ids=str)
def test_text_can_be_read(palette: str, pair: tuple[Role, Role]) -> None:
    assert contrast(PALETTES[palette][pair[0]], PALETTES[palette][pair[1]]) >= 4.5


@pytest.mark.parametrize(("palette", "pair"), list(product(("light", "dark"), SHAPES)), ids=str)
def test_shapes_can_be_seen(palette: str, pair: tuple[Role, Role]) -> None:
    assert contrast(PALETTES[palette][pair[0]], PALETTES[palette][pair[1]]) >= 3


def unnamed(root: QWidget) -> list[str]:
    """Return what can have the focus and has nothing to say."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        if (
            isinstance(widget.parent(), QAbstractScrollArea)
            and widget.objectName() == "qt_scrollarea_viewport"
        ):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is None or not heard.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_a_nameless_field_would_be_found(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    QLineEdit(root)
    assert unnamed(root)


def places(window: MainWindow) -> Iterator[Place]:
    alliance = window.pages.alliance
    assert alliance
    yield from (Place(page) for page in PAGES)
    for component in alliance.playbook.components:
        for step in component.steps:
            yield Place("component", component.id, step.id)


def test_everything_on_every_page_has_a_name(window: MainWindow) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    found: dict[str, None] = {}
    for place in places(window):
        window.open_place(place)
        QApplication.processEvents()
        found |= {f"{place.page} {place.step}: {each}": None for each in unnamed(window)}
    assert not found, "\n".join(found)


def test_no_key_means_two_things(window: MainWindow) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    twice: set[str] = set()
    for place in places(window):
        window.open_place(place)
        QApplication.processEvents()
        keys = [
            (key.toString(), action)
            for action in window.findChildren(QAction)
            for key in action.shortcuts()
            if not key.isEmpty()
        ]
        everywhere = Counter(
            key for key, action in keys if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        )
        twice |= {key for key, number in everywhere.items() if number > 1}
        anywhere = {key for key, _ in keys} & set(everywhere)
        twice |= {key for key in anywhere if sum(each == key for each, _ in keys) > 1}
    assert not twice


def test_undo_works_in_a_date_field(window: MainWindow, qtbot: QtBot) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    window.open_place(Place("component", "strategic_intent", "step.strategic_intent.align"))
    QApplication.processEvents()
    field = next(each for each in window.findChildren(DateField) if each.isVisible() and each.isEnabled())
    before = field.text()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3 Oct 2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "3 Oct 2026"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert field.text() == before


def test_a_number_of_days_can_be_read(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, dark=False)
    field = StartupField()
    qtbot.addWidget(field)
    field.days_spin.setValue(90)
    field.show()
    inside = field.days_spin.lineEdit()
    assert inside.width() >= inside.fontMetrics().horizontalAdvance("365 days") + 2 * theme.px(6)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_head_of_readiness_is_whole(window: MainWindow, size: int) -> None:
    window.view_actions.choose_text_size(size)
    window.resize(1280, 800)
    window.open_alliance(window.portfolio.model.rows[1].id)
    window.open_place(Place("readiness"))
    QApplication.processEvents()
    page = window.pages.page
    assert isinstance(page, ReadinessPage)
    for each in (page.title_label, page.progress_label, page.all_button, page.start_button):
        assert each.width() >= each.sizeHint().width(), each.objectName()


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_radio_button_is_round_at_every_text_size(qtbot: QtBot, qapp: QApplication, size: int) -> None:
    try:
        theme.apply(qapp, dark=False, scale=size / 100)
        radio = QRadioButton("Everyone")
        qtbot.addWidget(radio)
        radio.setChecked(True)
        radio.resize(radio.sizeHint())
        image = radio.grab().toImage()
        filled = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).name().upper() == LIGHT["ours"]
        ]
        left, top = min(x for x, _ in filled), min(y for _, y in filled)
        assert (left, top) not in filled, "its corner is no part of a circle"
    finally:
        theme.apply(qapp, dark=False)


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("row", [0, 1])
def test_the_pages_of_the_shell_never_scroll_sideways(window: MainWindow, size: int, row: int) -> None:
    window.view_actions.choose_text_size(size)
    window.open_alliance(window.portfolio.model.rows[row].id)
    for width in (1024, 1280):
        window.resize(width, 800)
        for name in ("overview", "today", "alignment"):
            window.open_place(Place(name))
            QApplication.processEvents()
            page = window.pages.page
            assert page and page.width() <= window.page_stack.width()
            # A table may be wider than the page; it scrolls in a frame of its own.
            for area in page.findChildren(QScrollArea):
                if area.isVisible() and area.objectName() != "table_scroll":
                    assert area.horizontalScrollBar().maximum() == 0, (name, width, area.objectName())


def test_links_take_the_colour_of_another_theme(window: MainWindow, qapp: QApplication) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    window.open_place(Place("component", "stakeholder_engagement"))
    QApplication.processEvents()
    link = next(each for each in window.findChildren(LinkList) if each.labels).labels[0]

    def colours() -> set[str]:
        image = link.grab().toImage()
        return {
            image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
        }

    assert LIGHT["ours"] in colours()
    try:
        theme.apply(qapp, dark=True)
        QApplication.processEvents()
        assert DARK["ours"] in colours()
    finally:
        theme.apply(qapp, dark=False)


def test_everything_in_every_dialog_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk
    store, playbook = window.desk.store, window.desk.playbook
    id = window.portfolio.model.rows[0].id
    dialogs: list[QDialog] = [
        NewAllianceDialog(store, playbook, lambda: TODAY, window),
        AllianceDetailsDialog(store, playbook, id, lambda: TODAY, "", window),
        NewDeskDialog(window.settings.folder, window),
        PassphraseDialog(window.desk.file.path, window),
        AboutDialog(playbook.credits, window),
        ShortcutsDialog(window.view_actions.all_actions(), window),
    ]
    for dialog in dialogs:
        dialog.show()
        QApplication.processEvents()
        assert not unnamed(dialog), type(dialog).__name__
        dialog.close()


def test_the_overview_is_reached_by_tab_in_the_order_of_reading(window: MainWindow) -> None:
    window.open_alliance(window.portfolio.model.rows[1].id)
    page = window.pages.page
    assert page
    page.continue_button.setFocus()  # pyright: ignore[reportAttributeAccessIssue]
    seen: list[QWidget] = []
    widget: QWidget | None = page.continue_button  # pyright: ignore[reportAttributeAccessIssue]
    while widget is not None and widget not in seen and len(seen) < 60:
        seen.append(widget)
        page.focusNextChild()
        widget = QApplication.focusWidget()
    inside = [each for each in seen if page.isAncestorOf(each)]
    wanted = [page.continue_button, page.export_button, page.star, page.track]  # pyright: ignore
    wanted += [*page.parts.values(), *page.tiles.values()]  # pyright: ignore[reportAttributeAccessIssue]
    assert inside[: len(wanted)] == wanted
    assert set(page.bars.values()) < set(inside)  # pyright: ignore[reportAttributeAccessIssue]
    assert page.totals in inside  # pyright: ignore[reportAttributeAccessIssue]
