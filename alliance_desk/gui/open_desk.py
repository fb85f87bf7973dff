"""The desk in the window: a fast file at once, its store and the playbook as soon as they are loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from alliance_desk.store import portfolio
from alliance_desk.store.desk_file import DeskFile

if TYPE_CHECKING:
    from alliance_desk.playbook import Playbook
    from alliance_desk.store.store import Store

Load = Callable[[DeskFile], "tuple[Store, Playbook]"]
"""Imports what is slow to import, and puts a store over a desk file."""


class OpenDesk:
    """One open desk. The list of alliances needs only ``file``; ``load`` makes everything else usable."""

    def __init__(self, file: DeskFile, load: Load) -> None:
        self.file = file
        self._load = load
        self._parts: tuple[Store, Playbook] | None = None

    @classmethod
    def over(cls, store: Store, playbook: Playbook) -> OpenDesk:
        """Return an open desk over a store that is loaded already."""
        desk = cls(store.file, lambda _: (store, playbook))
        desk.load()
        return desk

    def load(self) -> None:
        """Make the desk usable; doing it twice is no error."""
        if self._parts is None:
            self._parts = self._load(self.file)

    @property
    def loaded(self) -> bool:
        """True once the store is there."""
        return self._parts is not None

    @property
    def store(self) -> Store:
        """The store; loads it where that has not been done."""
        self.load()
        assert self._parts
        return self._parts[0]

    @property
    def playbook(self) -> Playbook:
        """The whole playbook, both variants."""
        self.load()
        assert self._parts
        return self._parts[1]

    def rows(self) -> list[portfolio.PortfolioRow]:
        """Return a row an alliance."""
        if not self.file.current:
            # An older desk has to be brought up to date before anything can be read.
            self.load()
        return portfolio.rows(self.file)

    def close(self) -> None:
        """Let go of the file."""
        if self._parts:
            self._parts[0].close()
        else:
            self.file.close()
