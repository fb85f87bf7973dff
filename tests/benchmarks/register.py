"""P11: a register of 5,000 rows reset, sorted and filtered, against a view on a plain list."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from alliance_desk import app
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.playbook import read_playbook
from alliance_desk.records import Alliance, Partner, Person
from alliance_desk.store.store import Store
from tests.benchmarks.desks import TODAY
from tests.benchmarks.timing import ratio

ROWS = 5000
ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
NAMES = ("Ortiz", "Lindqvist", "Sato", "Weiss", "Adeyemi", "Novák", "Brandt")


def five_thousand() -> float:
    """Return the time of a sort, a filter and back, painted, over the same on a bare list model."""
    app.application()
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "people.adesk") as store:
        alliance = Alliance(name="Large")
        with store.edit("Fill") as session:
            partner = Partner(alliance_id=alliance.id, name="Ours", own=True)
            session.add_all([alliance, partner])
            session.add_all(
                Person(
                    alliance_id=alliance.id,
                    partner_id=partner.id,
                    name=_name(at),
                    title=f"Title {at}",
                    function=f"Function {at % 9}",
                    influence=at % 5 + 1,
                    support=at % 4 + 1,
                    position=at,
                )
                for at in range(ROWS)
            )
        opened = OpenAlliance(store, read_playbook(RESOURCES / "playbook"), alliance.id, lambda: TODAY)
        view = RegisterView(opened, REGISTERS["people"])
        bare = _BareView(
            [(_name(at), "Ours", f"Function {at % 9}", str(at % 5), str(at % 4)) for at in range(ROWS)]
        )
        view.resize(800, 500)
        view.show()
        # A register is as high as some rows need; both are to paint the same area.
        bare.resize(view.table.size())
        bare.show()

        def ours() -> None:
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                view.model.sort(0, order)
                view.table.grab()
            for text in ("ortiz", ""):
                view.model.set_filter(text)
                view.table.grab()

        def plain() -> None:
            for backwards in (False, True):
                bare.rows.put_in_order(backwards)
                bare.grab()
            for text in ("ortiz", ""):
                bare.rows.filter(text)
                bare.grab()

        result = ratio(ours, plain, rounds=15)
        opened.close()
        view.close()
        bare.close()
        return result


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
