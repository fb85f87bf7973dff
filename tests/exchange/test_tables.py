"""Tables as files: read back with nothing but zip, XML and csv."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alliance_desk.exchange.tables import ExportError, Table, to_csv, to_excel, write

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATTACKS = (
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://x","y")',
    "http://example.org",
    "007",
)
TABLE = Table(
    "Risks & more: [Almsund]",
    ("Risk", "Due", "Days"),
    (
        ("Sites open late, “Ålesund” first\nand the rest later", date(2027, 2, 3), 12),
        ("Old", date(1899, 12, 30), None),
        *((text, None, -5) for text in ATTACKS),
    ),
    "Internal: holds rows that the partner may not read",
)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def cells(data: bytes) -> dict[str, tuple[str, str]]:
    """Return kind and text of every cell by its place."""
    files = parts(data)
    strings = [
        "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
        for item in ElementTree.fromstring(files["xl/sharedStrings.xml"])
    ]
    found: dict[str, tuple[str, str]] = {}
    for cell in ElementTree.fromstring(files["xl/worksheets/sheet1.xml"]).iter(f"{SHEET}c"):
        value = cell.find(f"{SHEET}v")
        assert cell.find(f"{SHEET}f") is None, "no formula anywhere"
        if value is not None and value.text is not None:
            text = strings[int(value.text)] if cell.get("t") == "s" else value.text
            found[cell.attrib["r"]] = (cell.get("t", "n"), text)
    return found


def test_texts_dates_and_numbers_are_what_they_are() -> None:
    read = cells(to_excel(TABLE))
    assert read["A1"] == ("s", TABLE.note)
    assert [read[f"{letter}2"][1] for letter in "ABC"] == ["Risk", "Due", "Days"]
    assert read["A3"] == ("s", TABLE.rows[0][0])
    days = (date(2027, 2, 3) - date(1899, 12, 30)).days
    assert read["B3"] == ("n", str(days)) and read["C3"] == ("n", "12")
    assert read["B4"] == ("s", "1899-12-30") and "C4" not in read
    for at, text in enumerate(ATTACKS, 5):
        kind, said = read[f"A{at}"]
        assert kind == "s" and said.replace("_x000D_", "\r") == text
        assert read[f"C{at}"] == ("n", "-5")


def test_the_sheet_is_ready_to_work_with() -> None:
    files = parts(to_excel(TABLE))
    sheet, core = files["xl/worksheets/sheet1.xml"], files["docProps/core.xml"]
    assert 'topLeftCell="A3"' in sheet and 'state="frozen"' in sheet
    assert f'<autoFilter ref="A2:C{2 + len(TABLE.rows)}"' in sheet
    assert "<cols>" in sheet and "Internal: holds rows" in sheet.partition("<oddHeader>")[2]
    assert "&amp;&amp; more" in sheet, "an & of the title is no command of the header line"
    assert "Risks &amp; more: [Almsund]" in core
    assert re.search(r"<dc:creator\s*/>|<dc:creator></dc:creator>", core), "nobody is named"
    assert 'name="Risks &amp; more Almsund' in files["xl/workbook.xml"]
    assert not any(
        "hyperlink" in name or "hyperlink" in text for name, text in files.items() if "rels" in name
    )
    assert "<b/>" in files["xl/styles.xml"] and "d mmm yyyy" in files["xl/styles.xml"]


def test_a_table_for_everyone_says_nothing_more() -> None:
    plain = Table("Plan", ("Task",), (("Draft",),))
    read = cells(to_excel(plain))
    assert read["A1"] == ("s", "Task") and read["A2"] == ("s", "Draft")
    assert "Internal" not in "".join(parts(to_excel(plain)).values())


def test_csv_is_read_by_every_spreadsheet_and_runs_in_none() -> None:
    data = to_csv(TABLE)
    assert data.startswith(b"\xef\xbb\xbf") and b'"Sites open late' in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["Risk", "Due", "Days"]
    assert rows[1] == [TABLE.rows[0][0], "2027-02-03", "12"]
    for text, row in zip(ATTACKS, rows[3:], strict=True):
        assert row[0] == (f"'{text}" if text[0] in "=+-@\t\r" else text)
        assert row[2] == "-5", "a number stays one"
    assert data.decode("utf-8-sig").count("\r\n") >= len(TABLE.rows) + 1


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, suffix: str) -> None:
    path = write(TABLE, tmp_path / f"risks{suffix}")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with pytest.raises(ExportError):
        write(TABLE, tmp_path / "nowhere" / f"risks{suffix}")
