"""What can be done with an alliance as a whole: start one, change its details, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from alliance_desk.gui.dialogs import messages
from alliance_desk.gui.forms import part
from alliance_desk.gui.words import tr

if TYPE_CHECKING:
    from alliance_desk.gui.main_window import MainWindow


class AllianceActions(QObject):
    """The Alliance menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._new = part(window, QAction, "new_alliance_action")
        self._new.triggered.connect(self.new)
        window.edit_alliance_action.triggered.connect(self._edit_chosen)
        window.export_calendar_action.triggered.connect(self.export_calendar)
        self._catch_up = part(window, QAction, "catch_up_action")
        self._catch_up.triggered.connect(self.catch_up)
        window.delete_alliance_action.triggered.connect(self._delete_chosen)

    def show_state(self) -> None:
        """Offer what can be done now."""
        self._new.setEnabled(self._window.desk is not None)
        some = self._chosen(None) is not None
        self._window.edit_alliance_action.setEnabled(some)
        self._window.export_calendar_action.setEnabled(some)
        self._catch_up.setEnabled(some)
        self._window.delete_alliance_action.setEnabled(some)

    def new(self) -> None:
        """Start an alliance; it opens with its plan filled."""
        from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog

        desk = self._window.desk
        if desk is None:
            return
        dialog = NewAllianceDialog(desk.store, desk.playbook, self._window.today, self._window)
        if dialog.exec() and dialog.alliance_id:
            self._window.portfolio.refresh()
            self._window.open_alliance(dialog.alliance_id)

    def edit(self, id: UUID | None = None, field: str = "") -> None:
        """Change the details of an alliance: names, type, dates."""
        from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog

        desk, chosen = self._window.desk, self._chosen(id)
        if desk and chosen:
            AllianceDetailsDialog(
                desk.store, desk.playbook, chosen, self._window.today, field, self._window
            ).exec()

    def delete(self, id: UUID | None = None) -> None:
        """Take an alliance off the desk, after asking; undo brings it back whole."""
        from alliance_desk.records import Alliance
        from alliance_desk.store import queries
        from alliance_desk.store.removal import remove

        desk, chosen = self._window.desk, self._chosen(id)
        if desk is None or chosen is None:
            return
        name = queries.dossier(desk.store, chosen).alliance.name
        sure = messages.confirm(
            self._window,
            tr("Delete “%1” with everything that belongs to it?", name),
            tr("Undo brings it back, also after a restart."),
            tr("Delete alliance"),
        )
        if sure:
            with desk.store.edit(tr("Delete alliance")) as session:
                alliance = session.get(Alliance, chosen)
                if alliance is not None:
                    remove(session, alliance)

    def export_calendar(self) -> None:
        """Write the dates of an alliance into a calendar file."""
        from alliance_desk.gui.dialogs.export_calendar import ExportCalendarDialog
        from alliance_desk.store import queries

        desk, chosen = self._window.desk, self._chosen(None)
        if desk is None or chosen is None:
            return
        self._window.edit_actions.save_typing()
        dossier = queries.dossier(desk.store, chosen)
        dialog = ExportCalendarDialog(
            dossier, desk.playbook, self._window.today(), self._window.settings, self._window
        )
        if dialog.exec() and dialog.path:
            messages.tell(
                self._window,
                tr("The calendar “%1” is written.", dialog.path.name),
                tr(
                    "Open it in your calendar, or hand it on. Reading a later file again updates the entries."
                ),
            )

    def catch_up(self) -> None:
        """Offer what the playbook asks for and the plan lacks; adding it is one edit."""
        from alliance_desk.assessment.adopting import missing_items
        from alliance_desk.gui import catching_up
        from alliance_desk.store import queries

        desk, chosen = self._window.desk, self._chosen(None)
        if desk is None or chosen is None:
            return
        self._window.edit_actions.save_typing()
        dossier = queries.dossier(desk.store, chosen)
        items = missing_items(dossier, desk.playbook)
        if not items:
            messages.tell(self._window, tr("The plan has every item of the playbook."))
            return
        answer = tr("Add it") if len(items) == 1 else tr("Add them")
        more = tr("They come with their dates and with what they wait for. One undo takes them back.")
        if messages.choose(self._window, catching_up.sentence(items), more, [answer]) == 0:
            catching_up.catch_up(desk.store, dossier, desk.playbook)

    def _edit_chosen(self) -> None:
        # Without the check state that the action's signal carries.
        self.edit()

    def _delete_chosen(self) -> None:
        self.delete()

    def _chosen(self, id: UUID | None) -> UUID | None:
        """Return the alliance that is meant: the one named, the one open, or the one selected in the list."""
        if id is not None:
            return id
        pages = self._window.pages
        if pages.alliance is not None and pages.place.page != "portfolio":
            return pages.alliance.id
        return self._window.portfolio.selected_id
