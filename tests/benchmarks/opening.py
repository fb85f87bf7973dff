"""P9: opening one alliance must not depend on how many there are."""

import tempfile
from pathlib import Path
from uuid import UUID

from alliance_desk.store import portfolio, queries
from alliance_desk.store.store import Store
from tests.benchmarks.desks import large
from tests.benchmarks.timing import ratio


def one_alliance() -> float:
    """Return the time for one of 10,000 alliances over that for one of 100, 200 tasks each."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(large(Path(folder) / "many.adesk", 10_000)) as many,
        Store.open(large(Path(folder) / "few.adesk", 100)) as few,
    ):
        many_ids, few_ids = _spread(many), _spread(few)
        return ratio(
            lambda: queries.dossier(many, next(many_ids)),
            lambda: queries.dossier(few, next(few_ids)),
            rounds=60,
            warm=5,
        )


def _spread(store: Store):
    """Yield alliances from all over the desk, for ever."""
    ids: list[UUID] = [row.id for row in portfolio.rows(store.file)]
    at = 0
    while True:
        at = (at + 37) % len(ids)
        yield ids[at]
