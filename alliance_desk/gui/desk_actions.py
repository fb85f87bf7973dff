"""What can be done with desk files: new, open, open recent, save a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QAction

from alliance_desk.gui.dialogs import messages
from alliance_desk.gui.forms import part
from alliance_desk.gui.open_desk import Load, OpenDesk
from alliance_desk.gui.words import tr
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.errors import (
    DamagedDesk,
    DeskError,
    DeskInUse,
    DeskMissing,
    EmptyFile,
    PassphraseNeeded,
)

if TYPE_CHECKING:
    from alliance_desk.gui.main_window import MainWindow

SAMPLE = "sample.adesk"


class DeskActions(QObject):
    """The Desk menu."""

    def __init__(self, window: MainWindow, load: Load) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._save_copy = part(window, QAction, "save_copy_action")
        part(window, QAction, "new_desk_action").triggered.connect(self.new)
        part(window, QAction, "open_desk_action").triggered.connect(self.ask)
        self._save_copy.triggered.connect(self.save_copy)
        window.house_playbook_action.triggered.connect(self.house_playbook)
        window.recent_menu.aboutToShow.connect(self._fill_recent)

    def show_state(self, desk: OpenDesk | None) -> None:
        """Offer what can be done with this desk."""
        self._save_copy.setEnabled(desk is not None)
        self._window.house_playbook_action.setEnabled(desk is not None)

    def open(self, path: Path) -> bool:
        """Open a desk in place of the one that is open; on refusal say why, and leave all as it is."""
        here = self._window.desk
        if here and path.exists() and path.samefile(here.file.path):
            return True
        try:
            file = self._unlocked(path)
            if file is None:
                return False
            desk = OpenDesk(file, self._load)
            if not file.current:
                desk.load()
        except DeskError as error:
            self.refuse(path, error)
            return False
        self._window.settings.opened(path)
        self._window.show_desk(desk)
        return True

    def _unlocked(self, path: Path) -> DeskFile | None:
        """Open the file, asking for its passphrase where it has one; None if the user gives up."""
        try:
            return DeskFile.open(path)
        except PassphraseNeeded:
            from alliance_desk.gui.dialogs.passphrase import PassphraseDialog

            dialog = PassphraseDialog(path, self._window)
            dialog.exec()
            return dialog.file

    def refuse(self, path: Path, error: DeskError) -> None:
        """Say why a desk does not open, with what can be done about it."""
        again = tr("Try again")
        other = (
            tr("Open a backup…") if isinstance(error, DamagedDesk | EmptyFile) else tr("Open another desk…")
        )
        answers = [again, other] if isinstance(error, DeskInUse) else [other]
        if isinstance(error, DeskMissing) and path in self._window.settings.recent:
            answers.append(tr("Take it off the list"))
        taken = messages.choose(self._window, str(error), "", answers)
        if taken < 0:
            return
        if answers[taken] == again:
            self.open(path)
        elif answers[taken] == other:
            self.ask()
        else:
            self._window.settings.forget(path)

    def ask(self) -> None:
        """Ask which desk to open."""
        from alliance_desk.gui.dialogs import files

        path = files.ask_open(self._window, tr("Open desk"), self._folder(), files.desk_kinds())
        if path:
            self.open(path)

    def new(self) -> None:
        """Make a desk."""
        from alliance_desk.gui.dialogs.new_desk import NewDeskDialog

        dialog = NewDeskDialog(self._folder(), self._window)
        if dialog.exec() and dialog.path:
            # The new desk is open already, so that its passphrase is not asked again.
            assert dialog.file
            self._window.settings.opened(dialog.path)
            self._window.show_desk(OpenDesk(dialog.file, self._load))

    def save_copy(self) -> None:
        """Write a checked copy of the desk."""
        from alliance_desk.gui.dialogs import files

        desk = self._window.desk
        if desk is None:
            return
        name = f"{desk.file.path.stem} {self._window.today().isoformat()}.adesk"
        path = files.ask_save(
            self._window, tr("Save a copy"), self._folder() / name, files.desk_kinds(), ".adesk"
        )
        if path is None:
            return
        desk.store.backup(path)
        protected = tr("It opens with the same passphrase.") if desk.file.protected else ""
        messages.tell(self._window, tr("The copy “%1” is written and checked.", path.name), protected)

    def house_playbook(self) -> None:
        """Show and change what our company adds to the playbook; the open alliance follows."""
        from alliance_desk.gui.dialogs.house_playbook import HousePlaybookDialog

        desk = self._window.desk
        if desk is None:
            return
        self._window.edit_actions.save_typing()
        HousePlaybookDialog(desk.store, desk.shipped_playbook, self._window).exec()

    def tell_house_problem(self) -> None:
        """Say why the house playbook is left out, if it is."""
        desk = self._window.desk
        if desk is not None and desk.house_problem:
            messages.tell(
                self._window,
                tr("The house playbook is left out: %1", desk.house_problem),
                tr("The shipped playbook is used. Mend it under Desk, House playbook."),
            )

    def try_sample(self) -> None:
        """Open the sample desk, a file of its own; write it first where it is not there."""
        path = self._window.settings.folder / SAMPLE
        if not path.exists():
            from alliance_desk.sample import write_sample

            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_sample(path, self._window.today())
        self.open(path)

    def _folder(self) -> Path:
        """Return where to begin to look: beside the last desk, else in the documents."""
        recent = self._window.settings.recent
        if recent and recent[0].parent.is_dir():
            return recent[0].parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _fill_recent(self) -> None:
        menu, settings = self._window.recent_menu, self._window.settings
        menu.clear()
        for path in settings.recent:
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            if not path.exists():
                action.setText(tr("%1 (not there)", path.name.replace("&", "&&")))
            action.triggered.connect(lambda _=False, path=path: self.open(path))
        menu.addSeparator()
        keep = menu.addAction(tr("Remember recent desks"))
        keep.setCheckable(True)
        keep.setChecked(settings.keeps_recent)
        keep.toggled.connect(lambda on: setattr(settings, "keeps_recent", on))
