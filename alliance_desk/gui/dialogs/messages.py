"""Short questions and plain sentences; every one goes through here, so that a test can answer it."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from alliance_desk.gui.words import tr


def tell(parent: QWidget | None, sentence: str, more: str = "") -> None:
    """Say something that the user has to know."""
    box = _box(parent, sentence, more)
    box.setIcon(QMessageBox.Icon.Information)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.exec()


def choose(parent: QWidget | None, sentence: str, more: str, answers: list[str]) -> int:
    """Offer a few answers beside Cancel; return which one was taken, or -1. The first is suggested."""
    box = _box(parent, sentence, more)
    box.setIcon(QMessageBox.Icon.Question)
    buttons = [QPushButton(answer) for answer in answers]
    for button in buttons:
        box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.exec()
    clicked = box.clickedButton()
    return next((at for at, button in enumerate(buttons) if button is clicked), -1)


def confirm(parent: QWidget | None, sentence: str, more: str, answer: str) -> bool:
    """Ask before something that takes a while to mend; Cancel is the suggested answer."""
    box = _box(parent, sentence, more)
    box.setIcon(QMessageBox.Icon.Question)
    yes = QPushButton(answer)
    box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: QWidget | None, sentence: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    # The style puts coloured pictures on Cancel and its like; words are enough.
    box.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }")
    box.setWindowTitle(tr("Alliance Desk"))
    box.setText(sentence)
    box.setInformativeText(more)
    return box
