"""The chart alone as a picture: trimmed to the dates that are wanted, copied or saved."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alliance_desk.gui.forms import load_form, part
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.widgets.date_field import DateField
from alliance_desk.gui.widgets.picture_view import PictureView
from alliance_desk.gui.words import tr
from alliance_desk.pictures.gantt import gantt
from alliance_desk.pictures.shapes import Picture


class PictureDialog(QDialog):
    """Shows what will be saved. Empty dates mean: from the first bar, to the last."""

    joint_check: QCheckBox
    error_label: QLabel
    close_button: QPushButton
    copy_button: QPushButton
    save_button: QPushButton

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "picture_dialog")
        self.setWindowTitle(tr("Picture of the workplan"))
        self._alliance = alliance
        self.first, self.last = DateField(self), DateField(self)
        self.picture = PictureView(lambda: alliance.paper, self)
        self.first.setPlaceholderText(tr("first task"))
        self.last.setPlaceholderText(tr("last task"))
        for field, name, label, said in (
            (self.first, "from_layout", "from_label", tr("From")),
            (self.last, "to_layout", "to_label", tr("To")),
        ):
            part(self, QHBoxLayout, name).addWidget(field)
            part(self, QLabel, label).setBuddy(field)
            field.setAccessibleName(said)
            field.edited.connect(self.draw)
        layout = part(self, QVBoxLayout, "picture_layout")
        layout.addWidget(self.picture)
        layout.addStretch(1)
        self.joint_check.clicked.connect(self.draw)
        self.copy_button.clicked.connect(self.picture.copy)
        self.save_button.clicked.connect(self.picture.ask_save)
        self.close_button.clicked.connect(self.accept)
        self.draw()
        self.first.setFocus()

    def draw(self) -> None:
        """Draw the picture for these dates."""
        first, last = self.first.value(), self.last.value()
        wrong = tr("The last date is before the first.") if first and last and last < first else ""
        self.error_label.setText(wrong)
        self.error_label.setVisible(bool(wrong))
        if wrong:
            return
        here, joint = self._alliance, self.joint_check.isChecked()

        def drawn(width: float) -> Picture:
            width = max(width, 760)
            return gantt(here.dossier, here.playbook, here.today(), width, first, last, joint=joint)

        self.picture.show_drawn(drawn)
