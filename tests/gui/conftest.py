"""What the tests of the window stand on: a sample desk each, a window on it, no dialog that waits."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from alliance_desk import app
from alliance_desk.bundle import RESOURCES
from alliance_desk.gui import theme
from alliance_desk.gui.dialogs import messages
from alliance_desk.gui.main_window import MainWindow
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.open_desk import OpenDesk
from alliance_desk.gui.registers.factory import register_widget
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.settings import Settings
from alliance_desk.playbook import Playbook, read_playbook
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Alliance, AllianceRecord, Partner
from alliance_desk.sample import write_sample
from alliance_desk.store import portfolio
from alliance_desk.store.desk_file import DeskFile
from alliance_desk.store.store import Store

TODAY = date(2026, 11, 22)


class HangsError(AssertionError):
    """A dialog that waits for a user was opened in a test."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp(desk_home: str) -> Iterator[QApplication]:
    """The application, dressed as at home."""
    application = app.application()
    theme.apply(application, dark=False)
    yield application


@pytest.fixture(autouse=True)
def never_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at once where a dialog would wait; a test that wants one answers it itself."""

    def refuse(*arguments: object, **more: object) -> None:
        raise HangsError(f"a dialog would wait: {arguments[0] if arguments else ''}")

    monkeypatch.setattr(QDialog, "exec", refuse)
    monkeypatch.setattr(QMessageBox, "exec", refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


class Said:
    """What the window said and asked, with the answers that it gets."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.answer = -1
        self.sure = True


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Answer every question of ``dialogs.messages``, and note it."""
    noted = Said()

    def tell(parent: object, sentence: str, more: str = "") -> None:
        noted.sentences.append(sentence)

    def choose(parent: object, sentence: str, more: str, answers: list[str]) -> int:
        noted.sentences.append(sentence)
        return noted.answer

    def confirm(parent: object, sentence: str, more: str, answer: str) -> bool:
        noted.sentences.append(sentence)
        return noted.sure

    monkeypatch.setattr(messages, "tell", tell)
    monkeypatch.setattr(messages, "choose", choose)
    monkeypatch.setattr(messages, "confirm", confirm)
    return noted


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    return read_playbook(RESOURCES / "playbook")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, written once; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.adesk"
    write_sample(path, TODAY)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty desk."""
    with Store.create(tmp_path / "empty.adesk") as made:
        yield made


@pytest.fixture
def sample_desk(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample desk, to be changed."""
    return Path(shutil.copy(sample_file, tmp_path / "sample.adesk"))


@pytest.fixture
def sample_store(sample_desk: Path) -> Iterator[Store]:
    """A store over a copy of the sample desk."""
    with Store.open(sample_desk) as opened:
        yield opened


@pytest.fixture
def alliance(qapp: QApplication, sample_store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """The biopharma alliance of the sample, open."""
    row = next(row for row in portfolio.rows(sample_store.file) if row.variant == "biopharma")
    opened = OpenAlliance(sample_store, playbook, row.id, lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def technology(qapp: QApplication, sample_store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """The technology alliance of the sample, open."""
    row = next(row for row in portfolio.rows(sample_store.file) if row.variant == "technology")
    opened = OpenAlliance(sample_store, playbook, row.id, lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def fresh(qapp: QApplication, store: Store, playbook: Playbook) -> Iterator[OpenAlliance]:
    """An alliance of two companies with nothing on it yet, open."""
    row = Alliance(name="Almsund and Kitamine")
    with store.edit("New") as session:
        session.add(row)
        session.flush()
        session.add(Partner(alliance_id=row.id, name="Almsund", own=True))
        session.add(Partner(alliance_id=row.id, name="Kitamine", position=1))
    opened = OpenAlliance(store, playbook, row.id, lambda: TODAY)
    yield opened
    opened.close()


def put(alliance: OpenAlliance, *records: AllianceRecord) -> None:
    """Save records in one edit."""
    with alliance.store.edit("Put") as session:
        for record in records:
            session.add(record)
            session.flush()


def view_of(qtbot: QtBot, alliance: OpenAlliance, name: RegisterName) -> RegisterView:
    """Return a register, shown in a middle column, with its first row chosen."""
    view = register_widget(name, alliance)
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    if view.model.rowCount():
        view.table.go_to(view.model.index(0, 0))
    return view


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, playbook: Playbook, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open a window on a desk file; it may be closed and opened again."""
    windows: list[MainWindow] = []

    def load(file: DeskFile) -> tuple[Store, Callable[[], Playbook]]:
        return Store(file), lambda: playbook

    def opened(desk: Path | None, home: Path = tmp_path / "home") -> MainWindow:
        home.mkdir(exist_ok=True)
        window = MainWindow(Settings(home), load, lambda: TODAY)
        windows.append(window)
        window.restore()
        window.resize(1280, 800)
        if desk is not None:
            window.show_desk(OpenDesk(DeskFile.open(desk), load))
        window.show()
        qtbot.waitExposed(window)
        window.make_usable()
        QApplication.processEvents()
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()
    theme.apply(qapp, dark=False)


@pytest.fixture
def window(open_window: OpenWindow, sample_desk: Path) -> MainWindow:
    """A window on a copy of the sample desk, with the list of alliances on show."""
    return open_window(sample_desk)
