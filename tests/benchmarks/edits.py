"""P8: an edit through the whole desk, against what the engine needs for the commit alone."""

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import sqlcipher3
from PySide6.QtWidgets import QApplication
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, select

from alliance_desk.assessment.place import Place
from alliance_desk.gui.models.columns import NameColumn
from alliance_desk.gui.models.records import RecordTableModel
from alliance_desk.records import Person
from alliance_desk.sample import write_sample
from alliance_desk.store.desk_file import DeskFile
from tests.benchmarks.desks import TODAY
from tests.benchmarks.timing import ratio
from tests.benchmarks.windows import open_window


def one_field() -> float:
    """Return the time of a field edit with every screen refreshed, over SQLModel's get, set, commit."""
    with tempfile.TemporaryDirectory() as folder:
        desk, bare = Path(folder) / "sample.adesk", Path(folder) / "bare.adesk"
        write_sample(desk, TODAY)
        write_sample(bare, TODAY)
        with open_window(desk, TODAY) as window, DeskFile.open(bare) as file:
            window.open_alliance(window.portfolio.model.rows[0].id)
            window.open_place(Place("component", "stakeholder_engagement"))
            QApplication.processEvents()
            model = next(
                model
                for model in window.findChildren(RecordTableModel)
                if any(isinstance(column, NameColumn) for column in model.columns)
            )
            cell, names = model.index(0, 0), count()

            def edit() -> None:
                assert model.setData(cell, f"Name {next(names)}")
                QApplication.processEvents()

            return ratio(edit, _commit(file), rounds=80, warm=5)


def _commit(file: DeskFile) -> Callable[[], None]:
    """Return a bare edit of one person, in a desk with the same settings of the journal."""
    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, creator=lambda: file.connection, poolclass=StaticPool
    )
    names = count()
    with Session(engine) as session:
        id = session.exec(select(Person.id)).first()

    def commit() -> None:
        with Session(engine) as session:
            # sqlcipher3 would otherwise commit each statement by itself.
            file.connection.execute("BEGIN IMMEDIATE")
            session.get_one(Person, id).name = f"Name {next(names)}"
            session.commit()

    return commit
