"""Dialogs of the documents page: options, history, look, the kickoff pack; each choice can be undone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.look import decoded, png_size
from alliance_desk.gui.dialogs.document_history import DocumentHistory
from alliance_desk.gui.dialogs.document_look import DocumentLook
from alliance_desk.gui.dialogs.document_options import DocumentOptions
from alliance_desk.gui.dialogs.pack_dialog import PackDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.pages.documents import DocumentsPage
from alliance_desk.gui.preview.choices import choose, choose_pack
from alliance_desk.gui.preview.logo_file import WIDEST, LogoError, read_logo
from alliance_desk.gui.preview.proofs import Snapshots
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.settings import Settings
from alliance_desk.records import DateStyle, DocumentChoice, DocumentExport, Visibility
from alliance_desk.store import portfolio

WAIT = 60_000


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    worker = Worker(lambda: None)
    yield worker
    worker.stop()


def entry_of(alliance: OpenAlliance, key: str):
    entries = catalogue(alliance.dossier, alliance.playbook, alliance.house)
    return next(entry for entry in entries if entry.key == key)


def nameless(dialog: QWidget) -> list[str]:
    return [
        widget.objectName() or type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(dialog)
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and not widget.objectName().startswith("qt_")
    ]


# --- Options --------------------------------------------------------------------------------------


@pytest.fixture
def options(alliance: OpenAlliance, qtbot: QtBot) -> DocumentOptions:
    dialog = DocumentOptions(alliance, entry_of(alliance, "kickoff-deck"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_section_that_is_unticked_leaves_the_document(
    options: DocumentOptions, alliance: OpenAlliance
) -> None:
    before = entry_of(alliance, "kickoff-deck").compose(alliance.today()).sections
    item = options.section_list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    after = entry_of(alliance, "kickoff-deck").compose(alliance.today()).sections
    assert [section.heading for section in after] == [section.heading for section in before[1:]]
    assert options.all_button.isEnabled()
    alliance.store.undo()
    assert entry_of(alliance, "kickoff-deck").compose(alliance.today()).sections == before


def test_all_sections_come_back_by_one_edit(options: DocumentOptions, alliance: OpenAlliance) -> None:
    for at in (0, 1):
        options.section_list.item(at).setCheckState(Qt.CheckState.Unchecked)
    options.all_button.click()
    assert entry_of(alliance, "kickoff-deck").choice.hidden is None
    alliance.store.undo()
    assert len(entry_of(alliance, "kickoff-deck").choice.hidden) == 2


def test_empty_sections_and_secrecy_are_kept_as_edits_of_their_own(
    options: DocumentOptions, alliance: OpenAlliance
) -> None:
    before = alliance.dossier.all(DocumentChoice)
    options.empty_check.click()
    options.secrecy_edit.setText("Strictly confidential")
    options.close_button.click()
    choice = entry_of(alliance, "kickoff-deck").choice
    assert (choice.hide_empty, choice.confidentiality) == (False, "Strictly confidential")
    alliance.store.undo()
    choice = entry_of(alliance, "kickoff-deck").choice
    assert (choice.hide_empty, choice.confidentiality) == (False, "")
    alliance.store.undo()
    assert [row.id for row in alliance.dossier.all(DocumentChoice)] == [row.id for row in before]
    assert entry_of(alliance, "kickoff-deck").choice.hide_empty


# --- History --------------------------------------------------------------------------------------


def test_history_tells_what_changed_since_each_export(
    alliance: OpenAlliance, worker: Worker, qtbot: QtBot
) -> None:
    from alliance_desk.documents import history

    entry = entry_of(alliance, "kickoff-deck")
    outline = entry.compose(alliance.today())
    with alliance.store.edit("Export") as session:
        session.add(history.export_of(entry, outline, ["pptx", "pdf"], "/somewhere", alliance.today()))
    with alliance.store.edit("Name") as session:
        session.get_one(type(alliance.dossier.partners[0]), alliance.dossier.partners[0].id).name = "Umbrella"
    dialog = DocumentHistory(entry_of(alliance, "kickoff-deck"), Snapshots(alliance), worker)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.changes_list.count() > 0, timeout=WAIT)
    items = [dialog.export_table.item(0, column) for column in range(5)]
    cells = [item.text() if item else "" for item in items]
    assert (cells[0], *cells[2:]) == ("1", "Joint", "PowerPoint, PDF", "/somewhere")
    lines = [dialog.changes_list.item(at).text() for at in range(dialog.changes_list.count())]
    assert any(line.startswith("+") and "Umbrella" in line for line in lines)
    assert any(line.startswith("−") for line in lines)
    assert dialog.changes_label.text().startswith("Since version 1: ")
    assert nameless(dialog) == []


def test_a_document_that_never_left_says_so(alliance: OpenAlliance, worker: Worker, qtbot: QtBot) -> None:
    dialog = DocumentHistory(entry_of(alliance, "scorecard"), Snapshots(alliance), worker)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    assert dialog.empty_label.isVisible() and not dialog.export_table.isVisible()


# --- The kickoff pack -----------------------------------------------------------------------------


def pack(alliance: OpenAlliance, qtbot: QtBot, folder: Path, settings: Settings | None = None) -> PackDialog:
    from alliance_desk.assessment.gaps import gaps_for

    entries = catalogue(alliance.dossier, alliance.playbook, alliance.house)

    def gaps(entry):
        today = alliance.today()
        return gaps_for(entry.gaps_key, alliance.dossier, alliance.playbook, today, entry.committee_id)

    dialog = PackDialog(entries, gaps, folder, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: all(item.text(3) != "…" for item in dialog.items.values()))
    return dialog


def test_the_pack_opens_before_it_is_known_what_documents_lack(
    alliance: OpenAlliance, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[str] = []

    def gaps(entry: Entry) -> list[str]:
        asked.append(entry.key)
        return ["Something"]

    dialog = PackDialog(catalogue(alliance.dossier, alliance.playbook, alliance.house), gaps, tmp_path, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not asked and {item.text(3) for item in dialog.items.values()} == {"…"}
    ticked = [entry.key for entry in dialog.ticked()]
    qtbot.waitUntil(lambda: {item.text(3) for item in dialog.items.values()} == {"1 gap"})
    assert sorted(asked) == sorted(dialog.items)
    assert [entry.key for entry in dialog.ticked()] == ticked


def test_the_pack_keeps_internal_documents_in_a_group_of_their_own(
    alliance: OpenAlliance, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = pack(alliance, qtbot, tmp_path)
    for key, item in dialog.items.items():
        group = item.parent()
        assert group is not None
        joint = entry_of(alliance, key).readers == Visibility.JOINT
        assert group.text(0).startswith("For both" if joint else "Not for the partner")
        assert item.text(2) in ("Joint", "Internal", "Restricted")
    assert {entry.key for entry in dialog.ticked()} == {
        entry.key for entry in catalogue(alliance.dossier, alliance.playbook) if entry.in_pack
    }
    assert nameless(dialog) == []


def test_the_pack_says_how_many_files_and_what_is_better_mended(
    alliance: OpenAlliance, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = pack(alliance, qtbot, tmp_path)
    assert dialog.count_label.text() == f"{len(dialog.ticked())} documents in {len(dialog.orders())} files."
    assert dialog.risk_label.isVisible() and dialog.export_button.isEnabled()
    for check in dialog.format_checks.values():
        check.setChecked(False)
    assert not dialog.export_button.isEnabled()
    dialog.format_checks["pptx"].setChecked(True)
    assert {order.format for order in dialog.orders()} == {"pptx"}
    assert "not made in these formats" in dialog.count_label.text()
    dialog.folder_edit.setText(str(tmp_path / "gone"))
    assert dialog.count_label.text() == "The folder does not exist."
    assert not dialog.export_button.isEnabled()


def test_what_is_ticked_is_remembered_as_one_edit(
    alliance: OpenAlliance, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path)
    dialog = pack(alliance, qtbot, tmp_path, settings)
    first = next(iter(dialog.items))
    dialog.items[first].setCheckState(0, Qt.CheckState.Unchecked)
    dialog.format_checks["docx"].setChecked(True)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted and dialog.choices() == {first: False}
    choose_pack(alliance, dialog.choices())
    assert not entry_of(alliance, first).in_pack
    again = pack(alliance, qtbot, tmp_path, settings)
    assert again.format_checks["docx"].isChecked() and again.choices() == {}
    alliance.store.undo()
    assert entry_of(alliance, first).in_pack


# --- The look -------------------------------------------------------------------------------------


@pytest.fixture
def look(alliance: OpenAlliance, worker: Worker, qtbot: QtBot) -> DocumentLook:
    dialog = DocumentLook(alliance, worker)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def picture(path: Path, wide: int = 400, high: int = 100) -> Path:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(path))
    return path


def test_the_look_is_kept_and_undone_as_one_edit(
    look: DocumentLook, alliance: OpenAlliance, tmp_path: Path
) -> None:
    before = entry_of(alliance, "kickoff-deck").compose(alliance.today()).look
    look.company_edit.setText("Almsund A/S")
    look.company_check.setChecked(True)
    look.date_combo.setCurrentText(DateStyle.ISO.value)
    look.ours_field.set_value("#004488")
    for field in look.logo_fields.values():
        field.take(picture(tmp_path / "logo.png"))
    look.keep_button.click()
    entry = entry_of(alliance, "kickoff-deck")
    outline = entry.compose(alliance.today())
    assert (outline.company, outline.author, outline.look.ours) == ("Almsund A/S", "", "#004488")
    assert len(outline.look.logos) == len(alliance.dossier.partners)
    assert {(logo.width, logo.height) for logo in outline.look.logos} == {(400, 100)}
    alliance.store.undo()
    assert alliance.house.company != "Almsund A/S"
    assert entry_of(alliance, "kickoff-deck").compose(alliance.today()).look == before


def test_nobody_is_named_unasked(look: DocumentLook, alliance: OpenAlliance) -> None:
    assert not look.company_check.isChecked() and not look.author_check.isChecked()
    look.author_edit.setText("Mia")
    look.keep_button.click()
    assert entry_of(alliance, "kickoff-deck").compose(alliance.today()).author == ""


def test_a_colour_that_is_none_is_refused_and_a_pale_one_is_told(look: DocumentLook) -> None:
    look.ours_field.edit.setText("#12")
    assert not look.keep_button.isEnabled() and look.ours_field.note.isVisible()
    look.ours_field.edit.setText("#FFD700")
    assert look.keep_button.isEnabled()
    assert "darker" in look.ours_field.note.text()
    look.ours_field.edit.setText("#003366")
    assert "darker" not in look.ours_field.note.text()


def test_the_look_is_previewed(look: DocumentLook, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not look.report_picture_label.pixmap().isNull(), timeout=WAIT)
    before = look.report_picture_label.pixmap().toImage()
    assert before.width() == look.deck_picture_label.pixmap().width()
    look.ours_field.set_value("#7A0019")
    qtbot.waitUntil(lambda: look.report_picture_label.pixmap().toImage() != before, timeout=WAIT)
    assert nameless(look) == []


@pytest.mark.parametrize(("kind", "name"), [("word", "letter.docx"), ("deck", "letter.pptx")])
def test_a_file_that_is_no_template_is_refused_in_a_sentence(
    look: DocumentLook, qtbot: QtBot, tmp_path: Path, kind: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK no template")
    look.take_template(kind, path)
    field = look.word_field if kind == "word" else look.deck_field
    qtbot.waitUntil(lambda: "not used" in field.note.text(), timeout=WAIT)
    assert field.data == ""


def test_our_own_templates_can_be_chosen_and_removed(look: DocumentLook, qtbot: QtBot) -> None:
    from alliance_desk.bundle import RESOURCES

    for kind, name in (("word", "report.docx"), ("deck", "deck.pptx")):
        path = RESOURCES / "templates" / name
        look.take_template(kind, path)
        field = look.word_field if kind == "word" else look.deck_field
        qtbot.waitUntil(lambda field=field: bool(field.data), timeout=WAIT)
        assert field.file_name == name and base64.b64decode(field.data) == path.read_bytes()
        field.remove_button.click()
        assert field.data == "" and field.label.text() == "The desk's own"


def test_logos_are_made_png_of_a_size_that_pages_need(qapp: object, tmp_path: Path) -> None:
    wide = read_logo(picture(tmp_path / "wide.jpg", 4000, 1000))
    assert png_size(wide) == (WIDEST, WIDEST // 4)
    svg = tmp_path / "logo.svg"
    svg.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
    )
    assert png_size(read_logo(svg)) == (WIDEST, WIDEST // 2)
    assert decoded(base64.b64encode(wide).decode()) == wide


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no picture"),
        (b"GIF89a rubbish", "no picture"),
        (b"<svg", "no picture"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (6 << 20), "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_logo_is_refused(qapp: object, tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(LogoError, match=sentence):
        read_logo(path)


# --- From the menu --------------------------------------------------------------------------------


def test_the_menu_opens_the_look_and_the_pack(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk
    look, pack_ = window.go_actions.look, window.go_actions.pack
    assert not look.isEnabled()
    window.open_alliance(portfolio.rows(window.desk.file)[0].id)
    assert look.isEnabled() and pack_.isEnabled()
    for action, kind in ((look, DocumentLook), (pack_, PackDialog)):
        action.trigger()
        page = window.pages.page
        assert isinstance(page, DocumentsPage)
        (dialog,) = page.findChildren(kind)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda page=page, kind=kind: not page.findChildren(kind))


def test_a_choice_is_one_record_for_each_document(alliance: OpenAlliance) -> None:
    choose(alliance, "scorecard", "One", hide_empty=False)
    choose(alliance, "scorecard", "Two", confidentiality="Secret")
    (row,) = alliance.dossier.all(DocumentChoice)
    assert (row.document, row.hide_empty, row.confidentiality) == ("scorecard", False, "Secret")
    assert not alliance.dossier.all(DocumentExport)
