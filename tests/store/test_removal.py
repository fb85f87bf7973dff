"""Taking records out, and keeping a dossier up to date."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_desk.records import RECORDS, Alliance, AllianceRecord, Committee, Dossier, Partner, Person, Seat
from alliance_desk.store import queries
from alliance_desk.store.changeset import Changeset, apply_to
from alliance_desk.store.removal import remove
from alliance_desk.store.store import Store
from tests.store.test_undo_law import blank, fill, one_change  # noqa: F401
from tests.store.values import EXAMPLES, snapshot


def test_removing_a_person_opens_the_seat_and_lets_go_of_the_counterpart(store: Store) -> None:
    alliance = Alliance(name="A")
    one, two = (Person(alliance_id=alliance.id, name=name) for name in "12")
    one.counterpart_id, two.counterpart_id = two.id, one.id
    committee = Committee(alliance_id=alliance.id, name="JSC")
    seat = Seat(alliance_id=alliance.id, committee_id=committee.id, person_id=one.id, alternate_id=one.id)
    with store.edit("New") as session:
        session.add_all([alliance, one, two, committee, seat])
    before = snapshot(store)
    with store.edit("Remove") as session:
        remove(session, session.get_one(Person, one.id))
    with store.read() as session:
        kept = session.get_one(Seat, seat.id)
        assert (kept.person_id, kept.alternate_id) == (None, None)
        assert session.get_one(Person, two.id).counterpart_id is None
        assert session.get(Person, one.id) is None
    store.undo()
    assert snapshot(store) == before


def test_removing_a_committee_takes_its_seats_and_frees_the_bodies_below(store: Store) -> None:
    alliance = Alliance(name="A")
    top = Committee(alliance_id=alliance.id, name="JSC")
    below = Committee(alliance_id=alliance.id, name="JPT", parent_id=top.id)
    seats = [Seat(alliance_id=alliance.id, committee_id=body.id) for body in (top, below)]
    with store.edit("New") as session:
        session.add_all([alliance, top, below, *seats])
    with store.edit("Remove") as session:
        remove(session, session.get_one(Committee, top.id))
    found = queries.dossier(store, alliance.id)
    assert [(body.name, body.parent_id) for body in found.all(Committee)] == [("JPT", None)]
    assert [seat.id for seat in found.all(Seat)] == [seats[1].id]


@settings(max_examples=EXAMPLES // 12)
@given(data=st.data())
def test_removing_the_alliance_leaves_nothing_of_it(data: st.DataObject, tmp_path_factory: Any) -> None:
    with Store.create(tmp_path_factory.mktemp("desk") / "d.adesk") as store:
        fill(data, store)
        with store.edit("Remove") as session:
            (alliance,) = queries.alliances(store)
            remove(session, session.get_one(Alliance, alliance.id))
        assert [table for table, rows in snapshot(store).items() if rows] == [
            "profile",
            "houseplaybook",
            "houselook",
        ]
        assert store.check().problems == ()


def contents(dossier: Dossier) -> dict[str, Any]:
    kinds = [record for record in RECORDS if issubclass(record, AllianceRecord)]
    return {"": dossier.alliance.values()} | {
        kind.__name__: {row.id: row.values() for row in dossier.all(kind)} for kind in kinds
    }


@settings(max_examples=EXAMPLES // 12)
@given(data=st.data())
def test_a_dossier_kept_up_to_date_equals_one_read_anew(data: st.DataObject, tmp_path_factory: Any) -> None:
    with Store.create(tmp_path_factory.mktemp("desk") / "d.adesk") as store:
        fill(data, store)
        (alliance,) = queries.alliances(store)
        kept = queries.dossier(store, alliance.id)

        def observer(changeset: Changeset) -> None:
            apply_to(changeset, kept)

        store.subscribe(observer)
        for _ in range(4):
            with store.edit("Edit") as session:
                one_change(data, store, session)
            while store.undo_label == "Edit" and data.draw(st.booleans()):
                store.undo()
            if any(row.id == alliance.id for row in queries.alliances(store)):
                assert contents(kept) == contents(queries.dossier(store, alliance.id))


def test_a_dossier_ignores_other_alliances_and_never_holds_the_sessions_objects(store: Store) -> None:
    ours, theirs = Alliance(name="A"), Alliance(name="B")
    with store.edit("New") as session:
        session.add_all([ours, theirs])
    kept = queries.dossier(store, ours.id)
    store.subscribe(lambda changeset: apply_to(changeset, kept))
    mine = Partner(alliance_id=ours.id, name="P")
    with store.edit("Partners") as session:
        session.add_all([mine, Partner(alliance_id=theirs.id, name="Q")])
    (copy,) = kept.all(Partner)
    assert copy.id == mine.id and copy is not mine
    with store.edit("Name") as session:
        session.get_one(Alliance, theirs.id).name = "C"
        session.get_one(Alliance, ours.id).name = "D"
    assert kept.alliance.name == "D"
