"""The desk tries itself: a sample desk, an edit, an undo, every document in every format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from alliance_desk.cli.common import CommandError, failed


def self_test() -> int:
    """Make a desk, change it, undo, write every document in every format; return 0 or 1."""
    from tempfile import TemporaryDirectory

    try:
        with TemporaryDirectory() as folder:
            for line in _self_tested(Path(folder)):
                print(line, flush=True)
    except Exception as error:
        return failed(f"self-test: {type(error).__name__}: {error}")
    return 0


def _self_tested(folder: Path) -> Iterator[str]:
    from alliance_desk.bundle import RESOURCES
    from alliance_desk.documents.catalogue import catalogue
    from alliance_desk.documents.export import export
    from alliance_desk.playbook import read_playbook
    from alliance_desk.sample import write_sample
    from alliance_desk.store import queries
    from alliance_desk.store.store import Store

    playbook = read_playbook(RESOURCES / "playbook")
    yield f"playbook: {len(playbook.questions())} questions"
    path = folder / "self-test.adesk"
    write_sample(path)
    with Store.open(path) as store:
        before = store.check()
        first = queries.alliances(store)[0]
        with store.edit("Self-test") as session:
            session.merge(first).name = "Self-test"
        store.undo()
        if store.check() != before or queries.alliances(store)[0].name != first.name or before.problems:
            raise CommandError("the desk is not as it was after undo")
        yield f"store: {sum(before.counts.values())} records, undone"
        dossiers = [queries.dossier(store, alliance.id) for alliance in queries.alliances(store)]
    for entry in (entry for dossier in dossiers for entry in catalogue(dossier, playbook)):
        sizes = [
            export(entry.compose(date.today()), format, folder).stat().st_size for format in entry.formats
        ]
        yield f"documents: {entry.title}, {', '.join(entry.formats)}, {sum(sizes) // 1024} KB"
