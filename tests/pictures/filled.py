"""Alliances filled with any number of everything, in names that are hard to set."""

import random
from datetime import date, timedelta

from alliance_desk.records import (
    AgendaItem,
    AnchorKind,
    Audience,
    Charter,
    CharterStatus,
    Committee,
    CommitteeKind,
    ElementState,
    Introduction,
    Kickoff,
    Message,
    Milestone,
    NorthStarConsent,
    NorthStarVersion,
    Objective,
    Person,
    Seat,
    Sending,
    Task,
    TaskLink,
    ValueProposition,
    Visibility,
)

TODAY = date(2026, 11, 22)
NAMES = [
    "Maria Ortiz",
    "Łucja Wiśniewska",
    "山田太郎",
    "Anna-Maria van der Westhuizen-Featherstonehaugh-Longbottom",
    "محمد عبد الرحمن",
    "Johan Lindqvist",
    "x" * 80,
    "",
]
TEXTS = [
    "Reach the first patient in the first market before the competing compound does",
    "第三相試験を予定どおりに終え、両社の開発部門が一つのチームとして働けるようにする",
    "L" * 80,
    "Learn how to sell to hospitals",
    "الوصول إلى السوق في السنة الأولى",
    "",
]


def fill(desk, number, playbook, partners=2):
    """Put ``number`` of everything into an alliance."""
    dice = random.Random(number)
    people = [
        desk.person(
            at % partners,
            NAMES[at % len(NAMES)],
            function=TEXTS[(at + 3) % len(TEXTS)][:40],
            influence=dice.choice([1, 3, 4, 5, None]),
            support=dice.randint(1, 5),
            startup_role=dice.choice(["Project lead", "Alliance lead", TEXTS[2], ""]) if at else "Sponsor",
            time_share=dice.choice([None, 0, 5, 40, 100]),
            commitment_confirmed=dice.random() < 0.5,
        )
        for at in range(number)
    ]
    for person in people:
        if dice.random() < 0.6:
            person.counterpart_id = dice.choice(people).id
    for at in range(number):
        one, other = dice.choice(people), dice.choice(people)
        met = TODAY - timedelta(days=at) if at % 3 else None
        desk.put(Introduction, person_id=one.id, other_id=other.id, met_on=met)
    wishes = [
        desk.put(
            Objective,
            partner_id=desk.partners[at % partners].id,
            text=TEXTS[at % len(TEXTS)],
            help_wanted=TEXTS[(at + 1) % len(TEXTS)],
            help_given=TEXTS[(at + 2) % len(TEXTS)],
            priority=1 + at % 3,
            visibility=Visibility.INTERNAL if at % 5 == 3 else Visibility.JOINT,
        )
        for at in range(number)
    ]
    for wish in wishes[::4]:
        wish.conflicts_with_id, wish.conflict = dice.choice(wishes).id, TEXTS[0]
    for at in range(number):
        message = desk.put(Message, audience=list(Audience)[at % 5], who="All")
        for turn in range(1 + at % 3):
            day = TODAY + timedelta(days=dice.randint(-40, 70) + turn * 7)
            sent = day if day < TODAY and dice.random() < 0.6 else None
            desk.put(
                Sending,
                message_id=message.id,
                planned_on=None if dice.random() < 0.05 else day,
                sent_on=sent,
                cancelled="Not needed" if dice.random() < 0.15 else "",
            )
    streams = [stream.id for stream in playbook.workstreams]
    tasks = [
        desk.put(
            Task,
            title=TEXTS[at % 5],
            workstream=streams[at % len(streams)],
            due=None if at % 11 == 10 else TODAY + timedelta(days=dice.randint(-30, 60)),
            done_on=TODAY if dice.random() < 0.3 else None,
            hold=at % 9 == 8,
            before_signing=["", "yes", "ask counsel", "after"][at % 4],
        )
        for at in range(number)
    ]
    for _ in range(number // 4):
        desk.put(TaskLink, before_id=dice.choice(tasks).id, after_id=dice.choice(tasks).id)
    if number:
        desk.put(Kickoff, time_zone="Europe/Berlin", other_zones="Asia/Tokyo")
    for at in range(number):
        desk.put(
            AgendaItem,
            day=1 + at % (1 + number // 8),
            title=TEXTS[at % len(TEXTS)],
            minutes=dice.choice([5, 15, 30, 45, 60, 120]),
            presenter_id=people[at].id if at % 3 else None,
            parallel=at % 6 == 5,
            social=at % 7 == 6,
        )
    intent(desk, number)
    for stream in playbook.workstreams:
        for partner in desk.partners:
            if number and dice.random() < 0.7:
                desk.put(
                    ElementState,
                    element=stream.id,
                    partner_id=partner.id,
                    state=dice.choice(["open", "in hand", "ready"]),
                    evidence=TEXTS[dice.randint(0, 5)],
                    due=TODAY,
                )
    return desk


def intent(desk, number):
    """Put a North Star, what it brings, milestones on the way and ``number`` bodies into an alliance."""
    dice = random.Random(number)
    if number:
        desk.answer("strategic_intent.statement", TEXTS[number % 2] * 3)
        desk.answer("strategic_intent.value_stakeholders", TEXTS[2] * 4)
        desk.answer("strategic_intent.value_partner", TEXTS[0] * 5, partner=0)
        version = desk.put(NorthStarVersion, number=1, text=TEXTS[number % 2] * 3)
        consent = {"version_id": version.id, "partner_id": desk.partners[-1].id}
        desk.put(NorthStarConsent, **consent, agreed_by=NAMES[3], agreed_on=TODAY)
    for at in range(number):
        day = None if at % 9 == 8 else TODAY + timedelta(days=dice.randint(-200, 900))
        done = day if day and day < TODAY and at % 2 else None
        lead = desk.partners[at % len(desk.partners)].id if at % 4 else None
        desk.put(Milestone, title=TEXTS[at % 6], on=day, done_on=done, partner_id=lead)
        desk.put(
            ValueProposition, audience=NAMES[at % 8], effect=TEXTS[0], quantity="by 20 %" if at % 2 else ""
        )
        body = desk.put(Committee, name=NAMES[at % 8], kind=list(CommitteeKind)[at % 4])
        if at % 3:
            texts = dict.fromkeys(dice.sample(["contribution", "end_state", "decides"], 2), TEXTS[0])
            status = list(CharterStatus)[at % 3]
            desk.put(Charter, committee_id=body.id, status=status, **texts)
        for person in dice.sample(desk.dossier.all(Person), min(2, number)):
            desk.put(Seat, committee_id=body.id, person_id=person.id, partner_id=person.partner_id)


def anchors(desk, launch=False):
    """Give an alliance its dates."""
    days = {
        AnchorKind.TERM_SHEET: date(2026, 10, 1),
        AnchorKind.SIGNING: date(2026, 11, 12),
        AnchorKind.KICKOFF: date(2026, 12, 15),
    }
    if launch:
        days = {AnchorKind.SIGNING: date(2026, 11, 12), AnchorKind.LAUNCH: date(2027, 1, 18)}
    desk.anchors(**{kind.value: day for kind, day in days.items()})
