"""Every picture, with nothing, one, some and very many things: inside its frame, no text on another."""

import random
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.assessment import scorecard
from alliance_desk.assessment.alignment import partner_alignments
from alliance_desk.pictures import lettering
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.pictures.consents import alignment_map
from alliance_desk.pictures.influence import influence_grid
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.pictures.risks import risk_map
from alliance_desk.pictures.shapes import Arc, Circle, Line, Polygon, Rect, Text
from alliance_desk.pictures.trend import scores_over_time
from alliance_desk.records import Alignment, Committee, Person, Risk, Seat, Variant, Visibility

TODAY = date(2026, 11, 22)
MANY = [0, 1, 7, 60]
NAMES = [
    "Maria Ortiz",
    "Łucja Wiśniewska",
    "Νίκος Παπαδόπουλος",
    "山田太郎",
    "Anna-Maria van der Westhuizen-Featherstonehaugh-Longbottom",
    "",
]


def box(text):
    """Return the corners of a text, a little inside its highest letters."""
    wide = lettering.width(text.text, text.size, text.bold)
    start = {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    if text.turned:
        return text.x - 0.7 * text.size, text.y - wide + start, text.x, text.y + start
    return text.x - start, text.y - 0.7 * text.size, text.x - start + wide, text.y


def check(picture):
    assert picture.title and picture.alt and picture.width > 0 and picture.height > 0
    points = []
    for shape in picture.shapes:
        match shape:
            case Rect():
                assert shape.width >= 0 and shape.height >= 0
                points += [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Circle() | Arc():
                points += [(shape.x - shape.r, shape.y - shape.r), (shape.x + shape.r, shape.y + shape.r)]
            case Line() | Polygon():
                points += shape.points
            case Text():
                left, top, right, bottom = box(shape)
                points += [(left, top), (right, bottom)]
    for x, y in points:
        assert -0.6 <= x <= picture.width + 0.6 and -0.6 <= y <= picture.height + 0.6, (x, y)
    boxes = [(shape.text, box(shape)) for shape in picture.shapes if isinstance(shape, Text) and shape.text]
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert apart, (one, other)
    return picture


@given(
    st.fixed_dictionaries(
        {
            name: st.none() | st.dates(date(2026, 6, 1), date(2027, 6, 1))
            for name in ("term_sheet", "signing", "clearance", "kickoff", "launch")
        }
    ),
    st.sampled_from(list(Variant)),
    st.sampled_from([420, 690, 980]),
)
def test_milestones(new_desk, days, variant, width):
    desk = new_desk(variant=variant)
    desk.anchors(**days)
    picture = check(milestone_track(desk.dossier, TODAY, width=width))
    assert picture.alt.startswith("Today, ")


def test_milestones_as_in_the_drawing(desk):
    desk.anchors(term_sheet=date(2026, 10, 1), signing=date(2026, 11, 12), kickoff=date(2026, 12, 15))
    picture = milestone_track(desk.dossier, TODAY)
    texts = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    assert texts[0] == "Today, 23 days to kickoff"
    assert texts[1:] == [
        "Binding term sheet", "1 Oct", "Agreement signing", "12 Nov", "Joint kickoff meeting", "15 Dec",
    ]  # fmt: skip
    fills = [shape.fill for shape in picture.shapes if isinstance(shape, Circle)]
    assert fills == ["ours", "ours", "paper"]


def test_an_unknown_or_expected_date_is_an_open_dashed_circle(desk):
    desk.anchors(signing=date(2026, 11, 12))
    circles = [shape for shape in milestone_track(desk.dossier, TODAY).shapes if isinstance(shape, Circle)]
    assert [(circle.dashed, circle.fill) for circle in circles] == [
        (True, "paper"),
        (False, "ours"),
        (True, "paper"),
    ]


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("same", [False, True])
@pytest.mark.parametrize("partners", [2, 3])
@pytest.mark.parametrize("number", MANY)
def test_influence(new_desk, number, partners, same, names):
    desk, dice = new_desk(partners=partners), random.Random(number)
    for at in range(number):
        influence, support = (4, 4) if same else (dice.randint(1, 5), dice.randint(1, 5))
        wanted = dice.choice([None, 3, 4, 5])
        desk.person(at % partners, NAMES[at % 6], influence=influence, support=support, support_wanted=wanted)
    desk.person(0, "Not rated")
    picture = check(influence_grid(desk.dossier, names=names, **({"width": 620} if names else {})))
    assert "not rated yet" in picture.alt
    dots = [shape for shape in picture.shapes if isinstance(shape, Circle) and shape.stroke == "paper"]
    for one, other in combinations(dots, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (one.r + other.r - 0.1) ** 2
    if not same:
        assert len(dots) == number


@pytest.mark.parametrize("names", [False, True])
def test_an_arrow_leads_to_the_support_that_is_wanted(new_desk, names):
    """From now to wanted, where they differ, in the colour of the side; the words say it too."""
    desk = new_desk(partners=2)
    desk.person(0, "Maria Ortiz", influence=5, support=2, support_wanted=4)
    desk.person(1, "Akiko Mori", influence=3, support=4, support_wanted=4)
    picture = check(influence_grid(desk.dossier, names=names, width=620 if names else 230))
    heads = [shape for shape in picture.shapes if isinstance(shape, Polygon) and shape.fill == "ours"]
    dots = [shape for shape in picture.shapes if isinstance(shape, Circle) and shape.stroke == "paper"]
    here = next(dot for dot in dots if dot.fill == "ours")
    frame = next(shape for shape in picture.shapes if isinstance(shape, Rect))
    assert [(head.points[0][0] - here.x, head.points[0][1]) for head in heads] == [
        (pytest.approx(2 * frame.width / 5), here.y)
    ]
    assert any(isinstance(shape, Text) and shape.text == "Support that we want" for shape in picture.shapes)
    assert "cautious, wanted supportive" in picture.alt and picture.alt.count("wanted") == 1
    desk.dossier.all(Person)[0].support_wanted = None
    plain = influence_grid(desk.dossier, names=names, width=620 if names else 230)
    assert not any(isinstance(shape, Polygon) for shape in plain.shapes)


@pytest.mark.parametrize("number", MANY)
def test_trend(playbook, new_desk, number):
    desk, dice = new_desk(partners=3), random.Random(number)
    for at in range(number):
        round = desk.round(at + 1, benchmark=dice.choice([None, 20, 22]), held_on=date(2026, 1 + at % 12, 3))
        for partner in range(3):
            desk.sheet(
                round, partner, [dice.choice([1, 2, 3, 4, 5, 5, "nk" if at % 5 == 4 else 4])] * 6, playbook
            )
    points = scorecard.trend(desk.dossier, playbook)
    check(scores_over_time(points, desk.dossier.partners))


def test_a_partner_is_named_on_the_trend_though_its_last_total_is_partial(playbook, new_desk):
    desk = new_desk(partners=2)
    for at, last in enumerate((4, "nk")):
        round = desk.round(at + 1, held_on=date(2026, 1 + at, 3))
        desk.sheet(round, 0, [4] * 6, playbook)
        desk.sheet(round, 1, [4, 4, 4, 4, 4, last], playbook)
    picture = scores_over_time(scorecard.trend(desk.dossier, playbook), desk.dossier.partners)
    labels = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    first, second = desk.dossier.partners
    assert f"{first.label} 24" in labels and second.label in labels


@pytest.mark.parametrize("chain", [False, True])
@pytest.mark.parametrize("number", MANY)
def test_governance(new_desk, number, chain):
    desk, dice = new_desk(partners=3), random.Random(number)
    bodies = []
    for at in range(number):
        parent = (bodies[-1] if chain and at < 6 else dice.choice(bodies[:5])).id if bodies else None
        bodies.append(
            desk.put(Committee, name=NAMES[at % 6], parent_id=parent, cadence="Every second month or so")
        )
        for partner in desk.partners:
            desk.put(Seat, committee_id=bodies[-1].id, partner_id=partner.id)
    picture = check(governance_chart(desk.dossier))
    assert f"{number} committee" in picture.alt or number == 0


def test_committees_that_report_in_a_circle_are_all_drawn(desk):
    one, two = desk.put(Committee, name="One"), desk.put(Committee, name="Two")
    one.parent_id, two.parent_id = two.id, one.id
    texts = {shape.text for shape in check(governance_chart(desk.dossier)).shapes if isinstance(shape, Text)}
    assert {"One", "Two"} <= texts


def test_a_body_says_all_of_its_name_and_when_it_meets(desk):
    above = desk.put(Committee, name="Joint Steering Committee", cadence="Four times a year")
    for _ in range(4):
        desk.put(
            Committee,
            name="Clinical and Regulatory Working Group",
            parent_id=above.id,
            cadence="Every week until the agency meetings, then every month",
        )
    picture = check(governance_chart(desk.dossier, width=660))
    assert not [shape.text for shape in picture.shapes if isinstance(shape, Text) and "…" in shape.text]
    low = [shape.height for shape in picture.shapes if isinstance(shape, Rect) and shape.height > 10]
    assert len(set(low)) == 2


@pytest.mark.parametrize("width", [190, 230, 300])
def test_a_narrow_track_stands_upright(desk, width):
    desk.anchors(term_sheet=date(2026, 10, 1), signing=date(2026, 11, 12))
    picture = check(milestone_track(desk.dossier, TODAY, width=width))
    texts = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    assert "Binding term sheet" in texts
    assert picture.alt == milestone_track(desk.dossier, TODAY).alt


@pytest.mark.parametrize("number", MANY)
def test_risks(desk, number):
    dice = random.Random(number)
    for at in range(number):
        likelihood, impact = dice.randint(1, 5), dice.randint(1, 5)
        joint = Visibility.JOINT if at % 2 else Visibility.INTERNAL
        desk.put(Risk, title=f"Risk {at}", likelihood=likelihood, impact=impact, visibility=joint)
    desk.put(Risk, title="Not rated", visibility=Visibility.JOINT)
    desk.put(Risk, title="Closed", likelihood=5, impact=5, state="closed")
    picture = check(risk_map(desk.dossier))
    assert "1 risk not rated yet" in picture.alt and "Closed" not in picture.alt
    assert "Risk 0" not in risk_map(desk.dossier, joint=True).alt
    for width in (560, 900):
        named = check(risk_map(desk.dossier, width=width, names=True))
        assert named.alt == picture.alt
        texts = [shape.text for shape in named.shapes if isinstance(shape, Text)]
        assert number == 0 or any(text.startswith("Risk ") for text in texts)


@pytest.mark.parametrize("partners", [1, 2, 3])
def test_consents(playbook, new_desk, partners):
    desk = new_desk(partners=partners)
    for at, state in enumerate(("agreed", "in talks", "open")):
        component = playbook.components[at].id
        desk.put(Alignment, component=component, partner_id=desk.partners[-1].id, state=state)
    desk.put(
        Alignment,
        component=playbook.components[3].id,
        partner_id=desk.partners[0].id,
        state="agreed",
        fingerprint="of an earlier text",
    )
    rows = [(each.title, partner_alignments(desk.dossier, playbook, each.id)) for each in playbook.components]
    picture = check(alignment_map(rows))
    for width in (180, 230, 300, 900):
        assert check(alignment_map(rows, width=width)).alt == picture.alt
    for word in ("agreed", "in talks", "open", "reopened"):
        assert word in picture.alt
    check(alignment_map([]))
