"""The shipped playbook, and a copy of its folder to break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_desk.playbook import Playbook, PlaybookError, read_playbook

SHIPPED = Path(__file__).parents[2] / "resources" / "playbook"


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    return read_playbook(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "playbook"))


@pytest.fixture
def mistake(folder: Path) -> Callable[[str, str, str], str]:
    """Replace a text in one file and return what the reader then says."""

    def say(file: str, old: str, new: str) -> str:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(PlaybookError) as raised:
            read_playbook(folder)
        return str(raised.value)

    return say
