"""The editors of the readiness: kickoff, agenda, elements, canvas, close-out; bad input; undo after each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.agenda_builder import SHEET, AgendaBuilder
from alliance_desk.gui.readiness.agenda_model import ITEM, MINUTES, START, WHO, ZONES
from alliance_desk.gui.readiness.canvas import CanvasEditor
from alliance_desk.gui.readiness.close_out import CloseOut
from alliance_desk.gui.readiness.editors import EDITORS, special
from alliance_desk.gui.readiness.element_states import ElementStates
from alliance_desk.gui.readiness.kickoff_form import KickoffForm
from alliance_desk.gui.readiness.own_plan import OwnPlan
from alliance_desk.gui.readiness.zone_field import ZoneField
from alliance_desk.playbook import Playbook
from alliance_desk.records import (
    AgendaItem,
    Alliance,
    Anchor,
    AnchorKind,
    Answer,
    CanvasVersion,
    Decision,
    ElementState,
    Handover,
    Kickoff,
    MeetingForm,
    Partner,
    ReadyState,
    Task,
    Variant,
)
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)


def opened(store: Store, playbook: Playbook, variant: Variant) -> OpenAlliance:
    row = Alliance(name="Bare", variant=variant)
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Ours", own=True))
        session.add(Partner(alliance_id=row.id, name="Theirs", position=1))
    return OpenAlliance(store, playbook, row.id, lambda: TODAY)


@pytest.fixture
def bare(qapp: QApplication, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """A biopharma alliance with two partners and nothing else."""
    found = opened(store, playbook, Variant.BIOPHARMA)
    yield found
    found.close()


@pytest.fixture
def bare_technology(qapp: QApplication, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """A technology alliance with two partners and nothing else."""
    found = opened(store, playbook, Variant.TECHNOLOGY)
    yield found
    found.close()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(720, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    assert isinstance(field, QLineEdit)
    if isinstance(field, ZoneField):
        # Its list of zones would grab the keyboard, which no test can give it.
        field.setText(text)
    else:
        field.selectAll()
        qtbot.keyClicks(field, text)
    field.autosave.flush()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(EDITORS))
def test_every_editor_opens_empty_and_full(
    qtbot: QtBot, bare: OpenAlliance, alliance: OpenAlliance, technology: OpenAlliance, name: str
) -> None:
    for each in (bare, alliance, technology):
        editor = special(name, each)
        assert editor is not None
        shown(qtbot, editor)
        assert not editor.show_record(None, "no_such_field")
        assert editor.minimumSizeHint().width() <= 720
    assert special("people", bare) is None


def test_the_kickoff_is_made_when_something_is_typed(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    form = KickoffForm(bare)
    shown(qtbot, form)
    assert bare.dossier.one(Kickoff) is None
    type_in(qtbot, form.fields["place"], "Basel")
    row = bare.dossier.one(Kickoff)
    assert row is not None and row.place == "Basel"
    form.fields["form"].edited.emit(MeetingForm.REMOTE)
    assert len(bare.dossier.all(Kickoff)) == 1
    store.undo()
    store.undo()
    assert bare.dossier.one(Kickoff) is None and form.fields["place"].text() == ""  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("starts_at", "25:00", "“25:00” is not a time of day; write it like 13:30."),
        ("ends_at", "08:00", "The day ends at 08:00, before it starts at 09:00."),
        (
            "time_zone",
            "Europe/Atlantis",
            "“Europe/Atlantis” is no known time zone; choose one like Europe/Berlin.",
        ),
        ("other_zones", "UTC, Mars", "“Mars” is no known time zone; choose one like Asia/Tokyo."),
    ],
)
def test_what_cannot_be_used_is_told_beside_the_field_and_kept(
    qtbot: QtBot, bare: OpenAlliance, store: Store, field: str, typed: str, sentence: str
) -> None:
    form = KickoffForm(bare)
    shown(qtbot, form)
    type_in(qtbot, form.fields[field], typed)
    label = form.complaints[field]
    assert label.isVisible() and label.text() == sentence
    assert form.fields[field].accessibleDescription() == sentence
    row = bare.dossier.one(Kickoff)
    assert row is not None and getattr(row, field) == typed
    assert form.fields[field].text() == typed  # type: ignore[union-attr]
    store.undo()
    assert not label.isVisible()


def test_a_time_zone_is_found_by_its_city(qtbot: QtBot, bare: OpenAlliance) -> None:
    form = KickoffForm(bare)
    shown(qtbot, form)
    zones = form.fields["other_zones"]
    assert isinstance(zones, QLineEdit)
    zones.setFocus()
    completer = zones.completer()
    assert completer is not None
    zones.setText("UTC, tok")
    completer.setCompletionPrefix("tok")
    assert completer.currentCompletion() == "UTC, Asia/Tokyo"


# --- The agenda -----------------------------------------------------------------------------------


def editor_in(builder: AgendaBuilder) -> QLineEdit:
    found = [each for each in builder.table.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert found
    return found[-1]


def write_cell(qtbot: QtBot, builder: AgendaBuilder, column: int, text: str) -> None:
    builder.table.setFocus()
    builder.table.setCurrentIndex(builder.model.index(builder.table.currentIndex().row(), column))
    qtbot.keyClick(builder.table, Qt.Key.Key_Return)
    editor = editor_in(builder)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_an_agenda_is_built_by_keyboard_alone_and_undone(
    qtbot: QtBot, bare: OpenAlliance, store: Store
) -> None:
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    assert builder.empty_label.isVisible()
    builder.add_button.setFocus()
    qtbot.keyClick(builder.add_button, Qt.Key.Key_Space)
    editor = editor_in(builder)
    editor.selectAll()
    qtbot.keyClicks(editor, "Welcome")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    (item,) = bare.dossier.all(AgendaItem)
    assert (item.title, item.day, item.minutes) == ("Welcome", 1, 30)
    write_cell(qtbot, builder, MINUTES, "45")
    write_cell(qtbot, builder, START, "930")
    (item,) = bare.dossier.all(AgendaItem)
    assert (item.minutes, item.starts_at) == (45, "09:30")
    assert builder.model.index(1, START).data() == "09:30 – 10:15"
    for _ in range(4):
        store.undo()
    assert bare.dossier.all(AgendaItem) == [] and builder.empty_label.isVisible()
    for _ in range(4):
        store.redo()
    assert bare.dossier.all(AgendaItem)[0].starts_at == "09:30"


def test_a_bad_time_in_the_agenda_is_kept_and_told(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    builder.add()
    qtbot.keyClick(editor_in(builder), Qt.Key.Key_Return)
    QApplication.processEvents()
    write_cell(qtbot, builder, START, "25:00")
    assert builder.problem.isVisible()
    assert builder.problem.text() == "“25:00” is not a time of day; write it like 13:30."
    assert bare.dossier.all(AgendaItem)[0].starts_at == "25:00"
    assert builder.model.index(1, START).data() == "09:00 – 09:30"
    write_cell(qtbot, builder, MINUTES, "soon")
    assert "“soon” is no number of minutes" in builder.notice.text() and builder.notice.isVisible()
    assert bare.dossier.all(AgendaItem)[0].minutes == 30
    store.undo()
    assert not builder.problem.isVisible()


def test_the_playbook_fills_what_is_missing_in_one_edit(
    qtbot: QtBot, bare: OpenAlliance, store: Store
) -> None:
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    builder.fill()
    items = bare.dossier.all(AgendaItem)
    assert len(items) == sum(each.form == "in person" for each in bare.playbook.agenda)
    assert [each.title for each in items if each.social] == [
        "Lunch at mixed tables",
        "Break",
        "Dinner",
        "Break",
    ]
    assert {each.title: each.starts_at for each in items if each.starts_at} == {"Dinner": "19:00"}
    assert not builder.fill_button.isVisible()
    builder.table.go_to(items[3].id)
    builder.delete()
    assert builder.fill_button.isVisible() and "1 item" in builder.fill_button.text()
    builder.fill()
    assert len(bare.dossier.all(AgendaItem)) == len(items)
    for _ in range(3):
        store.undo()
    assert bare.dossier.all(AgendaItem) == []


def test_items_move_within_a_day_and_over_its_end(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Items") as session:
        for at, day in enumerate((1, 1, 2)):
            session.add(AgendaItem(alliance_id=bare.id, title="ABC"[at], day=day, position=at))
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)

    def order() -> list[tuple[str, int]]:
        return [(line.slot.item.title, line.day.number) for line in builder.model.lines if line.slot]

    first = bare.dossier.all(AgendaItem)[0]
    builder.table.go_to(first.id)
    builder.table.setFocus()
    qtbot.keyClick(builder.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order() == [("B", 1), ("A", 1), ("C", 2)]
    QApplication.processEvents()
    qtbot.keyClick(builder.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order() == [("B", 1), ("A", 2), ("C", 2)]
    builder.move_item(-1)
    assert order() == [("B", 1), ("A", 1), ("C", 2)]
    builder.move_day(1)
    builder.move_day(1)
    assert order() == [("B", 1), ("C", 2), ("A", 3)]
    for _ in range(5):
        store.undo()
    assert order() == [("A", 1), ("B", 1), ("C", 2)]
    builder.move_day(-1)
    assert order() == [("A", 1), ("B", 1), ("C", 2)], "there is no day before the first"


@pytest.mark.parametrize("how", [Qt.Key.Key_F2, Qt.Key.Key_Return, "double click"])
@pytest.mark.parametrize(("column", "field"), [(WHO, "presenter_id"), (ZONES, "starts_at")])
def test_a_cell_that_is_not_edited_in_place_leads_to_its_field_beneath(
    qtbot: QtBot, bare: OpenAlliance, store: Store, how: Qt.Key | str, column: int, field: str
) -> None:
    with store.edit("Items") as session:
        session.add(Kickoff(alliance_id=bare.id, time_zone="Europe/Berlin", other_zones="Asia/Tokyo"))
        session.add(Anchor(alliance_id=bare.id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 14)))
        for at in range(12):
            session.add(AgendaItem(alliance_id=bare.id, title=f"Item {at}", position=at))
    builder = AgendaBuilder(bare)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(builder)
    area.resize(900, 420)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitActive(area)
    index = builder.model.index(2, column)
    assert not builder.table.isColumnHidden(column)
    if isinstance(how, str):
        at = builder.table.visualRect(index).center()
        qtbot.mouseClick(builder.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(builder.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    else:
        builder.table.setFocus()
        builder.table.setCurrentIndex(index)
        qtbot.keyClick(builder.table, how)
    wanted = builder.details.fields[field]

    def arrived() -> None:
        focus = QApplication.focusWidget()
        assert focus is not None and (focus is wanted or wanted.isAncestorOf(focus))
        assert wanted.visibleRegion().boundingRect().height() == wanted.height()

    qtbot.waitUntil(arrived)
    title = builder.details.fields["title"]
    assert isinstance(title, QLineEdit) and title.text() == "Item 1"


def test_a_day_after_the_weekend_says_so(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Items") as session:
        session.add(Anchor(alliance_id=bare.id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 10)))
        for number in (1, 2, 3):
            session.add(AgendaItem(alliance_id=bare.id, title="Item", day=number, position=number))
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    told = [builder.model.heading(each).endswith(", after the weekend") for each in builder.model.days]
    assert told == [False, False, True]


def test_over_run_and_an_empty_day_are_said_in_words(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Items") as session:
        session.add(Kickoff(alliance_id=bare.id, starts_at="09:00", ends_at="10:00"))
        session.add(AgendaItem(alliance_id=bare.id, title="Long", minutes=80))
        session.add(AgendaItem(alliance_id=bare.id, title="Later", day=3, position=1))
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    days = builder.model.days
    assert [builder.model.state(each) for each in days] == [
        ("▲ ends 10:20, 20 minutes over", "bad"),
        ("nothing planned", "wait"),
        ("✓ ends 09:30", "good"),
    ]
    assert builder.model.heading(days[0]) == "Day 1 · date not known"
    heading = builder.model.index(0, 0)
    said = heading.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Day 1 · date not known, ▲ ends 10:20, 20 minutes over"


def test_the_run_sheet_has_the_zones_and_is_copied_as_a_table(
    qtbot: QtBot, bare: OpenAlliance, store: Store
) -> None:
    with store.edit("Kickoff") as session:
        session.add(Anchor(alliance_id=bare.id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 14)))
        session.add(
            Kickoff(
                alliance_id=bare.id, time_zone="Europe/Copenhagen", other_zones="Asia/Tokyo, America/New_York"
            )
        )
        session.add(AgendaItem(alliance_id=bare.id, title="Welcome", outcome="Everyone is awake"))
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    builder.show_mode(SHEET)
    assert builder.sheet.isVisible() and not builder.table.isVisible()
    builder.sheet.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [
        "Day",
        "Start Copenhagen",
        "Start Tokyo",
        "Start New York",
        "Min",
        "Item",
        "Presenters",
        "Material",
        "Outcome wanted",
        "Notes",
    ]
    assert lines[1].split("\t")[1:6] == ["09:00", "17:00", "03:00", "30", "Welcome"]
    assert "<td>Everyone is awake</td>" in QGuiApplication.clipboard().mimeData().html()


def test_zones_wait_for_the_date_and_say_so(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Kickoff") as session:
        session.add(Kickoff(alliance_id=bare.id, time_zone="Europe/Berlin", other_zones="Asia/Tokyo"))
        session.add(AgendaItem(alliance_id=bare.id, title="Welcome"))
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    assert "once the date of the kickoff" in builder.zones_label.text()
    with store.edit("Date") as session:
        session.add(Anchor(alliance_id=bare.id, kind=AnchorKind.KICKOFF, on=date(2026, 12, 14)))
    assert not builder.zones_label.isVisible()
    assert builder.model.index(1, 4).data() == "Tokyo 17:00"


def test_an_item_is_found_in_either_agenda(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    made = AgendaItem(alliance_id=bare.id, title="Call", form=MeetingForm.REMOTE)
    id = made.id
    with store.edit("Item") as session:
        session.add(made)
    builder = AgendaBuilder(bare)
    shown(qtbot, builder)
    assert builder.show_record(id, "presenter_id")
    assert builder.form == MeetingForm.REMOTE and builder.details.isVisible()
    assert builder.model.index(0, ITEM).data() == "" and builder.table.current_item() is not None
    qtbot.waitUntil(builder.details.fields["presenter_id"].hasFocus)


# --- Elements, canvas, close-out ------------------------------------------------------------------


def test_each_partner_has_a_state_in_each_element(
    qtbot: QtBot, bare_technology: OpenAlliance, store: Store
) -> None:
    here = bare_technology
    matrix = ElementStates(here)
    shown(qtbot, matrix)
    assert len(matrix.lines) == 12
    key = ("marketing", here.dossier.partners[1].id)
    line = matrix.lines[key]
    assert line.evidence.accessibleName() == "Communication and marketing, Theirs: Evidence"
    line.state.edited.emit(ReadyState.IN_HAND)
    line.evidence.setPlainText("Text approved on 4 Nov")
    line.evidence.autosave.flush()
    (row,) = here.dossier.all(ElementState)
    assert (row.element, row.state, row.evidence) == (
        "marketing",
        ReadyState.IN_HAND,
        "Text approved on 4 Nov",
    )
    assert matrix.show_record(row.id, "due")
    store.undo()
    store.undo()
    assert here.dossier.all(ElementState) == [] and line.evidence.toPlainText() == ""


def test_a_biopharma_alliance_has_no_elements(qtbot: QtBot, bare: OpenAlliance) -> None:
    matrix = ElementStates(bare)
    shown(qtbot, matrix)
    assert matrix.none_label.isVisible() and not matrix.lines


def test_versions_of_the_canvas_are_kept_and_compared(
    qtbot: QtBot, bare_technology: OpenAlliance, store: Store
) -> None:
    here = bare_technology
    canvas = CanvasEditor(here)
    shown(qtbot, canvas)
    assert not canvas.keep_button.isEnabled() and not canvas.comparison.isVisible()
    own, other = here.dossier.partners
    question = next(each for each in canvas.questions if each.per_partner)
    field = canvas.fields[f"{question.id}|{other.id}"]
    field.setPlainText("Each bears its own cost")  # type: ignore[union-attr]
    field.autosave.flush()  # type: ignore[union-attr]
    (answer,) = here.dossier.all(Answer)
    assert (answer.question, answer.partner_id) == (question.id, other.id)
    canvas.note.setText("First talk")
    canvas.keep()
    (version,) = here.dossier.all(CanvasVersion)
    assert version.cells == {f"{question.id}|{other.id}": "Each bears its own cost"}
    assert (version.note, version.kept_on) == ("First talk", TODAY)
    assert not canvas.keep_button.isEnabled() and canvas.changes[0].text() == "Word for word the same."
    field.setPlainText("Each bears half the cost")  # type: ignore[union-attr]
    field.autosave.flush()  # type: ignore[union-attr]
    assert canvas.keep_button.isEnabled()
    assert "(Theirs)" in canvas.changes[0].text()
    assert canvas.changes[1].accessibleName() == ("Each bears, taken out: its own, put in: half the, cost")
    for _ in range(3):
        store.undo()
    assert here.dossier.all(CanvasVersion) == [] and here.dossier.all(Answer) == []
    assert own.own


def test_complete_with_open_points_asks_for_a_reason(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    close = CloseOut(bare)
    shown(qtbot, close)
    assert not close.decision["closing.waiver"].isVisible()
    close.decision["closing.complete"].fields[None].edited.emit(True)
    assert close.decision["closing.waiver"].isVisible()
    assert "points are open" in close.problem.text() and close.problem.isVisible()
    assert close.show_record(None, "closing.waiver")
    store.undo()
    assert not close.problem.isVisible()


def test_an_open_point_is_handed_over_in_one_edit(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Task") as session:
        session.add(Task(alliance_id=bare.id, title="Book the room", workstream="joint_kickoff"))
    close = CloseOut(bare)
    shown(qtbot, close)
    qtbot.keyClick(close.open_points.buttons["Book the room"], Qt.Key.Key_Space)
    (row,) = bare.dossier.all(Handover)
    assert row.text == "Book the room" and "Book the room" not in close.open_points.buttons
    assert "10 parts and tasks are open, 1 of them" in close.open_points.title.text()
    store.undo()
    assert "Book the room" in close.open_points.buttons


def test_a_closing_point_is_confirmed_beside_its_evidence(
    qtbot: QtBot, alliance: OpenAlliance, sample_store: Store
) -> None:
    close = CloseOut(alliance)
    shown(qtbot, close)
    line = next(line for line in close.lines if not line.box.isChecked())
    assert "In the desk:" in line.item.hint or "Shown by the desk:" in line.item.hint
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    again = next(each for each in close.lines if each.item.id == line.item.id)
    assert again.box.isChecked()
    sample_store.undo()
    assert not again.box.isChecked()


def test_proposals_are_taken_as_tasks_in_one_edit(qtbot: QtBot, bare: OpenAlliance, store: Store) -> None:
    with store.edit("Decisions") as session:
        for at, title in enumerate(("Markets", "Dose", "Budget")):
            session.add(Decision(alliance_id=bare.id, question=title, position=at))
    plan = OwnPlan(bare)
    shown(qtbot, plan)
    assert plan.take_button.text() == "Add 3 to my tasks"
    plan.boxes[0].setChecked(False)
    plan.take()
    tasks = [task.title for task in bare.dossier.all(Task)]
    assert tasks == ["Prepare the decision: Dose", "Prepare the decision: Markets"]
    assert [box.accessibleName() for box in plan.boxes] == ["Prepare the decision: Budget"]
    assert not plan.boxes[0].isChecked()
    store.undo()
    assert bare.dossier.all(Task) == [] and len(plan.boxes) == 3
