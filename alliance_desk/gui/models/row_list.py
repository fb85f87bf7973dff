"""The rows of a register in the order in which they stand: the user's own, sorted, filtered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from alliance_desk.gui.models.columns import Column, NameColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.records import AllianceRecord, Committee


class RowList:
    """Works out which records stand where, and keeps that until it is told to forget.

    Every keystroke in the filter asks for all rows again: they are read, sorted and made searchable once.
    """

    def __init__(
        self,
        alliance: OpenAlliance,
        record: type[AllianceRecord],
        columns: Sequence[Column],
        where: Mapping[str, Any],
        order: str,
        group: str,
    ) -> None:
        self._alliance, self._record, self._columns = alliance, record, columns
        self._where, self._order, self._group = where, order, group
        self.sorted_by: tuple[int, bool] | None = None
        """The column, and whether from the last to the first."""
        self.filter = ""
        self._searched: dict[UUID, str] = {}
        self._all: list[AllianceRecord] | None = None
        self._sorted: dict[tuple[int, bool], list[AllianceRecord]] = {}

    def all_rows(self) -> list[AllianceRecord]:
        """Return every record in the user's own order, filtered out or not."""
        dossier = self._alliance.dossier
        rows = dossier.all(self._record, **self._where)
        if self._group:
            places = {body.id: at for at, body in enumerate(dossier.all(Committee))}
            rows.sort(key=lambda row: (places.get(getattr(row, self._group), -1), getattr(row, self._order)))
        elif self._order and self._order != "position":
            rows.sort(key=lambda row: getattr(row, self._order))
        return rows

    def chosen(self) -> list[AllianceRecord]:
        """Return the rows on show: those in which every word of the filter occurs, sorted."""
        rows = self._in_order()
        if self.filter:
            words, known, search = self.filter.split(), self._searched, self._search_text
            texts = ((row, known.get(row.id) or search(row)) for row in rows)
            return [row for row, text in texts if all(word in text for word in words)]
        return list(rows)

    def forget(self) -> None:
        """Work out the order anew."""
        self._all = None
        self._sorted.clear()

    def forget_texts(self, id: UUID | None = None) -> None:
        """Read what is searched anew: of one row, or of all."""
        if id is None:
            self._searched.clear()
        else:
            self._searched.pop(id, None)

    def _in_order(self) -> list[AllianceRecord]:
        """Return all rows as they are sorted; empty cells come last either way."""
        if self._all is None:
            self._all = self.all_rows()
        if self.sorted_by is None:
            return self._all
        if self.sorted_by not in self._sorted:
            at, backwards = self.sorted_by
            column, dossier = self._columns[at], self._alliance.dossier
            keyed = [(column.key(row, dossier), row) for row in self._all]
            full = [pair for pair in keyed if not pair[0][0]]
            full.sort(key=lambda pair: pair[0][1], reverse=backwards)
            self._sorted[self.sorted_by] = [row for _, row in full] + [row for key, row in keyed if key[0]]
        return self._sorted[self.sorted_by]

    def _search_text(self, row: AllianceRecord) -> str:
        dossier = self._alliance.dossier
        parts = [column.text(row, dossier) for column in self._columns]
        parts += [column.beneath(row, dossier) for column in self._columns if isinstance(column, NameColumn)]
        known = self._searched[row.id] = "\n".join(parts).casefold()
        return known
