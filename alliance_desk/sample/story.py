"""One told alliance: reads its files and makes its records."""

from __future__ import annotations

import tomllib
from base64 import b64encode
from collections import Counter
from collections.abc import Container, Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

from alliance_desk.assessment.alignment import fingerprint
from alliance_desk.assessment.starting import playbook_links
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    Alignment,
    AlignmentState,
    Alliance,
    AllianceRecord,
    Anchor,
    Answer,
    CheckMark,
    Counting,
    Dossier,
    Score,
    Task,
    Visibility,
)
from alliance_desk.sample.dates import WORKING, Calendar
from alliance_desk.sample.tables import TABLES

Row = dict[str, Any]


class Story:
    """One told alliance: reads its files and makes its records."""

    def __init__(self, folder: Path, playbook: Playbook, today: date) -> None:
        self._told = _read(folder)
        self._logos = folder.parent / "logos"
        self._calendar = Calendar(today)
        # Known before any record is made, so that a table may name what is told further down.
        self._ids = {key: uuid4() for key in _keys(self._told)}
        # Positions run on from parent to parent, so that a register keeps the seats of a body together.
        self._made: Counter[type[AllianceRecord]] = Counter()
        told = dict(self._told["alliance"])
        self._started: str | None = told.pop("started_on", None)
        self.alliance = Alliance(**self._filled(told), playbook_version=playbook.version)
        self._playbook = playbook.for_variant(self.alliance.variant.value)

    def dossier(self) -> Dossier:
        """Return the alliance with all of its records, parents before children."""
        told = self._told
        anchors = [self._anchor(row) for row in told["anchors"]]
        self.alliance.started_on = self._calendar.filled(self._started)  # it may be counted from an anchor
        rows = [self._table(name, _listed(told[name])) for name in TABLES if name in told]
        tasks = list(self._plan())
        links = playbook_links(tasks, self._playbook)
        dossier = Dossier(self.alliance, chain(anchors, *rows, tasks, links, self._answers(), self._marks()))
        for alignment in dossier.all(Alignment, state=AlignmentState.AGREED):
            alignment.fingerprint = fingerprint(dossier, self._playbook, alignment.component)
        return dossier

    def _anchor(self, row: Row) -> Anchor:
        on = self._calendar.put(row["kind"], row["on"], row.get("weekdays", WORKING))
        return Anchor(alliance_id=self.alliance.id, kind=row["kind"], on=on, actual=row.get("actual", False))

    def _table(self, name: str, rows: list[Row], parent: UUID | None = None) -> list[AllianceRecord]:
        made: list[AllianceRecord] = []
        kind, parent_field = TABLES[name]
        for row in rows:
            inner = [field for field in TABLES if isinstance(row.get(field), list | dict)]
            fields = {field: row[field] for field in row if field not in (*inner, *_NOT_FIELDS)}
            if parent_field:
                fields[parent_field] = parent
            if "key" in row:
                fields |= {"id": self._ids[row["key"]]}
            record = self._record(kind, fields, self._made[kind])
            self._made[kind] += 1
            made.append(record)
            for child in inner:
                made += self._table(child, _listed(row[child]), record.id)
            made += self._scores(row.get("scores", {}), record.id)
        return made

    def _record(self, kind: type[AllianceRecord], fields: Row, position: int = 0) -> AllianceRecord:
        """Return a record; a field that ends in ``_id`` may be told by key, without that ending."""
        values: Row = {"alliance_id": self.alliance.id}
        if "position" in kind.model_fields:
            values["position"] = position
        for name, value in fields.items():
            if name == "cells":
                values[name] = {self._cell(key): text for key, text in value.items()}
            elif name == "logo":
                values["data"] = b64encode((self._logos / value).read_bytes()).decode("ascii")
            elif f"{name}_id" not in kind.model_fields:
                values[name] = self._locked_at(value) if name == "locked_at" else self._calendar.filled(value)
            else:
                values[f"{name}_id"] = self._ids[value]
        return kind(**values)

    def _cell(self, told: str) -> str:
        """Return the name of a cell of the canvas, a partner in it by its id."""
        question, bar, partner = told.partition("|")
        return f"{question}|{self._ids[partner]}" if bar else question

    def _locked_at(self, value: str) -> datetime:
        day: date = self._calendar.filled(value)
        return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)

    def _scores(self, scores: Row, sheet_id: UUID) -> Iterator[AllianceRecord]:
        for criterion, (value, rationale, evidence) in scores.items():
            yield self._record(
                Score,
                {
                    "sheet_id": sheet_id,
                    "criterion": criterion,
                    "value": None if value == "not known" else value,
                    "not_known": value == "not known",
                    "rationale": rationale,
                    "evidence": evidence,
                },
            )

    def _plan(self) -> Iterator[Task]:
        """Yield the startup plan of the playbook, with what the story tells of it."""
        told = self._told.get("plan", {})
        for position, item in enumerate(self._playbook.schedule):
            fields = {
                "item": item.id,
                "workstream": item.workstream,
                "component": item.component,
                "anchor": item.anchor,
                "offset_days": item.offset_days,
                "counting": Counting.WORKING if item.working else Counting.CALENDAR,
                "visibility": Visibility.INTERNAL if item.internal else Visibility.JOINT,
            }
            if item.id in self._ids:
                fields |= {"id": self._ids[item.id]}
            if item.internal:
                fields["partner"] = self._told["partners"][0]["key"]
            fields |= told.get(item.id, {})
            yield cast(Task, self._record(Task, fields, position - len(self._playbook.schedule)))

    def _answers(self) -> Iterator[AllianceRecord]:
        questions = self._playbook.questions()
        for question, value in _flat(self._told.get("answers", {}), questions.keys()):
            if questions[question].per_partner:
                for partner, answer in value.items():
                    yield self._record(Answer, {"question": question, "partner": partner, "value": answer})
            else:
                yield self._record(Answer, {"question": question, "value": value})

    def _marks(self) -> Iterator[AllianceRecord]:
        for item, day in self._told.get("done", {}).items():
            yield self._record(CheckMark, {"item": item, "done_on": day})
        for item, reason in self._told.get("not_needed", {}).items():
            yield self._record(CheckMark, {"item": item, "state": "not needed", "note": reason})

    def _filled(self, row: Row) -> Row:
        return {name: self._calendar.filled(value) for name, value in row.items()}


_NOT_FIELDS = ("key", "scores")


def _read(folder: Path) -> Row:
    """Return the files of a story as one table."""
    told: Row = {}
    for path in sorted(folder.glob("*.toml")):
        _merge(told, tomllib.loads(path.read_text(encoding="utf-8")))
    return told


def _merge(into: Row, told: Row) -> None:
    """Add the tables of one file to those of the others: a table may be told in several."""
    for name, table in told.items():
        known = into.get(name)
        if isinstance(known, dict):
            _merge(cast(Row, known), table)
        elif isinstance(known, list):
            known += table
        else:
            into[name] = table


def _keys(told: Any) -> Iterator[str]:
    """Yield every key of a story, however deep, and the items of the plan, which are named by their ids."""
    if isinstance(told, list):
        for each in cast(list[Any], told):
            yield from _keys(each)
    elif isinstance(told, dict):
        table = cast(Row, told)
        if isinstance(table.get("key"), str):
            yield table["key"]
        yield from table.get("plan", ())
        for each in table.values():
            yield from _keys(each)


def _listed(told: Any) -> list[Row]:
    return cast(list[Row], told) if isinstance(told, list) else [told]


def _flat(answers: Row, known: Container[str], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each question with its answer; what stands below a question is told by partner."""
    for name, value in answers.items():
        id = f"{prefix}{name}"
        if isinstance(value, dict) and id not in known:
            yield from _flat(cast(Row, value), known, f"{id}.")
        else:
            yield id, value
