"""Named questions, and the list of all alliances."""

from datetime import date
from uuid import uuid4

import pytest

from alliance_desk.records import (
    Alliance,
    Anchor,
    AnchorKind,
    CheckMark,
    Partner,
    Profile,
    Risk,
    RiskState,
    Task,
    Variant,
)
from alliance_desk.store import portfolio, queries
from alliance_desk.store.schema import TABLES
from alliance_desk.store.store import Store


def filled(store: Store) -> dict[str, Alliance]:
    one = Alliance(name="beta", manager="M", tier=1)
    two = Alliance(name="Alpha", variant=Variant.TECHNOLOGY)
    three = Alliance(name="Łódź")
    with store.edit("New") as session:
        session.add_all([one, two, three])
        for number in range(5):
            session.add(Task(alliance_id=one.id, done_on=date(2026, 1, 1) if number < 2 else None))
        session.add(Anchor(alliance_id=one.id, kind=AnchorKind.KICKOFF, on=date(2027, 2, 3)))
        session.add(Anchor(alliance_id=one.id, kind=AnchorKind.LAUNCH, on=date(2028, 2, 3)))
        session.add(Anchor(alliance_id=two.id, kind=AnchorKind.LAUNCH, on=None))
        for likelihood, impact, state in [
            (3, 5, "open"),
            (5, 5, "closed"),
            (5, 3, "watched"),
            (2, 5, "open"),
        ]:
            session.add(
                Risk(alliance_id=one.id, likelihood=likelihood, impact=impact, state=RiskState(state))
            )
        session.add(Risk(alliance_id=one.id))
    return {alliance.name: alliance for alliance in (one, two, three)}


def test_the_portfolio_tells_of_each_alliance(store: Store) -> None:
    alliances = filled(store)
    rows = portfolio.rows(store.file)
    assert [row.name for row in rows] == ["Alpha", "beta", "Łódź"]
    assert portfolio.count(store.file) == 3
    two, one, _ = portfolio.fill(store.file, rows)
    assert (one.id, one.tier, one.manager, one.stage) == (alliances["beta"].id, 1, "M", "startup")
    assert (one.variant, one.deal_type) == ("biopharma", "co-development")
    assert (one.tasks_done, one.tasks, one.high_risks) == (2, 5, 2)
    assert (one.next_anchor, one.next_anchor_on) == ("kickoff", date(2027, 2, 3))
    assert (two.variant, two.tasks, two.next_anchor, two.next_anchor_on) == ("technology", 0, None, None)
    assert portfolio.rows(store.file, limit=1, offset=1) == [rows[1]]
    assert portfolio.fill(store.file, []) == []


def test_alliances_by_name(store: Store) -> None:
    alliances = filled(store)
    assert [alliance.name for alliance in queries.alliances(store)] == ["Alpha", "beta", "Łódź"]
    for name, found in [("beta", "beta"), ("ALPHA", "Alpha"), ("łÓDŹ", "Łódź")]:
        alliance = queries.alliance_named(store, name)
        assert alliance and alliance.id == alliances[found].id
    assert queries.alliance_named(store, "gamma") is None


def test_a_dossier_holds_one_alliance_in_the_order_of_entry(store: Store) -> None:
    alliances = filled(store)
    with store.edit("More") as session:
        for item in "cab":
            session.add(CheckMark(alliance_id=alliances["beta"].id, item=item))
            session.flush()
        session.add(Partner(alliance_id=alliances["Alpha"].id, name="P"))
    dossier = queries.dossier(store, alliances["beta"].id)
    assert dossier.alliance.name == "beta"
    assert [mark.item for mark in dossier.all(CheckMark)] == ["c", "a", "b"]
    assert dossier.all(Partner) == []
    assert len(dossier.all(Task)) == 5
    assert dossier.anchor(AnchorKind.KICKOFF) == date(2027, 2, 3)
    with pytest.raises(LookupError):
        queries.dossier(store, uuid4())


def test_one_alliance_is_found_by_an_index_in_every_table(store: Store) -> None:
    for table in TABLES - {"alliance", "profile", "houseplaybook", "houselook", "edit_log"}:
        plan = store.file.connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE alliance_id = 'x' ORDER BY rowid"
        ).fetchall()
        assert [row[3].split(" USING ")[0] for row in plan] == [f"SEARCH {table}"], plan


def test_the_profile(store: Store) -> None:
    assert queries.profile(store).user_name == ""
    with store.edit("Profile") as session:
        session.add(Profile(user_name="N"))
    assert queries.profile(store).user_name == "N"
