"""P14: letters typed while documents are made beside the window, against letters beside a plain thread."""

import os
import tempfile
from datetime import date
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from alliance_desk.assessment.place import Place
from alliance_desk.gui.pages.documents import DocumentsPage
from alliance_desk.sample import write_sample
from tests.benchmarks.desks import TODAY
from tests.benchmarks.windows import open_window

ROUNDS = 12
BETWEEN = 0.06
"""Seconds between two letters of somebody who types fast."""


def letters() -> float:
    """Return the time that nine letters in ten need while pages are made, over that beside a plain thread."""
    busy, plain = measured()
    return quantiles(busy, n=10)[-1] / quantiles(plain, n=10)[-1]


def measured() -> tuple[list[float], list[float]]:
    """Return seconds a letter, from key to picture: while pages are made, and beside a thread that counts."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "sample.adesk"
        write_sample(desk, TODAY)
        with open_window(desk, date(2026, 11, 23)) as window:
            kitamine = next(row for row in window.portfolio.model.rows if row.name.startswith("Kitamine"))
            window.open_alliance(kitamine.id)
            window.open_place(Place("documents", field="startup-plan"))
            page = next(each for each in window.findChildren(DocumentsPage))
            field = QLineEdit(page)
            field.resize(300, 30)
            field.show()
            field.setFocus()
            _settled(page)
            stop = Event()
            counting = Thread(target=_count, args=(stop,))
            counting.start()
            plain = [_typed(field) for _ in range(80)]
            stop.set()
            counting.join()
            busy: list[float] = []
            for key in ("kickoff-deck", "startup-plan") * (ROUNDS // 2):
                # What was made before would only be shown again.
                page._preview.edited()
                page.list.choose(key)
                field.setFocus()
                while not _done(page, key):
                    busy.append(_typed(field))
            return busy, plain


def _count(stop: Event) -> None:
    """Compute as any thread of Python does, without ever holding the interpreter for longer than its turn."""
    at = 0
    while not stop.is_set():
        at += 1


def _typed(field: QLineEdit) -> float:
    end = perf_counter() + BETWEEN
    while perf_counter() < end:
        # Not qWait: it keeps the interpreter, and the documents would stand still.
        QApplication.processEvents()
        sleep(0.005)
    begun = perf_counter()
    QTest.keyClick(field, Qt.Key.Key_A)
    QApplication.processEvents()
    return perf_counter() - begun


def _done(page: DocumentsPage, key: str) -> bool:
    return page._preview.shown_key == key and page._preview.whole and page.view.image is not None


def _settled(page: DocumentsPage) -> None:
    """Wait until the first document is there and the others were surveyed."""
    end = perf_counter() + 120
    while not (
        _done(page, "startup-plan") and not page._preview._unsurveyed and not page._preview._surveying
    ):
        QApplication.processEvents()
        sleep(0.02)
        if perf_counter() > end:
            raise TimeoutError("the documents were not surveyed")
