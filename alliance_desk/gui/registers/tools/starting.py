"""What starts a register off: bodies of a deal type, what-if cards, counterparts, tasks of a third party."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from alliance_desk.assessment import stakeholders
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.tools.pick import Choice, PickDialog
from alliance_desk.gui.words import count, tr
from alliance_desk.playbook.library import CommitteeShape, GovernanceShape
from alliance_desk.records import (
    Committee,
    CommitteeKind,
    EscalationStep,
    Introduction,
    Scenario,
    Seat,
    SeatRole,
    Task,
    ThirdParty,
)

if TYPE_CHECKING:
    from alliance_desk.gui.registers.view import RegisterView


# --- Governance: a starting shape by deal type (B33, handbook A5) ---------------------------------


def shape_of(alliance: OpenAlliance) -> GovernanceShape | None:
    """Return the starting shape for the deal type of an alliance."""
    return alliance.playbook.governance_for(str(alliance.alliance.deal_type))


def has_shape(alliance: OpenAlliance) -> bool:
    """Tell whether there are starting shapes at all."""
    return bool(alliance.playbook.governance)


def start_from_shape(view: RegisterView) -> PickDialog:
    """Offer the bodies of every shape, those of the deal type ticked."""
    alliance = view.model.alliance
    own, known = shape_of(alliance), _names(alliance)
    shapes = sorted(alliance.playbook.governance, key=lambda shape: shape is not own)
    choices = [
        Choice(
            (shape, body),
            f"{body.name} ({body.short_name})",
            tr("%1: %2", shape.title, body.purpose),
            shape is own,
        )
        for shape in shapes
        for body in shape.committees
        if not _is_there(body, known)
    ]
    dialog = PickDialog(
        tr("Start from a shape"),
        tr("Adds the bodies that you tick, with open seats and a ladder. What is there already stays."),
        choices,
        tr("Add"),
        lambda picked: add_bodies(alliance, picked),
        view,
    )
    dialog.open()
    return dialog


def add_bodies(alliance: OpenAlliance, picked: list[tuple[GovernanceShape, CommitteeShape]]) -> None:
    """Add bodies with open seats and ladders, each once, as one edit."""
    dossier = alliance.dossier
    at = len(dossier.all(Committee))
    seats = len(dossier.all(Seat))
    ids = {body.name.casefold(): body.id for body in dossier.all(Committee)}
    made: dict[str, Any] = {}
    fresh = [(shape, body) for shape, body in picked if not _is_there(body, _names(alliance))]
    for shape, body in fresh:
        made[body.id] = ids.get(body.name.casefold()) or uuid4()
        for each in shape.committees:
            if (there := ids.get(each.name.casefold())) is not None:
                made.setdefault(each.id, there)
    added: set[str] = set()
    label = count(len(fresh), tr("Add %1 body from a shape"), tr("Add %1 bodies from a shape"))
    with alliance.store.edit(label) as session:
        for shape, body in sorted(fresh, key=lambda pair: bool(pair[1].parent)):
            if body.name.casefold() in added:
                continue
            added.add(body.name.casefold())
            session.add(
                Committee(
                    id=made[body.id],
                    alliance_id=alliance.id,
                    name=body.name,
                    short_name=body.short_name,
                    kind=CommitteeKind(body.kind),
                    parent_id=made.get(body.parent),
                    purpose=body.purpose,
                    cadence=body.cadence,
                    decision_rule=body.decision_rule,
                    position=at,
                )
            )
            session.flush()
            at += 1
            for partner in dossier.partners:
                for number in range(body.seats_per_partner):
                    session.add(
                        Seat(
                            alliance_id=alliance.id,
                            committee_id=made[body.id],
                            partner_id=partner.id,
                            role=SeatRole.CO_CHAIR if number == 0 else SeatRole.MEMBER,
                            position=seats,
                        )
                    )
                    seats += 1
            for level, rung in enumerate(shape.escalation, 1):
                who, _, days = rung.partition(":")
                number = "".join(letter for letter in days if letter.isdigit())
                session.add(
                    EscalationStep(
                        alliance_id=alliance.id,
                        committee_id=made[body.id],
                        level=level,
                        who=who.strip(),
                        days=int(number) if number else None,
                    )
                )


def _names(alliance: OpenAlliance) -> set[str]:
    bodies = alliance.dossier.all(Committee)
    return {name.casefold() for body in bodies for name in (body.name, body.short_name) if name}


def _is_there(body: CommitteeShape, known: set[str]) -> bool:
    return bool({body.name.casefold(), body.short_name.casefold()} & known)


# --- Scenarios: the what-if cards (S44) -----------------------------------------------------------


def cards_left(alliance: OpenAlliance) -> list[Any]:
    """Return the what-if cards that are no scenario yet."""
    known = {scenario.title.casefold() for scenario in alliance.dossier.all(Scenario)}
    sheets = (sheet for sheet in alliance.playbook.sheets if sheet.family == "what_if")
    return [sheet for sheet in sheets if sheet.title.casefold() not in known]


def start_from_cards(view: RegisterView) -> PickDialog:
    """Offer the what-if cards; their prompts stand in the editor of each."""
    alliance = view.model.alliance

    def add(picked: list[str]) -> None:
        at = len(alliance.dossier.all(Scenario))
        label = count(len(picked), tr("Add %1 what-if card"), tr("Add %1 what-if cards"))
        with alliance.store.edit(label) as session:
            for place, title in enumerate(picked, at):
                session.add(Scenario(alliance_id=alliance.id, title=title, position=place))

    dialog = PickDialog(
        tr("What-if cards"),
        tr("Tick the cards to think through. The questions of each stand above its editor."),
        [Choice(sheet.title, sheet.title, " ".join(sheet.prompts)) for sheet in cards_left(alliance)],
        tr("Add"),
        add,
        view,
    )
    dialog.open()
    return dialog


def prompts_for(alliance: OpenAlliance, scenario: Scenario) -> tuple[str, ...]:
    """Return the questions of the what-if card that a scenario comes from."""
    for sheet in alliance.playbook.sheets:
        if sheet.family == "what_if" and sheet.title.casefold() == scenario.title.casefold():
            return sheet.prompts
    return ()


# --- Introductions: counterparts who have not met (S15) -------------------------------------------


def to_introduce(alliance: OpenAlliance) -> list[stakeholders.Pair]:
    """Return the counterparts who have not met and are not to be introduced yet."""
    rows = alliance.dossier.all(Introduction)
    known = {frozenset((row.person_id, row.other_id)) for row in rows}
    pairs = (pair for pair in stakeholders.pairs(alliance.dossier) if not pair.met)
    return [pair for pair in pairs if frozenset((pair.one.id, pair.other.id)) not in known]


def propose_introductions(view: RegisterView) -> PickDialog:
    """Offer the counterparts who have not met."""
    alliance = view.model.alliance

    def add(picked: list[stakeholders.Pair]) -> None:
        at = len(alliance.dossier.all(Introduction))
        label = count(len(picked), tr("Propose %1 introduction"), tr("Propose %1 introductions"))
        with alliance.store.edit(label) as session:
            for place, pair in enumerate(picked, at):
                session.add(
                    Introduction(
                        alliance_id=alliance.id,
                        person_id=pair.one.id,
                        other_id=pair.other.id,
                        position=place,
                    )
                )

    dialog = PickDialog(
        tr("Introductions to plan"),
        tr("These counterparts have not met. Tick those who are to be introduced."),
        [
            Choice(
                pair,
                tr("%1 and %2", pair.one.name, pair.other.name),
                f"{pair.one.title} / {pair.other.title}",
            )
            for pair in to_introduce(alliance)
        ],
        tr("Add"),
        add,
        view,
    )
    dialog.open()
    return dialog


# --- Third parties: the startup that each of them needs (B35) -------------------------------------


def add_startup_tasks(view: RegisterView) -> None:
    """Add the tasks that repeat when a third party joins, for the row that is current; each once."""
    alliance, row = view.model.alliance, view.current_row()
    if not isinstance(row, ThirdParty):
        return view.say(tr("Choose a third party first."), error=True)
    name = row.name.strip() or tr("third party")
    tasks = alliance.dossier.all(Task)
    known = {task.title for task in tasks if task.third_party_id == row.id}
    items = [(item, f"{name}: {item.title}") for item in alliance.playbook.third_party]
    items = [(item, title) for item, title in items if title not in known]
    if not items:
        return view.say(tr("All startup tasks of %1 are in the plan.", name))
    with alliance.store.edit(tr("Add startup tasks of %1", name)) as session:
        for at, (item, title) in enumerate(items, len(tasks)):
            due = row.joins_on + timedelta(days=item.offset_days) if row.joins_on else None
            session.add(
                Task(
                    alliance_id=alliance.id,
                    title=title,
                    component=item.component,
                    third_party_id=row.id,
                    due=due,
                    note=item.hint,
                    owner_id=row.counterpart_id,
                    position=at,
                )
            )
    added = count(len(items), tr("%1 task added to the plan."), tr("%1 tasks added to the plan."))
    return view.say(added if row.joins_on else tr("%1 They get dates once it is known when it joins.", added))
