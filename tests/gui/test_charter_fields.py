"""A charter opened at a field of another register: the keyboard lands where that is settled."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.charter_editor import CharterEditor
from alliance_desk.gui.registers.charter_sections import SECTIONS
from alliance_desk.gui.registers.factory import open_editor, register_widget
from alliance_desk.records import Committee, Person, Seat
from tests.gui.test_charters import body, shown

__all__ = ["body"]


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("who", "escalation"),
        ("days", "escalation"),
        ("level", "escalation"),
        ("role", "members"),
        ("person_id", "members"),
        ("partner_id", "members"),
        ("on", "meetings"),
        ("first_meeting", "meetings"),
        ("name", "deliverables"),
        ("", "purpose"),
    ],
)
def test_a_field_of_another_register_lands_in_its_table(
    qtbot: QtBot, alliance: OpenAlliance, body: Committee, field: str, section: str
) -> None:
    view = register_widget("charters", alliance)
    qtbot.addWidget(view)
    view.show()
    filled = alliance.dossier.all(Person)[0].id
    open_seat = Seat(alliance_id=alliance.id, committee_id=body.id, position=1)
    open_id = open_seat.id
    with alliance.store.edit("Seats") as session:
        session.add(Seat(alliance_id=alliance.id, committee_id=body.id, person_id=filled))
        session.add(open_seat)
    assert open_editor(view, alliance, body.id, field)
    editor = view.window().findChild(CharterEditor)
    assert isinstance(editor, CharterEditor)
    qtbot.waitExposed(editor)
    assert editor.section.id == section
    focus = [editor.close_button, editor.fill_button, None]
    qtbot.waitUntil(lambda: editor.focusWidget() not in focus)
    register, form = editor.register, editor.form
    if register is None:
        assert form is not None
        wanted = "first_meeting" if section == "meetings" else "purpose"
        holder = form.fields[wanted]
        at = editor.focusWidget()
        assert at is holder or holder.isAncestorOf(at)
    elif section == "members":
        assert editor.focusWidget() is register.table and register.current_row().id == open_id
    else:
        assert editor.focusWidget() is register.add_button, "the first row is to be added"
    editor.accept()


def test_members_are_there_once_every_seat_is_taken(
    qtbot: QtBot, alliance: OpenAlliance, body: Committee
) -> None:
    editor = shown(qtbot, alliance, body)
    members = next(section for section in SECTIONS if section.id == "members")
    assert not editor._rail_step(members).done
    seat = Seat(alliance_id=alliance.id, committee_id=body.id)
    id = seat.id
    with alliance.store.edit("Seat") as session:
        session.add(seat)
    assert not editor._rail_step(members).done, "an open seat is no member"
    person = alliance.dossier.all(Person)[0].id
    with alliance.store.edit("Take it") as session:
        session.get_one(Seat, id).person_id = person
    assert editor._rail_step(members).done
    editor.accept()
