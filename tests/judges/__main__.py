"""Judges every document: ``python -m tests.judges [samples] [--keep FOLDER]``.

Each document of each alliance is composed, written in each of its formats, opened by LibreOffice, turned into
pages, and looked at by judges that nobody here wrote; each judge first has to find a fault that is planted.
A file that a judge finds something in is named, and the run fails.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.judges import controls, judges
from tests.judges.alliances import ALLIANCES, SAMPLES
from tests.judges.hearing import judged


def main() -> int:
    """Judge, print each finding, and return 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="*", choices=[[], *ALLIANCES, "samples"], help="all if none is named")
    parser.add_argument("--keep", type=Path, help="leave the files and pages here")
    arguments = parser.parse_args()
    missing = {package for tool, package in judges.TOOLS.items() if shutil.which(tool) is None}
    if missing:
        print(f"judge: this machine lacks what Debian calls: {' '.join(sorted(missing))}", file=sys.stderr)
        return 2
    names = [name for each in arguments.which for name in (SAMPLES if each == "samples" else (each,))]
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = [f"control: {text}" for text in controls.blind(folder / "controls", Path(temporary) / "lo")]
        count = 0
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            work = [(name, folder / name) for name in names or ALLIANCES]
            for name, files, fresh, took in pool.map(judged, work):
                count += files
                found += fresh
                print(f"{name}: {files} files, {len(fresh)} findings, {took:.0f} s", flush=True)
    for text in found:
        print(text)
    print(f"{count} files judged, {len(found)} findings")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
