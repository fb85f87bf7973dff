"""The sample desk: alliances told in resources/samples, with every date counted from today."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Container, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from alliance_desk.assessment.alignment import fingerprint
from alliance_desk.assessment.wording import short_date
from alliance_desk.bundle import RESOURCES
from alliance_desk.playbook import Playbook
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.records import (
    Alignment,
    AlignmentState,
    Alliance,
    AllianceRecord,
    Anchor,
    Answer,
    Charter,
    CheckMark,
    Committee,
    Deliverable,
    Dossier,
    EscalationStep,
    GapAction,
    LaunchCheck,
    Milestone,
    NorthStarVersion,
    Objective,
    Partner,
    Person,
    Profile,
    Risk,
    Score,
    ScoreRound,
    ScoreSheet,
    Seat,
    Task,
)
from alliance_desk.store.store import Store

SAMPLES = RESOURCES / "samples"

Row = dict[str, Any]

# Tables of the story files by name, each with the field that holds the id of the table around it.
TABLES: dict[str, tuple[type[AllianceRecord], str]] = {
    "partners": (Partner, ""),
    "people": (Person, ""),
    "north_star_versions": (NorthStarVersion, ""),
    "alignments": (Alignment, ""),
    "committees": (Committee, ""),
    "seats": (Seat, "committee_id"),
    "charter": (Charter, "committee_id"),
    "deliverables": (Deliverable, "committee_id"),
    "ladder": (EscalationStep, "committee_id"),
    "objectives": (Objective, ""),
    "milestones": (Milestone, ""),
    "risks": (Risk, ""),
    "tasks": (Task, ""),
    "rounds": (ScoreRound, ""),
    "sheets": (ScoreSheet, "round_id"),
    "actions": (GapAction, "round_id"),
    "checks": (LaunchCheck, ""),
}

_DATE = re.compile(r"@(\w+?)([+-]\d+)?")
_DATE_IN_TEXT = re.compile(r"\{(\w+?)([+-]\d+)?\}")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORKING = " ".join(_WEEKDAYS[:5])


class Calendar:
    """Dates of one story: ``@signing+3`` becomes a date, ``{signing+3}`` in a text its wording."""

    def __init__(self, today: date) -> None:
        self.days = {"today": today}

    def put(self, anchor: str, on: str, weekdays: str = _WORKING) -> date:
        """Set an anchor on the first fitting weekday from ``on``; return its date."""
        day = self._counted(*_parts(_DATE, on))
        while _WEEKDAYS[day.weekday()] not in weekdays:
            day += timedelta(days=1)
        self.days[anchor] = day
        return day

    def filled(self, value: Any) -> Any:
        """Return a value of a story with its dates worked out."""
        if not isinstance(value, str):
            return value
        if _DATE.fullmatch(value):
            return self._working_day(*_parts(_DATE, value))

        def worded(found: re.Match[str]) -> str:
            return short_date(self._working_day(*_parts(_DATE_IN_TEXT, found[0])))

        return _DATE_IN_TEXT.sub(worded, value).strip()

    def _counted(self, anchor: str, offset: int) -> date:
        return self.days[anchor] + timedelta(days=offset)

    def _working_day(self, anchor: str, offset: int) -> date:
        """Return a working day: one that is past moves back to it, one to come forward."""
        day = self._counted(anchor, offset)
        step = timedelta(days=1 if day > self.days["today"] else -1)
        while offset and day.weekday() > 4:
            day += step
        return day


class Story:
    """One told alliance: reads its files and makes its records."""

    def __init__(self, folder: Path, playbook: Playbook, today: date) -> None:
        self._told = _read(folder)
        self._calendar = Calendar(today)
        self._ids: dict[str, UUID] = {}
        # Positions run on from parent to parent, so that a register keeps the seats of a body together.
        self._made: Counter[type[AllianceRecord]] = Counter()
        self.alliance = Alliance(**self._filled(self._told["alliance"]), playbook_version=playbook.version)
        self._playbook = playbook.for_variant(self.alliance.variant.value)

    def dossier(self) -> Dossier:
        """Return the alliance with all of its records, parents before children."""
        told = self._told
        anchors = [self._anchor(row) for row in told["anchors"]]
        rows = [self._table(name, told.get(name, [])) for name in ("partners", "people", "committees")]
        self._link_people()
        rows += [self._table(name, told[name]) for name in TABLES if name in told and name not in _FIRST]
        dossier = Dossier(self.alliance, chain(anchors, *rows, self._plan(), self._answers(), self._marks()))
        for alignment in dossier.all(Alignment, state=AlignmentState.AGREED):
            alignment.fingerprint = fingerprint(dossier, self._playbook, alignment.component)
        return dossier

    def _anchor(self, row: Row) -> Anchor:
        on = self._calendar.put(row["kind"], row["on"], row.get("weekdays", _WORKING))
        return Anchor(alliance_id=self.alliance.id, kind=row["kind"], on=on, actual=row.get("actual", False))

    def _table(self, name: str, rows: list[Row], parent: UUID | None = None) -> list[AllianceRecord]:
        made: list[AllianceRecord] = []
        kind, parent_field = TABLES[name]
        for row in rows:
            fields = {field: row[field] for field in row if field not in TABLES and field not in _NOT_FIELDS}
            if parent_field:
                fields[parent_field] = parent
            record = self._record(kind, fields, self._made[kind])
            self._made[kind] += 1
            if "key" in row:
                self._ids[row["key"]] = record.id
            made.append(record)
            for child in [name for name in TABLES if name in row]:
                made += self._table(child, _listed(row[child]), record.id)
            made += self._scores(row.get("scores", {}), record.id)
        if name == "people":
            self._people = list(zip(made, rows, strict=True))
        return made

    def _record(self, kind: type[AllianceRecord], fields: Row, position: int = 0) -> AllianceRecord:
        """Return a record; a field that ends in ``_id`` may be told by key, without that ending."""
        values: Row = {"alliance_id": self.alliance.id}
        if "position" in kind.model_fields:
            values["position"] = position
        for name, value in fields.items():
            if f"{name}_id" not in kind.model_fields:
                values[name] = self._locked_at(value) if name == "locked_at" else self._calendar.filled(value)
            elif kind is not Person or name == "partner":  # people know one another: linked later
                values[f"{name}_id"] = self._ids[value]
        return kind(**values)

    def _locked_at(self, value: str) -> datetime:
        day: date = self._calendar.filled(value)
        return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)

    def _link_people(self) -> None:
        for person, row in self._people:
            for name in row.keys() & {"counterpart", "owner"}:
                setattr(person, f"{name}_id", self._ids[row[name]])

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

    def _plan(self) -> Iterator[AllianceRecord]:
        """Yield the startup plan of the playbook, with what the story tells of it."""
        told = self._told.get("plan", {})
        for position, item in enumerate(self._playbook.schedule):
            fields = {
                "item": item.id,
                "workstream": item.workstream,
                "component": item.component,
                "anchor": item.anchor,
                "offset_days": item.offset_days,
            }
            if item.internal:
                fields["partner"] = self._told["partners"][0]["key"]
            yield self._record(Task, fields | told.get(item.id, {}), position - len(self._playbook.schedule))

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
_FIRST = {"partners", "people", "committees"} | {name for name, (_, parent) in TABLES.items() if parent}


def stories(today: date, playbook: Playbook | None = None) -> list[Dossier]:
    """Return every sample alliance as it stands ``today``."""
    playbook = playbook or read_playbook(RESOURCES / "playbook")
    folders = sorted(path for path in SAMPLES.iterdir() if path.is_dir())
    return [Story(folder, playbook, today).dossier() for folder in folders]


def write_sample(path: Path, today: date | None = None) -> None:
    """Make a desk with the sample alliances; raise DeskError where that cannot be done."""
    dossiers = stories(today or date.today())  # first, so that a mistake in them leaves no desk behind
    with Store.create(path) as store, store.edit("Sample alliances") as session:
        own = dossiers[0].own
        session.add(Profile(user_name=dossiers[0].alliance.manager, company=own.name if own else ""))
        for dossier in dossiers:
            session.add(dossier.alliance)
            for kind, _ in TABLES.values():
                session.add_all(dossier.all(kind))
            for kind in (Anchor, Score, Answer, CheckMark):
                session.add_all(dossier.all(kind))


def _read(folder: Path) -> Row:
    """Return the files of a story as one table."""
    told: Row = {}
    for path in sorted(folder.glob("*.toml")):
        told |= tomllib.loads(path.read_text(encoding="utf-8"))
    return told


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


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    found = pattern.fullmatch(text)
    if not found:
        raise ValueError(f"{text} is not a date")
    return found[1], int(found[2] or 0)
