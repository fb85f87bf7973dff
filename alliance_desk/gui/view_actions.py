"""How the window looks: colours, text size, layout; and the Help menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication

from alliance_desk.gui import theme
from alliance_desk.gui.forms import part
from alliance_desk.gui.settings import TEXT_SIZES, Settings, Theme

if TYPE_CHECKING:
    from alliance_desk.gui.main_window import MainWindow

THEMES: tuple[Theme, ...] = ("system", "light", "dark")


class ViewActions(QObject):
    """The View menu's looks, and the Help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        group = QActionGroup(self)
        for name in THEMES:
            action = part(window, QAction, f"theme_{name}_action")
            group.addAction(action)
            action.setChecked(window.settings.theme == name)
            action.triggered.connect(partial(self.choose_theme, name))
        self._larger = part(window, QAction, "larger_action")
        self._smaller = part(window, QAction, "smaller_action")
        self._larger.triggered.connect(lambda: self._step(1))
        self._smaller.triggered.connect(lambda: self._step(-1))
        part(window, QAction, "normal_size_action").triggered.connect(lambda: self.choose_text_size(100))
        part(window, QAction, "reset_layout_action").triggered.connect(self.reset_layout)
        part(window, QAction, "shortcuts_action").triggered.connect(self.show_shortcuts)
        part(window, QAction, "about_action").triggered.connect(self.show_about)
        self._show_sizes()

    def choose_theme(self, name: Theme, checked: bool = True) -> None:
        """Show light or dark, or follow the platform."""
        self._window.settings.theme = name
        self.dress()

    def choose_text_size(self, size: int) -> None:
        """Show everything at this size, in per cent."""
        self._window.settings.text_size = size
        self._show_sizes()
        self.dress()

    def reset_layout(self) -> None:
        """Go back to the size and the text of the drawings."""
        self._window.settings.reset_layout()
        self._window.sidebar.fold(())
        self._show_sizes()
        self.dress()
        self._window.showNormal()
        self._window.resize(1280, 800)

    def dress(self) -> None:
        """Put the chosen look on, where it is not on already."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and dress(app, self._window.settings):
            self._window.sidebar.fit()
            self._window.portfolio.fit()

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        from alliance_desk.gui.dialogs.help import ShortcutsDialog

        ShortcutsDialog(self.all_actions(), self._window).exec()

    def all_actions(self) -> list[QAction]:
        """Return every action of the menus, in their order."""
        return [action for menu in self._window.menuBar().actions() for action in _within(menu)]

    def show_about(self) -> None:
        """Show version, credits and licences."""
        from alliance_desk.gui.dialogs.help import AboutDialog

        desk = self._window.desk
        AboutDialog(desk.playbook.credits if desk else (), self._window).exec()

    def _step(self, by: int) -> None:
        at = TEXT_SIZES.index(self._window.settings.text_size) + by
        if 0 <= at < len(TEXT_SIZES):
            self.choose_text_size(TEXT_SIZES[at])

    def _show_sizes(self) -> None:
        size = self._window.settings.text_size
        self._larger.setEnabled(size < TEXT_SIZES[-1])
        self._smaller.setEnabled(size > TEXT_SIZES[0])


def dress(app: QApplication, settings: Settings) -> bool:
    """Put the chosen colours and text size on the application; return whether that changed anything."""
    dark = theme.system_is_dark() if settings.theme == "system" else settings.theme == "dark"
    wanted = dark, settings.text_size / 100
    if app.property("dark_theme") is not None and wanted == (theme.is_dark(), theme.scale()):
        return False
    theme.apply(app, *wanted)
    return True


def _within(action: QAction) -> list[QAction]:
    menu = action.menu()
    if menu is None:
        return [action]
    return [each for inner in menu.actions() for each in _within(inner)]  # pyright: ignore[reportAttributeAccessIssue]
