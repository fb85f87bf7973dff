"""The sections of a charter (handbook 5.3), each with its fields or its register."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_desk.assessment.place import Place
from alliance_desk.gui.models.columns import ChoiceColumn, Column, DateColumn, LineColumn, TextColumn
from alliance_desk.gui.models.references import CommitteeColumn
from alliance_desk.gui.registers.catalog import ESCALATION, of_committee
from alliance_desk.gui.registers.catalog.common import VISIBILITY
from alliance_desk.gui.registers.register import Register
from alliance_desk.records import CharterStatus, CommitteeKind, Dossier

BODY, CHARTER = "body", "charter"
PURPOSE, CHECKS = "purpose", "checks"

Cell = tuple[str, Column, int, int]
"""Which record, which field, how wide (of 12), how many lines."""


@dataclass(frozen=True)
class Section:
    """One page of the charter editor."""

    id: str
    title: str
    lead: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    register: Register | None = None


def _text(record: str, field: str, title: str, hint: str = "", lines: int = 3) -> tuple[Cell, ...]:
    return ((record, TextColumn(field, title, hint=hint), 12, lines),)


SECTIONS: tuple[Section, ...] = (
    Section(
        PURPOSE,
        "Purpose",
        "What the body is for, how it brings the North Star nearer, and when its work is done.",
        (
            _text(BODY, "purpose", "Purpose"),
            _text(CHARTER, "contribution", "Contribution to the North Star"),
            _text(CHARTER, "end_state", "End of its work"),
        ),
    ),
    Section(
        "scope",
        "Scope",
        "What is the body’s business, what is not, and which bodies it works with.",
        (
            _text(CHARTER, "scope_in", "In scope"),
            _text(CHARTER, "scope_out", "Out of scope"),
            _text(CHARTER, "interfaces", "Interfaces to other bodies"),
        ),
    ),
    Section(
        "deliverables",
        "Deliverables",
        "What the body must hand over, by when, with an owner on each side.",
        register=of_committee("deliverables"),
    ),
    Section(
        "members",
        "Members",
        "Who sits in it, in which role, and who has a vote. Open seats stay visible.",
        register=of_committee("seats"),
    ),
    Section(
        "authority",
        "Authority",
        "What the body decides, recommends and hears, and what it may not do.",
        (
            _text(CHARTER, "decides", "Decides"),
            _text(CHARTER, "recommends", "Recommends"),
            _text(CHARTER, "informed", "Is informed"),
            _text(CHARTER, "may_not", "May not"),
            _text(CHARTER, "thresholds", "Limits of money and time", lines=2),
        ),
    ),
    Section(
        "decisions",
        "Decisions",
        "How a decision is made, and what happens when there is none.",
        (
            _text(BODY, "decision_rule", "Decision rule", lines=2),
            _text(BODY, "quorum", "Quorum", lines=2),
            _text(CHARTER, "tie_break", "When votes are equal", lines=2),
        ),
    ),
    Section(
        "escalation",
        "Escalation",
        "Who decides when this body cannot, and within how many working days.",
        register=ESCALATION,
    ),
    Section(
        "meetings",
        "Meetings",
        "How often, how long and where; what is sent round before and after.",
        (
            (
                (BODY, LineColumn("cadence", "How often"), 6, 1),
                (BODY, DateColumn("first_meeting", "First meeting"), 6, 1),
            ),
            (
                (BODY, LineColumn("meeting_length", "Length"), 6, 1),
                (BODY, LineColumn("place", "Place"), 6, 1),
            ),
            (
                (CHARTER, LineColumn("agenda_deadline", "Agenda and papers"), 6, 1),
                (CHARTER, LineColumn("minutes_deadline", "Minutes"), 6, 1),
            ),
            _text(BODY, "routines", "How it fits both companies’ own routines", lines=2),
            _text(CHARTER, "meeting_rules", "Rules of the meeting"),
        ),
    ),
    Section(
        "together",
        "Working together",
        "How members treat one another, and what they share with whom.",
        (
            _text(CHARTER, "rules_of_engagement", "Rules of engagement"),
            _text(CHARTER, "information", "Information and access"),
            _text(CHARTER, "communication", "Communication after each meeting"),
        ),
    ),
    Section(
        "measures",
        "Measures",
        "Three measures or fewer, and what the body has to work with.",
        (
            _text(CHARTER, "measures", "Measures"),
            _text(CHARTER, "resources", "Resources, dependencies and risks"),
            ((BODY, LineColumn("budget", "Budget"), 12, 1),),
        ),
    ),
    Section(
        "status",
        "Name and status",
        "What the body is called, where it stands, and how far its charter has come.",
        (
            (
                (BODY, LineColumn("name", "Name"), 8, 1),
                (BODY, LineColumn("short_name", "Short name"), 4, 1),
            ),
            (
                (BODY, ChoiceColumn("kind", "Kind", kind=CommitteeKind), 6, 1),
                (BODY, CommitteeColumn("parent_id", "Reports to"), 6, 1),
            ),
            (
                (BODY, LineColumn("agreement_clause", "Clause of the agreement"), 8, 1),
                (BODY, VISIBILITY, 4, 1),
            ),
            (
                (CHARTER, ChoiceColumn("status", "Status of the charter", kind=CharterStatus), 6, 1),
                (CHARTER, LineColumn("version", "Version"), 6, 1),
            ),
            (
                (CHARTER, DateColumn("effective_on", "In force from"), 6, 1),
                (CHARTER, DateColumn("review_on", "Next review"), 6, 1),
            ),
        ),
    ),
    Section(
        CHECKS,
        "Checks",
        "What to put right before the charter is agreed. Each line leads to its field.",
    ),
)


def section_of(dossier: Dossier, place: Place) -> str | None:
    """Return the section with the register that a place lies in, or None for a field of body or charter."""
    for section in SECTIONS:
        if section.register is not None:
            fields = {column.field for column in section.register.columns} - {"name"}
            if dossier.get(section.register.record, place.record) or place.field in fields:
                return section.id
    return None


FIELDS = {"on": "first_meeting"}
"""A field of another register by the field of the body that stands for it."""


def section_with(field: str, named: bool) -> str | None:
    """Return the section with a field of the body, its charter or a table of it; None where none has it.

    ``name`` is that of the body while it has none (``named``), else of what it is to deliver.
    """
    wanted = FIELDS.get(field, field)
    own, tables = None, None
    for section in SECTIONS:
        if wanted == section.id or any(cell[1].field == wanted for row in section.rows for cell in row):
            own = own or section.id
        columns = section.register.columns if section.register is not None else ()
        if any(column.field == wanted for column in columns):
            tables = tables or section.id
    return tables or own if field == "name" and named else own or tables
