"""Where in the window something is, and what is missing there."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Severity = Literal["gap", "risk"]


@dataclass(frozen=True)
class Place:
    """A page and, as far as known, the step, field and record on it."""

    page: str
    """portfolio, overview, today, alignment, component, readiness, workplan, scorecard or documents."""
    component: str = ""
    """Id of the component; on the readiness page the id of the workstream."""
    step: str = ""
    field: str = ""
    """Id of a question or checklist item, or the name of a record's field."""
    record: UUID | None = None


@dataclass(frozen=True)
class Gap:
    """Something that is missing, said in words, and the place where it is filled in."""

    text: str
    place: Place
    severity: Severity = "gap"
    """``risk`` for what makes a document wrong or embarrassing, not only incomplete."""
