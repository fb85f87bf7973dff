"""The same desk without a window: sample, list, export, check and the self-test.

What a command needs is imported when it runs, so that ``--version`` costs nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from alliance_desk import __version__

if TYPE_CHECKING:
    from alliance_desk.documents.catalogue import Entry
    from alliance_desk.records import Alliance
    from alliance_desk.store.store import Store

FORMATS = ("docx", "pdf", "pptx")
SHOWN_PROBLEMS = 12
"""Lines of damage that ``check`` prints; the rest is counted."""


class CommandError(Exception):
    """What keeps a command from being done, in one sentence."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"alliance-desk: {message} (alliance-desk --help tells more)\n")


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for; ``command`` is None for the window."""
    parser = _Parser(prog="alliance-desk", description="Alliance Desk: without a command, its window opens.")
    parser.add_argument("--version", action="version", version=f"Alliance Desk {__version__}")
    parser.add_argument("--desk", type=Path, metavar="FILE", help="the desk that the window opens")
    parser.add_argument("--self-test", action="store_true", help="try every part; exit 0 or 1")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    sample = commands.add_parser("sample", help="make a desk with two sample alliances")
    sample.add_argument("desk", type=Path, metavar="FILE")
    sample.add_argument("--replace", action="store_true", help="make an earlier sample desk anew")
    sample.set_defaults(command=_sample)

    _desk_command(commands, "list", "print a line for each alliance, tab-separated, name first", _list)

    export = _desk_command(commands, "export", "write documents into a folder", _export)
    export.add_argument("--alliance", required=True, metavar="NAME|all")
    export.add_argument("--document", default="all", metavar="KEY|all")
    export.add_argument("--format", default="all", choices=(*FORMATS, "all"))
    export.add_argument("--to", required=True, type=Path, metavar="FOLDER")

    _desk_command(commands, "check", "look for damage and count the records", _check)
    return parser.parse_args(argv)


def _desk_command(
    commands: Any, name: str, help: str, command: Callable[..., int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help)
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="a file with the passphrase in its first line"
    )
    parser.set_defaults(command=command)
    return parser


def speak_utf8() -> None:
    """Make the output UTF-8 wherever it goes: names keep their letters in pipes and on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def failed(sentence: str) -> int:
    """Say on stderr what went wrong, in one line; return the exit code."""
    print(f"alliance-desk: {' '.join(sentence.split())}", file=sys.stderr)
    return 1


def run(arguments: argparse.Namespace) -> int:
    """Do one command; return the exit code."""
    from alliance_desk.documents.export import ExportError
    from alliance_desk.playbook import PlaybookError
    from alliance_desk.store.errors import DeskError

    try:
        code: int = arguments.command(arguments)
        sys.stdout.flush()
        return code
    except (CommandError, DeskError, ExportError, PlaybookError) as error:
        return failed(str(error))
    except BrokenPipeError:
        # Whoever was reading has read enough; Python must not complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return failed("Stopped. What was written before is whole.")
    except OSError as error:
        return failed(f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.")


def _sample(arguments: argparse.Namespace) -> int:
    from alliance_desk.sample import write_sample

    path: Path = arguments.desk
    if not path.parent.is_dir():
        raise CommandError(f"The folder {path.parent} does not exist.")
    if not path.exists():
        write_sample(path)
    elif not arguments.replace:
        raise CommandError(f"{path} exists already; --replace makes an earlier sample desk anew.")
    else:
        _refuse_to_replace_work(path)
        new = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            write_sample(new)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    print(path)
    return 0


def _refuse_to_replace_work(path: Path) -> None:
    """Raise CommandError if a desk holds anything but sample alliances; DeskError if it is no open desk."""
    from alliance_desk.sample import stories
    from alliance_desk.store import queries
    from alliance_desk.store.store import Store

    told = {dossier.alliance.name for dossier in stories(date.today())}
    with Store.open(path) as store:
        if work := [each.name for each in queries.alliances(store) if each.name not in told]:
            raise CommandError(f"{path} holds {work[0]}, which is not from the sample; choose another file.")


def _list(arguments: argparse.Namespace) -> int:
    from alliance_desk.assessment.schedule import next_anchor
    from alliance_desk.store import queries

    with _opened(arguments) as store:
        for alliance in queries.alliances(store):
            anchor = next_anchor(queries.dossier(store, alliance.id), date.today())
            following = f"{anchor.on} {anchor.title}" if anchor else "no date ahead"
            cells = (
                alliance.name,
                alliance.deal_type.value,
                alliance.variant.value,
                alliance.stage.value,
                f"tier {alliance.tier}",
                following,
            )
            print("\t".join(" ".join(cell.split()) for cell in cells))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from alliance_desk.bundle import RESOURCES
    from alliance_desk.documents.catalogue import catalogue
    from alliance_desk.documents.export import export
    from alliance_desk.playbook import read_playbook
    from alliance_desk.store import queries

    folder: Path = arguments.to
    playbook = read_playbook(RESOURCES / "playbook")
    with _opened(arguments) as store:
        chosen = _alliances(store, arguments.alliance)
        dossiers = [queries.dossier(store, alliance.id) for alliance in chosen]
    offered = [catalogue(dossier, playbook) for dossier in dossiers]
    entries = _entries([entry for each in offered for entry in each], arguments.document, arguments.format)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"The folder {folder} cannot be made: {error.strerror}.") from None
    today = date.today()
    for entry in entries:
        outline = entry.compose(today)
        for format in entry.formats:
            if arguments.format in (format, "all"):
                print(export(outline, format, folder), flush=True)
    return 0


def _alliances(store: Store, name: str) -> list[Alliance]:
    """Return the alliances that are meant; raise CommandError with those that there are."""
    from alliance_desk.store import queries

    found = queries.alliances(store)
    if not found:
        raise CommandError(f"{store.name} holds no alliance yet.")
    if name == "all":
        return found
    if one := queries.alliance_named(store, name):
        return [one]
    raise CommandError(f"There is no alliance {name}; there is {_named(each.name for each in found)}.")


def _entries(offered: list[Entry], key: str, format: str) -> list[Entry]:
    """Return the documents that are meant; raise CommandError with those that there are."""
    keyed = [entry for entry in offered if key in (entry.key, "all")]
    if not keyed:
        raise CommandError(f"There is no document {key}; there is {_named(entry.key for entry in offered)}.")
    fitting = [entry for entry in keyed if format == "all" or format in entry.formats]
    if not fitting:
        raise CommandError(f"{key} is written as {_named(keyed[0].formats)}, not as {format}.")
    return fitting


def _named(names: Iterable[str]) -> str:
    from alliance_desk.assessment.wording import listed

    return listed(list(dict.fromkeys(names)))


def _check(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as store:
        report = store.check()
    for kind, number in report.counts.items():
        print(f"{kind}\t{number}")
    for problem in report.problems[:SHOWN_PROBLEMS]:
        print(f"damage\t{problem}")
    if (more := len(report.problems) - SHOWN_PROBLEMS) > 0:
        print(f"damage\tand {more} more")
    if report.problems:
        return failed(f"{arguments.desk} is damaged: open your latest backup, and keep the damaged file.")
    print(f"{arguments.desk}: no damage found")
    return 0


@contextmanager
def _opened(arguments: argparse.Namespace) -> Generator[Store]:
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
