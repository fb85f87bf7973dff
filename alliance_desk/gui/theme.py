"""The look of the window: colours by role, light and dark, and the type of the screen."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel

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


def scale() -> float:
    """Return how much larger than drawn everything is."""
    return float(QGuiApplication.instance().property("text_scale") or 1.0)  # pyright: ignore[reportOptionalMemberAccess]


def px(drawn: float) -> int:
    """Return a length of the drawings at the user's text size."""
    return round(drawn * scale())


def on_screen(wide: float, high: float) -> QSize:
    """Return a size of the drawings at the user's text size, as far as the screen has room for it."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return QSize(px(wide), px(high)).boundedTo(screen * 0.95)


def apply(app: QApplication, dark: bool, scale: float = 1.0) -> None:
    """Dress the application; ``scale`` is the user's text size, 1 as drawn."""
    app.setProperty("dark_theme", dark)
    app.setProperty("text_scale", scale)
    app.setStyle("Fusion")
    font = app.font()
    font.setPixelSize(round(13 * scale))
    app.setFont(font)
    colours = DARK if dark else LIGHT
    look = QPalette()
    for role, name in _ROLES.items():
        look.setColor(role, QColor(colours[name]))  # pyright: ignore[reportArgumentType]
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        look.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["muted"]))
    app.setPalette(look)
    sheet = (RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    sheet = re.sub(r"@icons\b", f"{(RESOURCES / 'icons').as_posix()}/{_icons(dark)}", sheet)
    sheet = re.sub(r"@(\w+)", lambda found: colours[found[1]], sheet)  # pyright: ignore
    app.setStyleSheet(re.sub(r"(\d+(?:\.\d+)?)px", lambda found: _scaled(float(found[1]), scale), sheet))
    QIcon.setThemeSearchPaths([str(RESOURCES / "icons")])
    QIcon.setThemeName(_icons(dark))
    for widget in app.allWidgets():
        if isinstance(widget, QLabel) and "<a " in (text := widget.text()):
            # A link keeps the colour with which it was laid out.
            widget.clear()
            widget.setText(text)


def _icons(dark: bool) -> str:
    return "desk-dark" if dark else "desk"


def _scaled(drawn: float, scale: float) -> str:
    """Return a length of the style sheet; hairlines stay hairlines, and Qt wants whole pixels of most."""
    size = drawn if drawn <= 2 else drawn * scale
    return f"{size:.1f}px" if size % 1 else f"{size:.0f}px"


def offer_type(folder: Path) -> None:
    """Let the platform find the shipped fonts, before the application is made.

    Qt knows only the regular weight of a variable font that is added later, and a bare system has no
    Japanese letters. Fonts of the system that have a letter go before ours.
    """
    common = Path("/etc/fonts/fonts.conf")
    if "FONTCONFIG_FILE" in os.environ or not common.exists():
        return
    ours = folder / "fonts.conf"
    folders = (_inter().parent, _package("noto_cjk_sans_jp_regular"))
    fonts = "".join(f"<dir>{folder}</dir>" for folder in folders if not set("&<") & set(str(folder)))
    text = (
        '<?xml version="1.0"?>\n<!-- Written by Alliance Desk: the fonts of the system, and its own. -->\n'
        f"<fontconfig><include>{common}</include>{fonts}</fontconfig>\n"
    )
    try:
        if not ours.exists() or ours.read_text(encoding="utf-8") != text:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            ours.write_text(text, encoding="utf-8")
    except OSError:
        return
    os.environ["FONTCONFIG_FILE"] = str(ours)


def set_type(app: QApplication) -> None:
    """Use the platform's own type; where a bare system has none worth showing, the shipped Inter."""
    font = app.font()
    if font.family() in ("", "DejaVu Sans", "Sans Serif", "Helvetica", "sans"):
        if "Inter" not in QFontDatabase.families():
            QFontDatabase.addApplicationFont(str(_inter()))
        font = QFont("Inter")
    font.setPixelSize(13)
    app.setFont(font)


def _inter() -> Path:
    return _package("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"


def _package(name: str) -> Path:
    # Found without importing it, and without importlib.resources, which is slow to import.
    package = find_spec(name)
    assert package and package.submodule_search_locations
    return Path(package.submodule_search_locations[0])
