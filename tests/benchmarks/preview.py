"""P12: from choosing a document to its first page on screen, against writing the PDF and rendering a page."""

import gc
import os
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from alliance_desk.assessment.place import Place
from alliance_desk.documents.press.pages import page_image
from alliance_desk.documents.writers import pdf
from alliance_desk.gui.pages.documents import DocumentsPage
from alliance_desk.sample import write_sample
from tests.benchmarks.desks import TODAY
from tests.benchmarks.windows import open_window

DECK, OTHER = "kickoff-deck", "startup-plan"
ROUNDS = 7


def first_page() -> float:
    """Return the time to the first page of the joint deck, made anew, over the bare work."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "sample.adesk"
        write_sample(desk, TODAY)
        today = date(2026, 11, 23)
        with open_window(desk, today) as window:
            rows = window.portfolio.model.rows
            kitamine = next(row for row in rows if row.name.startswith("Kitamine"))
            window.open_alliance(kitamine.id)
            window.open_place(Place("documents", field=OTHER))
            page = next(each for each in window.findChildren(DocumentsPage))
            taken: tuple[list[float], list[float]] = ([], [])
            for _ in range(ROUNDS):
                _until_shown(page, OTHER)
                # What was made before would only be shown again.
                page._preview.edited()
                gc.collect()
                begun = perf_counter()
                page.list.choose(DECK)
                _until_shown(page, DECK)
                taken[0].append(perf_counter() - begun)
                page.list.choose(OTHER)
                entry = page._entries[DECK]
                outline = entry.compose(today)
                gc.collect()
                begun = perf_counter()
                page_image(pdf.to_bytes(outline))
                taken[1].append(perf_counter() - begun)
    return median(taken[0][1:]) / median(taken[1][1:])


def _until_shown(page: DocumentsPage, key: str) -> None:
    end = perf_counter() + 60
    while not (page._preview.shown_key == key and page.view.image is not None):
        QApplication.processEvents()
        if perf_counter() > end:
            raise TimeoutError(f"{key} was not shown")
