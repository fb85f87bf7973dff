"""Measures the goals: ``python -m tests.benchmarks [P1 P8 ...]``, a line each: ``P1 1.84 goal 2.0``.

Each figure is the ratio of two things measured side by side, in turn, in this one run: medians, so
that a slow moment of the machine falls on both.
"""

import sys
from collections.abc import Callable

from tests.benchmarks import documents, edits, gantt, opening, preview, register, start, typing

BENCHMARKS: dict[str, tuple[Callable[[], float], float, str]] = {
    "P1": (start.first_paint, 2.0, "start to first painted window, against an empty window"),
    "P2": (start.usable, 3.5, "start to the window being usable, against an empty window"),
    "P3": (start.memory, 2.5, "peak memory after one export of each kind, against an empty window"),
    "P4": (documents.charter_to_word, 1.5, "charter to Word, warm, against python-docx"),
    "P5": (documents.charter_to_pdf, 1.5, "charter to PDF, warm, against ReportLab"),
    "P6": (documents.deck_to_powerpoint, 1.5, "kickoff deck to PowerPoint, warm, against python-pptx"),
    "P7": (documents.kickoff_pack, 3.0, "kickoff pack, all formats, against one conversion by LibreOffice"),
    "P8": (edits.one_field, 4.0, "one field edit with screens refreshed, against a bare SQLModel commit"),
    "P9": (opening.one_alliance, 1.3, "opening one alliance of 10,000, against one of 100"),
    "P11": (register.five_thousand, 3.0, "register of 5,000 rows, against a plain list model"),
    "P12": (
        preview.first_page,
        2.0,
        "first page of the kickoff deck, against writing and rendering it",
    ),
    "P13": (
        register.edits_of_five_thousand,
        15.0,
        "edits and moves in a register of 5,000 rows, against an edit of what is not on show",
    ),
    "P14": (
        typing.letters,
        3.0,
        "letters typed while documents are made, against beside a plain thread",
    ),
    "G1": (gantt.five_thousand, 4.0, "workplan of 5,000 tasks scrolled and filtered, against a plain table"),
}


def main() -> int:
    """Run the benchmarks that were asked for, or all; 1 if a goal was missed."""
    wanted = sys.argv[1:] or list(BENCHMARKS)
    missed = False
    for name in wanted:
        measure, goal, what = BENCHMARKS[name]
        ratio = measure()
        missed = missed or ratio > goal
        print(f"{name} {ratio:.2f} goal {goal} {'' if ratio <= goal else 'MISSED '}({what})", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
