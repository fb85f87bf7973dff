"""Registers of stakeholders and relationships (components 3 and 9)."""

from __future__ import annotations

from typing import Any

from alliance_desk.gui.models.columns import (
    ChoiceColumn,
    DateColumn,
    FlagColumn,
    LineColumn,
    NumberColumn,
    ScoreColumn,
    TextColumn,
)
from alliance_desk.gui.models.person_columns import PersonNameColumn, WantedColumn
from alliance_desk.gui.models.references import CounterpartColumn, PersonColumn
from alliance_desk.gui.models.special_columns import SaidColumn
from alliance_desk.gui.registers.catalog.common import (
    NOTE,
    PARTNER,
    VISIBILITY,
    own_side,
)
from alliance_desk.gui.registers.catalog.sentences import introduction_state, introduction_tone
from alliance_desk.gui.registers.register import Register
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    INFLUENCE,
    SUPPORT,
    Conversation,
    GlossaryTerm,
    Introduction,
    Onboarding,
    Person,
    ThirdParty,
)

PERSON = PersonNameColumn("name", "Person", second="title")
INFLUENCE_NOW = ScoreColumn("influence", "Influence", 72, words=INFLUENCE)
STANCE = ScoreColumn("support", "Stance", 84, words=SUPPORT, hint="Support for the alliance now")
WANTED_HINT = "Support now and wanted, and how much of our attention the person gets"
COUNTERPART = CounterpartColumn("counterpart_id", "Counterpart", 104)


def _people(*columns: Any) -> Register:
    return Register(
        record=Person,
        columns=columns,
        one="person",
        many="people",
        empty="Nobody is listed yet. Begin with those who decide, deliver, pay or could object.",
        defaults=own_side,
        alone=("counterpart_id",),
        opens="Edit person…",
    )


PEOPLE: dict[RegisterName, Register] = {
    "people": _people(PERSON, PARTNER, LineColumn("function", "Function", 104), INFLUENCE_NOW, STANCE),
    "counterparts": _people(PERSON, PARTNER, INFLUENCE_NOW, STANCE, COUNTERPART),
    "gains": _people(
        PersonNameColumn("name", "Person", 124, second="title"),
        PARTNER,
        INFLUENCE_NOW,
        TextColumn("gains", "What is in it for them"),
    ),
    "engagement": _people(
        PersonNameColumn("name", "Person", 108, second="title"),
        WantedColumn("support_wanted", "Stance", 100, words=SUPPORT, hint=WANTED_HINT),
        TextColumn("engagement", "Next step"),
        DateColumn("engagement_due", "Due", 88, deadline=True, done="engagement_done_on"),
        PersonColumn("owner_id", "Who", 88),
    ),
    "onboarding": _people(
        PERSON,
        PARTNER,
        LineColumn("startup_role", "Startup role", 108),
        NumberColumn("time_share", "Time", 56, unit=" %", hint="Share of working time"),
        ChoiceColumn("onboarding", "On board", 88, kind=Onboarding),
    ),
    "commitments": _people(
        PERSON,
        PARTNER,
        NumberColumn("time_share", "Time", 56, unit=" %", hint="Share of working time"),
        FlagColumn("commitment_confirmed", "Given", 52, hint="The line manager has confirmed the time"),
        LineColumn("commitment_by", "Given by", 100, hint="The line manager"),
        DateColumn("commitment_on", "On", 80),
    ),
    "insiders": _people(
        PERSON,
        PARTNER,
        LineColumn("function", "Function", 112),
        DateColumn("insider_since", "In the know since", 124, hint="Before the announcement; empty if not"),
    ),
    "conversations": Register(
        record=Conversation,
        columns=(
            PersonColumn("person_id", "With", 104, empty="who?"),
            TextColumn("topic", "Topic"),
            PersonColumn("with_id", "Led by", 104),
            DateColumn("planned_on", "Planned", 80, deadline=True, done="held_on"),
            DateColumn("held_on", "Held", 80),
        ),
        one="conversation",
        many="conversations",
        empty="No conversation yet. Plan the talks that prepare people, the difficult ones first.",
        form=(
            (
                "Conversation",
                (
                    (PersonColumn("person_id", "With"), PersonColumn("with_id", "Led by")),
                    (TextColumn("topic", "Topic"),),
                    (
                        DateColumn("planned_on", "Planned for"),
                        DateColumn("held_on", "Held on"),
                        VISIBILITY,
                    ),
                    (FlagColumn("difficult", "A difficult conversation"),),
                    (TextColumn("outcome", "Outcome"),),
                ),
            ),
        ),
    ),
    "introductions": Register(
        record=Introduction,
        columns=(
            PersonColumn("person_id", "Person", 104, empty="who?"),
            PersonColumn("other_id", "Meets", 110, empty="whom?", across="person_id"),
            LineColumn("form", "Where or how"),
            DateColumn("planned_on", "Planned", 76, deadline=True, done="met_on"),
            SaidColumn(
                "state",
                "State",
                104,
                says=introduction_state,
                tone=introduction_tone,
                from_fields=("planned_on", "met_on"),
            ),
        ),
        one="introduction",
        many="introductions",
        empty="No introduction yet. Begin with counterparts who have never met.",
        form=(
            (
                "Who meets whom",
                (
                    (
                        PersonColumn("person_id", "Person"),
                        PersonColumn("other_id", "Meets", across="person_id"),
                    ),
                    (
                        LineColumn("form", "Where or how", hint="At the kickoff, a call, a visit"),
                        PersonColumn("introduced_by_id", "Introduced by"),
                    ),
                    (DateColumn("planned_on", "Planned for"), DateColumn("met_on", "Met on"), VISIBILITY),
                    (NOTE,),
                ),
            ),
        ),
    ),
    "glossary": Register(
        record=GlossaryTerm,
        columns=(
            LineColumn("term", "Term", 88),
            TextColumn("our_meaning", "We mean", 124),
            TextColumn("their_meaning", "The partner means", 128),
            TextColumn("agreed_meaning", "Agreed meaning"),
        ),
        one="term",
        many="terms",
        empty="No term yet. Collect words that each side uses in its own way, and agree on one meaning.",
        form=(
            (
                "Term",
                (
                    (LineColumn("term", "Term"), VISIBILITY),
                    (TextColumn("our_meaning", "What we mean"),),
                    (TextColumn("their_meaning", "What the partner means"),),
                    (TextColumn("agreed_meaning", "Agreed meaning", hint="Used in charters and decks"),),
                ),
            ),
        ),
    ),
    "third_parties": Register(
        record=ThirdParty,
        columns=(
            LineColumn("name", "Company"),
            LineColumn("role", "Role", 108),
            DateColumn("joins_on", "Joins", 80),
            DateColumn("confidentiality_on", "CDA", 80, hint="Confidentiality agreement signed"),
            DateColumn("contract_on", "Contract", 80, hint="Contract signed"),
        ),
        one="third party",
        many="third parties",
        empty="No third party yet. Add each vendor or further partner that joins the work.",
        form=(
            (
                "Third party",
                (
                    (LineColumn("name", "Company"), LineColumn("role", "Role"), VISIBILITY),
                    (
                        LineColumn("contact", "Contact there"),
                        PersonColumn("counterpart_id", "Counterpart in the alliance"),
                    ),
                    (
                        DateColumn("joins_on", "Joins on"),
                        DateColumn("confidentiality_on", "Confidentiality agreement"),
                        DateColumn("contract_on", "Contract"),
                    ),
                    (NOTE,),
                ),
            ),
        ),
    ),
}
