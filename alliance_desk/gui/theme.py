"""The look of the window: colours by role, light and dark, and the type of the screen."""

from __future__ import annotations

import re
from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from alliance_desk.bundle import RESOURCES
from alliance_desk.pictures.palette import DARK, LIGHT, Palette

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "ours",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "paper",
    QPalette.ColorRole.Link: "ours",
    QPalette.ColorRole.Mid: "line",
}


def is_dark() -> bool:
    """Return whether the window shows the dark set."""
    return bool(QGuiApplication.instance().property("dark_theme"))  # pyright: ignore[reportOptionalMemberAccess]


def palette() -> Palette:
    """Return the colours on show."""
    return DARK if is_dark() else LIGHT


def color(role: str) -> QColor:
    """Return the colour of a role as it is on show."""
    return QColor(palette()[role])  # pyright: ignore[reportArgumentType]


def system_is_dark() -> bool:
    """Return what the platform asks for."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, dark: bool) -> None:
    """Dress the application."""
    app.setProperty("dark_theme", dark)
    app.setStyle("Fusion")
    colours = DARK if dark else LIGHT
    look = QPalette()
    for role, name in _ROLES.items():
        look.setColor(role, QColor(colours[name]))  # pyright: ignore[reportArgumentType]
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        look.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["muted"]))
    app.setPalette(look)
    sheet = (RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8")
    app.setStyleSheet(re.sub(r"@(\w+)", lambda found: colours[found[1]], sheet))  # pyright: ignore
    QIcon.setThemeSearchPaths([str(RESOURCES / "icons")])
    QIcon.setThemeName("desk-dark" if dark else "desk")


def set_type(app: QApplication) -> None:
    """Use the platform's own type; where a bare system has none worth showing, the shipped Inter."""
    font = app.font()
    if font.family() in ("", "DejaVu Sans", "Sans Serif", "Helvetica", "sans"):
        path = files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"
        if QFontDatabase.addApplicationFont(str(path)) >= 0:
            font = QFont("Inter")
    font.setPixelSize(13)
    app.setFont(font)
