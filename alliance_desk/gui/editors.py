"""The editor of each kind of question, and the block in which a question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.gui import theme
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import chip, said, set_chip
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.fields import ButtonsField, ChoiceField, LineField, NumberField, TextField
from alliance_desk.gui.widgets.readers_button import ReadersButton
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import (
    ChoiceQuestion,
    DateQuestion,
    LineQuestion,
    NumberQuestion,
    Question,
    ScoreQuestion,
    TextQuestion,
    YesNoQuestion,
)
from alliance_desk.records import Answer, Partner, Visibility
from alliance_desk.store import removal

Field = TextField | LineField | DateField | NumberField | ChoiceField | ButtonsField


@singledispatch
def editor_for(question: Question[Any]) -> Field:
    """Return an empty field for the answer to a question."""
    raise TypeError(f"no editor for {type(question).__name__}")


@editor_for.register
def _(question: TextQuestion) -> Field:
    field = TextField(lines=2 if question.per_partner else 3)
    field.setPlaceholderText(_for_example(question))
    return field


@editor_for.register
def _(question: LineQuestion) -> Field:
    field = LineField()
    field.setPlaceholderText(_for_example(question))
    return field


@editor_for.register
def _(question: DateQuestion) -> Field:
    field = DateField()
    field.setFixedWidth(theme.px(160))
    return field


@editor_for.register
def _(question: NumberQuestion) -> Field:
    field = NumberField()
    field.setPlaceholderText(_for_example(question))
    field.setFixedWidth(theme.px(160))
    return field


@editor_for.register
def _(question: YesNoQuestion) -> Field:
    return ButtonsField([(True, tr("Yes")), (False, tr("No"))])


@editor_for.register
def _(question: ScoreQuestion) -> Field:
    return ButtonsField([(score, str(score)) for score in range(1, question.highest + 1)])


@editor_for.register
def _(question: ChoiceQuestion) -> Field:
    field = ChoiceField([(None, tr("Not chosen yet")), *((choice, choice) for choice in question.choices)])
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field


def _for_example(question: Question[Any]) -> str:
    return tr("For example: %1", question.example) if question.example else ""


class QuestionEditor(QWidget):
    """A question with its answer, or with one answer for each partner."""

    def __init__(
        self, alliance: OpenAlliance, question: Question[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._alliance, self.question = alliance, question
        self.fields: dict[UUID | None, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = said(question.prompt, "field-title")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.readers_chip = chip("")
        self.readers_button = ReadersButton(question.prompt)
        self.readers_button.chosen.connect(lambda readers: save_readers(alliance, question, readers))
        head.addWidget(self.readers_chip, 0, top)
        if question.optional:
            optional = said(tr("optional"), "secondary", wrap=False)
            optional.setContentsMargins(0, theme.px(2), 0, 0)  # smaller type on the line of the question
            head.addWidget(optional, 0, top)
        head.addWidget(self.readers_button, 0, top)
        column.addLayout(head)
        if question.hint:
            column.addWidget(said(question.hint, "secondary"))
        partners: Sequence[Partner | None] = alliance.dossier.partners if question.per_partner else (None,)
        for partner in partners:
            self._add_field(column, partner, title)
        # The answer comes first, who may read it then.
        last = next(reversed(self.fields.values()), None)
        if last is not None:
            QWidget.setTabOrder(last, self.readers_button)
        self.refresh()

    def _add_field(self, column: QVBoxLayout, partner: Partner | None, title: QLabel) -> None:
        field = editor_for(self.question)
        name = self.question.prompt if partner is None else f"{self.question.prompt} {partner.label}"
        field.setAccessibleName(name)
        field.setAccessibleDescription(self.question.hint)
        id = partner.id if partner else None
        field.edited.connect(lambda value, id=id: self._save(id, value))
        self.fields[id] = field
        if partner is None:
            title.setBuddy(field)
        else:
            if id == next(iter(self.fields)):
                title.setBuddy(field)
            label = chip(partner.label, side_role(self._alliance.dossier.side(partner.id)))
            label.setBuddy(field)
            column.addSpacing(4)
            column.addWidget(label)
        unit = self.question.unit if isinstance(self.question, NumberQuestion) else ""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field)
        if unit:
            row.addWidget(said(unit, "muted", wrap=False))
        if isinstance(self.question, NumberQuestion | DateQuestion):
            row.addStretch()
        column.addLayout(row)

    def refresh(self, answers: AnswerSheet | None = None) -> None:
        """Show what is stored; ``answers`` where they were looked up before."""
        answers = answers or AnswerSheet(self._alliance.dossier, self._alliance.playbook.renamed)
        for partner_id, field in self.fields.items():
            field.show_value(answers.value(self.question, partner_id))
        own, readers = own_readers(self.question), readers_of(self._alliance, self.question)
        self.readers_button.show_readers(readers)
        set_chip(
            self.readers_chip, tr(readers.value), "wait" if readers == Visibility.RESTRICTED else "plain"
        )
        self.readers_chip.setHidden(own == readers == Visibility.JOINT)

    def focus(self) -> None:
        """Begin to answer: in the first field that is empty."""
        answers = AnswerSheet(self._alliance.dossier, self._alliance.playbook.renamed)
        empty = [id for id in self.fields if answers.value(self.question, id) in (None, "")]
        field = self.fields[empty[0] if empty else next(iter(self.fields))]
        QTimer.singleShot(0, field, lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))

    def _save(self, partner_id: UUID | None, value: Any) -> None:
        save_answer(self._alliance, self.question, partner_id, value)


def save_answer(alliance: OpenAlliance, question: Question[Any], partner_id: UUID | None, value: Any) -> None:
    """Store an answer, in the row of an earlier question of the same meaning if there is one."""
    stored = value.isoformat() if hasattr(value, "isoformat") else value
    if isinstance(stored, str) and not stored.strip():
        stored = None
    row = stored_answer(alliance, question.id, partner_id)
    if stored == (row.value if row else None) and type(stored) is type(row.value if row else None):
        return
    joins = isinstance(question, TextQuestion | LineQuestion | NumberQuestion)
    with alliance.store.edit(tr("Answer “%1”", question.prompt), joins=joins) as session:
        record = session.get(Answer, row.id) if row else None
        if record is None and stored is not None:
            # What one partner may not read of another's answer, it may not read of a new one either.
            session.add(
                Answer(
                    alliance_id=alliance.id,
                    question=question.id,
                    partner_id=partner_id,
                    value=stored,
                    visibility=_set_readers(alliance, question),
                )
            )
        elif record is not None and stored is None and record.visibility is None:
            removal.remove(session, record)
        elif record is not None:
            record.value = stored


def own_readers(question: Question[Any]) -> Visibility:
    """Return who may read the answer while nobody has said otherwise."""
    return Visibility.INTERNAL if question.internal else Visibility.JOINT


def readers_of(alliance: OpenAlliance, question: Question[Any]) -> Visibility:
    """Return who may read the answers to a question."""
    return _set_readers(alliance, question) or own_readers(question)


def save_readers(alliance: OpenAlliance, question: Question[Any], readers: Visibility) -> None:
    """Store who may read the answers to a question, if only by the question's own word, as one edit."""
    if readers == readers_of(alliance, question):
        return
    wanted = None if readers == own_readers(question) else readers
    partners = [partner.id for partner in alliance.dossier.partners] if question.per_partner else [None]
    with alliance.store.edit(tr("Change who may read the answer to “%1”", question.prompt)) as session:
        for partner_id in partners:
            row = stored_answer(alliance, question.id, partner_id)
            if row is None and wanted is not None:
                session.add(
                    Answer(
                        alliance_id=alliance.id,
                        question=question.id,
                        partner_id=partner_id,
                        visibility=wanted,
                    )
                )
            elif row is not None and wanted is None and row.value is None:
                removal.remove(session, session.get_one(Answer, row.id))
            elif row is not None:
                session.get_one(Answer, row.id).visibility = wanted


def _set_readers(alliance: OpenAlliance, question: Question[Any]) -> Visibility | None:
    """Return the fewest readers that were set for an answer to a question; None where none were."""
    partners = [partner.id for partner in alliance.dossier.partners] if question.per_partner else [None]
    rows = (stored_answer(alliance, question.id, id) for id in partners)
    found = [row.visibility for row in rows if row is not None and row.visibility is not None]
    return max(found, key=list(Visibility).index, default=None)


def stored_answer(alliance: OpenAlliance, question_id: str, partner_id: UUID | None) -> Answer | None:
    """Return the row that holds an answer, even under a name that the question had before."""
    renamed = alliance.playbook.renamed
    names = [question_id, *(old for old, new in renamed.items() if new == question_id)]
    rows = (alliance.dossier.one(Answer, question=name, partner_id=partner_id) for name in names)
    return next((row for row in rows if row is not None), None)
