"""Draws every page of the sample desk, light and dark: ``python -m tests.screenshots FOLDER``."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from alliance_desk import app
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.schedule import anchor_dates
from alliance_desk.assessment.shift import shift
from alliance_desk.gui.dialogs.new_alliance import NewAllianceDialog
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.pages.documents import DocumentsPage
from alliance_desk.gui.settings import Settings
from alliance_desk.sample import write_sample

SIZE = 1280, 800
THEMES = ("light", "dark")


PAGES = ("today", "alignment", "workplan", "scorecard", "documents")


def wait(milliseconds: int = 20) -> None:
    """Let the window do what it has to do; nothing in it waits longer but the preview."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for_page(documents: DocumentsPage, limit: float = 60) -> None:
    """Wait until the preview shows the first page: it is made in another thread."""
    until = monotonic() + limit
    while documents.view.image is None:
        if monotonic() > until:
            raise TimeoutError("the preview shows no page")
        wait(50)


def draw(folder: Path) -> list[Path]:
    """Write a picture of each page; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Path] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["ALLIANCE_DESK_HOME"] = home
        application = app.application()
        settings = Settings(Path(home))
        app.dress(application, settings)
        window = MainWindow(settings, app.load)
        app.open_first(window, None)
        window.show()
        window.resize(*SIZE)
        wait(500)
        drawn += [keep(window, folder, f"empty desk {theme}") for theme in dressed(window)]
        sample = Path(home) / "sample.adesk"
        write_sample(sample, date.today())
        window.desk_actions.open(sample)
        wait()
        # Every page in one theme and then in the other: dressing the window takes longer than drawing it.
        for theme in dressed(window):
            for name in pages(window):
                wait()
                if isinstance(window.pages.page, DocumentsPage):
                    wait_for_page(window.pages.page)
                drawn.append(keep(window, folder, f"{name} {theme}"))
            for name, dialog in dialogs(window, Path(home)):
                dialog.show()
                wait()
                drawn.append(keep(dialog, folder, f"dialog {name} {theme}"))
                if not isinstance(dialog, NewAllianceDialog):  # which goes on to its next page
                    dialog.close()
            for size in (150, 200):
                window.view_actions.choose_text_size(size)
                drawn += larger(window, folder, f"at {size} per cent {theme}")
            window.view_actions.choose_text_size(100)
        window.close()
        wait(200)  # the preview lets go of its document in a thread of its own
    return drawn


def pages(window: MainWindow) -> Iterator[str]:
    """Open each page in turn; yield its name once it is open."""
    window.open_place(Place("portfolio"))
    yield "portfolio"
    for row in sorted(window.portfolio.model.rows, key=lambda row: row.variant):
        window.open_alliance(row.id)
        yield f"{row.variant} overview"
        alliance = window.pages.alliance
        assert alliance
        for component in alliance.playbook.components:
            for number, step in enumerate(component.steps, 1):
                window.open_place(Place("component", component.id, step.id))
                yield f"{row.variant} {component.number} {component.id} {number}"
        for workstream in alliance.playbook.workstreams:
            for number, step in enumerate(("", *(each.id for each in workstream.steps))):
                window.open_place(Place("readiness", workstream.id, step))
                yield f"{row.variant} readiness {workstream.id} {number}"
        for page in PAGES:
            window.open_place(Place(page))
            yield f"{row.variant} {page}"


def dialogs(window: MainWindow, home: Path) -> Iterator[tuple[str, QDialog]]:
    """Make each dialog of the shell."""
    from alliance_desk.gui.dialogs.alliance_details import AllianceDetailsDialog
    from alliance_desk.gui.dialogs.export_calendar import ExportCalendarDialog
    from alliance_desk.gui.dialogs.help import AboutDialog, ShortcutsDialog
    from alliance_desk.gui.dialogs.house_playbook import HousePlaybookDialog
    from alliance_desk.gui.dialogs.move_dates import MoveDatesDialog
    from alliance_desk.gui.dialogs.new_desk import NewDeskDialog
    from alliance_desk.gui.dialogs.passphrase import PassphraseDialog
    from alliance_desk.store import queries

    desk = window.desk
    assert desk
    store, playbook = desk.store, desk.playbook
    wizard = NewAllianceDialog(store, playbook, date.today, window)
    yield "new alliance 1", wizard
    wizard.partners.rows[0].name_edit.setText("Corvane Therapeutics")
    wizard.partners.rows[1].name_edit.setText("Helix Arc")
    for number in (2, 3):
        wizard.next()
        yield f"new alliance {number}", wizard
    wizard.close()
    id = window.portfolio.model.rows[0].id
    yield "details", AllianceDetailsDialog(store, playbook, id, date.today, "kickoff", window)
    dossier = queries.dossier(store, id)
    variant = playbook.for_variant(dossier.alliance.variant.value)
    anchor = next(each for each in anchor_dates(dossier) if each.on and not each.actual)
    assert anchor.on
    later = anchor.on + timedelta(days=9)
    moved = shift(dossier, variant, date.today(), {anchor.kind: later})
    yield "move dates", MoveDatesDialog(moved, [(anchor.title, anchor.on, later)], (), window)
    yield "export calendar", ExportCalendarDialog(dossier, playbook, date.today(), window.settings, window)
    yield "house playbook", HousePlaybookDialog(store, desk.shipped_playbook, window)
    yield "new desk", NewDeskDialog(home, window)
    yield "passphrase", PassphraseDialog(home / "portfolio.adesk", window)
    yield "shortcuts", ShortcutsDialog(window.view_actions.all_actions(), window)
    yield "about", AboutDialog(playbook.credits, window)


def dressed(window: MainWindow) -> Iterator[str]:
    """Dress the window in one theme after the other."""
    for theme in THEMES:
        window.view_actions.choose_theme(theme)
        wait()
        yield theme


def larger(window: MainWindow, folder: Path, note: str) -> Iterator[Path]:
    """Write the pages of the shell as they are with larger text."""
    window.open_place(Place("portfolio"))
    wait()
    yield keep(window, folder, f"portfolio {note}")
    for row in sorted(window.portfolio.model.rows, key=lambda row: row.variant):
        window.open_alliance(row.id)
        for page in ("overview", "today", "alignment"):
            window.open_place(Place(page))
            wait()
            yield keep(window, folder, f"{row.variant} {page} {note}")


def keep(widget: QWidget, folder: Path, name: str) -> Path:
    """Write a picture of a widget."""
    path = folder / f"{name.replace(' ', '_')}.png"
    widget.grab().save(str(path))
    return path


if __name__ == "__main__":
    for each in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "out/screenshots")):
        print(each)
