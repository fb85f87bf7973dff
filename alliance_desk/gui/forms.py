"""Designer forms, loaded onto the widget class that owns them.

A class names the widgets of its form that it uses, with their types; each becomes an attribute.
A name that the form lacks, or a widget of another type, raises at construction, not later.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QWidget

from alliance_desk.bundle import FORMS


class FormError(Exception):
    """A form and the class that uses it disagree."""


def load_form(owner: QWidget, name: str) -> None:
    """Build the form ``ui/<name>.ui`` on ``owner`` and fill in its named widgets."""
    _loader().build(FORMS / f"{name}.ui", owner)
    for outlet, kind in _outlets(type(owner)).items():
        widget = owner.findChild(kind, outlet)
        if widget is None:
            raise FormError(f"{name}.ui has no {kind.__name__} named {outlet}")
        setattr(owner, outlet, widget)


def _outlets(owner: type[QWidget]) -> dict[str, type[QObject]]:
    """Return the widgets that a class and its bases ask for by annotation."""
    return {
        name: kind
        for name, kind in get_type_hints(owner).items()
        if isinstance(kind, type) and issubclass(kind, QObject) and not name.startswith("_")
    }


class _Loader(QUiLoader):
    """Puts the contents of the form's top-level widget onto a widget that already exists."""

    _owner: Any = None

    def build(self, path: Path, owner: QWidget) -> None:
        self._owner = owner
        file = QFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.ReadOnly):
            raise FormError(f"{path.name}: {file.errorString()}")
        if not self.load(file):
            raise FormError(f"{path.name}: {self.errorString()}")
        self._owner = None

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        """Return the owner for the top-level widget, a new widget for every other."""
        return self._owner if parent is None else super().createWidget(class_name, parent, name)


@cache
def _loader() -> _Loader:
    """Return the one loader, blind to Designer's plugins: they would bring in Qt Quick and Network."""
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(paths)


K = TypeVar("K", bound=QObject)


def part(owner: QObject, kind: type[K], name: str) -> K:
    """Return a named part of a form that was loaded onto another class."""
    found = owner.findChild(kind, name)
    if found is None:
        raise FormError(f"no {kind.__name__} named {name}")
    return found
