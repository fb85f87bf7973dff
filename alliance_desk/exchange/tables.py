"""Tables as Excel workbooks and CSV files, safe to open wherever their texts come from.

A text stays a text: nothing in a cell is taken for a formula, a link or a number.
"""

# xlsxwriter carries no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from alliance_desk.documents.export import ExportError, put

__all__ = ["Cell", "ExportError", "Table", "to_csv", "to_excel", "write"]

Cell = str | int | float | date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins like this would be run by a spreadsheet that reads a CSV file."""
_LONGEST = 32_767
"""Characters that a cell of Excel takes."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts its days rightly from here on; an earlier one stays a text."""
_NARROW, _WIDE = 8, 60


@dataclass(frozen=True)
class Table:
    """What stands in the file: headings, rows beneath them, and a line above where something must be said."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def write(table: Table, path: Path) -> Path:
    """Write a table by the ending of its file, whole or not at all; raise ExportError where it cannot be."""
    return put(to_csv(table) if path.suffix.lower() == ".csv" else to_excel(table), path)


def to_csv(table: Table) -> bytes:
    """Return the table as CSV (RFC 4180) in UTF-8, with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_plain(heading) for heading in table.headings])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_excel(table: Table) -> bytes:
    """Return the table as a workbook of one sheet."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    # In memory: no part of a deal is left in the system's folder for temporary files.
    book = Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": table.title})
    sheet = book.add_worksheet(_sheet_name(table.title))
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    words = book.add_format({"valign": "top", "text_wrap": True})
    number = book.add_format({"valign": "top"})
    day = book.add_format({"valign": "top", "num_format": "d mmm yyyy", "align": "left"})
    top = 0
    if table.note:
        sheet.write_string(0, 0, table.note, book.add_format({"bold": True, "font_color": "#A32929"}))
        top = 1
    for at, heading in enumerate(table.headings):
        sheet.write_string(top, at, heading, bold)
        sheet.set_column(at, at, _width(heading, [row[at] for row in table.rows]))
    for down, row in enumerate(table.rows, top + 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(down, at, cell[:_LONGEST], words)
            elif isinstance(cell, date) and cell >= _FIRST_DAY:
                sheet.write_datetime(down, at, datetime(cell.year, cell.month, cell.day), day)
            elif isinstance(cell, date):
                sheet.write_string(down, at, cell.isoformat(), words)
            elif cell is not None:
                sheet.write_number(down, at, cell, number)
    sheet.freeze_panes(top + 1, 0)
    if table.headings:
        sheet.autofilter(top, 0, top + len(table.rows), len(table.headings) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # A line of this kind holds at most 255 characters, and an & begins a command.
    sheet.set_header(f"&L{_in_header(table.title)}&R{_in_header(table.note)}")
    sheet.set_footer("&R&P / &N")
    book.close()
    return data.getvalue()


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return "" if cell is None else cell


def _width(heading: str, cells: Sequence[Cell]) -> int:
    """Return a width in characters that suits most of what stands in a column."""
    lines = (line for cell in cells for line in str(cell or "").splitlines())
    longest = max([len(heading) + 3, *(len(line) + 1 for line in lines)])
    return min(max(longest, _NARROW), _WIDE)


def _sheet_name(title: str) -> str:
    """Return a name that Excel takes for a sheet."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split())
    return plain.strip(" '")[:31].strip(" '") or "Table"


def _in_header(text: str) -> str:
    return text[:110].replace("&", "&&")
