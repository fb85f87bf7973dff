"""Which documents an alliance can hand out, each ready to be composed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Literal
from uuid import UUID

from alliance_desk.documents import history
from alliance_desk.documents.export import FORMATS_OF, Format
from alliance_desk.documents.finish import chosen, identified, redated, slug
from alliance_desk.documents.look import look_of
from alliance_desk.documents.outline import Outline, Section
from alliance_desk.documents.reports import internal_deck, team_charter
from alliance_desk.documents.reports.source import Source
from alliance_desk.documents.shelf import REPORTS, Report, Shelf
from alliance_desk.playbook import Playbook
from alliance_desk.records import Committee, DocumentChoice, Dossier, HouseLook, Visibility


@dataclass(frozen=True)
class Entry:
    """A document that can be composed whenever it is needed."""

    report: Report
    dossier: Dossier = field(repr=False, compare=False)
    playbook: Playbook = field(repr=False, compare=False)
    """That of the variant of the alliance."""
    house: HouseLook = field(repr=False, compare=False)
    committee_id: UUID | None = None
    """Whose charter it is."""

    @property
    def key(self) -> str:
        """Names the document on the command line; unique within an alliance."""
        return self.report.key

    @property
    def title(self) -> str:
        """What the list and the document itself call it."""
        return self.report.title

    @property
    def shelf(self) -> Shelf:
        """The part of the list that it stands in."""
        return self.report.shelf

    @property
    def kind(self) -> Literal["report", "deck"]:
        """Pages or slides."""
        return self.report.kind

    @property
    def readers(self) -> Visibility:
        """Who may read it."""
        return self.report.readers

    @property
    def gaps_key(self) -> str:
        """What ``assessment.gaps.gaps_for`` calls the document."""
        return self.report.gaps or self.report.key

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats in which it is written."""
        return FORMATS_OF[self.report.kind]

    @property
    def choice(self) -> DocumentChoice:
        """What was chosen for it; an unsaved record where nothing was."""
        found = self.dossier.one(DocumentChoice, document=self.key)
        return found or DocumentChoice(alliance_id=self.dossier.alliance.id, document=self.key)

    @property
    def in_pack(self) -> bool:
        """Tell whether the kickoff pack holds it."""
        chosen = self.choice.in_pack
        return self.report.in_pack if chosen is None else chosen

    def sections(self, today: date) -> tuple[Section, ...]:
        """Return all of its sections, each with its id, hidden and empty ones too."""
        return identified(self._composed(today)).sections

    def compose(self, today: date) -> Outline:
        """Return the document as it reads ``today``, with its version and look."""
        outline = self.unstamped(today)
        version = outline.version or history.next_version(self, outline, today)
        return replace(outline, version=version, dated=today)

    def unstamped(self, today: date) -> Outline:
        """Return the document as it reads ``today``, without a version of its own."""
        house, choice = self.house, self.choice
        outline = chosen(self._composed(today), choice.hidden or (), choice.hide_empty)
        outline = replace(
            outline,
            # Two bodies of one name must not end up in one file.
            title=self.title,
            confidentiality=choice.confidentiality or outline.confidentiality,
            author=house.author if house.show_author else "",
            company=house.company if house.show_company else "",
            look=look_of(house, self.dossier),
        )
        return redated(outline, house.date_style)

    def _composed(self, today: date) -> Outline:
        return self.report.compose(Source(self.dossier, self.playbook, today, self.readers))


def catalogue(dossier: Dossier, playbook: Playbook, house: HouseLook | None = None) -> tuple[Entry, ...]:
    """Return every document of an alliance in the order of the list; ``house`` is how the desk's look."""
    house = house or HouseLook()
    # Once, not in each document: taking a variant out of a playbook takes longer than composing a page.
    playbook = playbook.for_variant(dossier.alliance.variant.value)
    order = list(Shelf)
    entries = [
        *(
            Entry(report, dossier, playbook, house)
            for report in REPORTS
            if report.only in (None, dossier.alliance.variant)
        ),
        *_internal_kickoffs(dossier, playbook, house),
        *_charters(dossier, playbook, house),
    ]
    return tuple(sorted(entries, key=lambda entry: order.index(entry.shelf)))


def _internal_kickoffs(dossier: Dossier, playbook: Playbook, house: HouseLook) -> Iterator[Entry]:
    """Yield the deck of each partner's own kickoff; those of the others are made to be handed over."""
    keys: dict[str, int] = {}
    titles: dict[str, int] = {}
    for partner in dossier.partners:
        report = Report(
            _counted(f"internal-kickoff-{slug(partner.label) or 'partner'}", keys, "-{}"),
            _counted(internal_deck.title(partner), titles, " ({})"),
            Shelf.KICKOFF,
            partial(internal_deck.compose, partner_id=partner.id),
            kind="deck",
            readers=Visibility.INTERNAL if partner.own else Visibility.JOINT,
            gaps="kickoff_deck",
        )
        yield Entry(report, dossier, playbook, house)


def _charters(dossier: Dossier, playbook: Playbook, house: HouseLook) -> Iterator[Entry]:
    keys: dict[str, int] = {}
    titles: dict[str, int] = {}
    for committee in dossier.all(Committee):
        if not (committee.name.strip() and committee.chartered):
            continue
        report = Report(
            _counted(f"charter-{slug(committee.label) or 'body'}", keys, "-{}"),
            _counted(f"Charter of the {committee.name.strip()}", titles, " ({})"),
            Shelf.GOVERNANCE,
            partial(team_charter.compose, committee=committee),
            readers=committee.visibility,
            in_pack=True,
            gaps="charter",
        )
        yield Entry(report, dossier, playbook, house, committee.id)


def _counted(text: str, seen: dict[str, int], ending: str) -> str:
    """Return a text that has not been seen, with a number at its end where it was."""
    number = seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
    if number == 1:
        return text
    return _counted(text + ending.format(number), seen, ending)
