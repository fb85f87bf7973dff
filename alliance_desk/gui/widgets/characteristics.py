"""The seven characteristics that tell the two kinds of startup apart, each asked for (SIR Figure 2)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.gui.editors import QuestionEditor
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.chip import chip, said, set_chip
from alliance_desk.gui.words import tr


class Characteristics(QWidget):
    """One block a characteristic: the question, and how either kind of startup looks in it."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.result = chip("")
        column.addWidget(self.result)
        self.questions: dict[str, QuestionEditor] = {}
        for each in alliance.playbook.characteristics:
            block = QFrame()
            block.setAccessibleName(each.title)
            rows = QVBoxLayout(block)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(4)
            question = self.questions[each.question.id] = QuestionEditor(alliance, each.question)
            for field in question.fields.values():
                field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            rows.addWidget(question)
            kinds = QGridLayout()
            kinds.setHorizontalSpacing(12)
            kinds.setVerticalSpacing(2)
            kinds.setColumnStretch(1, 1)
            for row, (kind, text) in enumerate(
                ((tr("No: biopharma"), each.biopharma), (tr("Yes: technology"), each.technology))
            ):
                kinds.addWidget(said(kind, "secondary", wrap=False), row, 0)
                kinds.addWidget(said(text, "secondary"), row, 1)
            rows.addLayout(kinds)
            column.addWidget(block)
        self.refresh()

    def refresh(self) -> None:
        """Say what the answers add up to."""
        answers = AnswerSheet(self._alliance.dossier, self._alliance.playbook.renamed)
        given = [
            value
            for each in self._alliance.playbook.characteristics
            if (value := answers.value(each.question)) is not None
        ]
        set_chip(self.result, _words(sum(given), len(given) - sum(given)), "plain")


def _words(yes: int, no: int) -> str:
    """Return what so many answers for technology and for biopharma say."""
    if not yes and not no:
        return tr("Not answered yet")
    if yes and no and min(yes, no) >= 2:
        return tr("A mixed startup: %1 for technology, %2 for biopharma", yes, no)
    if yes > no:
        return tr("A technology startup: %1 of %2 answers", yes, yes + no)
    return tr("A biopharma startup: %1 of %2 answers", no, yes + no)
