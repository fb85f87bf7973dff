"""What can be done in every register, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from alliance_desk.gui.table_files import export_register
from alliance_desk.gui.words import tr

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView

GROUPS = (("open",), ("duplicate", "delete"), ("up", "down"), ("sort",), ("copy", "paste"), ("excel", "csv"))


def make_actions(view: RegisterView) -> dict[str, QAction]:
    """Return the actions of a register by their names, with their keys set in its table."""
    register = view.register
    wanted: list[tuple[str, str, Any, str | QKeySequence.StandardKey]] = [
        ("add", tr("Add %1", tr(register.one)), view.add, "Ctrl+Shift+N"),
        ("open", tr(register.opener), view.open_current, "Ctrl+Return"),
        ("duplicate", tr("Duplicate"), view.duplicate, "Ctrl+D"),
        ("delete", tr("Delete"), view.delete, QKeySequence.StandardKey.Delete),
        ("up", tr("Move up"), lambda: view.move_rows(-1), "Alt+Up"),
        ("down", tr("Move down"), lambda: view.move_rows(1), "Alt+Down"),
        ("sort", tr("Sort by this column"), view.table.sort_by_current, "Alt+Shift+S"),
        ("copy", tr("Copy"), view.copy, QKeySequence.StandardKey.Copy),
        ("paste", tr("Paste"), view.paste, QKeySequence.StandardKey.Paste),
        ("excel", tr("Export as Excel…"), lambda: export_register(view, ".xlsx"), ""),
        ("csv", tr("Export as CSV…"), lambda: export_register(view, ".csv"), ""),
    ]
    made: dict[str, QAction] = {}
    for name, text, slot, keys in wanted:
        if name == "open" and not register.opener:
            continue
        action = QAction(text, view)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, slot=slot: slot())
        if name == "add":
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            view.addAction(action)
        else:
            # The filter box and the editors in cells have a Delete, Copy and Paste of their own.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            view.table.addAction(action)
        made[name] = action
    made["add"].setVisible(register.adds)
    for name in ("up", "down"):
        made[name].setVisible(bool(register.order))
    return made


def menu_of(view: RegisterView) -> QMenu:
    """Return a menu of what can be done to the chosen rows."""
    menu = QMenu(view)
    for group in GROUPS:
        for name in group:
            if name in view.actions_by_name:
                menu.addAction(view.actions_by_name[name])
        menu.addSeparator()
    return menu
