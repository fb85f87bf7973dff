"""A register shows what stands in it: whole headings, whole names, and rows as high as their texts."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLayout
from pytestqt.qtbot import QtBot

from alliance_desk.gui import theme
from alliance_desk.gui.models.painting import CHIP_PAD, PAD, small, wrapped
from alliance_desk.gui.models.references import PartnerColumn
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.component import ComponentPage
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.widgets.step_pictures import WIDE
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import (
    AllianceRecord,
    Committee,
    Contribution,
    Deliverable,
    Meeting,
    Milestone,
    Partner,
    Person,
    Seat,
)

STEP = 498
"""The width of a step in a window of 1280 points."""


def view_of(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName, width: int = STEP) -> RegisterView:
    view = RegisterView(alliance, REGISTERS[name])
    qtbot.addWidget(view)
    view.resize(theme.px(width), theme.px(600))
    with qtbot.waitExposed(view):
        view.show()
    return view


def add(alliance: OpenAlliance, records: Sequence[AllianceRecord]) -> None:
    with alliance.store.edit("Add") as session:
        session.add_all(records)


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_no_heading_is_cut(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> None:
    view = view_of(qtbot, alliance, name)
    if view.table.isHidden():
        view.add()
        view.table.setFocus()
    metrics = QFontMetrics(small(view.table.font(), bold=True))
    for at, column in enumerate(view.model.columns):
        room = view.table.columnWidth(at) - 2 * theme.px(PAD)
        assert metrics.horizontalAdvance(column.title) <= room, column.title


def test_a_partner_of_ten_letters_has_its_whole_name(qtbot: QtBot, alliance: OpenAlliance) -> None:
    partner = alliance.dossier.partners[-1]
    with alliance.store.edit("Rename") as session:
        kept = session.get_one(Partner, partner.id)
        kept.name, kept.short_name = "Brynhollow", ""
    view = view_of(qtbot, alliance, "people")
    at = next(x for x, column in enumerate(view.model.columns) if isinstance(column, PartnerColumn))
    name = QFontMetrics(small(view.table.font(), bold=True)).horizontalAdvance("Brynhollow")
    assert view.table.columnWidth(at) >= name + 2 * theme.px(PAD + CHIP_PAD)


def test_a_row_grows_with_its_text_and_the_table_with_its_rows(qtbot: QtBot, alliance: OpenAlliance) -> None:
    milestone = Milestone(alliance_id=alliance.id, title="Short", position=99)
    id = milestone.id
    add(alliance, [milestone])
    view = view_of(qtbot, alliance, "milestones")
    row = view.model.row_of(id)
    usual, high = view.table.rowHeight(row), view.table.height()
    long = "The joint price list and the order numbers are live in the systems of all three companies"
    with alliance.store.edit("Write") as session:
        session.get_one(Milestone, id).title = long
    grown = view.table.rowHeight(view.model.row_of(id))
    assert grown > usual
    assert view.table.height() == high + grown - usual
    view.resize(theme.px(1200), theme.px(600))
    qtbot.waitUntil(lambda: view.table.rowHeight(view.model.row_of(id)) == usual)


def test_a_text_as_wide_as_its_cell_is_not_cut(qtbot: QtBot, alliance: OpenAlliance) -> None:
    font = view_of(qtbot, alliance, "people").font()
    text = "Every Thursday"
    width = QFontMetrics(font).horizontalAdvance(text)
    assert "".join(wrapped(text, font, width, 2)).replace(" ", "") == "EveryThursday"


@pytest.mark.parametrize("name", ["seats", "meetings", "deliverables"])
def test_a_rule_about_a_body_leads_to_its_first_row(
    qtbot: QtBot, alliance: OpenAlliance, name: RegisterName
) -> None:
    bodies = [Committee(alliance_id=alliance.id, name=each, position=90) for each in ("One", "Two")]
    second, unknown = bodies[1].id, alliance.id
    kinds = {"seats": Seat, "meetings": Meeting, "deliverables": Deliverable}
    rows = [kinds[name](alliance_id=alliance.id, committee_id=body.id, position=99) for body in bodies]
    wanted = rows[1].id
    add(alliance, bodies)
    add(alliance, rows)
    view = view_of(qtbot, alliance, name)
    assert view.show_record(second, "no such field")
    assert view.current_row().id == wanted
    assert not view.show_record(unknown)


def test_no_word_breaks_that_the_table_has_room_for(qtbot: QtBot, alliance: OpenAlliance) -> None:
    partner = alliance.dossier.partners[0]
    owner = Person(alliance_id=alliance.id, partner_id=partner.id, name="Karolina Świątkiewiczowa")
    body = alliance.dossier.all(Committee)[0]
    add(alliance, [owner])
    add(
        alliance,
        [Deliverable(alliance_id=alliance.id, committee_id=body.id, name="Plan", owner_id=owner.id)],
    )
    view = view_of(qtbot, alliance, "deliverables")
    table = view.table
    at = next(at for at, column in enumerate(view.model.columns) if column.field == "owner_id")
    assert table.columnWidth(at) >= (
        QFontMetrics(table.font()).horizontalAdvance("Świątkiewiczowa") + 2 * theme.px(PAD)
    )


def test_long_texts_get_what_a_wide_window_has_to_spare(qtbot: QtBot, alliance: OpenAlliance) -> None:
    views = [view_of(qtbot, alliance, "sources", width) for width in (STEP, 900)]
    tables = [view.table for view in views]
    at = next(at for at, column in enumerate(views[0].model.columns) if column.field == "kept_at")
    narrow, wide = (table.columnWidth(at) for table in tables)
    assert wide > narrow + theme.px(40)
    tables[1].setColumnWidth(at, 200)  # by hand: that stays
    tables[1].resize(tables[1].width() - 60, tables[1].height())
    assert tables[1].columnWidth(at) == 200


def test_a_contribution_is_called_by_what_it_brings(qtbot: QtBot, alliance: OpenAlliance) -> None:
    partner = alliance.dossier.partners[0]
    row = Contribution(alliance_id=alliance.id, partner_id=partner.id, what="Nine years of data")
    id = row.id
    add(alliance, [row])
    register = REGISTERS["contributions"]
    editor = RecordEditor(alliance, Contribution, id, register.form, register.one)
    qtbot.addWidget(editor)
    assert editor.name_label.text() == "Nine years of data"


def test_wide_pictures_stand_in_their_step_and_small_ones_beside(
    qtbot: QtBot, alliance: OpenAlliance
) -> None:
    page = ComponentPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 740)
    page.show()
    for component in alliance.playbook.components:
        for step in component.steps:
            page.show_component(component.id, step.id)
            assert page.step_view is not None
            drawn = page.step_view.picture_view.picture
            if step.picture in WIDE or (step.picture and not step.register_name):
                assert drawn is not None and not page.step_view.picture_box.isHidden(), step.id
                assert page.step_view.picture_view.width() >= 440, step.id
            else:
                assert drawn is None and page.step_view.picture_box.isHidden(), step.id
            assert page.picture_box.isHidden() or page.picture_view.picture != drawn


def test_the_header_has_room_for_its_words(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = ComponentPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 740)
    page.show()
    for component in alliance.playbook.components:
        page.show_component(component.id)
        qtbot.wait(1)
        label = page.due_label
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), label.text()
    chips = [page.alignment_layout.itemAt(at) for at in range(page.alignment_layout.count())]
    words = [item.widget() for item in chips if item is not None]
    for each in alliance.dossier.partners:
        assert any(isinstance(chip, QLabel) and each.label in chip.text() for chip in words), each.label


def test_a_small_window_leaves_its_room_to_the_step(qtbot: QtBot, alliance: OpenAlliance) -> None:
    page = ComponentPage(alliance)
    qtbot.addWidget(page)
    page.resize(theme.px(1052), theme.px(740))
    page.show()
    page.show_component(alliance.playbook.components[0].id)
    assert not page.side_card.isHidden()
    layout = page.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as in the stack of the window
    page.setMinimumSize(1, 1)
    page.resize(theme.px(700), theme.px(540))
    assert page.side_card.isHidden()
    qtbot.waitUntil(lambda: page.step_scroll.width() >= theme.px(360))
    assert page.next_button.width() >= page.next_button.sizeHint().width()
