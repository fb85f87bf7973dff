"""Nothing flashes up: whatever is shown before it has its place in the window would be a window itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from alliance_desk.assessment.place import Place
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.store import portfolio

PAGES = ("overview", "today", "alignment", "workplan", "readiness", "scorecard", "documents", "portfolio")
MEANT = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool, Qt.WindowType.SplashScreen)


class Flashes(QObject):
    """Notes every widget that is shown as a window and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            windows = isinstance(watched, QMainWindow | QDialog | QMenu) or watched.windowType() in MEANT
            if not windows:
                text = getattr(watched, "text", str)
                self.seen.append(f"{type(watched).__name__} {watched.objectName()} {text()}".strip())
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[Flashes]:
    noted = Flashes()
    qapp.installEventFilter(noted)
    yield noted
    qapp.removeEventFilter(noted)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("variant", ["biopharma", "technology"])
def test_no_part_of_a_page_is_a_window(window: MainWindow, flashes: Flashes, variant: str) -> None:
    assert window.desk is not None
    row = next(row for row in portfolio.rows(window.desk.file) if row.variant == variant)
    window.open_alliance(row.id)
    assert window.pages.alliance is not None
    playbook = window.pages.alliance.playbook
    places = [Place(page) for page in PAGES]
    # Every part of a step is made by the same code in both variants: each walks one half.
    page, sections = (
        ("component", playbook.components) if variant == "technology" else ("readiness", playbook.workstreams)
    )
    places += [Place(page, section.id, step.id) for section in sections for step in section.steps]
    for place in places:
        window.open_place(place)
        QApplication.processEvents()
    assert not flashes.seen
