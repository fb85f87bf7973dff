"""The same person in other alliances of the desk (S09, priority across the portfolio)."""

from dataclasses import dataclass

from alliance_desk.records import Person
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import translated

# Names are compared in Python: the engine's lower() knows A to Z only.
_OTHERS = """
SELECT person.name, person.email, alliance.name, person.priority
FROM person JOIN alliance ON alliance.id = person.alliance_id
WHERE person.alliance_id != ?
ORDER BY alliance.name COLLATE NOCASE
"""


@dataclass(frozen=True)
class Elsewhere:
    """Another alliance in which a person is listed."""

    alliance: str
    priority: int | None
    """How much attention the person gets there: 1 high, 3 low."""


def elsewhere(desk_file: DeskFile, person: Person) -> list[Elsewhere]:
    """Return the other alliances that list a person: by e-mail, or by name where either has none."""
    name, email = folded(person.name), folded(person.email)
    if not name and not email:
        return []
    with translated(desk_file.name):
        rows = desk_file.connection.execute(_OTHERS, (person.alliance_id.hex,)).fetchall()
    found: dict[str, Elsewhere] = {}
    for other_name, other_email, alliance, priority in rows:
        if same(name, email, folded(other_name), folded(other_email)):
            found.setdefault(alliance, Elsewhere(alliance, priority))
    return list(found.values())


def same(name: str, email: str, other_name: str, other_email: str) -> bool:
    """Tell whether two listings, folded, are of one person."""
    if email and other_email:
        return email == other_email
    return bool(name) and name == other_name


def folded(text: str) -> str:
    """Return a name or an address as it is compared."""
    return " ".join(text.split()).casefold()
