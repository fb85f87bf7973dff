"""What the window remembers between sittings: sizes, choices, file paths; never a word of content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QByteArray, QSettings

Theme = Literal["system", "light", "dark"]

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Sizes of the text, in per cent."""

RECENT = 8


class Settings:
    """The choices of this user on this machine, in one INI file.

    Beside it lie the default desk and the sample.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        value = self._file.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("window/geometry", value)

    @property
    def theme(self) -> Theme:
        value = self._file.value("window/theme")
        return value if value in ("light", "dark") else "system"

    @theme.setter
    def theme(self, value: Theme) -> None:
        self._file.setValue("window/theme", value)

    @property
    def text_size(self) -> int:
        """The size of the text in per cent; one of ``TEXT_SIZES``."""
        value = str(self._file.value("window/text_size", "100"))
        size = int(value) if value.isdigit() else 100
        return size if size in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._file.setValue("window/text_size", value)

    @property
    def folded(self) -> frozenset[str]:
        """The groups of the sidebar that the user has folded."""
        return frozenset(str(self._file.value("window/folded", "")).split())

    @folded.setter
    def folded(self, groups: Iterable[str]) -> None:
        self._file.setValue("window/folded", " ".join(sorted(groups)))

    @property
    def last_page(self) -> str:
        """The line of the sidebar that was open last."""
        return str(self._file.value("last/page", ""))

    @last_page.setter
    def last_page(self, value: str) -> None:
        self._file.setValue("last/page", value)

    @property
    def last_alliance(self) -> UUID | None:
        """The alliance that was open last, by its id: names stay inside the desk."""
        try:
            return UUID(str(self._file.value("last/alliance", "")))
        except ValueError:
            return None

    @last_alliance.setter
    def last_alliance(self, value: UUID | None) -> None:
        self._file.setValue("last/alliance", str(value or ""))

    @property
    def keeps_recent(self) -> bool:
        """False where the user wants no list of desks."""
        return str(self._file.value("recent/keep", "true")) != "false"

    @keeps_recent.setter
    def keeps_recent(self, value: bool) -> None:
        self._file.setValue("recent/keep", "true" if value else "false")
        if not value:
            self._file.remove("recent/files")
            self._file.remove("export/folder")

    @property
    def recent(self) -> list[Path]:
        """Desks that were open here, the newest first."""
        value = self._file.value("recent/files")
        found = value if isinstance(value, list) else [value] if isinstance(value, str) and value else []
        return [Path(str(each)) for each in found]

    @property
    def export_folder(self) -> Path | None:
        """The folder of the last export; None where no list of files is kept."""
        value = self._file.value("export/folder")
        return Path(value) if isinstance(value, str) and value else None

    @export_folder.setter
    def export_folder(self, value: Path) -> None:
        if self.keeps_recent:
            self._file.setValue("export/folder", str(value))

    def export_formats(self, offered: Sequence[str]) -> list[str]:
        """Return the formats that were last chosen for a document that has those ``offered``."""
        value = str(self._file.value(_formats_key(offered), ""))
        return [each for each in value.split() if each in offered]

    def set_export_formats(self, offered: Sequence[str], chosen: Sequence[str]) -> None:
        """Remember the formats that were chosen for a document that has those ``offered``."""
        self._file.setValue(_formats_key(offered), " ".join(chosen))

    @property
    def replaces_files(self) -> bool:
        """Whether an export replaces a file of the same name; else the new one gets a number."""
        return str(self._file.value("export/replace", "false")) == "true"

    @replaces_files.setter
    def replaces_files(self, value: bool) -> None:
        self._file.setValue("export/replace", "true" if value else "false")

    @property
    def pack_formats(self) -> list[str]:
        """The formats that were last chosen for the kickoff pack."""
        return str(self._file.value("export/pack_formats", "")).split()

    @pack_formats.setter
    def pack_formats(self, value: Iterable[str]) -> None:
        self._file.setValue("export/pack_formats", " ".join(value))

    def is_last_document(self, key: str) -> bool:
        """Tell whether a document was on show last; kept is a digest, as its key may name a committee."""
        return self._file.value("last/document", "") == _digest(key)

    def set_last_document(self, key: str) -> None:
        """Remember which document was on show."""
        self._file.setValue("last/document", _digest(key))

    @property
    def preview(self) -> frozenset[str]:
        """How documents are shown: ``continuous``, ``width``, ``thumbnails``."""
        return frozenset(str(self._file.value("window/preview", "thumbnails")).split())

    @preview.setter
    def preview(self, value: Iterable[str]) -> None:
        self._file.setValue("window/preview", " ".join(sorted(value)))

    def opened(self, path: Path) -> None:
        """Put a desk first in the list, if one is kept."""
        if self.keeps_recent:
            here = path.absolute()
            before = self.recent
            if before[:1] != [here]:  # else the file would be written anew at each start
                others = [each for each in before if each != here]
                self._file.setValue("recent/files", [str(each) for each in [here, *others][:RECENT]])

    def forget(self, path: Path) -> None:
        """Take a desk off the list."""
        self._file.setValue("recent/files", [str(each) for each in self.recent if each != path])

    def reset_layout(self) -> None:
        """Forget sizes, place, text size, and what was folded."""
        for key in ("window/geometry", "window/text_size", "window/folded", "window/preview"):
            self._file.remove(key)

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _formats_key(offered: Sequence[str]) -> str:
    return f"export/{'_'.join(offered)}"
