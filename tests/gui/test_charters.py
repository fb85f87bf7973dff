"""Charters: every section opens, starts from the playbook's wording, and keeps what was written."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.charter_editor import CharterEditor
from alliance_desk.gui.registers.charter_sections import BODY, CHECKS, SECTIONS
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.gui.registers.form import RecordForm, Typed
from alliance_desk.gui.registers.north_star import north_star_text
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.records import (
    Answer,
    Charter,
    CharterStatus,
    Committee,
    CommitteeKind,
    Deliverable,
)


@pytest.fixture
def body(alliance: OpenAlliance) -> Committee:
    """A committee without a charter."""
    made = Committee(
        alliance_id=alliance.id, name="Data Sharing Group", short_name="DSG", kind=CommitteeKind.WORKING_GROUP
    )
    id = made.id
    with alliance.store.edit("Body") as session:
        session.add(made)
    found = alliance.dossier.get(Committee, id)
    assert found is not None
    return found


def typed(form: RecordForm, name: str) -> Typed:
    field = form.fields[name]
    assert isinstance(field, Typed)
    return field


def shown(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> CharterEditor:
    editor = CharterEditor(alliance, body.id)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def charter_of(alliance: OpenAlliance, body: Committee) -> Charter | None:
    return alliance.dossier.one(Charter, committee_id=body.id)


def test_every_section_opens_and_names_its_fields(
    qtbot: QtBot, alliance: OpenAlliance, body: Committee
) -> None:
    editor = shown(qtbot, alliance, body)
    for section in SECTIONS:
        editor.show_section(section.id)
        assert (editor.form is None) == (section.register is not None or section.id == CHECKS)
        if editor.form is not None:
            assert all(field.accessibleName() for field in editor.form.fields.values())
            assert editor.form.minimumSizeHint().width() <= editor.section_scroll.viewport().width()
    editor.accept()


def test_every_field_of_charter_and_body_has_its_place() -> None:
    places = [
        (record, column.field) for section in SECTIONS for row in section.rows for record, column, *_ in row
    ]
    assert len(places) == len(set(places))
    own = {"id", "alliance_id", "committee_id"}
    charter = {field for record, field in places if record != BODY}
    assert charter == set(Charter.model_fields) - own
    committee = {field for record, field in places if record == BODY}
    assert committee == set(Committee.model_fields) - own - {"position"}


def test_the_first_word_begins_the_charter(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> None:
    editor = shown(qtbot, alliance, body)
    editor.show_section("scope")
    assert charter_of(alliance, body) is None and editor.form is not None
    field = editor.form.fields["scope_in"]
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, "Data")
    editor.accept()
    charter = charter_of(alliance, body)
    assert charter is not None and charter.scope_in == "Data"
    alliance.store.undo()
    assert charter_of(alliance, body) is None


def test_the_playbooks_wording_fills_only_what_is_empty(
    qtbot: QtBot, alliance: OpenAlliance, body: Committee
) -> None:
    editor = shown(qtbot, alliance, body)
    editor.show_section("scope")
    assert editor.form is not None
    typed(editor.form, "scope_in").edited.emit("Our own words")
    editor.fill()
    charter = charter_of(alliance, body)
    assert charter is not None and charter.scope_in == "Our own words"
    wording = alliance.playbook.charter_for("working group")
    assert wording is not None
    texts = [
        value for name, value in charter.values().items() if isinstance(value, str) and name != "version"
    ]
    assert all(text.strip() for text in texts)
    assert not any("{" in text for text in texts), "every placeholder is filled"
    made = alliance.dossier.all(Deliverable, committee_id=body.id)
    assert len(made) == len(wording.deliverables)
    assert not editor.fill_button.isEnabled()
    assert alliance.store.undo_label == "Start charter of DSG from the playbook"
    alliance.store.undo()
    charter = charter_of(alliance, body)
    assert charter is not None and charter.contribution == "" and charter.scope_in == "Our own words"
    assert alliance.dossier.all(Deliverable, committee_id=body.id) == []
    editor.accept()


def test_status_is_shown_in_the_list(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> None:
    view = register_widget("charters", alliance)
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    cell = view.model.index(view.model.row_of(body.id), view.model.column_of("status"))
    assert cell.data() == "not begun"
    editor = shown(qtbot, alliance, body)
    editor.show_section("status")
    assert editor.form is not None
    with qtbot.waitSignal(view.model.dataChanged):
        typed(editor.form, "status").edited.emit(CharterStatus.AGREED)
    assert cell.data() == "Agreed"
    assert editor.status_label.text() == "Agreed, version 0.1"
    editor.accept()


def test_a_field_is_found_by_its_name(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> None:
    editor = shown(qtbot, alliance, body)
    for name, section in (("quorum", "decisions"), ("escalation", "escalation"), ("review_on", "status")):
        editor.show_field(name)
        assert editor.section.id == section
    editor.accept()


def test_the_editor_goes_when_the_body_goes(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> None:
    editor = shown(qtbot, alliance, body)
    alliance.store.undo()
    assert not editor.isVisible()


def test_other_records_have_no_editor(qtbot: QtBot, alliance: OpenAlliance, body: Committee) -> None:
    view = register_widget("charters", alliance)
    qtbot.addWidget(view)
    assert not open_editor(view, alliance, alliance.id)


def test_the_purpose_quotes_the_north_star_and_follows_it(
    qtbot: QtBot, alliance: OpenAlliance, body: Committee
) -> None:
    editor = shown(qtbot, alliance, body)
    text = north_star_text(alliance)
    assert text and editor.star_label is not None and editor.star_label.text() == f"“{text}”"
    (answer,) = alliance.dossier.all(Answer, question="strategic_intent.statement")
    with alliance.store.edit("North Star") as session:
        session.get_one(Answer, answer.id).value = "Ordinary days for everyone"
    assert editor.star_label.text() == "“Ordinary days for everyone”"
    editor.show_section("scope")
    assert editor.star_label is None
    editor.accept()
