"""P4 to P6: a document through outline and writer, against the library writing the same words."""

import tempfile
from functools import cache
from pathlib import Path

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.catalogue import catalogue
from alliance_desk.documents.outline import Outline
from alliance_desk.playbook.reader import read_playbook
from alliance_desk.sample import write_sample
from alliance_desk.store import queries
from alliance_desk.store.store import Store
from tests.benchmarks import plain
from tests.benchmarks.desks import TODAY
from tests.benchmarks.timing import ratio

ROUNDS = 15


@cache
def _outline(prefix: str) -> Outline:
    """Compose a document of the sample's biopharma alliance."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.adesk"
        write_sample(path, TODAY)
        playbook = read_playbook(RESOURCES / "playbook")
        with Store.open(path) as store:
            alliance = next(one for one in queries.alliances(store) if one.variant == "biopharma")
            dossier = queries.dossier(store, alliance.id)
        entries = catalogue(dossier, playbook.for_variant("biopharma"))
        return next(entry for entry in entries if entry.key.startswith(prefix)).compose(TODAY)


def charter_to_word() -> float:
    """Return the time to write a charter as Word, over python-docx alone."""
    from alliance_desk.documents.writers import word

    outline = _outline("charter")
    return ratio(lambda: word.to_bytes(outline), lambda: plain.word(outline), ROUNDS, warm=2)


def charter_to_pdf() -> float:
    """Return the time to write a charter as PDF, over ReportLab alone."""
    from alliance_desk.documents.writers import pdf

    outline = _outline("charter")
    return ratio(lambda: pdf.to_bytes(outline), lambda: plain.pdf(outline), ROUNDS, warm=2)


def deck_to_powerpoint() -> float:
    """Return the time to write the kickoff deck as PowerPoint, over python-pptx alone."""
    from alliance_desk.documents.writers import powerpoint

    outline = _outline("kickoff-deck")
    return ratio(lambda: powerpoint.to_bytes(outline), lambda: plain.powerpoint(outline), ROUNDS, warm=2)
