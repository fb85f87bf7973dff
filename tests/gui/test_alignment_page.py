"""The alignment page: three parts of the common ground, nine components by partners, edited in place."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.alignment import fingerprint
from alliance_desk.assessment.place import Place
from alliance_desk.gui import theme
from alliance_desk.gui.consents import consent_rows, state_words
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.alignment import AlignmentPage
from alliance_desk.records import Alignment, AlignmentState, Answer, ComponentNote, Person
from tests.gui.conftest import TODAY


@pytest.fixture
def page(qtbot: QtBot, alliance: OpenAlliance) -> AlignmentPage:
    made = AlignmentPage(alliance)
    qtbot.addWidget(made)
    made.resize(1050, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def agree(alliance: OpenAlliance, component: str, state: AlignmentState, own: bool) -> None:
    """Store the word of our company, or of the other partner."""
    partner = next(each for each in alliance.dossier.partners if each.own == own)
    row = alliance.dossier.one(Alignment, component=component, partner_id=partner.id)
    now = fingerprint(alliance.dossier, alliance.playbook, component)
    with alliance.store.edit("Agree") as session:
        record = session.get(Alignment, row.id) if row else None
        if record is None:
            record = Alignment(alliance_id=alliance.id, component=component, partner_id=partner.id)
            session.add(record)
        record.state, record.agreed_by, record.agreed_on = state, "Rei Sato", TODAY
        record.fingerprint = now if state == AlignmentState.AGREED else ""


def test_nine_components_by_partners(page: AlignmentPage, alliance: OpenAlliance) -> None:
    partners = alliance.dossier.partners
    assert len(page.cells) == 9 * len(partners)
    for row in consent_rows(alliance):
        for each in row.cells:
            assert page.cells[row.component.id, each.partner.id].text() == state_words(each.alignment)


def test_a_cell_opens_the_step_in_which_partners_agree(page: AlignmentPage, alliance: OpenAlliance) -> None:
    places: list[Place] = []
    page.go.connect(places.append)
    for cell in page.cells.values():
        cell.click()
    assert len(places) == len(page.cells)
    for place in places:
        steps = alliance.playbook.component(place.component).steps
        assert next(step for step in steps if step.id == place.step).alignment


def test_the_filter_keeps_what_only_our_company_agreed_to(
    page: AlignmentPage, alliance: OpenAlliance
) -> None:
    agree(alliance, "governance", AlignmentState.AGREED, True)
    agree(alliance, "governance", AlignmentState.IN_TALKS, False)
    agree(alliance, "workplans", AlignmentState.AGREED, True)
    agree(alliance, "workplans", AlignmentState.AGREED, False)
    page.waiting_check.setChecked(True)
    shown = {id for id, title in page.titles.items() if title.isVisible()}
    assert "governance" in shown and "workplans" not in shown
    agree(alliance, "governance", AlignmentState.AGREED, False)
    assert not page.titles["governance"].isVisible()
    page.waiting_check.setChecked(False)
    assert all(title.isVisible() for title in page.titles.values())


def test_the_note_of_a_component_is_edited_in_place(page: AlignmentPage, alliance: OpenAlliance) -> None:
    fields = page.notes["team_charters"]
    person = alliance.dossier.all(Person)[0]
    fields.owner.edited.emit(person.id)
    fields.due.edited.emit(date(2026, 12, 1))
    QTest.keyClicks(fields.evidence, "Signed minutes")
    fields.evidence.autosave.flush()
    note = alliance.dossier.one(ComponentNote, component="team_charters")
    assert note and note.owner_id == person.id and note.due == date(2026, 12, 1)
    assert note.evidence == "Signed minutes"
    assert len(alliance.dossier.all(ComponentNote, component="team_charters")) == 1
    for _ in range(3):
        alliance.store.undo()
    assert alliance.dossier.one(ComponentNote, component="team_charters") is None
    assert fields.evidence.text() == "" and fields.owner.value() is None


def test_the_open_points_of_a_part_are_answered_here(page: AlignmentPage, alliance: OpenAlliance) -> None:
    assert len(page.questions) == 3
    editor = page.questions[0]
    editor.fields[None].edited.emit("Japan first or second")
    assert alliance.dossier.one(Answer, question=editor.question.id).value == "Japan first or second"  # pyright: ignore[reportOptionalMemberAccess]
    page.open_place(Place("alignment", field=editor.question.id))
    field = editor.fields[None]
    assert field.isVisible()


def test_a_part_is_agreed_when_all_of_it_is(page: AlignmentPage, alliance: OpenAlliance) -> None:
    for component in alliance.playbook.components:
        if component.part == "vision":
            for own in (True, False):
                agree(alliance, component.id, AlignmentState.AGREED, own)
    assert page.part_chips["vision"].text() == "Agreed"
    assert page.part_chips["program"].text().startswith("0 of")


def test_the_columns_follow_the_text_size(page: AlignmentPage, qapp: QApplication) -> None:
    def widths() -> list[int]:
        return [field.minimumWidth() for field in page.notes["governance"].fields]

    before = widths()
    try:
        theme.apply(qapp, dark=False, scale=2)
        assert widths() == [2 * width for width in before]
    finally:
        theme.apply(qapp, dark=False)
    assert widths() == before


def test_the_table_is_copied_in_words(page: AlignmentPage, alliance: OpenAlliance) -> None:
    agree(alliance, "governance", AlignmentState.AGREED, True)
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 9
    line = next(each for each in lines if each.startswith("Governance")).split("\t")
    assert line[1].startswith("Agreed") and "Rei Sato" in line[1]
    assert "<th>" in QGuiApplication.clipboard().mimeData().html()


def test_what_shows_it_can_be_read_at_the_usual_width(page: AlignmentPage, alliance: OpenAlliance) -> None:
    page.resize(1052, 736)
    QApplication.processEvents()
    notes = page.notes["strategic_intent"]
    stored = alliance.dossier.one(ComponentNote, component="strategic_intent")
    assert stored and stored.evidence and stored.link
    for field, text in ((notes.evidence, stored.evidence), (notes.link, stored.link)):
        assert field.fontMetrics().horizontalAdvance(text) < field.width() - 16, text
        assert field.toolTip() == text
    name = notes.owner.currentText()
    assert notes.owner.fontMetrics().horizontalAdvance(name) < notes.owner.width() - 40
    # Every row is in the table, and none is cut.
    below = page.notes["relationships"].evidence
    assert below.mapTo(page.table_contents, below.rect().bottomLeft()).y() < page.table_scroll.height()
    page.resize(1700, 736)
    QApplication.processEvents()
    assert notes.evidence.y() == notes.owner.y(), "on one line where there is room"
