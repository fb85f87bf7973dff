"""What kind of alliance it is: name, deal, startup process, tier, stage, manager."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from alliance_desk.assessment.starting import suggested_variant
from alliance_desk.gui.forms import load_form
from alliance_desk.gui.words import tr
from alliance_desk.playbook.model import Characteristic
from alliance_desk.records import Alliance, DealType, Stage, Variant

TIERS = (
    "1: highest value or risk, closest care",
    "2: important, regular care",
    "3: simple or small, light care",
)


class KindForm(QWidget):
    """The fields of the alliance itself."""

    changed = Signal()

    name_edit: QLineEdit
    name_error_label: QLabel
    deal_combo: QComboBox
    biopharma_radio: QRadioButton
    technology_radio: QRadioButton
    unsure_button: QPushButton
    questions_frame: QFrame
    questions_frame_layout: QVBoxLayout
    tier_combo: QComboBox
    stage_combo: QComboBox
    manager_edit: QLineEdit
    asset_edit: QLineEdit
    territory_edit: QLineEdit

    def __init__(self, characteristics: Sequence[Characteristic] = (), parent: QWidget | None = None) -> None:
        """Offer the playbook's characteristics to those who are unsure of the process (SIR Figure 2)."""
        super().__init__(parent)
        load_form(self, "kind_form")
        self._characteristics = characteristics
        self._chosen_by_hand = False
        _offer(self.deal_combo, [(deal, tr(deal.value).capitalize()) for deal in DealType])
        _offer(self.tier_combo, [(tier, tr(text)) for tier, text in enumerate(TIERS, 1)])
        _offer(self.stage_combo, [(stage, tr(stage.value).capitalize()) for stage in Stage])
        self.tier_combo.setCurrentIndex(1)
        self.stage_combo.setCurrentIndex(list(Stage).index(Stage.STARTUP))
        self.biopharma_radio.setChecked(True)
        for field, name in (
            (self.name_edit, tr("Name of the alliance")),
            (self.deal_combo, tr("Kind of deal")),
            (self.tier_combo, tr("Tier")),
            (self.stage_combo, tr("Stage")),
            (self.manager_edit, tr("Alliance manager")),
            (self.asset_edit, tr("Asset or offer")),
            (self.territory_edit, tr("Territory")),
        ):
            field.setAccessibleName(name)
        self.name_error_label.hide()
        self.name_edit.textChanged.connect(self.name_error_label.hide)
        self.questions: list[QButtonGroup] = []
        self._ask()
        self.questions_frame.hide()
        self.unsure_button.setVisible(bool(characteristics))
        self.unsure_button.toggled.connect(self.questions_frame.setVisible)
        self.deal_combo.currentIndexChanged.connect(self._suggest)
        for radio in (self.biopharma_radio, self.technology_radio):
            radio.clicked.connect(self._choose)
            radio.toggled.connect(lambda on: self.changed.emit() if on else None)

    @property
    def variant(self) -> Variant:
        """The startup process."""
        return Variant.TECHNOLOGY if self.technology_radio.isChecked() else Variant.BIOPHARMA

    def values(self) -> dict[str, Any]:
        """Return the fields as the record names them."""
        return {
            "name": self.name_edit.text().strip(),
            "variant": self.variant,
            "deal_type": DealType(self.deal_combo.currentData()),
            "tier": self.tier_combo.currentData(),
            "stage": Stage(self.stage_combo.currentData()),
            "manager": self.manager_edit.text().strip(),
            "asset": self.asset_edit.text().strip(),
            "territory": self.territory_edit.text().strip(),
        }

    def answers(self) -> dict[str, bool]:
        """Return the answers to the characteristics that were given, by the id of the question."""
        return {
            each.question.id: group.checkedId() == 1
            for each, group in zip(self._characteristics, self.questions, strict=True)
            if group.checkedId() >= 0
        }

    def show_alliance(self, alliance: Alliance) -> None:
        """Show an alliance; the process it was started with stays."""
        self.name_edit.setText(alliance.name)
        self.technology_radio.setChecked(alliance.variant == Variant.TECHNOLOGY)
        self._chosen_by_hand = True
        for combo, value in (
            (self.deal_combo, alliance.deal_type.value),
            (self.tier_combo, alliance.tier),
            (self.stage_combo, alliance.stage.value),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self.manager_edit.setText(alliance.manager)
        self.asset_edit.setText(alliance.asset)
        self.territory_edit.setText(alliance.territory)
        for edit in (self.name_edit, self.manager_edit, self.asset_edit, self.territory_edit):
            edit.setCursorPosition(0)  # a long text shows its beginning
        for radio in (self.biopharma_radio, self.technology_radio):
            radio.setEnabled(False)
            radio.setToolTip(tr("The process is chosen when an alliance is started."))
        self.unsure_button.hide()

    def complain(self, problems: dict[str, str]) -> bool:
        """Show what is wrong with these fields; return whether anything is."""
        text = problems.get("name", "")
        self.name_error_label.setText(text)
        self.name_error_label.setVisible(bool(text))
        if text:
            self.name_edit.setFocus()
        return bool(text)

    def _ask(self) -> None:
        for each in self._characteristics:
            row = QHBoxLayout()
            label = QLabel(tr(each.question.prompt))
            label.setWordWrap(True)
            label.setToolTip(tr("No: %1. Yes: %2.", each.biopharma, each.technology))
            row.addWidget(label, 1)
            group = QButtonGroup(self)
            for id, text in ((1, tr("Yes")), (0, tr("No"))):
                radio = QRadioButton(text)
                radio.setAccessibleName(f"{tr(each.question.prompt)} {text}")
                group.addButton(radio, id)
                row.addWidget(radio)
            group.idClicked.connect(self._answered)
            self.questions.append(group)
            self.questions_frame_layout.addLayout(row)
        self.answer_label = QLabel(tr("Answer what you can."))
        self.answer_label.setWordWrap(True)
        self.answer_label.setProperty("role", "muted")
        self.questions_frame_layout.addWidget(self.answer_label)

    def _answered(self) -> None:
        given = [group.checkedId() for group in self.questions if group.checkedId() >= 0]
        technology = sum(given) * 2 > len(given)
        self.technology_radio.setChecked(technology)
        self.biopharma_radio.setChecked(not technology)
        self._chosen_by_hand = True
        name = tr("Technology") if technology else tr("Biopharma")
        mixed = 0 < sum(given) < len(given) and abs(2 * sum(given) - len(given)) <= 2
        self.answer_label.setText(
            tr("%1 fits best so far, but it is a mixed case: look at both plans.", name)
            if mixed
            else tr("%1 fits best so far.", name)
        )

    def _suggest(self) -> None:
        if not self._chosen_by_hand and (deal := DealType(self.deal_combo.currentData())):
            self.technology_radio.setChecked(suggested_variant(deal) == Variant.TECHNOLOGY)
            self.biopharma_radio.setChecked(suggested_variant(deal) == Variant.BIOPHARMA)

    def _choose(self) -> None:
        self._chosen_by_hand = True


def _offer(combo: QComboBox, options: Iterable[tuple[object, str]]) -> None:
    for value, text in options:
        combo.addItem(text, str(value) if isinstance(value, str) else value)
