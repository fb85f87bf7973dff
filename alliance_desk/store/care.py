"""Looking after a desk: is it whole, and a copy that is known to be good."""

import os
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import AlreadyExists, DamagedDesk, Dbapi, cannot_write, translated

NAMES = {
    "afteraction": "kickoff actions",
    "agendaitem": "agenda items",
    "agreementinput": "agreement inputs",
    "alignment": "alignments",
    "alliance": "alliances",
    "amendment": "amendments",
    "anchor": "anchor dates",
    "answer": "answers",
    "assumption": "assumptions",
    "briefing": "launch briefings",
    "canvasversion": "canvas versions",
    "charter": "charters",
    "checkmark": "ticked items",
    "committee": "committees",
    "competingasset": "competing assets",
    "componentnote": "component notes",
    "contribution": "contributions",
    "conversation": "conversations",
    "daysoff": "days off",
    "decision": "decisions",
    "deliverable": "deliverables",
    "documentchoice": "choices for documents",
    "documentexport": "exported documents",
    "earlywin": "early wins",
    "elementstate": "readiness states",
    "escalationstep": "escalation steps",
    "fieldnote": "field notes",
    "foughtterm": "fought-for terms",
    "gapaction": "gap actions",
    "glossaryterm": "glossary terms",
    "handover": "handovers",
    "houselook": "document looks",
    "houseplaybook": "house playbooks",
    "internalkickoff": "internal kickoffs",
    "introduction": "introductions",
    "issue": "issues",
    "kickoff": "kickoff meetings",
    "launchcheck": "launch checks",
    "launchstep": "steps of launch day",
    "lesson": "lessons",
    "meeting": "meetings",
    "message": "messages",
    "milestone": "milestones",
    "northstarconsent": "consents to the North Star",
    "northstarversion": "North Star versions",
    "objective": "objectives",
    "obligation": "obligations",
    "observation": "observations",
    "operabilityreview": "operability reviews",
    "partner": "partners",
    "partnerlogo": "logos",
    "person": "people",
    "preread": "pre-reads",
    "pressrelease": "press releases",
    "profile": "profiles",
    "risk": "risks",
    "routine": "company routines",
    "scenario": "what-if cards",
    "score": "scores",
    "scoreround": "scorecard rounds",
    "scoresheet": "scorecards",
    "seat": "committee seats",
    "sending": "planned messages",
    "sourceoftruth": "sources of truth",
    "targetaccount": "target accounts",
    "task": "tasks",
    "tasklink": "dependencies",
    "thirdparty": "third parties",
    "topicrule": "topic rules",
    "tractiontarget": "traction targets",
    "valueproposition": "value propositions",
}
"""What the records of each table are called."""


@dataclass(frozen=True)
class CheckReport:
    """What a check found."""

    problems: tuple[str, ...]
    counts: dict[str, int]
    """Records by what they are called."""


def check(file: DeskFile) -> CheckReport:
    """Look for damage in every page and every reference, and count the records."""
    problems: list[str] = []
    try:
        problems += [
            f"page structure: {line}"
            for (text,) in file.connection.execute("PRAGMA quick_check")
            for line in text.splitlines()
            if line != "ok" and not line.startswith("***")  # the heading above what was found
        ]
        problems += [
            f"page seal: {text}" for (text,) in file.connection.execute("PRAGMA cipher_integrity_check")
        ]
        problems += [
            f"lost reference: {NAMES.get(table, table)} to {NAMES.get(parent, parent)}"
            for table, _, parent, _ in file.connection.execute("PRAGMA foreign_key_check")
        ]
        return CheckReport(tuple(problems), counts(file))
    except Dbapi.DatabaseError:
        return CheckReport((*problems, "a page cannot be read"), {})


def counts(file: DeskFile) -> dict[str, int]:
    """Count the records of each kind."""
    with translated(file.name):
        # An older desk has fewer tables: it is counted when it is backed up before an update.
        there = {name for (name,) in file.connection.execute("SELECT name FROM sqlite_schema")}
        return {
            NAMES[table]: file.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in sorted(there & NAMES.keys())
        }


def backup(file: DeskFile, to: Path) -> None:
    """Write a copy to ``to`` that was opened and checked before it got its name."""
    if to.exists():
        raise AlreadyExists(f"“{to.name}” exists already and was left as it is: choose another name.")
    part = to.with_name(f".{to.name}.{uuid4().hex}.part")
    try:
        with translated(to.name):
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            file.connection.execute("VACUUM INTO ?", (str(part),))
            with file.twin(part) as copy:
                if check(copy) != CheckReport((), counts(file)):
                    raise DamagedDesk(
                        f"The backup “{to.name}” did not come out whole and was thrown away; your desk was "
                        "not changed: check it before you go on."
                    )
        _sync(part)
        # Claims the name first, so that a file that came in between is never replaced.
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        part.replace(to)
        _sync(to.absolute().parent)
    except OSError:
        raise cannot_write(to.name) from None
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on disk."""
    if os.name == "nt" and path.is_dir():  # has no such call
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
