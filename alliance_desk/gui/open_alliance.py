"""The alliance on screen: its dossier, kept up with every edit wherever it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from alliance_desk.documents.look import look_of
from alliance_desk.documents.outline import Look
from alliance_desk.playbook import Playbook
from alliance_desk.records import Alliance, Dossier, HouseLook
from alliance_desk.store import look, queries
from alliance_desk.store.changeset import Changeset, apply_to
from alliance_desk.store.store import Store


class OpenAlliance(QObject):
    """One alliance with everything that a page needs to show and change it.

    ``dossier`` is always what is on disk. Pages read it, and write through ``store.edit``; ``changed``
    tells them afterwards what was done, by whatever page, undo included.
    """

    changed = Signal(object)
    """The ``Changeset`` of an edit that touched this desk, once it is saved and in the dossier."""

    def __init__(
        self,
        store: Store,
        playbook: Playbook,
        alliance_id: UUID,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.today = today
        self.dossier: Dossier = queries.dossier(store, alliance_id)
        self.playbook: Playbook = playbook.for_variant(str(self.alliance.variant))  # pyright: ignore[reportArgumentType]
        self._house: HouseLook | None = None
        self._unsubscribe = store.subscribe(self._follow)

    @property
    def alliance(self) -> Alliance:
        """The alliance record itself, as it is on disk."""
        return self.dossier.alliance

    @property
    def id(self) -> UUID:
        """The alliance's id."""
        return self.dossier.alliance.id

    @property
    def house(self) -> HouseLook:
        """How documents of this desk look; its templates are large, so it is read only when it changed."""
        if self._house is None:
            self._house = look.house_look(self.store)
        return self._house

    @property
    def paper(self) -> Look:
        """The look of what leaves this desk for paper: documents, and pictures alone."""
        return look_of(self.house, self.dossier)

    def close(self) -> None:
        """Stop following the store."""
        self._unsubscribe()

    def _follow(self, changeset: Changeset) -> None:
        apply_to(changeset, self.dossier)
        if any(change.record is HouseLook for change in changeset):
            self._house = None
        self.changed.emit(changeset)
