"""The same desk without a window: sample, list, export, calendar, check and the self-test.

What a command needs is imported when it runs, so that ``--version`` costs nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from alliance_desk import __version__
from alliance_desk.cli import desks, files
from alliance_desk.cli.common import CommandError, failed
from alliance_desk.cli.desks import SHOWN_PROBLEMS
from alliance_desk.cli.trial import self_test

__all__ = ["SHOWN_PROBLEMS", "CommandError", "failed", "parsed", "run", "self_test", "speak_utf8"]

FORMATS = ("docx", "pdf", "pptx")
EVENT_KINDS = ("dates", "milestones", "meetings", "kickoff", "communication", "tasks")


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
    sample.set_defaults(command=desks.sample)

    _desk_command(
        commands, "list", "print a line for each alliance, tab-separated, name first", desks.list_alliances
    )

    export = _desk_command(commands, "export", "write documents into a folder", files.export)
    export.add_argument("--alliance", required=True, metavar="NAME|all")
    export.add_argument("--document", default="all", metavar="KEY|all")
    export.add_argument("--pack", action="store_true", help="only what the kickoff pack holds")
    export.add_argument("--format", default="all", choices=(*FORMATS, "all"))
    export.add_argument("--to", required=True, type=Path, metavar="FOLDER")

    calendar = _desk_command(commands, "calendar", "write dates as a calendar file", files.calendar)
    calendar.add_argument("--alliance", required=True, metavar="NAME|all")
    calendar.add_argument("--to", required=True, type=Path, metavar="FILE")
    calendar.add_argument(
        "--for",
        dest="audience",
        choices=("everyone", "myself"),
        default="everyone",
        help="everyone: joint text only; myself: own tasks and internal notes too",
    )
    calendar.add_argument("--only", action="append", choices=EVENT_KINDS, help="may be given several times")
    calendar.add_argument("--from", dest="first", type=_day, metavar="DAY", help="2026-12-31")
    calendar.add_argument("--until", dest="last", type=_day, metavar="DAY")
    calendar.add_argument("--private", action="store_true", help="mark each entry as private")

    _desk_command(commands, "check", "look for damage and count the records", desks.check)
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it like 2026-12-31") from None


def speak_utf8() -> None:
    """Make the output UTF-8 wherever it goes: names keep their letters in pipes and on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


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
