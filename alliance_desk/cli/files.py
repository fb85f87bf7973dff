"""Commands that write files to hand out: documents and calendars."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_desk.cli.common import CommandError, alliances, failed, named, opened, playbook_of

if TYPE_CHECKING:
    from alliance_desk.documents.catalogue import Entry
    from alliance_desk.documents.outline import Outline
    from alliance_desk.records import DocumentExport
    from alliance_desk.store.store import Store


def export(arguments: argparse.Namespace) -> int:
    """Write documents into a folder, and note in the desk what has left it."""
    from alliance_desk.documents import history
    from alliance_desk.documents.catalogue import catalogue
    from alliance_desk.documents.export import built, file_name, folder_for, placed
    from alliance_desk.store import queries
    from alliance_desk.store.look import house_look

    folder: Path = arguments.to
    today = date.today()
    with opened(arguments) as store:
        playbook = playbook_of(store)
        chosen = alliances(store, arguments.alliance)
        dossiers = [queries.dossier(store, alliance.id) for alliance in chosen]
        house = house_look(store)
        offered = [entry for dossier in dossiers for entry in catalogue(dossier, playbook, house)]
        if arguments.pack:
            offered = [entry for entry in offered if entry.in_pack]
        entries = _entries(offered, arguments.document, arguments.format)
        written: list[tuple[Entry, Outline, str]] = []
        try:
            for entry in entries:
                outline = entry.compose(today)
                # One document is asked for by its name; among many, what is not for the partner lies apart.
                place = folder if arguments.document == entry.key else folder_for(entry.readers, folder)
                _make(place)
                for format in entry.formats:
                    if arguments.format in (format, "all"):
                        file = built(outline, format)
                        if file.remark:
                            failed(file.remark)
                        print(placed(file.data, place / file_name(outline, format)), flush=True)
                        written.append((entry, outline, format))
        finally:
            # What was written before something went wrong has left the desk too.
            _note(store, history.exported(written, str(folder.absolute()), today))
    return 0


def _note(store: Store, records: list[DocumentExport]) -> None:
    """Keep what has left the desk; the files stand also where that can't be kept."""
    from alliance_desk.store.errors import DeskError

    if not records:
        return
    what = records[0].title if len(records) == 1 else f"{len(records)} documents"
    try:
        with store.edit(f"Export of {what}") as session:
            session.add_all(records)
    except DeskError as error:
        failed(f"The files are written, but that they left the desk was not saved: {error}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"The folder {folder} cannot be made: {error.strerror}.") from None


def _entries(offered: list[Entry], key: str, format: str) -> list[Entry]:
    """Return the documents that are meant; raise CommandError with those that there are."""
    keyed = [entry for entry in offered if key in (entry.key, "all")]
    if not keyed:
        raise CommandError(f"There is no document {key}; there is {named(entry.key for entry in offered)}.")
    fitting = [entry for entry in keyed if format == "all" or format in entry.formats]
    if not fitting:
        raise CommandError(f"{key} is written as {named(keyed[0].formats)}, not as {format}.")
    return fitting


def calendar(arguments: argparse.Namespace) -> int:
    """Write the dates of an alliance as a calendar file."""
    from alliance_desk.exchange.calendar import KINDS, Include, events, write
    from alliance_desk.store import queries

    path: Path = arguments.to
    if not path.parent.is_dir():
        raise CommandError(f"The folder {path.parent} does not exist.")
    include = Include(
        kinds=frozenset(arguments.only or KINDS),
        audience=arguments.audience,
        first=arguments.first,
        last=arguments.last,
        private=arguments.private,
    )
    with opened(arguments) as store:
        playbook = playbook_of(store)
        dossiers = [queries.dossier(store, each.id) for each in alliances(store, arguments.alliance)]
    found = [
        event
        for dossier in dossiers
        for event in events(
            dossier, playbook.for_variant(dossier.alliance.variant.value), date.today(), include
        )
    ]
    if not found:
        raise CommandError("There is no such date, so no calendar was written.")
    print(write(found, path))
    return 0
