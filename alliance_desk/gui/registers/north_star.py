"""The versions of the North Star: what was kept, when, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.assessment.north_star import north_star, north_star_question
from alliance_desk.gui.editors import save_answer
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.comparison import Comparison
from alliance_desk.gui.registers.consents import Consents
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.words import day, tr
from alliance_desk.records import Answer, NorthStarConsent, NorthStarVersion, Partner
from alliance_desk.store.changeset import Changeset


def north_star_text(alliance: OpenAlliance) -> str:
    """Return the North Star as it stands: what is written now, else the version kept last."""
    return north_star(alliance.dossier, alliance.playbook)


class NorthStarVersions(QWidget):
    """Keeps the wording as a version, lists the versions, and restores one."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alliance = alliance
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self.keep)
        self.words_label = said("", "secondary", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.keep_button)
        row.addWidget(self.words_label)
        row.addStretch()
        self.restore_buttons: dict[int, QPushButton] = {}
        self.consents: dict[int, Consents] = {}
        self.comparison = Comparison(self._wordings)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addLayout(self._list)
        column.addWidget(self.comparison)
        alliance.changed.connect(self._follow)
        self._show_versions()
        self._show_button()

    def keep(self) -> None:
        """Keep the wording of today as the next version."""
        here, text = self._alliance, self._statement()
        number = self._next_number()
        with here.store.edit(tr("Keep North Star version %1", number)) as session:
            session.add(NorthStarVersion(alliance_id=here.id, number=number, text=text, kept_on=here.today()))

    def restore(self, version: NorthStarVersion) -> None:
        """Make an earlier wording the wording of today; the versions stay."""
        question = north_star_question(self._alliance.playbook)
        if question is not None:
            with self._alliance.store.edit(tr("Restore North Star version %1", version.number)):
                save_answer(self._alliance, question, None, version.text)

    def _versions(self) -> list[NorthStarVersion]:
        versions = self._alliance.dossier.all(NorthStarVersion)
        return sorted(versions, key=lambda version: version.number, reverse=True)

    def _wordings(self) -> list[tuple[str, str]]:
        """Return what can be compared, each with its name: the wording of today, then the versions."""
        kept = [(tr("Version %1", version.number), version.text) for version in self._versions()]
        return [(tr("Today"), self._statement()), *kept]

    def _next_number(self) -> int:
        return max((version.number for version in self._versions()), default=0) + 1

    def _statement(self) -> str:
        question = north_star_question(self._alliance.playbook)
        answers = AnswerSheet(self._alliance.dossier, self._alliance.playbook.renamed)
        return answers.text(question.id) if question else ""

    def _follow(self, changeset: Changeset) -> None:
        touched = {change.record for change in changeset}
        if NorthStarVersion in touched:
            self._show_versions()
        if touched & {NorthStarConsent, Partner}:
            for consents in self.consents.values():
                consents.refresh()
        if touched & {NorthStarVersion, Answer}:
            self._show_button()

    def _show_button(self) -> None:
        text, versions = self._statement(), self._versions()
        self.keep_button.setText(tr("Keep this wording as version %1", self._next_number()))
        self.keep_button.setEnabled(bool(text) and (not versions or versions[0].text.strip() != text))
        count = len(text.split())
        self.words_label.setText(tr("%1 words", count) if text else "")
        for version in versions:
            if button := self.restore_buttons.get(version.number):
                button.setVisible(version.text.strip() != text)
        self.comparison.refresh()

    def _show_versions(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.restore_buttons, self.consents = {}, {}
        versions = self._versions()
        if not versions:
            none = tr("No version is kept yet. Keep one whenever a wording has been put to the partners.")
            self._list.addWidget(said(none, "muted"))
        for version in versions:
            # Nobody will agree to a wording that was given up; who did agree stays on show.
            agreed = self._alliance.dossier.one(NorthStarConsent, version_id=version.id) is not None
            self._list.addWidget(self._line(version, version is versions[0] or agreed))

    def _line(self, version: NorthStarVersion, consents: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(chip(tr("Version %1", version.number)), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(said(version.text))
        about = " · ".join(part for part in (day(version.kept_on), version.note) if part)
        if about:
            words.addWidget(said(about, "secondary"))
        if consents:
            self.consents[version.number] = Consents(self._alliance, version)
            words.addSpacing(4)
            words.addWidget(self.consents[version.number])
        row.addLayout(words, 1)
        button = QPushButton(tr("Restore"))
        button.setProperty("link", True)
        button.setAccessibleName(tr("Restore version %1", version.number))
        button.clicked.connect(lambda: self.restore(version))
        row.addWidget(button, 0, top)
        self.restore_buttons[version.number] = button
        return line
