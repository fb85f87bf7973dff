"""What the commands share: opening a desk, the alliances that are meant, one line that says what failed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliance_desk.playbook import Playbook
    from alliance_desk.records import Alliance
    from alliance_desk.store.store import Store


class CommandError(Exception):
    """What keeps a command from being done, in one sentence."""


def failed(sentence: str) -> int:
    """Say on stderr what went wrong, in one line; return the exit code."""
    print(f"alliance-desk: {' '.join(sentence.split())}", file=sys.stderr)
    return 1


@contextmanager
def opened(arguments: argparse.Namespace) -> Generator[Store]:
    """Open the desk; ask for its passphrase on a terminal where it needs one and no file gives it."""
    from alliance_desk.store.errors import PassphraseNeeded
    from alliance_desk.store.store import Store

    passphrase: str | None = None
    if arguments.passphrase_file:
        passphrase = _first_line(arguments.passphrase_file)
    try:
        store = Store.open(arguments.desk, passphrase)
    except PassphraseNeeded:
        if not sys.stdin.isatty():
            raise CommandError(
                f"{arguments.desk} needs its passphrase, or is no desk at all; nothing was changed: "
                "give the passphrase with --passphrase-file."
            ) from None
        from getpass import getpass

        store = Store.open(arguments.desk, getpass(f"Passphrase of {arguments.desk.name}: "))
    with store:
        yield store


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except OSError as error:
        raise CommandError(f"The passphrase file {path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"The passphrase file {path} is not UTF-8 text.") from None


def alliances(store: Store, name: str) -> list[Alliance]:
    """Return the alliances that are meant; raise CommandError with those that there are."""
    from alliance_desk.store import queries

    found = queries.alliances(store)
    if not found:
        raise CommandError(f"{store.name} holds no alliance yet.")
    if name == "all":
        return found
    if one := queries.alliance_named(store, name):
        return [one]
    raise CommandError(f"There is no alliance {name}; there is {named(each.name for each in found)}.")


def named(names: Iterable[str]) -> str:
    """Return names as a sentence has them, each once."""
    from alliance_desk.assessment.wording import listed

    return listed(list(dict.fromkeys(names)))


def playbook_of(store: Store) -> Playbook:
    """Return the playbook of a desk: the shipped one, under what the company's own one changes.

    A house playbook that cannot be read is told in a line, and the shipped one is used.
    """
    from alliance_desk import bundle
    from alliance_desk.playbook import PlaybookError, read_playbook
    from alliance_desk.playbook.house import laid_over
    from alliance_desk.store import house

    playbook = read_playbook(bundle.RESOURCES / "playbook")
    if text := house.text(store):
        try:
            return laid_over(playbook, text)
        except PlaybookError as error:
            failed(f"The house playbook is left out: {error}")
    return playbook
