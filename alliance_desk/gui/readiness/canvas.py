"""The canvas in each partner's words side by side, with the versions that were kept (S29)."""

from __future__ import annotations

from html import escape
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.canvas import (
    canvas_questions,
    cell_key,
    cells_now,
    cells_of,
    changed,
    pieces,
    versions,
)
from alliance_desk.gui import theme
from alliance_desk.gui.editors import Field, editor_for, save_answer
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.widgets.fields import ChoiceField, LineField
from alliance_desk.gui.words import day, tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Question
from alliance_desk.records import CanvasVersion

NOW = 0
"""Stands among the numbers of the versions for what is written today."""


class CanvasEditor(Special):
    """Cells to write in, a button that keeps them, and two versions laid over one another."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.questions: tuple[Question[Any], ...] = canvas_questions(alliance.playbook)
        self.fields: dict[str, Field] = {}
        self.note = LineField()
        self.note.setPlaceholderText(tr("What changed, in a few words"))
        self.note.setAccessibleName(tr("Note to the version"))
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self.keep)
        self.list_label = said("", "secondary")
        self.before = ChoiceField([])
        self.before.setAccessibleName(tr("Compare from"))
        self.after = ChoiceField([])
        self.after.setAccessibleName(tr("Compare with"))
        for field in (self.before, self.after):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.edited.connect(lambda _: self._compare())
        self.changes: list[QLabel] = []
        self._changes = QVBoxLayout()
        self._changes.setSpacing(8)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        partners = self.alliance.dossier.partners
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, partner in enumerate(partners):
            role = side_role(self.alliance.dossier.side(partner.id))
            grid.addWidget(chip(partner.label, role), 0, at)
            grid.setColumnStretch(at, 1)
        width = max(len(partners), 1)
        for row, question in enumerate(self.questions):
            head = QVBoxLayout()
            head.setSpacing(0)
            head.addSpacing(theme.px(8))
            head.addWidget(said(question.prompt, "field-title"))
            if question.hint:
                head.addWidget(said(question.hint, "secondary"))
            grid.addLayout(head, 3 * row + 1, 0, 1, width)
            if question.per_partner:
                for at, partner in enumerate(partners):
                    field = self._field(question, partner.id, f"{question.prompt} {partner.label}")
                    grid.addWidget(field, 3 * row + 2, at, Qt.AlignmentFlag.AlignTop)
            else:
                grid.addWidget(self._field(question, None, question.prompt), 3 * row + 2, 0, 1, width)
        keeping = QHBoxLayout()
        keeping.setSpacing(8)
        keeping.addWidget(self.keep_button)
        keeping.addWidget(self.note, 1)
        comparing = QHBoxLayout()
        comparing.setSpacing(8)
        for text, field in ((tr("What changed from"), self.before), (tr("to"), self.after)):
            label = said(text, "muted", wrap=False)
            label.setBuddy(field)
            comparing.addWidget(label)
            comparing.addWidget(field, 1)
        self.comparison = QWidget()
        inside = QVBoxLayout(self.comparison)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(comparing)
        inside.addLayout(self._changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(keeping)
        column.addWidget(self.list_label)
        column.addWidget(self.comparison)

    def _field(self, question: Question[Any], partner_id: UUID | None, name: str) -> Field:
        field = editor_for(question)
        field.setAccessibleName(name)
        field.edited.connect(lambda value: save_answer(self.alliance, question, partner_id, value))
        self.fields[cell_key(question.id, partner_id)] = field
        return field

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        answers = AnswerSheet(here.dossier, here.playbook.renamed)
        for question in self.questions:
            for id in [each.id for each in here.dossier.partners] if question.per_partner else [None]:
                if field := self.fields.get(cell_key(question.id, id)):
                    field.show_value(answers.value(question, id))
        kept, now = versions(here.dossier), cells_now(here.dossier, here.playbook)
        self.keep_button.setText(tr("Keep this version as number %1", self._next()))
        new = not kept or bool(changed(cells_of(kept[0]), now))
        self.keep_button.setEnabled(bool(now) and new)
        self.note.setVisible(bool(now) and new)
        lines = [self._name(version) for version in kept]
        none = tr("No version is kept yet. Keep one whenever the partners have spoken about it.")
        self.list_label.setText("\n".join(lines) if lines else none)
        options = [(version.number, self._name(version)) for version in kept]
        before, after = self.before.value(), self.after.value()
        self.before.set_options(options)
        self.after.set_options([(NOW, tr("What is written now")), *options])
        numbers = [number for number, _ in options]
        self.before.show_value(before if before in numbers else numbers[0] if numbers else None)
        self.after.show_value(after if after in numbers else NOW)
        self.comparison.setVisible(bool(kept))
        self._compare()

    def keep(self) -> None:
        """Keep the cells of today as the next version."""
        here, number = self.alliance, self._next()
        cells, note = cells_now(here.dossier, here.playbook), self.note.text().strip()
        with here.store.edit(tr("Keep canvas version %1", number)) as session:
            session.add(
                CanvasVersion(
                    alliance_id=here.id, number=number, kept_on=here.today(), note=note, cells=cells
                )
            )
        self.note.show_value("")
        self.note.clear()

    def show_record(self, id: UUID | None, field: str = "") -> bool:
        """Go to a version, or to the cells of a question."""
        version = self.alliance.dossier.get(CanvasVersion, id)
        if version is not None:
            self.before.show_value(version.number)
            self._compare()
            self.go_to(self.before)
            return True
        cell = next((each for key, each in self.fields.items() if key.partition("|")[0] == field), None)
        if cell is not None:
            self.go_to(cell)
        return cell is not None

    def _next(self) -> int:
        return max((version.number for version in versions(self.alliance.dossier)), default=0) + 1

    def _name(self, version: CanvasVersion) -> str:
        parts = [tr("Version %1", version.number), day(version.kept_on), version.note]
        return " · ".join(part for part in parts if part)

    def _cells(self, number: int | None) -> dict[str, str]:
        here = self.alliance
        if number == NOW:
            return cells_now(here.dossier, here.playbook)
        found = next((each for each in versions(here.dossier) if each.number == number), None)
        return cells_of(found) if found else {}

    def _compare(self) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.changes = []
        before, after = self._cells(self.before.value()), self._cells(self.after.value())
        keys = changed(before, after)
        if not keys:
            self._add(said(tr("Word for word the same."), "muted"))
        for key in keys:
            self._add(said(self._title(key), "secondary"))
            label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
            found = pieces(before.get(key, ""), after.get(key, ""))
            looks = {
                "same": "%1",
                "gone": f'<s style="color:{theme.palette()["bad"]}">%1</s>',
                "new": f'<u style="color:{theme.palette()["good"]}">%1</u>',
            }
            label.setText(" ".join(looks[each.kind].replace("%1", escape(each.text)) for each in found))
            words = {"same": "%1", "gone": tr("taken out: %1"), "new": tr("put in: %1")}
            label.setAccessibleName(", ".join(words[each.kind].replace("%1", each.text) for each in found))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._add(label)

    def _title(self, key: str) -> str:
        id, _, partner_id = key.partition("|")
        prompt = next((each.prompt for each in self.questions if each.id == id), id)
        partners = {str(each.id): each.label for each in self.alliance.dossier.partners}
        return f"{prompt} ({partners[partner_id]})" if partner_id in partners else prompt

    def _add(self, label: QLabel) -> None:
        self.changes.append(label)
        self._changes.addWidget(label)
