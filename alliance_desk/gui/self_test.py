"""The window tries itself: every form, every page of a sample desk, an undo."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from alliance_desk.assessment.place import Place
from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog
from alliance_desk.gui.dialogs.help import AboutDialog, ShortcutsDialog
from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog
from alliance_desk.gui.dialogs.new_desk import NewDeskDialog
from alliance_desk.gui.dialogs.passphrase import PassphraseDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_desk import Load
from alliance_desk.gui.settings import Settings
from alliance_desk.records import Alliance
from alliance_desk.sample import write_sample

Step = tuple[str, Callable[[], object]]


def failures(load: Load) -> list[str]:
    """Return a line for each thing that does not work; none is good."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder)), load)
        try:
            for name, step in _steps(window, Path(folder)):
                try:
                    step()
                    QApplication.processEvents()
                except Exception as error:
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    found.append(
                        f"{name}: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
                    )
        finally:
            window.close()
            window.deleteLater()
            # There is no event loop here that would let go of the pages, and they of their documents.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def _steps(window: MainWindow, folder: Path) -> Iterator[Step]:
    desk = folder / "self-test.adesk"
    yield "sample", lambda: write_sample(desk, date.today())
    yield "open", lambda: window.desk_actions.open(desk)
    yield "show", window.show
    yield "load", window.make_usable
    opened = window.desk
    if opened is None:
        return
    for row in list(window.portfolio.model.rows):
        yield "alliance", lambda id=row.id: window.open_alliance(id)
        alliance = window.pages.alliance
        if alliance is None:
            continue
        for component in alliance.playbook.components:
            place = Place("component", component.id)
            yield f"page {component.id}", lambda place=place: window.open_place(place)
        for page in ("today", "alignment", "workplan", "readiness", "scorecard", "documents", "overview"):
            yield f"page {page}", lambda page=page: window.open_place(Place(page))
        yield (
            "details",
            lambda id=row.id: AllianceDetailsDialog(
                opened.store, opened.playbook, id, date.today, "", window
            ).deleteLater(),
        )
    yield (
        "new alliance",
        lambda: NewAllianceDialog(opened.store, opened.playbook, date.today, window).deleteLater(),
    )
    yield "new desk", lambda: NewDeskDialog(folder, window).deleteLater()
    yield "passphrase", lambda: PassphraseDialog(desk, window).deleteLater()
    yield "shortcuts", lambda: ShortcutsDialog(window.actions(), window).deleteLater()
    yield "about", lambda: AboutDialog(opened.playbook.credits, window).deleteLater()
    yield "edit and undo", lambda: _edit_and_undo(window)


def _edit_and_undo(window: MainWindow) -> None:
    assert window.desk
    store = window.desk.store
    id = window.portfolio.model.rows[0].id
    with store.read() as session:
        before = session.get_one(Alliance, id).manager
    with store.edit("Self-test") as session:
        session.get_one(Alliance, id).manager = f"{before} again"
    window.edit_actions.undo()
    with store.read() as session:
        assert session.get_one(Alliance, id).manager == before
    window.edit_actions.redo()
    window.edit_actions.undo()
