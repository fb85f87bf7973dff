"""What a document of the catalogue would lack if it were exported now, its look included (handbook 5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alliance_desk.assessment.gaps import gaps_for
from alliance_desk.assessment.place import Gap, Place
from alliance_desk.assessment.wording import listed
from alliance_desk.documents.catalogue import Entry
from alliance_desk.documents.look import logo


def gaps_of(entry: Entry, today: date) -> tuple[Gap, ...]:
    """Return what an entry lacks: in what is on the desk, then in its look, then sections left empty."""
    found = gaps_for(
        entry.gaps_key, entry.dossier, entry.playbook, today, entry.committee_id, readers=entry.readers
    )
    return (*found, *_logos(entry), *_empty(entry, today))


def _logos(entry: Entry) -> Iterator[Gap]:
    """Yield the partners without a logo; all of them are missing on purpose where none has one."""
    bare = [each for each in entry.dossier.partners if logo(each, entry.house, entry.dossier) is None]
    if bare and len(bare) < len(entry.dossier.partners):
        names = listed([partner.label for partner in bare])
        text = f"The logo of {names} is missing; the other is there."
        if len(entry.dossier.partners) > 2:
            text = f"No logo of {names}, though there are others."
        yield Gap(text, Place("documents", field="logo", record=bare[0].id))


def _empty(entry: Entry, today: date) -> Iterator[Gap]:
    """Yield the sections that nothing is said in, in one sentence."""
    hidden = entry.choice.hidden or ()
    bare = [each.heading for each in entry.sections(today) if not each.blocks and each.id not in hidden]
    if not bare:
        return
    names = listed([f"“{heading}”" for heading in bare])
    does = "is left out" if entry.choice.hide_empty else "says that nothing is there"
    if len(bare) > 1:
        does = "are left out" if entry.choice.hide_empty else "say that nothing is there"
    yield Gap(f"Without content: {names} {does}.", Place("documents", field=entry.key))
