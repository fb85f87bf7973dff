"""One step of a lane: what it asks for, what the desk adds to it, and its picture beneath."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from alliance_desk.assessment.closing import USUAL_BASIS
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.canvas import CanvasEditor
from alliance_desk.gui.readiness.days_saved import DaysSaved
from alliance_desk.gui.readiness.element_states import ElementStates
from alliance_desk.gui.readiness.own_plan import PLAN_QUESTION, OwnPlan
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import said
from alliance_desk.gui.widgets.idle import WhenIdle
from alliance_desk.gui.widgets.picture_view import PictureView
from alliance_desk.gui.widgets.step_pictures import picture_of
from alliance_desk.gui.widgets.step_view import StepView
from alliance_desk.gui.words import tr
from alliance_desk.pictures.shapes import Picture
from alliance_desk.playbook import Step, Workstream
from alliance_desk.playbook.model import PictureName
from alliance_desk.store.changeset import Changeset

PROBE = 640.0
"""About the width of a lane, in which its picture is drawn first."""


class NamedPicture(QWidget):
    """A picture of the playbook by its name, which can be folded away."""

    def __init__(
        self,
        alliance: OpenAlliance,
        name: PictureName,
        folds: bool = True,
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.name: PictureName = name
        self.fold_button = QPushButton()
        self.fold_button.setProperty("link", True)
        self.fold_button.clicked.connect(lambda: self.fold(not self.view.isHidden()))
        if not folds:
            self.fold_button.hide()
        self.none_label = said(tr("There is nothing to draw yet."), "muted")
        self.none_label.hide()
        self.view = PictureView(lambda: alliance.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.none_label)
        column.addWidget(self.view)
        self._folded = folded
        alliance.changed.connect(WhenIdle(self, self.refresh).ask)
        self.refresh()

    def refresh(self) -> None:
        """Draw what the dossier says now."""
        width = self.view.room() if self.isVisible() else PROBE
        drawn = picture_of(self.name, self._alliance, width)
        self.none_label.setVisible(drawn is None)
        self.fold_button.setEnabled(drawn is not None)
        self.view.setVisible(drawn is not None and not self._folded)
        if drawn is not None:
            self._drawn = drawn
            self.view.show_drawn(self._draw, drawn)
        self.fold(self._folded)

    def fold(self, away: bool) -> None:
        """Put the picture away, or show it again."""
        self._folded = away
        picture = self.view.picture
        self.view.setVisible(picture is not None and not away)
        title = picture.title if picture else tr("picture")
        self.fold_button.setText(tr("Show picture: %1", title) if away else tr("Hide picture: %1", title))

    def _draw(self, width: float) -> Picture:
        return picture_of(self.name, self._alliance, width) or self._drawn


class StepPage(QWidget):
    """A step of the playbook in a lane of the readiness."""

    go = Signal(object)

    def __init__(
        self, alliance: OpenAlliance, lane: Workstream, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step = step
        self.view = StepView(alliance, lane, step)
        # A picture that says what the register above it says in the same shape is there to be sent.
        same = isinstance(self.view.register, ElementStates)
        self.picture = NamedPicture(alliance, step.picture, folded=same) if step.picture else None
        self.extra = _extra(alliance, step)
        for label in self.view.findChildren(QLabel):
            # The tab above says it already.
            if label.property("role") == "section-title" and label.text() == step.title:
                label.hide()
        if isinstance(self.view.register, CanvasEditor):
            # There the same questions stand side by side.
            for id in {question.id for question in self.view.register.questions} & set(self.view.questions):
                self.view.questions[id].hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 0, 16, 12)
        inside.setSpacing(12)
        for widget in (self.extra, self.picture):
            if widget is not None:
                inside.addWidget(widget)
        column.addLayout(inside)
        column.addStretch()
        for each in self.findChildren(Special):
            each.go.connect(self.go)

    def refresh(self, changeset: Changeset | None = None) -> None:
        """Show what the dossier says now."""
        self.view.refresh(changeset)

    def show_field(self, field: str, record: UUID | None) -> None:
        """Go to a question, an item of the checklist, or a field of a record."""
        register = self.view.register
        if isinstance(register, Special) and register.show_record(record, field):
            return
        self.view.show_field(field, record)


def _extra(alliance: OpenAlliance, step: Step) -> Special | None:
    """Return what the desk works out for a step from the answers to its questions."""
    asked = {question.id for question in step.questions}
    if USUAL_BASIS in asked:
        return DaysSaved(alliance)
    if PLAN_QUESTION in asked:
        return OwnPlan(alliance)
    return None
