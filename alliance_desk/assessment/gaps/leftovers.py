"""Blanks of a template that were never filled in: “Partner A”, “TBD”, “xxx”, “[…]” (handbook 5.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_desk.assessment.audience import for_readers
from alliance_desk.assessment.gaps.places import home
from alliance_desk.assessment.place import Gap
from alliance_desk.assessment.wording import count
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    RECORDS,
    AllianceRecord,
    DocumentChoice,
    DocumentExport,
    Dossier,
    PartnerLogo,
    Record,
    Visibility,
)

MOST = 4
"""So many places are named; the others are counted."""
_BLANK = re.compile(
    r"\b(?:T\.?B\.?[CDA]\.?(?!\w)|X{3,}|x{3,}|(?:Partner|Company|Person|Product) [A-DXYZ]\b(?!-)"
    r"|[Ll]orem ipsum|NN\b|N\.N\.)"
    r"|\[(?:\s*(?:…|\.{3}|_+|[Nn]ame|[Dd]ate|[Cc]ompany|[Pp]artner|[Tt]itle|[Rr]ole|[Ii]nsert|[Tt]o be)"
    r"[^\]]{0,40})?\]"
    r"|\?{3,}|_{4,}"
)
_SKIPPED = (DocumentChoice, DocumentExport, PartnerLogo)


def leftovers(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Iterator[Gap]:
    """Yield where a name or blank of a template is left in what the readers may read."""
    found = dossier.derived(
        (leftovers, id(playbook), readers), lambda: tuple(_found(dossier, playbook, readers))
    )
    yield from found[:MOST]
    if len(found) > MOST:
        more = count(len(found) - MOST, "more place")
        yield Gap(f"Blanks of a template are left in {more}.", found[MOST].place, "risk")


def _found(dossier: Dossier, playbook: Playbook, readers: Visibility) -> Iterator[Gap]:
    seen = for_readers(dossier, playbook, readers)
    yield from _in(seen.alliance, playbook)
    for kind in RECORDS:
        if issubclass(kind, AllianceRecord) and kind not in _SKIPPED:
            for row in seen.all(kind):
                yield from _in(row, playbook)


def _in(record: Record, playbook: Playbook) -> Iterator[Gap]:
    for name, value in record.values().items():
        # Dates, choices and keys are no texts that somebody typed.
        if type(value) is str and (blank := _BLANK.search(value)):
            around = " ".join(value[max(blank.start() - 24, 0) : blank.end() + 24].split())
            text = f"A blank of a template is left, “{blank[0]}”"
            text += f": … {around} …" if around != blank[0] else ""
            yield Gap(f"{text.rstrip('. ')}.", home(playbook, record, name), "risk")
