"""Everything about one person."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    ScoreColumn,
    TextColumn,
)
from alliance_desk.gui.models.person_columns import ATTENTION, EmailColumn, PersonNameColumn
from alliance_desk.gui.models.references import CounterpartColumn, PartnerColumn, PersonColumn
from alliance_desk.gui.models.special_columns import RoleColumn, ZoneColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog.common import VISIBILITY
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.register import Part
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.records import INFLUENCE, SUPPORT, Onboarding, Person
from alliance_desk.store import people

PARTS: tuple[Part, ...] = (
    (
        "Who",
        (
            (PersonNameColumn("name", "Name"), PartnerColumn("partner_id", "Partner")),
            (LineColumn("title", "Title"), LineColumn("function", "Function")),
            (EmailColumn("email", "E-mail"), VISIBILITY),
            (
                LineColumn("phone", "Phone"),
                ZoneColumn("time_zone", "Time zone", hint="Europe/Berlin"),
            ),
        ),
    ),
    (
        "Stake",
        (
            (
                ScoreColumn("influence", "Influence", words=INFLUENCE),
                ScoreColumn("support", "Support now", words=SUPPORT),
                ScoreColumn("support_wanted", "Support wanted", words=SUPPORT),
            ),
            (TextColumn("gains", "What is in it for them"),),
        ),
    ),
    (
        "Engagement",
        (
            (
                CounterpartColumn("counterpart_id", "Counterpart"),
                PersonColumn("owner_id", "Looked after by"),
                ScoreColumn(
                    "priority",
                    "Attention",
                    words=ATTENTION,
                    hint="How much attention this person gets from us across all alliances",
                ),
            ),
            (TextColumn("engagement", "Next step"),),
            (DateColumn("engagement_due", "Due"), DateColumn("insider_since", "In the know since")),
        ),
    ),
    (
        "Startup team",
        (
            (
                RoleColumn("startup_role", "Role", hint="Empty for those outside the team"),
                NumberColumn("time_share", "Time, per cent"),
                ChoiceColumn("onboarding", "On board", kind=Onboarding),
            ),
            (LineColumn("commitment_by", "Time given by"), DateColumn("commitment_on", "Given on")),
            (FlagColumn("commitment_confirmed", "The line manager has confirmed the time"),),
        ),
    ),
    ("Notes", ((TextColumn("notes", "Notes"),),)),
)


class PersonEditor(RecordEditor):
    """All fields of a person, and the other alliances in which the same person is listed."""

    def __init__(self, alliance: OpenAlliance, person_id: UUID, parent: QWidget | None = None) -> None:
        self.elsewhere_label = said("", "secondary")
        super().__init__(alliance, Person, person_id, PARTS, "person", parent)
        self.column.insertWidget(0, self.elsewhere_label)
        self._show_elsewhere()

    def _show_elsewhere(self) -> None:
        """Name the other alliances of the desk in which this person is listed (S09, B12)."""
        person = self._alliance.dossier.get(Person, self._id)
        found = people.elsewhere(self._alliance.store.file, person) if person is not None else []
        named = [
            tr("%1 (attention %2)", place.alliance, tr(ATTENTION[place.priority - 1]).lower())
            if place.priority
            else place.alliance
            for place in found
        ]
        self.elsewhere_label.setText(tr("Also in %1", ", ".join(named)) if named else "")
        self.elsewhere_label.setVisible(bool(named))
