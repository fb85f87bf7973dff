"""The desk in the window: a fast file at once, its store and the playbook as soon as they are loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from alliance_desk.store import portfolio
from alliance_desk.store.desk_file import DeskFile

if TYPE_CHECKING:
    from alliance_desk.playbook import Playbook
    from alliance_desk.store.store import Store

Load = Callable[[DeskFile], "tuple[Store, Callable[[], Playbook]]"]
"""Imports what is slow to import, and puts a store over a desk file; reads the playbook when asked."""


class OpenDesk:
    """One open desk. The list of alliances needs only ``file``; ``load`` makes everything else usable."""

    def __init__(self, file: DeskFile, load: Load) -> None:
        self.file = file
        self._load = load
        self._parts: tuple[Store, Callable[[], Playbook]] | None = None
        self._playbook: Playbook | None = None
        self._shipped: Playbook | None = None
        self.house_problem = ""
        """Why the house playbook is left out, in a sentence; empty if there is none or it is in use."""

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
        """The whole playbook, both variants; read when an alliance is first opened, or in a quiet moment."""
        self.load()
        assert self._parts
        if self._playbook is None:
            self._playbook = self._with_house(self.shipped_playbook)
        return self._playbook

    @property
    def shipped_playbook(self) -> Playbook:
        """The playbook as it was shipped, without what our company changes in it."""
        self.load()
        assert self._parts
        if self._shipped is None:
            self._shipped = self._parts[1]()
        return self._shipped

    def forget_playbook(self) -> None:
        """Read the house playbook anew when the playbook is next asked for."""
        self._playbook = None
        self.house_problem = ""

    def house_text(self) -> str:
        """Return the house playbook of this desk as it was taken in; empty without one."""
        from alliance_desk.store import house

        return house.text(self.store)

    def _with_house(self, shipped: Playbook) -> Playbook:
        """Lay the house playbook over the shipped one; one that cannot be read is left out, and told."""
        from alliance_desk.playbook import PlaybookError
        from alliance_desk.playbook.house import laid_over

        if text := self.house_text():
            try:
                return laid_over(shipped, text)
            except PlaybookError as error:
                self.house_problem = str(error)
        return shipped

    def rows(self, limit: int | None = None) -> list[portfolio.PortfolioRow]:
        """Return a row an alliance, or the first few."""
        if not self.file.current:
            # An older desk has to be brought up to date before anything can be read.
            self.load()
        return portfolio.rows(self.file, limit)

    def coming(self, first: date, last: date) -> list[portfolio.Coming]:
        """Return what lies ahead between two days across all alliances."""
        return portfolio.coming(self.file, first, last)

    def filled(self, some: Iterable[portfolio.PortfolioRow]) -> list[portfolio.PortfolioRow]:
        """Return rows with all that they show but late tasks."""
        return portfolio.fill(self.file, some)

    def late_tasks(self, ids: Iterable[UUID], today: date) -> dict[UUID, int]:
        """Return how many tasks of each alliance are late."""
        from alliance_desk.store.queries import late_tasks

        return late_tasks(self.store, list(ids), today)

    def close(self) -> None:
        """Let go of the file."""
        if self._parts:
            self._parts[0].close()
        else:
            self.file.close()
