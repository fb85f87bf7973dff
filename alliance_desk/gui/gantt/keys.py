"""The keys of the workplan: one list for the keyboard and for the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from alliance_desk.gui.words import tr

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Command:
    """Something that can be done to what is chosen."""

    name: str
    title: str
    shown: str
    """The keys in words."""
    modifiers: Qt.KeyboardModifier
    keys: tuple[Qt.Key, ...]
    last: bool = False
    """The menu has a line after it."""


COMMANDS = (
    Command("edit", "Edit", "F2", _NONE, (Qt.Key.Key_F2,)),
    Command("add", "Add task", "Ctrl+Shift+N", _CTRL | _SHIFT, (Qt.Key.Key_N,)),
    Command("delete", "Delete", "Del", _NONE, (Qt.Key.Key_Delete,), last=True),
    Command("later", "A day later", "Alt+Right", _ALT, (Qt.Key.Key_Right,)),
    Command("earlier", "A day earlier", "Alt+Left", _ALT, (Qt.Key.Key_Left,)),
    Command("week_later", "A week later", "Alt+PgDown", _ALT, (Qt.Key.Key_PageDown,)),
    Command("week_earlier", "A week earlier", "Alt+PgUp", _ALT, (Qt.Key.Key_PageUp,), last=True),
    Command("longer", "A day longer", "Alt+Shift+Right", _ALT | _SHIFT, (Qt.Key.Key_Right,)),
    Command("shorter", "A day shorter", "Alt+Shift+Left", _ALT | _SHIFT, (Qt.Key.Key_Left,)),
    Command("follow", "Follow the plan again", "Ctrl+Backspace", _CTRL, (Qt.Key.Key_Backspace,), last=True),
    Command("link", "Link to another task…", "Ctrl+L", _CTRL, (Qt.Key.Key_L,), last=True),
    Command("zoom_in", "Wider days", "Ctrl++", _CTRL, (Qt.Key.Key_Plus, Qt.Key.Key_Equal)),
    Command("zoom_out", "Narrower days", "Ctrl+-", _CTRL, (Qt.Key.Key_Minus,)),
    Command("fit", "Fit the whole plan", "Ctrl+0", _CTRL, (Qt.Key.Key_0,)),
)


def command_of(event: QKeyEvent) -> Command | None:
    """Return the command that a key asks for, or None."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    for command in COMMANDS:
        # Plus is written with Shift on many keyboards.
        plus = command.name == "zoom_in" and modifiers == _CTRL | _SHIFT
        if event.key() in command.keys and (modifiers == command.modifiers or plus):
            return command
    return None


def menu_of(parent: QWidget, run: Callable[[str], object]) -> QMenu:
    """Return a menu of every command with its keys, to be shown once."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in COMMANDS:
        # The keys are shown as text: as shortcuts they would be ambiguous with those of the window.
        entry = menu.addAction(f"{tr(command.title)}\t{command.shown}")
        entry.triggered.connect(lambda _=False, name=command.name: run(name))
        if command.last:
            menu.addSeparator()
    return menu
