"""What is still open at the end, and to whom each point is handed over (S55)."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alliance_desk.assessment import closing
from alliance_desk.assessment.closing import Open
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.special import Special
from alliance_desk.gui.widgets.chip import chip, said
from alliance_desk.gui.words import count, day, tr
from alliance_desk.records import Handover

FIRST = 12


class OpenPoints(Special):
    """A line for each open point: where it is, who has it, and a button that hands it over."""

    def __init__(self, alliance: OpenAlliance, parent: QWidget | None = None) -> None:
        super().__init__(alliance, parent)
        self.points: tuple[Open, ...] | None = None
        self.all_shown = False
        self.title = said("", "field-title")
        self.more_button = QPushButton()
        self.more_button.setProperty("link", True)
        self.more_button.clicked.connect(self.show_all)
        self.buttons: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._list)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show what the dossier says now."""
        here = self.alliance
        points = closing.open_points(here.dossier, here.playbook, here.today())
        if points != self.points:
            self.points = points
            self._build()

    def show_all(self) -> None:
        """Show every open point."""
        self.all_shown = True
        self._build()

    def hand_over(self, point: Open) -> None:
        """Put a point on the list of what is handed over; there it gets its name and date."""
        here = self.alliance
        text = closing.handover_text(point, here.playbook)
        last = max((row.position for row in here.dossier.all(Handover)), default=-1)
        with here.store.edit(tr("Hand over: %1", text)) as session:
            session.add(Handover(alliance_id=here.id, text=text, due=point.due, position=last + 1))

    def _build(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        points = self.points or ()
        handed = sum(point.handed for point in points)
        open_ = count(len(points), tr("%1 part or task is open"), tr("%1 parts and tasks are open"))
        listed = tr("%1 of them on the list of what is handed over", handed or tr("none"))
        self.title.setText(tr("%1, %2", open_, listed) if points else tr("Nothing is open."))
        shown = points if self.all_shown else points[:FIRST]
        for point in shown:
            self._list.addWidget(self._line(point))
        self.more_button.setVisible(len(shown) < len(points))
        self.more_button.setText(tr("Show all %1", len(points)))

    def _line(self, point: Open) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        label.setText(f'<a style="text-decoration:none" href="go">{escape(point.text)}</a>')
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        label.setAccessibleName(point.text)
        label.linkActivated.connect(lambda _: self.go.emit(point.place))
        row.addWidget(label, 1)
        about = " · ".join(part for part in (point.owner, day(point.due)) if part)
        row.addWidget(said(about, "secondary", wrap=False))
        if point.handed:
            to = point.handed_to or tr("nobody yet")
            word = tr("✓ accepted by %1", to) if point.accepted else tr("to %1", to)
            row.addWidget(chip(word, "good" if point.accepted else "wait"))
        else:
            button = QPushButton(tr("Hand over"))
            button.setProperty("link", True)
            button.setAccessibleName(tr("Hand over: %1", point.text))
            button.clicked.connect(lambda: self.hand_over(point))
            self.buttons[point.text] = button
            row.addWidget(button)
        return line
