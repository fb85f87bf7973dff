"""The list of all alliances: filled as it is seen, sorted and filtered as a plain list."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.assessment.schedule import plan
from alliance_desk.gui import theme
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.models.portfolio import GOAL, LATE, NAME, QUIET, RISKS, STARTUP, PortfolioModel
from alliance_desk.gui.pages.portfolio import NAME_AT_LEAST
from alliance_desk.gui.sidebar_painting import SidebarDelegate
from alliance_desk.records import Decision, Meeting, Milestone
from alliance_desk.store import portfolio, queries
from alliance_desk.store.portfolio import PortfolioRow
from alliance_desk.store.store import Store
from tests.gui.conftest import TODAY

OpenWindow = Callable[..., MainWindow]


def rows(many: int) -> list[PortfolioRow]:
    return [
        PortfolioRow(uuid4(), f"Alliance {n:04}", "biopharma", "co-development", 1 + n % 3, "Ann", "startup")
        for n in range(many)
    ]


def test_only_what_is_looked_at_is_read(qapp: QApplication) -> None:
    asked: list[UUID] = []

    def fill(some: object) -> list[PortfolioRow]:
        found = list(some)  # pyright: ignore[reportArgumentType]
        asked.extend(row.id for row in found)
        return found

    model = PortfolioModel(lambda: TODAY)
    model.set_rows(rows(1000), fill)
    assert model.rowCount() == 1000 and not asked
    model.index(500, STARTUP).data()
    assert 0 < len(asked) < 100
    model.index(501, STARTUP).data()
    assert len(asked) == len(set(asked)) < 100
    model.sort(RISKS)
    assert len(set(asked)) == len(asked) == 1000


def test_filter_and_sort_keep_every_word(qapp: QApplication) -> None:
    model = PortfolioModel(lambda: TODAY)
    model.set_rows(rows(50), list)
    model.filter("alliance 001")
    assert model.rowCount() == 11
    model.sort(NAME, Qt.SortOrder.DescendingOrder)
    assert model.index(0, NAME).data() == "Alliance 0019"
    model.filter("")
    assert model.rowCount() == 50


def test_late_tasks_are_counted_in_quiet_moments_for_what_was_looked_at(qtbot: QtBot) -> None:
    asked: list[UUID] = []

    def count_late(ids: Iterable[UUID]) -> dict[UUID, int]:
        found = list(ids)
        asked.extend(found)
        return dict.fromkeys(found, 3)

    model = PortfolioModel(lambda: TODAY)
    alliances = rows(200)
    model.set_rows(alliances, list, count_late)
    assert model.index(0, LATE).data() == "" and not asked
    qtbot.waitUntil(lambda: model.index(0, LATE).data() == "3")
    assert asked == [alliances[0].id]
    # What is known stays on show while it is counted again.
    model.set_rows(alliances, list, count_late)
    assert model.index(0, LATE).data() == "3"
    qtbot.waitUntil(lambda: len(asked) == 2)
    # Rows that are let go of are asked no more.
    model.index(5, LATE).data()
    model.set_rows([], list)
    qtbot.wait(20)
    assert len(asked) == 2
    model.set_rows(alliances, list, count_late)
    model.sort(LATE)
    assert set(asked) == {row.id for row in alliances} and len(asked) == 202
    model.complete()
    assert len(asked) == 202
    # Completed while one still waits for its quiet moment.
    model.set_rows(alliances[:2], list, count_late)
    model.row(0)
    model.complete()
    qtbot.wait(QUIET + 50)
    assert len(asked) == 204


def test_the_list_shows_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    page = window.portfolio
    qtbot.waitUntil(lambda: all(page.model.index(row, LATE).data() for row in range(2)))
    assert page.count_label.text() == "2 alliances, 2 in startup"
    texts = [[page.model.index(row, column).data() for column in range(9)] for row in range(2)]
    assert {row[1] for row in texts} == {"Technology, go-to-market", "Biopharma, co-development"}
    assert all("of" in row[STARTUP] and "day" in row[GOAL] for row in texts)
    assert window.desk
    for at, row in enumerate(texts):
        dossier = queries.dossier(window.desk.store, page.model.row(at).id)
        playbook = window.desk.playbook.for_variant(dossier.alliance.variant.value)
        late = [item for item in plan(dossier, playbook, TODAY) if item.late]
        assert late and row[LATE] == str(len(late))


def test_enter_opens_and_the_filter_leads_into_the_list(window: MainWindow) -> None:
    page = window.portfolio
    name = page.model.row(1).name
    QTest.keyClicks(page.filter_edit, name)
    assert page.model.rowCount() == 1
    QTest.keyClick(page.filter_edit, Qt.Key.Key_Down)
    QTest.keyClick(page.alliance_table, Qt.Key.Key_Return)
    assert window.pages.alliance and window.pages.alliance.alliance.name == name
    assert window.pages.place.page == "overview"


def test_sorting_keeps_the_selection(window: MainWindow) -> None:
    page = window.portfolio
    page.select(page.model.row(1).id)
    chosen = page.selected_id
    page.alliance_table.horizontalHeader().setSortIndicator(NAME, Qt.SortOrder.DescendingOrder)
    assert page.model.row(0).id == chosen == page.selected_id


def test_an_empty_desk_says_what_to_do(open_window: OpenWindow, tmp_path: Path) -> None:
    desk = tmp_path / "new.adesk"
    Store.create(desk).close()
    window = open_window(desk)
    page = window.portfolio
    assert page.empty_card.isVisible() and not page.table_card.isVisible()
    page.sample_button.click()
    assert window.desk and window.desk.file.name == "sample.adesk"
    assert page.table_card.isVisible()
    assert window.portfolio.model.rowCount() == 2


def test_what_lies_ahead_leads_into_its_alliance(window: MainWindow) -> None:
    page = window.portfolio
    assert page.coming_card.isVisible()
    shown = [row.coming for row in page.coming_rows if row.isVisibleTo(page) and row.coming]
    assert shown and [each.on for each in shown] == sorted(each.on for each in shown)
    assert all(0 <= (each.on - TODAY).days <= 30 for each in shown)
    assert {each.alliance for each in shown} == {"Compass Connect", "Kitamine KTP-417"}
    assert {each.what for each in shown} >= {"meeting", "decision", "milestone"}
    row = next(row for row in page.coming_rows if row.coming and row.coming.what == "decision")
    assert row.coming
    row.click()
    QApplication.processEvents()
    assert window.pages.alliance and window.pages.alliance.id == row.coming.alliance_id
    place = window.pages.place
    assert place.field == "needed_by" and place.record and place.record.hex == row.coming.record


def test_all_of_the_next_days_can_be_reached_and_no_limit_cuts_an_anchor(window: MainWindow) -> None:
    page = window.portfolio
    assert window.desk
    ahead = window.desk.coming(TODAY, TODAY + timedelta(days=30))
    shown = [row.coming for row in page.coming_rows if row.isVisibleTo(page) and row.coming]
    assert shown == ahead and len(ahead) > 8
    assert {each.record for each in shown if each.what == "anchor"} >= {"kickoff"}
    last = page.coming_rows[len(ahead) - 1]
    page.coming_scroll.ensureWidgetVisible(last)
    QApplication.processEvents()
    assert not last.visibleRegion().isEmpty()
    far = TODAY + timedelta(days=400)
    anchors = {each for each in portfolio.coming(window.desk.file, TODAY, far) if each.what == "anchor"}
    assert anchors and anchors <= set(portfolio.coming(window.desk.file, TODAY, far, limit=len(anchors)))


def test_what_has_happened_does_not_lie_ahead(sample_store: Store) -> None:
    last = TODAY + timedelta(days=400)
    before = portfolio.coming(sample_store.file, TODAY, last)
    with sample_store.edit("Happened") as session:
        for each in before:
            match each.what:
                case "milestone":
                    session.get_one(Milestone, UUID(each.record)).done_on = TODAY
                case "meeting":
                    session.get_one(Meeting, UUID(each.record)).held = True
                case "decision":
                    session.get_one(Decision, UUID(each.record)).made_on = TODAY
    after = portfolio.coming(sample_store.file, TODAY, last)
    assert {each.what for each in before} == {"anchor", "milestone", "meeting", "decision"}
    assert {each.what for each in after} == {"anchor"}


@pytest.mark.parametrize("size", [150, 200])
def test_large_type_leaves_room_for_the_names(window: MainWindow, size: int) -> None:
    window.view_actions.choose_text_size(size)
    window.resize(1280, 800)
    page, sidebar = window.portfolio, window.sidebar
    window.open_place(Place("portfolio"))
    QApplication.processEvents()
    table = page.alliance_table
    shown = [at for at in range(page.model.columnCount()) if not table.isColumnHidden(at)]
    assert {NAME, LATE, RISKS} <= set(shown)
    assert table.columnWidth(NAME) >= theme.px(NAME_AT_LEAST)
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()
    for each in (page.title_label, page.new_button):
        assert each.width() >= each.sizeHint().width(), each.objectName()
    # Beside a scroll bar a line of the sidebar breaks sooner; it is as high as it then has to be.
    window.open_alliance(page.model.rows[1].id)
    QApplication.processEvents()
    assert sidebar.verticalScrollBar().isVisible()
    bold = QFont(sidebar.font())
    bold.setWeight(QFont.Weight.DemiBold)
    for row, line in enumerate(sidebar.lines.lines):
        rect = sidebar.visualRect(sidebar.lines.index(row))
        if line.key:
            rect = SidebarDelegate._text_rect(SidebarDelegate(), rect, line, bold)
            wrap = Qt.TextFlag.TextWordWrap
            assert QFontMetrics(bold).boundingRect(rect, wrap, line.text).height() <= rect.height() + 2, line
    window.view_actions.choose_text_size(100)
