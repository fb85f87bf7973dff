"""Made-up outlines with every kind of block: a charter, a scorecard and a deck."""

from datetime import date

from alliance_desk.documents.outline import (
    Bullets,
    Callout,
    Column,
    Columns,
    Facts,
    Figure,
    Outline,
    Paragraph,
    Party,
    ScoreChart,
    Section,
    Series,
    Signature,
    Signatures,
    Table,
    Tagged,
)
from alliance_desk.pictures.shapes import Arc, Circle, Line, Picture, Polygon, Rect, Text

PEOPLE = (
    ("Zofia Wąsowska-Łączyńska", "Alliance lead", "Corvane Therapeutics", "Warszawa"),
    ("Søren Bjørnskov", "Clinical development", "Helix Arc", "København"),
    ("Ελένη Παπαδοπούλου", "Regulatory affairs", "Helix Arc", "Αθήνα"),
    ("Оксана Ґалаґан", "Manufacturing", "Corvane Therapeutics", "Львів"),
    ("高橋 美咲", "Commercial strategy, Asia", "Corvane Therapeutics", "東京"),
    ("Nguyễn Thị Bích Phượng", "Finance", "Helix Arc", "Hà Nội"),
)

TRACK = Picture(
    "Milestones",
    "Milestone track: signing done in March, kickoff in June, first patient in September; today is in May.",
    480,
    96,
    (
        Line(((20, 40), (460, 40)), "line", 3),
        Line(((20, 40), (200, 40)), "ours", 3),
        *(
            Circle(x, 40, 7, fill="ours" if x < 200 else "paper", stroke="ours", stroke_width=2)
            for x in (20, 130, 300, 460)
        ),
        Polygon(((196, 22), (204, 22), (200, 30)), "star"),
        Text(200, 18, "Today", 9, "muted", "middle"),
        Text(14, 64, "Signing", 10, "ink", bold=True),
        Text(130, 64, "Charter", 10, "ink", "middle"),
        Text(300, 64, "Kickoff 東京", 10, "ink", "middle"),
        Text(466, 64, "First patient", 10, "ink", "end"),
        Rect(14, 74, 452, 16, fill="ours_soft", radius=4),
        Arc(440, 82, 5, 0.7, "ours", 2),
        Text(20, 85.5, "Startup, 120 days", 8.5, "ours"),
        Text(8, 60, "turned", 6, "muted", turned=True),
    ),
)

CHART = ScoreChart(
    "Alignment and commitment, round 2",
    (
        "Strategic fit",
        "Culture and ways of working together",
        "Goals and measures",
        "People",
        "Money",
        "Sponsorship",
    ),
    (
        Series("Corvane Therapeutics", "ours", (4, 3, 5, 4, None, 3.5)),
        Series("Helix Arc", "theirs", (3, 4, 4, 2, 1, 4)),
    ),
    benchmark=3.5,
)

LONG = (
    "The joint steering committee decides on the plan, the budget and anything that one team alone can't "
    "settle. It meets each quarter, in person twice a year, and its decisions are written down within five "
    "working days. Where it can't agree within fifteen days, the matter goes to the two executive sponsors."
)

PARTIES = (Party("Corvane Therapeutics", "ours"), Party("Helix Arc", "theirs"))

STATES = (
    Tagged("Named", "good"),
    Tagged("To confirm", "wait"),
    Tagged("Missing", "bad"),
    Tagged("Named", "good"),
    Tagged(""),
    Tagged("Proxy", "muted"),
)

MEMBERS = Table(
    ("Name", "Role", "Company", "Place", "State"),
    tuple((*person, state) for person, state in zip(PEOPLE * 4, STATES * 4, strict=True)),
    caption="Members and their deputies",
)

CHARTER = Outline(
    "Charter of the joint steering committee",
    (
        Section(
            "Purpose",
            (
                Paragraph("Why this committee exists, in one sentence that both companies signed.", "lead"),
                Paragraph(f"{LONG}\n\n{LONG}"),
                Callout(
                    "An oral therapy for every patient with Wilson's disease in Europe and Japan by 2031.",
                    "star",
                    "North Star",
                ),
                Bullets(
                    (
                        "Decide on the joint plan and its budget.",
                        "Settle what teams can't settle. " + LONG,
                        "Keep the two sponsors informed.",
                    )
                ),
            ),
        ),
        Section("Members", (MEMBERS, Paragraph("Deputies may vote. Guests may not.", "note"))),
        Section(
            "How it decides",
            (
                Bullets(
                    (
                        "Each company has one vote.",
                        "Consensus is sought first.",
                        "Deadlock goes to the sponsors.",
                    ),
                    numbered=True,
                ),
                Callout("Decisions on safety stay with the sponsor of the trial.", "bad", "Not decided here"),
            ),
        ),
        Section(
            "Decision rights",
            (
                Table(
                    ("Matter", "Decides", "Is asked"),
                    tuple(
                        (
                            f"Matter {n}",
                            "Joint steering committee",
                            LONG if n % 4 == 0 else "Both finance teams",
                        )
                        for n in range(12)
                    ),
                    (1, 1, 2),
                ),
            ),
            level=2,
        ),
        Section(
            "Where we stand",
            (
                Figure(TRACK, "Milestones up to the first patient"),
                CHART,
                Facts(
                    (
                        ("Meets", "each quarter"),
                        ("Chair", Tagged("Open", "wait")),
                        ("Minutes", "within five working days"),
                    )
                ),
            ),
        ),
        Section(
            "What each company wants",
            (
                Columns(
                    (
                        Column(
                            "Corvane Therapeutics",
                            (
                                Bullets(
                                    (
                                        "Second indication filed by 2029",
                                        "Oral delivery know-how in house",
                                        "No delay to the lead program",
                                    )
                                ),
                            ),
                            "ours",
                        ),
                        Column(
                            "Helix Arc",
                            (
                                Bullets(
                                    (
                                        "Platform validated in phase 2",
                                        "Milestone income in 2028",
                                        "Co-promotion right in the Nordics",
                                    )
                                ),
                            ),
                            "theirs",
                        ),
                    )
                ),
            ),
        ),
        Section(
            "Sign-off",
            (
                Paragraph("Signed for the two companies:"),
                Signatures(
                    (
                        Signature("Corvane Therapeutics", "Zofia Wąsowska-Łączyńska", "Alliance lead"),
                        Signature("Helix Arc"),
                    )
                ),
            ),
        ),
    ),
    subtitle="Joint development of an oral copper chelator",
    alliance="Corvane / Helix Arc",
    parties=PARTIES,
    dated=date(2026, 12, 15),
    version="0.3",
    contents=True,
    facts=(("Type", "Biopharma co-development"), ("State", Tagged("Draft", "wait"))),
)

DECK = Outline(
    "Joint kickoff",
    (
        Section(
            "Agenda",
            (
                Bullets(
                    (
                        "Welcome and introductions",
                        "What success means for each partner",
                        "How we govern",
                        "First 90 days",
                        "Risks",
                        "Dinner",
                    ),
                    numbered=True,
                ),
            ),
            notes="Welcome everyone.\nKeep to time.",
        ),
        Section(
            "North Star",
            (
                Callout(
                    "An oral therapy for every patient with Wilson's disease in Europe and Japan by 2031.",
                    "star",
                    "North Star",
                ),
                Paragraph("It is worth more to both companies than what each could do alone.", "lead"),
                Paragraph(LONG),
            ),
        ),
        Section("Who we are", ()),
        Section(
            "What success means for each partner",
            (
                Columns(
                    (
                        Column(
                            "Corvane Therapeutics",
                            (
                                Bullets(
                                    (
                                        "Second indication filed by 2029",
                                        "Oral delivery know-how in house",
                                        "No delay to the lead program",
                                    )
                                ),
                            ),
                            "ours",
                        ),
                        Column(
                            "Helix Arc",
                            (
                                Bullets(
                                    (
                                        "Platform validated in phase 2",
                                        "Milestone income in 2028",
                                        "Co-promotion right in the Nordics",
                                    )
                                ),
                            ),
                            "theirs",
                        ),
                    )
                ),
            ),
            notes="Each sponsor speaks for two minutes.",
        ),
        Section("The team", (MEMBERS,)),
        Section("How we score the alliance", (CHART,), notes="Round 2, both partners."),
        Section(
            "Milestones",
            (
                Figure(TRACK, "Milestones up to the first patient"),
                Paragraph("Kickoff comes ninety days after signing."),
            ),
        ),
        Section(
            "How we decide",
            (
                Paragraph(LONG),
                Paragraph(LONG),
                Bullets(tuple(f"{n}. {LONG}" for n in range(1, 6))),
                Paragraph("Guests may not vote.", "note"),
            ),
        ),
        Section(
            "Before we leave",
            (
                Facts(
                    (
                        ("Venue", "Copenhagen"),
                        ("Dinner", Tagged("Not booked", "bad")),
                        ("Next meeting", "15 March 2027"),
                    )
                ),
                Signatures(
                    (
                        Signature("Corvane Therapeutics", "Zofia Wąsowska-Łączyńska", "Alliance lead"),
                        Signature("Helix Arc"),
                    )
                ),
            ),
        ),
    ),
    kind="deck",
    subtitle="Corvane Therapeutics and Helix Arc, Copenhagen",
    alliance="Corvane / Helix Arc",
    parties=PARTIES,
    dated=date(2026, 12, 15),
    facts=(("Host", "Helix Arc"),),
)
