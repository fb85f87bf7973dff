"""How far the charter of each body is: its parts, its status and what its check finds (S10, S27)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from alliance_desk.assessment.charter_lint import lint
from alliance_desk.assessment.charter_parts import PARTS, part_states
from alliance_desk.assessment.index import Index
from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import Role
from alliance_desk.pictures.parts import Mark
from alliance_desk.pictures.shapes import Line, Picture, Rect, Shape, Text
from alliance_desk.playbook import Playbook
from alliance_desk.records import CharterStatus, Committee, Dossier

TITLE = "How far each charter is"
MOST = 24
"""More bodies than this are counted below."""

ROW = 30.0
WORDS: dict[Mark, str] = {"done": "written", "half": "in part", "open": "open"}
STATUS: dict[CharterStatus, Role] = {
    CharterStatus.DRAFT: "muted",
    CharterStatus.IN_TALKS: "wait",
    CharterStatus.AGREED: "good",
}


def charter_matrix(dossier: Dossier, playbook: Playbook, today: date, width: float = 480) -> Picture:
    """Return a row for each body with a charter: a sign for each part, and the number of findings."""
    index = Index(dossier, playbook, today)
    bodies = index.chartered
    if not bodies:
        return parts.nothing(TITLE, "Enter committees and teams to see how far each charter is.", width)
    shown = bodies[:MOST]
    columns = len(PARTS) + 1
    cell = min(40.0, width * 0.62 / columns)
    head = width - cell * columns
    up = max(lettering.width(part, 11) for part in (*PARTS, "Findings")) + 10
    right, bottom = width, up + ROW * len(shown)
    shapes: list[Shape] = []
    for at, part in enumerate((*PARTS, "Findings")):
        shapes.append(Text(head + (at + 0.5) * cell + 4, up - 6, part, 11, "muted", turned=True))
    for at, body in enumerate(shown):
        y = up + at * ROW
        if at % 2 == 0:
            shapes.append(Rect(0, y, right, ROW, "canvas"))
        shapes += _row(index, body, head, y, cell, playbook)
    shapes += [Line(((0, y), (right, y)), "line") for y in (up, bottom)]
    signs = [(parts.sign(how), words) for how, words in WORDS.items()]
    added, y = parts.legend(signs, bottom + 6, 0, width)
    shapes += added
    if len(bodies) > len(shown):
        more = count(len(bodies) - len(shown), "more body", "more bodies")
        added, y = parts.note(f"and {more}.", y, 0, width)
        shapes += added
    return Picture(TITLE, _alt(index, bodies, playbook), width, y + 3, tuple(shapes))


def _row(
    index: Index, body: Committee, head: float, y: float, cell: float, playbook: Playbook
) -> list[Shape]:
    status = _status(index, body)
    name = lettering.shortened(body.label or "No name yet", 11.5, head - 8, bold=True)
    shapes: list[Shape] = [
        Text(4, y + 13, name, 11.5, bold=True),
        Text(4, y + 25, lettering.shortened(str(status).capitalize(), 10, head - 8), 10, STATUS[status]),
    ]
    for at, how in enumerate(part_states(index, body)):
        shapes += parts.mark(how, head + (at + 0.5) * cell, y + ROW / 2, min(5.5, cell / 2 - 1))
    found = len(lint(index.dossier, body.id, playbook, index.today))
    x = head + (len(PARTS) + 0.5) * cell
    role: Role = "bad" if found else "good"
    shapes.append(Text(x, y + ROW / 2 + 4, str(found), 12, role, "middle", bold=True))
    return shapes


def _status(index: Index, body: Committee) -> CharterStatus:
    charter = index.charters.get(body.id)
    return CharterStatus(charter.status) if charter else CharterStatus.DRAFT


def _alt(index: Index, bodies: Sequence[Committee], playbook: Playbook) -> str:
    said: list[str] = []
    for body in bodies:
        states = part_states(index, body)
        open_parts = [part for part, how in zip(PARTS, states, strict=True) if how != "done"]
        found = len(lint(index.dossier, body.id, playbook, index.today))
        missing = f"not whole: {', '.join(open_parts).lower()}" if open_parts else "all parts written"
        said.append(
            f"{body.label or 'No name yet'}: {_status(index, body)}, {missing}, {count(found, 'finding')}"
        )
    return f"{TITLE}, {count(len(bodies), 'body', 'bodies')}. {'. '.join(said)}."
