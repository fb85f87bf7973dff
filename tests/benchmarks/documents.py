"""P4 to P7: documents through outline and writer, against the libraries alone; the whole kickoff pack."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from alliance_desk.bundle import RESOURCES
from alliance_desk.documents.catalogue import Entry, catalogue
from alliance_desk.documents.export import build
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
def _entries() -> tuple[Entry, ...]:
    """Return the documents of the sample's biopharma alliance."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.adesk"
        write_sample(path, TODAY)
        playbook = read_playbook(RESOURCES / "playbook")
        with Store.open(path) as store:
            alliance = next(one for one in queries.alliances(store) if one.variant == "biopharma")
            dossier = queries.dossier(store, alliance.id)
        return catalogue(dossier, playbook.for_variant("biopharma"))


@cache
def _outline(prefix: str) -> Outline:
    """Compose a document of the sample's biopharma alliance."""
    return next(entry for entry in _entries() if entry.key.startswith(prefix)).compose(TODAY)


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


def kickoff_pack() -> float:
    """Return the time to write the whole kickoff pack, over one conversion by LibreOffice, cold."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("P7 needs LibreOffice: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        charter = Path(folder) / "charter.docx"
        charter.write_bytes(build(_outline("charter"), "docx"))
        command = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(charter)]

        def pack() -> None:
            for entry in _entries():
                if entry.in_pack:
                    outline = entry.compose(TODAY)
                    for format in entry.formats:
                        build(outline, format)

        return ratio(pack, lambda: subprocess.run(command, check=True, capture_output=True), 5, warm=1)
