"""The documents page: real pages, gaps that lead somewhere, and files that other programs read back."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pptx
import pypdf
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.assessment.place import Place
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import Built, ExportError, Format, build
from alliance_desk.documents.outline import Look, Outline
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.documents import DocumentsPage
from alliance_desk.gui.preview import entry_list, export_run, exporter, thumbnails
from alliance_desk.gui.preview.export_run import Order
from alliance_desk.gui.preview.proofs import Snapshot
from alliance_desk.records import DocumentExport, Partner, Visibility
from alliance_desk.store import portfolio

TODAY = date(2026, 11, 22)
WAIT = 60_000


@pytest.fixture
def page(alliance: OpenAlliance, qtbot: QtBot) -> Iterator[DocumentsPage]:
    page = DocumentsPage(alliance)
    qtbot.addWidget(page)
    page.resize(1052, 736)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page._worker.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def wait_for_image(page: DocumentsPage, qtbot: QtBot) -> QImage:
    qtbot.waitUntil(lambda: page.view.image is not None, timeout=WAIT)
    assert page.view.image
    return page.view.image


def colours(image: QImage) -> int:
    """Count the colours at some places of a picture."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def chosen(page: DocumentsPage, key: str, qtbot: QtBot) -> None:
    assert page.list.choose(key)
    qtbot.waitUntil(lambda: page._preview.shown_key == key and page._preview.whole, timeout=WAIT)


def orders(page: DocumentsPage, *keys: str) -> list[Order]:
    return [
        Order(entry.key, entry.title, format)
        for entry in page._entries.values()
        if entry.key in keys
        for format in entry.formats
    ]


def finished(page: DocumentsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.exporter.run is None, timeout=WAIT)


def test_every_document_of_the_catalogue_is_listed(page: DocumentsPage) -> None:
    entries = catalogue(page.alliance.dossier, page.alliance.playbook)
    titles = [page.list.item(at).text() for at in range(page.list.count())]
    shelves = list(dict.fromkeys(entry.shelf for entry in entries))
    assert titles == [
        text
        for shelf in shelves
        for text in (shelf, *(each.title for each in entries if each.shelf == shelf))
    ]
    assert page.list.hasFocus() or page.focusProxy() is page.list


def test_the_preview_shows_the_real_pages(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "scorecard", qtbot)
    image = wait_for_image(page, qtbot)
    assert colours(image) > 20
    assert page.entry
    data = build(page.entry.compose(TODAY), "pdf")
    (page.alliance.store.path.parent / "same.pdf").write_bytes(data)
    with pypdf.PdfReader(page.alliance.store.path.parent / "same.pdf") as reader:
        pages = len(reader.pages)
    assert page.view.pages == pages
    assert page.shown.page_label.text() == f"Page 1 of {pages}"
    paper = page.view.paper()
    assert image.width() == pytest.approx(paper.width() * page.view.devicePixelRatioF(), abs=2)


def test_the_first_slide_is_seen_before_the_others_are_set(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(page, "scorecard", qtbot)
    go_on, whole = threading.Event(), page._preview.proofs.pdf

    def slow(snapshot: Snapshot, key: str) -> bytes:
        if key == "kickoff-deck":
            assert go_on.wait(WAIT / 1000)
        return whole(snapshot, key)

    monkeypatch.setattr(page._preview.proofs, "pdf", slow)
    page._preview.proofs._made.clear()
    page.list.choose("kickoff-deck")
    try:
        qtbot.waitUntil(lambda: page._preview.shown_key == "kickoff-deck", timeout=WAIT)
        wait_for_image(page, qtbot)
        assert not page._preview.whole and page.view.pages < 10
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: page._preview.whole, timeout=WAIT)
    assert page.view.pages > 10


def test_pages_are_turned_with_keys_and_buttons(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "kickoff-deck", qtbot)
    first = wait_for_image(page, qtbot)
    QTest.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.shown.page_label.text() == f"Slide 2 of {page.view.pages}"
    qtbot.waitUntil(lambda: page.view.image is not None and page.view.image != first, timeout=WAIT)
    page.shown.back_button.click()
    assert page.view.page == 0
    assert not page.shown.back_button.isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_End)
    assert not page.shown.on_button.isEnabled()


def test_zoom_renders_sharper(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "scorecard", qtbot)
    fitted = wait_for_image(page, qtbot).width()
    page.shown.in_button.click()
    page.shown.in_button.click()
    qtbot.waitUntil(lambda: (page.view.image or QImage()).width() > fitted * 1.5, timeout=WAIT)
    assert page.view.verticalScrollBar().maximum() > 0
    page.shown.fit_button.click()
    qtbot.waitUntil(lambda: (page.view.image or QImage()).width() == fitted, timeout=WAIT)


def test_an_edit_is_in_the_preview_after_a_pause(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "scorecard", qtbot)
    before = wait_for_image(page, qtbot)
    asked = page._preview._asked
    with page.alliance.store.edit("Rename") as session:
        session.get_one(Partner, page.alliance.dossier.partners[0].id).name = "Umbrella of Aarhus"
    assert page._preview._asked == asked + 1
    assert page.view.image is before
    qtbot.waitUntil(lambda: page.view.image is not None and page.view.image != before, timeout=WAIT)


def test_counts_follow_without_being_asked_for(page: DocumentsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.list.uncounted(), timeout=WAIT)
    survey = page.list.survey("kickoff-deck")
    assert survey and survey.pages > 10


def test_a_gap_leads_to_where_it_is_filled_in(page: DocumentsPage) -> None:
    gone: list[Place] = []
    page.go.connect(gone.append)
    assert page.gaps.chip.text().endswith("gaps")
    page.gaps.sentences.linkActivated.emit("0")
    assert gone == [page.gaps._gaps[0].place]
    assert gone[0].page in ("overview", "component", "readiness", "scorecard")


def test_a_place_chooses_its_document(page: DocumentsPage) -> None:
    page.open_place(Place("documents", field="scorecard"))
    assert page.list.key == "scorecard"
    page.open_place(Place("documents"))
    assert page.list.key == "scorecard"


def test_the_last_formats_are_chosen_again(page: DocumentsPage) -> None:
    page.list.choose("scorecard")
    assert page.formats.chosen == ["docx"]
    page.formats.buttons["pdf"].click()
    page.formats.buttons["docx"].click()
    assert page.formats.chosen == ["pdf"]
    page.formats.buttons["pdf"].click()
    assert page.formats.chosen == ["pdf"]
    page.list.choose("kickoff-deck")
    assert page.formats.chosen == ["pptx"]
    page.list.choose("scorecard")
    assert page.formats.chosen == ["pdf"]


@pytest.mark.parametrize("keeps", [True, False])
def test_formats_and_folder_are_remembered_between_sittings(
    open_window: Callable[..., MainWindow],
    sample_desk: Path,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    keeps: bool,
) -> None:
    asked: list[Path] = []

    def ask(_parent: QWidget, _title: str, at: Path) -> Path:
        asked.append(at)
        return folder

    monkeypatch.setattr(exporter, "ask_folder", ask)

    def shown(window: MainWindow) -> DocumentsPage:
        assert window.desk
        window.open_alliance(portfolio.rows(window.desk.file)[0].id, "documents")
        page = window.pages.page
        assert isinstance(page, DocumentsPage)
        page.list.choose("scorecard")
        return page

    window = open_window(sample_desk)
    window.settings.keeps_recent = keeps
    page = shown(window)
    for format in ("pdf", "docx"):
        page.formats.buttons[format].click()
    page.export_button.click()
    finished(page, qtbot)
    window.close()
    page = shown(open_window(sample_desk))
    assert page.formats.chosen == ["pdf"]
    page.export_button.click()
    finished(page, qtbot)
    assert (asked[-1] == folder) is keeps
    page.list.choose("kickoff-deck")
    assert page.formats.chosen == ["pptx"]


def test_files_are_written_and_read_back(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    page.exporter.export_to(folder, orders(page, "kickoff-deck", "scorecard"))
    assert not page.export_button.isEnabled()
    finished(page, qtbot)
    files = sorted(folder.iterdir())
    assert [path.suffix for path in files] == [".docx", ".pdf", ".docx", ".pdf", ".pptx"]
    for path in files:
        match path.suffix:
            case ".docx":
                assert docx.Document(str(path)).paragraphs
            case ".pptx":
                assert len(pptx.Presentation(str(path)).slides) > 10
            case _:
                with pypdf.PdfReader(path) as reader:
                    assert len(reader.pages) > 1
    assert page.exporter.result.label.text().startswith("5 files with ")
    assert page.exporter.result.label.text().endswith(f" pages written to {folder} and read again.")
    assert page.exporter.result.folder_button.isVisible()
    assert not page.exporter.result.open_button.isVisible()
    assert page.export_button.isEnabled()


def test_one_document_goes_to_the_folder_that_is_asked_for(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporter, "ask_folder", lambda *_: folder)
    page.list.choose("scorecard")
    page.export_button.click()
    finished(page, qtbot)
    (path,) = folder.iterdir()
    assert path.suffix == ".docx"
    assert page.exporter.result.label.text() == f"{path.name} is in {folder}."
    assert page.exporter.result.open_button.isVisible()


def test_a_file_that_no_program_opens_is_said(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.exporter.export_to(folder, orders(page, "scorecard")[:1])
    finished(page, qtbot)
    opened: list[str] = []

    def refuse(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    QTest.mouseClick(page.exporter.result.open_button, Qt.MouseButton.LeftButton)
    (path,) = folder.iterdir()
    assert opened == [str(path)]
    assert page.exporter.result.errors.text() == f"No program on this computer opens {path.name}."
    QTest.mouseClick(page.exporter.result.folder_button, Qt.MouseButton.LeftButton)
    assert opened[-1] == str(folder)


def test_a_folder_that_takes_no_files_is_said_once(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    folder.rmdir()
    page.exporter.export_to(folder, orders(page, "scorecard"))
    finished(page, qtbot)
    assert page.exporter.result.label.text() == "Nothing was written."
    assert page.exporter.result.errors.text() == f"The folder {folder} does not exist. Choose another one."
    assert not page.exporter.result.folder_button.isVisible()


def test_one_file_that_fails_does_not_stop_the_others(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = export_run.put

    def stubborn(data: bytes, path: Path) -> Path:
        if path.suffix == ".docx":
            raise ExportError(f"{path.name} is open in another program.")
        return put(data, path)

    monkeypatch.setattr(export_run, "put", stubborn)
    page.exporter.export_to(folder, orders(page, "scorecard"))
    finished(page, qtbot)
    assert [path.suffix for path in folder.iterdir()] == [".pdf"]
    assert "is open in another program." in page.exporter.result.errors.text()
    assert page.exporter.result.open_button.isVisible()


def test_a_template_that_cannot_serve_costs_its_look_and_is_said(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = export_run.built

    def on_a_template(outline: Outline, format: Format) -> Built:
        return built(replace(outline, look=Look(word_template=b"no document")), format)

    monkeypatch.setattr(export_run, "built", on_a_template)
    page.exporter.export_to(folder, orders(page, "scorecard"))
    finished(page, qtbot)
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}
    said = page.exporter.result.errors.text()
    assert "was made without your template. The file is not a Word document" in said


def test_a_cancelled_export_leaves_nothing_behind(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    page.exporter.export_to(folder, orders(page, *page._entries))
    qtbot.waitUntil(lambda: page.exporter.progress.bar.value() >= 1, timeout=WAIT)
    assert page.exporter.progress.isVisible()
    page.exporter.progress.cancel_button.click()
    finished(page, qtbot)
    assert list(folder.iterdir()) == []
    assert page.exporter.result.label.text() == "Export cancelled. Nothing was written."
    assert not page.exporter.progress.isVisible()


def test_a_document_is_copied_as_text(page: DocumentsPage) -> None:
    page.list.choose("scorecard")
    page.copy_text()
    assert "Alignment and commitment scorecard" in QApplication.clipboard().text()


def test_a_document_is_printed_page_by_page(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    page.list.choose("scorecard")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    assert page.entry
    page.print_to(printer, page.entry)
    qtbot.waitUntil(page.exporter.result.isVisible, timeout=WAIT)
    assert page.exporter.result.label.text() == "Alignment and commitment scorecard was sent to the printer."
    with pypdf.PdfReader(folder / "printed.pdf") as reader:
        assert len(reader.pages) == page.view.pages


def test_a_report_that_fails_is_said_in_the_preview(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(page, "scorecard", qtbot)

    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("alliance_desk.gui.preview.proofs.build", broken)
    page.list.choose("kickoff-deck")
    qtbot.waitUntil(lambda: page.view._message.startswith("This"), timeout=WAIT)
    assert page.view._message == "This document could not be made (ZeroDivisionError)."
    assert page.shown.page_label.text() == ""


def test_a_first_page_that_takes_long_is_excused(
    alliance: OpenAlliance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def held(*args: Any) -> bytes:
        gate.wait(60)
        return build(*args)

    monkeypatch.setattr("alliance_desk.gui.preview.proofs.build", held)
    page = DocumentsPage(alliance)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.view._message == "The first page is on its way.", timeout=WAIT)
    gate.set()
    wait_for_image(page, qtbot)
    assert not page.view._message
    page._worker.stop()


def test_every_widget_that_takes_the_focus_has_a_name(page: DocumentsPage) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_list_is_narrowed_by_words_of_title_shelf_and_readers(page: DocumentsPage) -> None:
    field = page.pane.filter

    def shown() -> list[str]:
        items = (page.list.item(at) for at in range(page.list.count()))
        return [item.text() for item in items if not item.isHidden()]

    QTest.keyClicks(field, "charter steer")
    assert shown() == ["Governance and charters", "Charter of the Joint Steering Committee"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert page.list.hasFocus() or page.list.key == "charter-jsc"
    assert page.list.key == "charter-jsc"
    field.setText("zzz")
    assert shown() == [] and field.property("wrong")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown()) == page.list.count()


def test_readers_are_said_in_words(page: DocumentsPage, qtbot: QtBot) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    for item in page.list._documents():
        readers = page._entries[item.data(entry_list.KEY)].readers
        assert readers.value.capitalize() in item.data(role).split(", ")


def test_a_changed_document_is_out_of_date_until_it_is_exported_again(
    page: DocumentsPage, folder: Path, qtbot: QtBot
) -> None:
    def changed() -> int:
        survey = page.list.survey("scorecard")
        return survey.changed if survey else -1

    page.list.choose("scorecard")
    page.exporter.export_to(folder, orders(page, "scorecard")[:1])
    finished(page, qtbot)
    (row,) = page.alliance.dossier.all(DocumentExport)
    assert (row.document, row.version, row.as_of, row.formats) == ("scorecard", 1, TODAY, "docx")
    assert row.folder == str(folder) and "Alignment and commitment scorecard" in row.text
    with page.alliance.store.edit("Rename") as session:
        session.get_one(Partner, page.alliance.dossier.partners[0].id).name = "Umbrella of Aarhus"
    qtbot.waitUntil(lambda: changed() > 0, timeout=WAIT)
    item = next(item for item in page.list._documents() if item.data(entry_list.KEY) == "scorecard")
    assert "Changed since 22 Nov" in item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.gaps.exported.isVisible() and "What changed since" in page.gaps.exported.text()
    page.exporter.export_to(folder, orders(page, "scorecard")[:1])
    finished(page, qtbot)
    qtbot.waitUntil(lambda: changed() == 0, timeout=WAIT)
    assert len(list(folder.iterdir())) == 2
    page.alliance.store.undo()
    assert [row.version for row in page.alliance.dossier.all(DocumentExport)] == [1]


def test_the_same_version_stays_beside_the_new_file_unless_it_is_to_be_replaced(
    page: DocumentsPage, folder: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        page.exporter.export_to(folder, orders(page, "scorecard")[:1])
        finished(page, qtbot)
    first, second = sorted(folder.iterdir(), key=lambda path: len(path.name))
    assert second.stem == f"{first.stem} (2)"
    run = export_run.ExportRun(
        page.alliance, orders(page, "scorecard")[:1], folder, page._worker, page, existing="replace"
    )
    with qtbot.waitSignal(run.finished, timeout=WAIT):
        run.start()
    assert len(list(folder.iterdir())) == 2


def test_internal_documents_lie_apart_in_a_pack(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    keys = [key for key, entry in page._entries.items() if entry.readers != Visibility.JOINT][:1]
    pdfs = [order for order in orders(page, "scorecard", *keys) if order.format == "pdf"]
    page.exporter.export_to(folder, pdfs)
    finished(page, qtbot)
    assert len([path for path in folder.iterdir() if path.is_file()]) == 1
    assert len(list((folder / "Internal").iterdir())) == len(keys) == 1
    assert "not for the partner" in page.exporter.result.label.text()


def test_a_file_that_is_open_elsewhere_is_saved_beside(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = orders(page, "scorecard")[:1]
    run = page.exporter.export_to(folder, wanted)
    finished(page, qtbot)
    (old,) = folder.iterdir()
    old.write_bytes(b"what Word has open")
    replace_ = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == old:
            raise PermissionError(13, "The process cannot access the file")
        return replace_(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    page.exporter.run = run = export_run.ExportRun(
        page.alliance, wanted, folder, page._worker, page.exporter, existing="replace"
    )
    page.exporter._last = run
    run.finished.connect(page.exporter._finished)
    run.start()
    finished(page, qtbot)
    assert "is open in another program" in page.exporter.result.errors.text()
    assert page.exporter.result.beside_button.text() == f"Save as “{old.stem} (2){old.suffix}”"
    page.exporter.result.beside_button.click()
    finished(page, qtbot)
    assert old.read_bytes() == b"what Word has open"
    assert docx.Document(str(folder / f"{old.stem} (2){old.suffix}")).paragraphs
    assert not page.exporter.result.errors.isVisible()


def test_a_file_that_reads_back_damaged_is_not_said_to_be_there(
    page: DocumentsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(data: bytes, path: Path) -> Path:
        path.write_bytes(data[:-1])
        return path

    monkeypatch.setattr(export_run, "put", damaged)
    page.exporter.export_to(folder, orders(page, "scorecard")[:1])
    finished(page, qtbot)
    assert page.exporter.result.label.text() == "Nothing was written."
    assert "reads back damaged" in page.exporter.result.errors.text()
    assert page.alliance.dossier.all(DocumentExport) == []


def test_letters_that_no_font_has_are_named_with_their_place(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "scorecard", qtbot)
    with page.alliance.store.edit("Rename") as session:
        session.get_one(Partner, page.alliance.dossier.partners[0].id).name = "Almsund ไทย"
    qtbot.waitUntil(page.gaps.letters.isVisible, timeout=WAIT)
    assert "(U+0E44)" in page.gaps.letters.text()
    page.alliance.store.undo()
    qtbot.waitUntil(lambda: not page.gaps.letters.isVisible(), timeout=WAIT)


def test_in_a_small_window_nothing_is_cut_off_sideways(page: DocumentsPage, qtbot: QtBot) -> None:
    page.resize(796, 560)
    qtbot.waitUntil(lambda: page.shown.mapTo(page, page.shown.rect().topRight()).x() < page.width())
    assert page.shown.options_button.isVisible() and not page.shown.small_frame.isVisible()


def test_words_are_found_marked_and_stepped_through(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "kickoff-deck", qtbot)
    find = page.shown.finder
    page.shown.find_button.click()
    QTest.keyClicks(find.edit, "kickoff")
    qtbot.waitUntil(lambda: find.label.text().startswith("1 of "), timeout=WAIT)
    assert int(find.label.text().split()[-1]) > 5
    QTest.keyClick(find.edit, Qt.Key.Key_Return)
    assert find.label.text().startswith("2 of ")
    QTest.keyClick(find.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(find.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    last = find.label.text().split()[-1]
    assert find.label.text() == f"{last} of {last}"
    assert page.view.page == find._hits[-1].page > 0
    find.edit.setText("no such word")
    qtbot.waitUntil(lambda: find.label.text() == "Not found", timeout=WAIT)
    QTest.keyClick(find.edit, Qt.Key.Key_Escape)
    assert find.isHidden() and page.view._hits == ()


def test_thumbnails_come_by_themselves_and_turn_pages(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "kickoff-deck", qtbot)
    small = page.shown.small
    assert small.count() == page.view.pages and small.currentRow() == 0
    qtbot.waitUntil(lambda: isinstance(small.item(0).data(thumbnails._IMAGE), QImage), timeout=WAIT)
    small.setCurrentRow(3)
    assert page.view.page == 3
    page.shown.on_button.click()
    assert small.currentRow() == 4
    page.shown.small_button.click()
    assert not page.shown.small_frame.isVisible()


def test_all_pages_can_be_scrolled_through(page: DocumentsPage, qtbot: QtBot) -> None:
    chosen(page, "kickoff-deck", qtbot)
    wait_for_image(page, qtbot)
    page.shown.all_button.click()
    page.shown.width_button.click()
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > page.view.viewport().height() * 5
    bar.setValue(bar.maximum())
    assert page.view.page == page.view.pages - 1
    assert page.shown.page_label.text() == f"Slide {page.view.pages} of {page.view.pages}"
    qtbot.waitUntil(lambda: page.view.image is not None, timeout=WAIT)
    page.view.turn_to(2)
    assert 0 < page.view.paper().top() < page.view.viewport().height() / 2


def test_documents_are_made_beside_the_window(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    threads: set[int] = set()
    compose = Entry.compose

    def noted(entry: Entry, today: date) -> Outline:
        threads.add(threading.get_ident())
        return compose(entry, today)

    monkeypatch.setattr(Entry, "compose", noted)
    with page.alliance.store.edit("Rename") as session:
        session.get_one(Partner, page.alliance.dossier.partners[0].id).name = "Umbrella of Aarhus"
    qtbot.waitUntil(lambda: bool(threads), timeout=WAIT)
    page.list.choose("scorecard")
    qtbot.waitUntil(lambda: page._preview.shown_key == "scorecard", timeout=WAIT)
    assert threading.get_ident() not in threads


def test_importing_the_page_imports_no_document_library() -> None:
    import subprocess

    code = (
        "import sys, alliance_desk.gui.pages.documents; "
        "print([n for n in ('docx', 'pptx', 'reportlab', 'pypdfium2') if n in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
