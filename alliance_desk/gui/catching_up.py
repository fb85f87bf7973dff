"""What the playbook asks for and the plan of an alliance lacks: offered, added, or left out (S01)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from alliance_desk.assessment.adopting import adopted, missing_items
from alliance_desk.gui.words import count, tr
from alliance_desk.playbook import Playbook, ScheduleItem
from alliance_desk.records import Alliance, Dossier
from alliance_desk.store import house
from alliance_desk.store.store import Store


def offered(store: Store, dossier: Dossier, playbook: Playbook) -> tuple[ScheduleItem, ...]:
    """Return what the plan lacks since the playbook changed; nothing once the user has decided.

    A task that was deleted while the playbook stayed the same is not offered again.
    """
    items, known = missing_items(dossier, playbook), dossier.alliance.playbook_version
    if not items or known == _stamp(dossier, playbook):
        return ()
    # The plan was made from this very playbook, unless our company has laid its own over it.
    return () if known == playbook.version and not house.text(store) else items


def catch_up(store: Store, dossier: Dossier, playbook: Playbook) -> int:
    """Add to the plan whatever it lacks, as one edit; return how many tasks came."""
    tasks, links = adopted(dossier, playbook, missing_items(dossier, playbook))
    if tasks:
        label = count(len(tasks), tr("Add %1 item of the playbook"), tr("Add %1 items of the playbook"))
        with store.edit(label) as session:
            session.add_all([*tasks, *links])
            _decided(session.get_one(Alliance, dossier.alliance.id), dossier, playbook)
    return len(tasks)


def leave_out(store: Store, dossier: Dossier, playbook: Playbook) -> None:
    """Keep the plan as it is; the offer comes back when the playbook changes again."""
    with store.edit(tr("Leave items of the playbook out")) as session:
        _decided(session.get_one(Alliance, dossier.alliance.id), dossier, playbook)


def sentence(items: Sequence[ScheduleItem]) -> str:
    """Return ``2 items of the playbook are not in this plan: Audit plan; Dry run``, the first few named."""
    said = count(
        len(items),
        tr("%1 item of the playbook is not in this plan"),
        tr("%1 items of the playbook are not in this plan"),
    )
    named = "; ".join(item.title for item in items[:3])
    more = tr(" and %1 more", len(items) - 3) if len(items) > 3 else ""
    return f"{said}: {named}{more}."


def _decided(alliance: Alliance, dossier: Dossier, playbook: Playbook) -> None:
    alliance.playbook_version = _stamp(dossier, playbook)


def _stamp(dossier: Dossier, playbook: Playbook) -> str:
    """Return a short text that changes when the items of the plan do, whatever versions are called."""
    schedule = playbook.for_variant(dossier.alliance.variant.value).schedule
    ids = "\n".join(sorted(item.id for item in schedule))
    digest = sha256(ids.encode()).hexdigest()[:8]
    return " ".join(part for part in (playbook.version, playbook.house, digest) if part)
