"""Makes resources/templates/report.docx and deck.pptx: `python packaging/templates/make.py`.

The writers only fill them in: whoever wants another look may also edit them in Word or PowerPoint, as
long as styles and layouts keep their names.
"""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import deck  # noqa: E402
import report  # noqa: E402

TEMPLATES = ROOT / "resources" / "templates"


def pack(path: Path, parts: dict[str, str]) -> None:
    """Write an Office file with the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


if __name__ == "__main__":
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    pack(TEMPLATES / "report.docx", report.parts())
    pack(TEMPLATES / "deck.pptx", deck.parts())
