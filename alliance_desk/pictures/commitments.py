"""How much working time each member of the startup team has, and whether it is confirmed (S58)."""

from __future__ import annotations

from alliance_desk.assessment.wording import count
from alliance_desk.pictures import lettering, parts
from alliance_desk.pictures.palette import side_role
from alliance_desk.pictures.shapes import Picture, Rect, Shape, Text
from alliance_desk.records import Dossier, Person

TITLE = "Time committed to the startup"
ROW = 30.0
MOST = {True: 12, False: 40}


def commitment_bars(dossier: Dossier, width: float = 900) -> Picture:
    """Return a bar for each member of the startup team: full where a manager confirmed it, else hollow."""
    team = [person for person in dossier.all(Person) if person.startup_role.strip()]
    if not team:
        return parts.nothing(TITLE, "Nobody has a role in the startup team yet.", width)
    team.sort(key=lambda person: dossier.side(person.partner_id) % 1000)
    narrow = width < parts.NARROW
    left = min(max(lettering.width(each.name, 11.5, bold=True) for each in team) + 14, width * 0.42, 250.0)
    right = 58.0 if narrow else 172.0
    room = width - left - right
    shapes: list[Shape] = []
    y = 0.0
    for person in team[: MOST[narrow]]:
        side = side_role(dossier.side(person.partner_id))
        name = lettering.shortened(person.name or "No name yet", 11.5, left - 10, bold=True)
        shapes.append(Text(0, y + 12, name, 11.5, "ink", bold=True))
        role = lettering.shortened(person.startup_role, 10, left - 10)
        shapes.append(Text(0, y + 25, role, 10, "muted"))
        shapes.append(Rect(left, y + 8, room, 10, "track", radius=3))
        share = person.time_share
        if share:
            long = max(6.0, room * share / 100)
            full = person.commitment_confirmed
            shapes.append(Rect(left + 0.7, y + 8.7, long - 1.4, 8.6, side if full else "paper", side, 1.4, 3))
        shapes += parts.mark("done" if person.commitment_confirmed else "open", left + room + 14, y + 13, 5.5)
        told = lettering.shortened(_told(person, narrow), 10.5, right - 24)
        shapes.append(Text(left + room + 24, y + 17, told, 10.5, "ink"))
        y += ROW
    signs = [*parts.sides(dossier), (parts.sign("done"), "confirmed"), (parts.sign("open"), "not confirmed")]
    added, y = parts.legend(signs, y + 4, 0, width)
    more = count(len(team) - MOST[narrow], "more person", "more people") if len(team) > MOST[narrow] else ""
    remark, y = parts.note(f"{more} not drawn here." if more else "", y, 0, width)
    alt = _words(dossier, team)
    return Picture(TITLE, alt, width, y + 3, (*shapes, *added, *remark))


def _told(person: Person, narrow: bool) -> str:
    share = "?" if person.time_share is None else f"{person.time_share}%"
    if narrow:
        return share
    word = "confirmed" if person.commitment_confirmed else "not confirmed"
    return f"{share} {word}" if person.time_share is not None else f"share open, {word}"


def _words(dossier: Dossier, team: list[Person]) -> str:
    confirmed = sum(person.commitment_confirmed for person in team)
    said = [f"{TITLE}: {count(len(team), 'person', 'people')}, {confirmed} confirmed"]
    for person in team:
        side = dossier.side(person.partner_id)
        where = f" of {dossier.partners[side].label}" if side >= 0 else ""
        said.append(f"{person.name or 'No name yet'}{where}, {person.startup_role}: {_told(person, False)}")
    return ". ".join(said) + "."
