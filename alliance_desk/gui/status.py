"""The status bar: that the work is saved, which desk it is in, and that nothing leaves the machine."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale, QObject, QTime
from PySide6.QtWidgets import QLabel, QStatusBar

from alliance_desk.gui.open_desk import OpenDesk
from alliance_desk.gui.words import day, tr


class DeskStatus(QObject):
    """What the status bar says about the desk."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self.saved_label = QLabel()
        self.desk_label = QLabel()
        self.offline_label = QLabel(tr("Offline"))
        self.offline_label.setToolTip(tr("Alliance Desk never uses the network."))
        bar.addWidget(self.saved_label)
        bar.addPermanentWidget(self.desk_label)
        bar.addPermanentWidget(self.offline_label)

    def show_desk(self, desk: OpenDesk | None) -> None:
        """Say how the desk is."""
        if desk is None:
            self.saved_label.setText(tr("No desk is open"))
            self.desk_label.clear()
            return
        self.desk_label.setText(
            tr("%1, protected", desk.file.name)
            if desk.file.protected
            else tr("%1, not protected", desk.file.name)
        )
        self.desk_label.setToolTip(str(desk.file.path))
        self.saved_label.setText(saved_words(desk.store.saved_at) if desk.loaded else tr("All changes saved"))


def saved_words(at: datetime | None) -> str:
    """Return when the last change was saved, as people say it."""
    if at is None:
        return tr("All changes saved")
    local = at.astimezone()
    if local.date() == date.today():
        time = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
        return tr("All changes saved %1", time)
    return tr("All changes saved %1", day(local.date()))
