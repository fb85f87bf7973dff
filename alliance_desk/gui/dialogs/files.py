"""Asking for files and folders, without leaving a trace of them outside the desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from alliance_desk.gui.words import tr


def ask_open(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file that exists; None if the user thinks better of it."""
    try:
        return _path(QFileDialog.getOpenFileName(parent, title, str(folder), kinds)[0])
    finally:
        forget_folders()


def ask_save(
    parent: QWidget | None, title: str, suggested: Path, kinds: str, suffix: str = ""
) -> Path | None:
    """Ask for the name of a file to write; ``suffix`` is added where the user typed none."""
    try:
        path = _path(QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)[0])
    finally:
        forget_folders()
    return path.with_name(path.name + suffix) if path and suffix and not path.suffix else path


def ask_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder."""
    try:
        return _path(QFileDialog.getExistingDirectory(parent, title, str(folder)))
    finally:
        forget_folders()


def plain_name(text: str) -> str:
    """Return a text as the name of a file that every system takes, without its ending."""
    from pathvalidate import sanitize_filename

    name = sanitize_filename(" ".join(text.split()), replacement_text=" ", platform="universal")
    return " ".join(name.split())[:80].strip(" .") or tr("Dates")


def desk_kinds() -> str:
    """Return the kinds of file that a desk can be."""
    return f"{tr('Desks')} (*.adesk);;{tr('All files')} (*)"


def forget_folders() -> None:
    """Take the visited folders out of Qt's own settings: their names may name a deal."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setFallbacksEnabled(False)
    if any(key.startswith("FileDialog/") for key in settings.allKeys()):
        settings.remove("FileDialog")
        settings.sync()


def _path(text: str) -> Path | None:
    return Path(text) if text else None
