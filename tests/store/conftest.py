"""Desks to try things on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance_desk.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Ours.adesk"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path) as store:
        yield store
