"""What a new alliance starts with: its partners, dates, plan, committees and empty charters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from alliance_desk.assessment.schedule import ANCHORS
from alliance_desk.playbook import GovernanceShape, Playbook
from alliance_desk.records import (
    Alliance,
    Anchor,
    AnchorKind,
    Answer,
    Charter,
    Committee,
    CommitteeKind,
    Counting,
    DealType,
    EscalationStep,
    Partner,
    Record,
    Seat,
    SeatRole,
    Stage,
    Task,
    TaskLink,
    Variant,
    Visibility,
)

_RUNG = re.compile(r"^(?P<who>.*?)\s*:\s*(?P<days>\d+)\b.*$")

TECHNOLOGY_DEALS = frozenset({DealType.GO_TO_MARKET})
"""Deals that usually follow the technology process; the user may choose otherwise."""


@dataclass(frozen=True)
class NewPartner:
    """A company as the wizard asks for it."""

    name: str
    short_name: str = ""
    country: str = ""
    holidays: str = ""
    """The calendar of public holidays, such as ``DE-BY``."""


@dataclass(frozen=True)
class NewAlliance:
    """What the wizard asks."""

    name: str
    own: NewPartner
    others: tuple[NewPartner, ...]
    variant: Variant = Variant.BIOPHARMA
    deal_type: DealType = DealType.CO_DEVELOPMENT
    tier: int = 2
    stage: Stage = Stage.STARTUP
    manager: str = ""
    summary: str = ""
    asset: str = ""
    territory: str = ""
    confidentiality: str = "Confidential"
    anchors: Mapping[AnchorKind, date | None] = field(default_factory=dict[AnchorKind, date | None])
    """Anchor dates; one that is not known is None or left out."""
    today: date | None = None
    """Anchors before this day have happened."""
    characteristics: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Answers that helped to choose the process, by the id of the question."""

    @property
    def partners(self) -> tuple[NewPartner, ...]:
        return (self.own, *self.others)

    def happened(self, kind: AnchorKind) -> date | None:
        """Return when an anchor has happened, or None."""
        day = self.anchors.get(kind)
        return day if day and self.today and day < self.today else None


def suggested_variant(deal_type: DealType) -> Variant:
    """Return the process that usually fits a deal type (SIR Figure 2)."""
    return Variant.TECHNOLOGY if deal_type in TECHNOLOGY_DEALS else Variant.BIOPHARMA


def suggested_name(partners: Iterable[NewPartner]) -> str:
    """Return ``Corvane / Helix Arc``."""
    return " / ".join(name for each in partners if (name := (each.short_name or each.name).strip()))


def duplicate_name(name: str, existing: Iterable[str]) -> str:
    """Return a sentence if an alliance of this name is on the desk, else an empty text."""
    taken = {_plain(each) for each in existing}
    return f"There is already an alliance called {name.strip()}." if _plain(name) in taken else ""


def problems(new: NewAlliance, existing: Iterable[str] = ()) -> dict[str, str]:
    """Return a plain sentence for each field that keeps the alliance from being started."""
    found: dict[str, str] = {}
    if not new.name.strip():
        found["name"] = "Give the alliance a name."
    elif text := duplicate_name(new.name, existing):
        found["name"] = text
    if not new.own.name.strip():
        found["own"] = "Name your own company."
    named = [partner for partner in new.others if partner.name.strip()]
    if not named:
        found["others"] = "Name at least one partner."
    elif len(named) < len(new.others):
        found["others"] = "Every partner needs a name."
    names = [_plain(partner.name) for partner in new.partners if partner.name.strip()]
    if len(set(names)) < len(names):
        found["others"] = "Two partners have the same name."
    if not 1 <= new.tier <= 3:
        found["tier"] = "The tier is 1, 2 or 3."
    days = new.anchors
    # What holds while the signing is not known yet comes first, so that the nearer reason is told.
    for earlier, later, text in (
        (AnchorKind.TERM_SHEET, AnchorKind.KICKOFF, "The joint kickoff cannot come before the term sheet."),
        (AnchorKind.TERM_SHEET, AnchorKind.LAUNCH, "The launch cannot come before the term sheet."),
        (AnchorKind.TERM_SHEET, AnchorKind.SIGNING, "The agreement cannot be signed before the term sheet."),
        (AnchorKind.SIGNING, AnchorKind.KICKOFF, "The joint kickoff cannot come before the signing."),
        (AnchorKind.SIGNING, AnchorKind.LAUNCH, "The launch cannot come before the signing."),
    ):
        first, second = days.get(earlier), days.get(later)
        if first and second and second < first:
            found[later.value] = text
    return found


def start_alliance(new: NewAlliance, playbook: Playbook) -> list[Record]:
    """Return every record of a new alliance, parents before children."""
    playbook = playbook.for_variant(new.variant.value)
    alliance = Alliance(
        name=new.name.strip(),
        variant=new.variant,
        deal_type=new.deal_type,
        tier=new.tier,
        stage=new.stage,
        manager=new.manager.strip(),
        summary=new.summary.strip(),
        asset=new.asset.strip(),
        territory=new.territory.strip(),
        confidentiality=new.confidentiality.strip(),
        playbook_version=playbook.version,
    )
    partners = [
        Partner(
            alliance_id=alliance.id,
            name=each.name.strip(),
            short_name=each.short_name.strip(),
            country=each.country.strip(),
            holidays=each.holidays.strip(),
            own=position == 0,
            position=position,
        )
        for position, each in enumerate(new.partners)
    ]
    records: list[Record] = [alliance, *partners, *_anchors(alliance.id, new)]
    tasks = list(_tasks(new, alliance.id, playbook, partners[0].id))
    records += [*tasks, *playbook_links(tasks, playbook)]
    records += [
        Answer(alliance_id=alliance.id, question=id, value=yes) for id, yes in new.characteristics.items()
    ]
    if shape := playbook.governance_for(new.deal_type.value):
        records += _governance(alliance.id, shape, partners)
    return records


def _anchors(alliance_id: UUID, new: NewAlliance) -> Iterator[Anchor]:
    extra = [kind for kind in AnchorKind if new.anchors.get(kind) and kind not in ANCHORS[new.variant]]
    for kind in (*ANCHORS[new.variant], *extra):
        happened = new.happened(kind) is not None
        yield Anchor(alliance_id=alliance_id, kind=kind, on=new.anchors.get(kind), actual=happened)


def _tasks(new: NewAlliance, alliance_id: UUID, playbook: Playbook, own: UUID) -> Iterator[Task]:
    for position, item in enumerate(playbook.schedule):
        anchor = AnchorKind(item.anchor)
        # What is due on an anchor that has happened is the event itself.
        happened = new.happened(anchor) if item.offset_days == 0 else None
        yield Task(
            alliance_id=alliance_id,
            item=item.id,
            workstream=item.workstream,
            component=item.component,
            anchor=anchor,
            offset_days=item.offset_days,
            counting=Counting.WORKING if item.working else Counting.CALENDAR,
            visibility=Visibility.INTERNAL if item.internal else Visibility.JOINT,
            done_on=happened,
            partner_id=own if item.internal else None,
            position=position,
        )


def playbook_links(
    tasks: Iterable[Task], playbook: Playbook, existing: Iterable[TaskLink] = ()
) -> Iterator[TaskLink]:
    """Yield the dependencies that the playbook knows between these tasks, without those there already.

    They are written down when a plan is made, and not read from the playbook each time, so that the
    user may take one away.
    """
    by_item = {playbook.renamed.get(task.item, task.item): task for task in tasks if task.item}
    there = {(link.before_id, link.after_id) for link in existing}
    for item in playbook.schedule:
        later = by_item.get(item.id)
        for id in dict.fromkeys(item.after):
            earlier = by_item.get(playbook.renamed.get(id, id))
            if later and earlier and later is not earlier and (earlier.id, later.id) not in there:
                yield TaskLink(alliance_id=later.alliance_id, before_id=earlier.id, after_id=later.id)


def _governance(alliance_id: UUID, shape: GovernanceShape, partners: list[Partner]) -> Iterator[Record]:
    ids: dict[str, UUID] = {}
    for position, body in enumerate(shape.committees):
        committee = Committee(
            alliance_id=alliance_id,
            name=body.name,
            short_name=body.short_name,
            kind=CommitteeKind(body.kind),
            parent_id=ids.get(body.parent),
            purpose=body.purpose,
            cadence=body.cadence,
            decision_rule=body.decision_rule,
            position=position,
        )
        ids[body.id] = committee.id
        yield committee
        yield Charter(alliance_id=alliance_id, committee_id=committee.id)
        yield from _open_seats(committee, body.seats_per_partner, partners)
        for level, rung in enumerate(shape.escalation, 1):
            match = _RUNG.match(rung)
            yield EscalationStep(
                alliance_id=alliance_id,
                committee_id=committee.id,
                level=level,
                who=match["who"] if match else rung,
                days=int(match["days"]) if match else None,
            )


def _open_seats(committee: Committee, each: int, partners: list[Partner]) -> Iterator[Seat]:
    """Yield the seats that each partner has to fill; the first one leads for that partner."""
    if committee.kind == CommitteeKind.STEERING:
        first = SeatRole.CO_CHAIR if len(partners) > 1 else SeatRole.CHAIR
    else:
        first = SeatRole.LEAD
    position = 0
    for partner in partners:
        for number in range(each):
            yield Seat(
                alliance_id=committee.alliance_id,
                committee_id=committee.id,
                partner_id=partner.id,
                role=SeatRole.MEMBER if number else first,
                position=position,
            )
            position += 1


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
