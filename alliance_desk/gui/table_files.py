"""What a table shows, as an Excel or CSV file: as it is filtered and sorted on screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QDate, Qt
from PySide6.QtWidgets import QWidget

from alliance_desk.assessment.audience import for_readers
from alliance_desk.exchange.tables import Cell, ExportError, Table, write
from alliance_desk.gui.dialogs import files, messages
from alliance_desk.gui.gantt.rows import GroupRow, MilestoneRow, TaskRow
from alliance_desk.gui.models.columns import Column, DateColumn, NameColumn, NumberColumn, sentence
from alliance_desk.gui.words import count, tr
from alliance_desk.records import AllianceRecord, Dossier, Milestone, Task, Visibility

if TYPE_CHECKING:
    from alliance_desk.gui.gantt.model import GanttModel
    from alliance_desk.gui.models.portfolio import PortfolioModel
    from alliance_desk.gui.models.records import RecordTableModel
    from alliance_desk.gui.registers.view import RegisterView

INTERNAL = "Internal: holds rows that the partner may not read"
KINDS = {".xlsx": "Excel workbook", ".csv": "Table as plain text"}


def export_register(view: RegisterView, suffix: str) -> None:
    """Ask where the rows on show are to go, write them there and say so above the table."""
    alliance = view.model.alliance
    title = f"{sentence(view.register.many)}, {alliance.alliance.name}"
    if told := export(view, table_of(view.model, title), suffix):
        view.say(told)


def export(parent: QWidget, table: Table, suffix: str) -> str:
    """Ask for a file and write it; return a sentence on what is where, empty where nothing was written."""
    # The whole of the desk's file dialogs begin in the user's own folder: none is remembered.
    suggested = Path.home() / f"{files.plain_name(table.title)}{suffix}"
    path = files.ask_save(parent, tr("Export table"), suggested, f"{tr(KINDS[suffix])} (*{suffix})", suffix)
    if path is None:
        return ""
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    try:
        write(table, path)
    except ExportError as error:
        messages.tell(parent, tr("The table could not be exported."), str(error))
        return ""
    rows = count(len(table.rows), tr("%1 row"), tr("%1 rows"))
    return tr("%1 exported to “%2” in %3.", rows, path.name, path.parent)


def table_of(model: RecordTableModel, title: str) -> Table:
    """Return the rows of a register as they stand on screen, dates and numbers as such."""
    dossier = model.alliance.dossier
    headings: list[str] = []
    for column in model.columns:
        headings.append(tr(column.title))
        if isinstance(column, NameColumn) and column.second:
            headings.append(sentence(column.second))
    rows = [[cell for column in model.columns for cell in _cells(column, row, dossier)] for row in model.rows]
    joint = for_readers(dossier, model.alliance.playbook, Visibility.JOINT)
    internal = any(_hidden(model, row, joint) for row in model.rows)
    return Table(title, headings, rows, tr(INTERNAL) if internal else "")


def table_of_plan(model: GanttModel, title: str) -> Table:
    """Return the tasks and milestones of the workplan as they stand on screen; groups are no rows."""
    joint = for_readers(model.alliance.dossier, model.alliance.playbook, Visibility.JOINT)
    kinds: dict[type, type[AllianceRecord]] = {TaskRow: Task, MilestoneRow: Milestone}
    shown = {at: row for at, row in enumerate(model.rows) if not isinstance(row, GroupRow)}
    internal = any(joint.get(kinds[type(row)], row.key) is None for row in shown.values())
    return _table_of_cells(model, title, tr(INTERNAL) if internal else "", list(shown))


def table_of_portfolio(model: PortfolioModel) -> Table:
    """Return the list of alliances as it stands on screen; no partner may read of the others."""
    model.complete()
    return _table_of_cells(model, tr("Alliances"), tr(INTERNAL), list(range(model.rowCount())))


def _table_of_cells(model: QAbstractItemModel, title: str, note: str, rows: list[int]) -> Table:
    columns = range(model.columnCount())
    across, heard = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    headings = [
        str(model.headerData(at, across) or model.headerData(at, across, heard) or "") for at in columns
    ]
    cells = [[_cell(model, row, at) for at in columns] for row in rows]
    return Table(title, headings, cells, note)


def _cells(column: Column, row: AllianceRecord, dossier: Dossier) -> list[Cell]:
    if isinstance(column, DateColumn | NumberColumn):
        return [column.value(row)]
    text = column.text(row, dossier)
    # What is counted is a number, what was typed stays as it was typed.
    cells: list[Cell] = [int(text) if not column.editable and text.isdecimal() else text]
    if isinstance(column, NameColumn) and column.second:
        cells.append(column.beneath(row, dossier))
    return cells


def _hidden(model: RecordTableModel, row: AllianceRecord, joint: Dossier) -> bool:
    """Tell whether the partner may not read a row, or not all that the table shows of it."""
    read = joint.get(model.record, row.id)
    dossier = model.alliance.dossier
    return read is None or any(
        # What is worked out may differ because of other rows: the number of a risk, for one.
        column.editable and _cells(column, row, dossier) != _cells(column, read, joint)
        for column in model.columns
    )


def _cell(model: QAbstractItemModel, row: int, column: int) -> Cell:
    index = model.index(row, column)
    value: Any = index.data(Qt.ItemDataRole.EditRole)
    if isinstance(value, QDate):
        return value.toPython() if value.isValid() else None  # pyright: ignore[reportReturnType]
    if isinstance(value, date | int) and not isinstance(value, bool):
        return value
    ticked = index.data(Qt.ItemDataRole.CheckStateRole)
    if ticked is not None:
        return tr("Yes") if Qt.CheckState(ticked) == Qt.CheckState.Checked else tr("No")
    return str(index.data() or "")
