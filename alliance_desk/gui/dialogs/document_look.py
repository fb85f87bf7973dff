"""How documents of this desk look: company, logos, colours, paper, templates; one edit."""

from __future__ import annotations

import base64
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from sqlmodel import select

from alliance_desk.gui import theme
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.preview.first_pages import FirstPages
from alliance_desk.gui.preview.look_fields import ColourField, LogoField, TemplateField
from alliance_desk.gui.preview.worker import Worker
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import LIGHT
from alliance_desk.records import DateStyle, HouseLook, Paper, Partner, PartnerLogo
from alliance_desk.store import look

WIDE = 300
_CHECKS = {
    "word": "alliance_desk.documents.writers.word.template",
    "deck": "alliance_desk.documents.writers.powerpoint.template",
}


class DocumentLook(QDialog):
    """Shows what it comes to; nothing is kept before "Use this look"."""

    body_layout: QHBoxLayout
    field_area: QScrollArea
    field_widget: QWidget
    preview_label: QLabel
    deck_picture_label: QLabel
    report_picture_label: QLabel
    cancel_button: QPushButton
    keep_button: QPushButton

    def __init__(self, alliance: OpenAlliance, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "document_look_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Look of documents"))
        self._alliance, self._worker = alliance, worker
        self._gone, self._asked = False, 0
        house = alliance.house
        form = self.field_widget.layout()
        assert isinstance(form, QFormLayout)
        self._form = form
        self.company_edit, self.company_check = self._named(
            tr("Company"), tr("Name the company in documents and in their properties")
        )
        self.author_edit, self.author_check = self._named(
            tr("Author"), tr("Name the author in documents and in their properties")
        )
        self.footer_edit = QLineEdit(placeholderText=tr("At the foot of every page"))
        self._add(tr("Footer"), self.footer_edit)
        self.paper_combo, self.date_combo = QComboBox(), QComboBox()
        for combo, choices in ((self.paper_combo, Paper), (self.date_combo, DateStyle)):
            for each in choices:
                combo.addItem(tr(each.value), each)
        self._add(tr("Paper"), self.paper_combo)
        self._add(tr("Dates"), self.date_combo)
        self.ours_field = ColourField(tr("Our colour"), LIGHT["ours"])
        self.theirs_field = ColourField(tr("The partner's colour"), LIGHT["theirs"])
        self.logo_fields: dict[UUID, LogoField] = {}
        for field in (self.ours_field, self.theirs_field):
            self._add(field.name, field)
        for partner in alliance.dossier.partners:
            name = tr("Our logo") if partner.own else tr("Logo of %1", partner.label)
            self.logo_fields[partner.id] = LogoField(name)
            self._add(name, self.logo_fields[partner.id])
        self.word_field = TemplateField(tr("Word template"), f"{tr('Word documents')} (*.docx *.dotx)")
        self.deck_field = TemplateField(tr("PowerPoint template"), f"{tr('Presentations')} (*.pptx *.potx)")
        for field in (self.word_field, self.deck_field):
            self._add(field.name, field)
        self._show(house)
        self._pause = QTimer(self, singleShot=True, interval=300)
        self._pause.timeout.connect(self._draw)
        self._connect()
        self.resize(theme.on_screen(960, 640))
        self.company_edit.setFocus()
        self._pause.start(0)

    def _named(self, name: str, check: str) -> tuple[QLineEdit, QCheckBox]:
        edit, box = QLineEdit(), QCheckBox(check)
        self._add(name, edit)
        self._form.addRow("", box)
        return edit, box

    def _add(self, name: str, widget: QWidget) -> None:
        label = said(name, wrap=False)
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        self._form.addRow(label, widget)

    def _connect(self) -> None:
        for edit in (self.company_edit, self.author_edit, self.footer_edit):
            edit.textChanged.connect(self._changed)
        for check in (self.company_check, self.author_check):
            check.toggled.connect(self._changed)
        for combo in (self.paper_combo, self.date_combo):
            combo.currentIndexChanged.connect(self._changed)
        fields = (self.ours_field, self.theirs_field, self.word_field, self.deck_field)
        for field in (*fields, *self.logo_fields.values()):
            field.changed.connect(self._changed)
        self.word_field.chosen.connect(lambda path: self.take_template("word", path))
        self.deck_field.chosen.connect(lambda path: self.take_template("deck", path))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self.accept)

    def _show(self, house: HouseLook) -> None:
        self.company_edit.setText(house.company)
        self.company_check.setChecked(house.show_company)
        self.author_edit.setText(house.author)
        self.author_check.setChecked(house.show_author)
        self.footer_edit.setText(house.footer)
        self.paper_combo.setCurrentIndex(max(0, self.paper_combo.findText(tr(str(house.paper)))))
        self.date_combo.setCurrentIndex(max(0, self.date_combo.findText(tr(str(house.date_style)))))
        self.ours_field.set_value(house.ours)
        self.theirs_field.set_value(house.theirs)
        for partner in self._alliance.dossier.partners:
            self.logo_fields[partner.id].set_value(self._kept_logo(partner))
        self.word_field.set_value(house.word_name, house.word_template)
        self.deck_field.set_value(house.deck_name, house.deck_template)

    def _kept_logo(self, partner: Partner) -> str:
        kept = self._alliance.dossier.one(PartnerLogo, partner_id=partner.id)
        return kept.data if kept else self._alliance.house.logo if partner.own else ""

    def _apart(self, partner: Partner) -> bool:
        """Tell whether this alliance keeps a logo of its own for a partner."""
        return self._alliance.dossier.one(PartnerLogo, partner_id=partner.id) is not None

    def values(self) -> dict[str, Any]:
        """Return the fields of the look as they stand."""
        own = self._alliance.dossier.own
        return {
            "company": self.company_edit.text().strip(),
            "show_company": self.company_check.isChecked(),
            "author": self.author_edit.text().strip(),
            "show_author": self.author_check.isChecked(),
            "footer": self.footer_edit.text().strip(),
            "paper": Paper(self.paper_combo.currentData()),
            "date_style": DateStyle(self.date_combo.currentData()),
            "ours": self.ours_field.value(),
            "theirs": self.theirs_field.value(),
            "logo": self.logo_fields[own.id].value()
            if own and not self._apart(own)
            else self._alliance.house.logo,
            "word_name": self.word_field.file_name,
            "word_template": self.word_field.data,
            "deck_name": self.deck_field.file_name,
            "deck_template": self.deck_field.data,
        }

    def accept(self) -> None:
        """Keep what is otherwise than before, as one edit."""
        if self.ours_field.wrong or self.theirs_field.wrong:
            return
        here, values = self._alliance, self.values()
        changed = {name: value for name, value in values.items() if getattr(here.house, name) != value}
        logos = {
            partner.id: self.logo_fields[partner.id].value()
            for partner in here.dossier.partners
            if (not partner.own or self._apart(partner))
            and self.logo_fields[partner.id].value() != self._kept_logo(partner)
        }
        if changed or logos:
            label = tr("Look of documents")
            with here.store.edit(label) as session:
                if changed:
                    look.keep(here.store, label, **changed)
                for partner_id, data in logos.items():
                    of = select(PartnerLogo).where(PartnerLogo.partner_id == partner_id)
                    record = session.exec(of).first()
                    record = record or PartnerLogo(alliance_id=here.id, partner_id=partner_id)
                    record.data = data
                    session.add(record)
        super().accept()

    def done(self, result: int) -> None:
        """Answers that come later find nobody."""
        self._gone = True
        super().done(result)

    def take_template(self, kind: str, path: Path) -> None:
        """Check a template beside the window, and use it if it can be used."""
        field = self.word_field if kind == "word" else self.deck_field
        field.tell(tr("Checking %1", path.name))
        self.keep_button.setEnabled(False)

        def work() -> tuple[bytes, Any]:
            data = path.read_bytes()
            check: Callable[[bytes], Any] = import_module(_CHECKS[kind]).check_template
            return data, check(data)

        def done(found: tuple[bytes, Any]) -> None:
            if self._gone:
                return
            data, report = found
            if report.usable:
                field.set_value(path.name, base64.b64encode(data).decode())
            field.show_findings(report.usable, [each.text for each in report.findings])
            self._changed()

        def failed(error: Exception) -> None:
            if not self._gone:
                field.tell(tr("%1 could not be read (%2).", path.name, type(error).__name__), bad=True)
                self._changed()

        self._worker.do(work, done, failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the fields where text is large."""
        super().resizeEvent(event)
        for widget in (self.preview_label, self.deck_picture_label, self.report_picture_label):
            widget.setVisible(self.width() >= theme.px(820))
        self.body_layout.setStretch(1, 2 if self.width() >= theme.px(820) else 0)

    def _changed(self, *_: object) -> None:
        self.keep_button.setEnabled(not (self.ours_field.wrong or self.theirs_field.wrong))
        self._pause.start()

    def _draw(self) -> None:
        """Draw the first pages in this look."""
        self._asked += 1
        asked = self._asked
        logos = {id: field.value() for id, field in self.logo_fields.items()}
        pages = FirstPages(self._alliance, HouseLook(**self.values()), logos)
        sharp = self.devicePixelRatioF()

        def done(drawn: dict[str, QImage]) -> None:
            if self._gone or asked != self._asked:
                return
            for label, kind in ((self.deck_picture_label, "deck"), (self.report_picture_label, "report")):
                image = drawn.get(kind, QImage())
                image.setDevicePixelRatio(sharp)
                label.setPixmap(QPixmap.fromImage(image))
                label.setAccessibleName(tr("First slide") if kind == "deck" else tr("First page"))

        def failed(error: Exception) -> None:
            if not self._gone and asked == self._asked:
                self.deck_picture_label.setText(tr("No preview (%1)", type(error).__name__))

        self._worker.do(lambda: pages.draw(theme.px(WIDE) * sharp), done, failed)
