"""Commands about desk files: make the sample, list the alliances, look for damage."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from alliance_desk.cli.common import CommandError, failed, opened

SHOWN_PROBLEMS = 12
"""Lines of damage that ``check`` prints; the rest is counted."""


def sample(arguments: argparse.Namespace) -> int:
    """Make a desk with the sample alliances."""
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


def list_alliances(arguments: argparse.Namespace) -> int:
    """Print a line for each alliance."""
    from alliance_desk.assessment.schedule import next_anchor
    from alliance_desk.store import queries

    with opened(arguments) as store:
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


def check(arguments: argparse.Namespace) -> int:
    """Look for damage and count the records."""
    with opened(arguments) as store:
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
