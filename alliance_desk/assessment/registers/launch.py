"""Rules of the registers that only a technology readiness has, and of those of the end of the startup."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, past, table
from alliance_desk.assessment.wording import count
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    Assumption,
    CanvasVersion,
    EarlyWin,
    ElementState,
    FieldNote,
    Handover,
    LaunchStep,
    Lesson,
    ReadyState,
    TargetAccount,
    TractionTarget,
)


def element_rules(index: Index, elements: tuple[str, ...] = ()) -> list[Rule]:
    """Return the rules about readiness in ``elements``, or in all that the playbook has (S32)."""
    chosen = elements or tuple(each.id for each in index.playbook.workstreams if each.kind == "element")
    rows = {(row.element, row.partner_id): row for row in index.dossier.all(ElementState)}
    pairs = [rows.get((element, partner.id)) for element in chosen for partner in index.partners]
    open_ = [row for row in pairs if row is None or row.state != ReadyState.READY]
    bare = [row for row in pairs if row is None or not row.evidence.strip()]
    of = "partners " if len(chosen) == 1 else ""
    return [
        _elements(open_, len(pairs), of, "not ready yet", "state"),
        _elements(bare, len(pairs), of, "without evidence of being ready", "evidence"),
    ]


def _elements(lacking: list[ElementState | None], total: int, of: str, text: str, field: str) -> Rule:
    first = next((row.id for row in lacking if row is not None), None)
    return Rule(not lacking, f"{len(lacking)} of {total} {of}{text}", first, field)


def _assumptions(index: Index) -> list[Rule]:
    rows = index.dossier.all(Assumption)
    unread = [row for row in rows if not (row.result.strip() or row.read_on) and past(row.due, index.today)]
    return [
        *_measured(index),
        each(rows, unread, "not read when it was due, or without a date", "result", "assumption", none=_NONE),
    ]


_NONE = "No critical assumption yet"
_measured = table(
    Assumption,
    "assumption",
    Needs("without measure or threshold", all_of=("measure", "threshold")),
    Needs("without an owner", ("owner_id",)),
    none=_NONE,
    field="text",
)


def _accounts(index: Index) -> list[Rule]:
    rows = index.dossier.all(TargetAccount)
    lit = any(row.lighthouse for row in rows)
    return [
        *_planned(index),
        Rule(lit, "No lighthouse customer is named", rows[0].id if rows else None, "lighthouse"),
    ]


_planned = table(
    TargetAccount,
    "account",
    Needs("without an owner", ("owner_id",)),
    Needs("without a next step", ("next_step",)),
    none="No target account yet",
    field="name",
)


def _canvas(index: Index) -> list[Rule]:
    kept = bool(index.dossier.all(CanvasVersion))
    return [Rule(kept, "No version of the canvas is kept", None, "note")]


def _lessons(index: Index) -> list[Rule]:
    rows = index.dossier.all(Lesson)
    blank = sum(not row.text.strip() for row in rows)
    text = f"{count(blank, 'lesson')} without words" if blank else "No lesson is written down yet"
    first = next((row.id for row in rows if not row.text.strip()), None)
    return [Rule(bool(rows) and not blank, text, first, "text")]


RULES: Mapping[RegisterName, Weigh] = {
    "element_states": element_rules,
    "canvas": _canvas,
    "assumptions": _assumptions,
    "accounts": _accounts,
    "launch_steps": table(
        LaunchStep,
        "hour of launch day",
        Needs("without a time", ("at",)),
        Needs("without an owner", ("owner_id",)),
        Needs("without an approval", ("approved_on", "done_on")),
        many="hours of launch day",
        none="What happens on launch day is not listed yet",
        field="title",
    ),
    "early_wins": table(EarlyWin, "early win", Needs("without a date", ("on",))),
    "field_notes": table(FieldNote, "field note", Needs("without words", ("text",))),
    "traction": table(
        TractionTarget,
        "target",
        Needs("without a figure", ("target",)),
        none="What activation is measured by is not said yet",
        field="title",
    ),
    "handovers": table(
        Handover,
        "open item",
        Needs("without someone to take it on", ("to_id",)),
        Needs("without a date", ("due", "accepted_on")),
    ),
    "lessons": _lessons,
    "close_out": lambda index: [],
}
