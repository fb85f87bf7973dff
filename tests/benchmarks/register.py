"""P11: registers of 5,000 rows reset, sorted, filtered and scrolled, against a view on a plain list."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from alliance_desk import app
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.models.columns import NAMING
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.factory import register_widget
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.playbook import read_playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Alliance, AllianceRecord, GlossaryTerm, Obligation, Partner, Person, Task
from alliance_desk.store.store import Store
from tests.benchmarks.desks import TODAY
from tests.benchmarks.timing import ratio

ROWS = 5000
STOPS = 6
"""How often the table is painted on the way from the first row to the last."""
ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
NAMES = ("Ortiz", "Lindqvist", "Sato", "Weiss", "Adeyemi", "Novák", "Brandt")
MEASURED: tuple[RegisterName, ...] = ("people", "tasks", "obligations")


def five_thousand() -> float:
    """Return the worst of three registers: its time over that of a bare list model doing the same."""
    app.application()
    with _desk() as opened:
        return max(_one(opened, name) for name in MEASURED)


def edits_of_five_thousand() -> float:
    """Return the worst of edits and moves in three registers, over an edit of what is not on show."""
    app.application()
    names = count()
    with _desk() as opened:
        term = GlossaryTerm(alliance_id=opened.id)
        id = term.id
        with opened.store.edit("Add") as session:
            session.add(term)

        def bare() -> None:
            with opened.store.edit("Change") as session:
                session.get_one(GlossaryTerm, id).term = f"Name {next(names)}"

        worst = 0.0
        for name in MEASURED:
            view = register_widget(name, opened)
            assert isinstance(view, RegisterView)
            view.resize(800, 500)
            view.show()
            view.table.go_to(view.model.index(ROWS // 2, 0))
            at = next(at for at, column in enumerate(view.model.columns) if column.field in NAMING)

            def edit(view: RegisterView = view, at: int = at) -> None:
                assert view.model.setData(view.model.index(0, at), f"Name {next(names)}")
                view.table.grab()

            def move(view: RegisterView = view) -> None:
                _move(view)

            worst = max(worst, ratio(edit, bare, rounds=5), ratio(move, bare, rounds=5))
            view.close()
        return worst


def _one(opened: OpenAlliance, name: RegisterName) -> float:
    view = register_widget(name, opened)
    assert isinstance(view, RegisterView)
    dossier = opened.dossier
    bare = _BareView(
        [tuple(column.text(row, dossier) for column in view.model.columns) for row in view.model.rows]
    )
    view.resize(800, 500)
    view.show()
    # A register is as high as some rows need; both are to paint the same area.
    bare.resize(view.table.size())
    bare.show()

    def ours() -> None:
        for run in (
            lambda: _reset(view),
            lambda: _sort(view),
            lambda: _filter(view),
            lambda: _scroll(view.table),
        ):
            run()

    def plain() -> None:
        bare.rows.filter("")
        bare.grab()
        for backwards in (False, True):
            bare.rows.put_in_order(backwards)
            bare.grab()
        for text in ("ortiz", ""):
            bare.rows.filter(text)
            bare.grab()
        _scroll(bare)

    result = ratio(ours, plain, rounds=5)
    view.close()
    bare.close()
    return result


def _reset(view: RegisterView) -> None:
    """Fill the table anew, as after an edit of many rows."""
    view.model.refill()
    view.table.grab()


def _sort(view: RegisterView) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        view.model.sort(0, order)
        view.table.grab()
    view.model.sort(-1)


def _filter(view: RegisterView) -> None:
    for text in ("ortiz", ""):
        view.model.set_filter(text)
        view.table.grab()


def _move(view: RegisterView) -> None:
    """Move the current row down by one."""
    if not view.table.currentIndex().isValid():
        view.table.go_to(view.model.index(0, 0))
    view.move_rows(1)
    view.table.grab()


def _scroll(table: QTableView) -> None:
    """Go from the first row to the last, painting on the way."""
    bar = table.verticalScrollBar()
    for stop in range(STOPS):
        bar.setValue(bar.maximum() * stop // (STOPS - 1))
        table.grab()
    bar.setValue(0)


@contextmanager
def _desk() -> Iterator[OpenAlliance]:
    """A desk whose three registers have 5,000 rows each."""
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "large.adesk") as store:
        alliance = Alliance(name="Large")
        id = alliance.id
        with store.edit("Fill") as session:
            partners = [
                Partner(alliance_id=id, name=name, own=not at, position=at)
                for at, name in enumerate(("Ours", "Theirs"))
            ]
            sides = [partner.id for partner in partners]
            session.add_all([alliance, *partners])
            session.flush()
            people = [_person(alliance, sides[at % 2], at) for at in range(ROWS)]
            owners = [person.id for person in people[:50]]
            session.add_all(people)
            session.flush()
            session.add_all(
                _other(alliance, kind, sides, owners, at) for kind in (Task, Obligation) for at in range(ROWS)
            )
        opened = OpenAlliance(store, read_playbook(RESOURCES / "playbook"), id, lambda: TODAY)
        yield opened
        opened.close()


def _person(alliance: Alliance, side: UUID, at: int) -> AllianceRecord:
    return Person(
        alliance_id=alliance.id,
        partner_id=side,
        name=_name(at),
        title=f"Title {at}",
        function=f"Function {at % 9}",
        influence=at % 5 + 1,
        support=at % 4 + 1,
        position=at,
    )


def _other(
    alliance: Alliance,
    kind: type[Task] | type[Obligation],
    sides: list[UUID],
    owners: list[UUID],
    at: int,
) -> AllianceRecord:
    about = {
        "alliance_id": alliance.id,
        "partner_id": sides[at % 2],
        "owner_id": owners[at % len(owners)],
        "due": TODAY + timedelta(days=at * 31 % 700 - 100),
        "position": at,
    }
    if kind is Task:
        return Task(title=f"Prepare what {_name(at)} needs for step {at}", **about)
    return Obligation(clause=f"{at % 20}.{at}", text=f"Report to {_name(at)} within {at % 90} days", **about)


def _name(at: int) -> str:
    return f"{NAMES[at * 31 % len(NAMES)]} {at * 7919 % ROWS}"


class _BareView(QTableView):
    """A table view on the least model that can sort and filter."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.rows = _BareModel(rows)
        self.setModel(self.rows)


class _BareModel(QAbstractTableModel):
    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._all = rows
        self._rows = rows

    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(self._all[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def put_in_order(self, backwards: bool) -> None:
        self.beginResetModel()
        self._rows = sorted(self._rows, reverse=backwards)
        self.endResetModel()

    def filter(self, text: str) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._all if any(text in cell.casefold() for cell in row)]
        self.endResetModel()


def _in_milliseconds() -> None:
    """Print what each thing takes: ``python -m tests.benchmarks.register``."""
    app.application()
    with _desk() as opened:
        for name in MEASURED:
            view = register_widget(name, opened)
            assert isinstance(view, RegisterView)
            view.resize(800, 500)
            view.show()
            figures: list[str] = []
            runs: tuple[tuple[str, int, Callable[[], None]], ...] = (
                ("reset", 1, lambda view=view: _reset(view)),
                ("sort", 2, lambda view=view: _sort(view)),
                ("filter", 2, lambda view=view: _filter(view)),
                ("scroll", STOPS, lambda view=view: _scroll(view.table)),
                ("move", 1, lambda view=view: _move(view)),
            )
            for word, painted, run in runs:
                figures.append(f"{word} {_median(run) / painted:.1f} ms")
            print(f"{name}: {', '.join(figures)}, {len(REGISTERS[name].columns)} columns", flush=True)
            view.close()


def _median(run: Callable[[], None]) -> float:
    run()
    times: list[float] = []
    for _ in range(9):
        begun = perf_counter()
        run()
        times.append(1000 * (perf_counter() - begun))
    return median(times)


if __name__ == "__main__":
    sys.exit(_in_milliseconds())
