"""Why a criterion is scored as it is: its worded anchors, and each partner's rationale and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from alliance_desk.gui import theme
from alliance_desk.gui.scoring.look import label
from alliance_desk.gui.widgets.fields import LineField, TextField
from alliance_desk.gui.words import tr
from alliance_desk.pictures.palette import side_role
from alliance_desk.playbook import Criterion
from alliance_desk.records import Partner, Score


class Reasons(QFrame):
    """Opens below a criterion; every partner has a column."""

    edited = Signal(int, str, str)
    """Partner's place, ``rationale`` or ``evidence``, text."""

    def __init__(
        self, criterion: Criterion, title: str, partners: Sequence[Partner], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rationales: list[TextField] = []
        self.evidence: list[LineField] = []
        self._missing: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.px(12))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        anchors = label(
            f"1  {criterion.low}\n3  {criterion.middle}\n5  {criterion.high}", "secondary", wrap=True
        )
        anchors.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        grid.addWidget(anchors, 0, 0, 1, max(1, len(partners)))
        grid.setRowMinimumHeight(1, theme.px(4))
        for at, partner in enumerate(partners):
            head = label(partner.label, "field-title")
            head.setProperty("tone", side_role(at))
            rationale = TextField(3)
            rationale.setPlaceholderText(tr("Why this score?"))
            rationale.setAccessibleName(tr("Rationale on %1, %2", title, partner.label))
            evidence = LineField()
            evidence.setPlaceholderText(tr("Evidence: where can it be seen?"))
            evidence.setAccessibleName(tr("Evidence on %1, %2", title, partner.label))
            missing = label("", "error")
            rationale.edited.connect(lambda text, at=at: self.edited.emit(at, "rationale", text))
            evidence.edited.connect(lambda text, at=at: self.edited.emit(at, "evidence", text))
            grid.addWidget(head, 2, at)
            grid.addWidget(rationale, 3, at)
            grid.addWidget(evidence, 4, at)
            grid.addWidget(missing, 5, at)
            grid.setColumnStretch(at, 1)
            self.rationales.append(rationale)
            self.evidence.append(evidence)
            self._missing.append(missing)

    def show_scores(self, scores: Sequence[Score | None], enabled: bool) -> None:
        """Show what is stored for each partner."""
        for at, score in enumerate(scores):
            self.rationales[at].show_value(score.rationale if score else "")
            self.evidence[at].show_value(score.evidence if score else "")
            self.rationales[at].setEnabled(enabled)
            self.evidence[at].setEnabled(enabled)
            wanting = lacks_rationale(score)
            self._missing[at].setText(tr("A score needs its rationale") if wanting else "")
            self._missing[at].setVisible(wanting)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (*self.rationales, *self.evidence):
            field.autosave.flush()


def lacks_rationale(score: Score | None) -> bool:
    """Tell whether a score stands there without its reason."""
    given = score is not None and (score.value is not None or score.not_known)
    return bool(given and score and not score.rationale.strip())
