"""Which task waits for which, in an order that can be worked through; rings are found and told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from uuid import UUID

from alliance_desk.records import Dossier, Task, TaskLink


class Dependencies:
    """The links between the tasks of one alliance (S48, S51)."""

    @classmethod
    def of(cls, dossier: Dossier) -> Dependencies:
        """Return the dependencies of a dossier, worked out once until a link or a task changes."""
        return dossier.derived(
            cls, lambda: cls((task.id for task in dossier.all(Task)), dossier.all(TaskLink))
        )

    def __init__(self, tasks: Iterable[UUID], links: Iterable[TaskLink]) -> None:
        self.before: dict[UUID, list[TaskLink]] = {id: [] for id in tasks}
        """The links that lead to a task."""
        self.after: dict[UUID, list[TaskLink]] = {id: [] for id in self.before}
        """The links that lead on from a task."""
        self.links = [link for link in links if link.before_id in self.after and link.after_id in self.before]
        for link in self.links:
            self.before[link.after_id].append(link)
            self.after[link.before_id].append(link)
        self.order: list[UUID] = []
        """Every task, each after those that it waits for; the members of a ring stand together."""
        self.rings: dict[UUID, tuple[UUID, ...]] = {}
        """The ring in which a task is, for those that are in one."""
        for knot in self._knots():
            self.order += knot
            if len(knot) > 1 or any(link.after_id == knot[0] for link in self.after[knot[0]]):
                self.rings |= dict.fromkeys(knot, tuple(knot))
        self.order.reverse()

    def path(self, first: UUID, last: UUID) -> list[UUID]:
        """Return the shortest way from one task on to another, both included; empty if there is none."""
        came: dict[UUID, UUID | None] = {first: None}
        queue = deque([first])
        while queue:
            here = queue.popleft()
            if here == last:
                return list(_back(came, here))[::-1]
            for link in self.after.get(here, ()):
                if link.after_id not in came:
                    came[link.after_id] = here
                    queue.append(link.after_id)
        return []

    def _knots(self) -> Iterator[list[UUID]]:
        """Yield the tasks that wait for one another, the last first (Tarjan, without recursion)."""
        if not self.links:
            yield from ([id] for id in reversed(self.before))
            return
        number: dict[UUID, int] = {}
        lowest: dict[UUID, int] = {}
        stack: list[UUID] = []
        held: set[UUID] = set()
        for root in self.before:
            if root in number:
                continue
            walk = [(root, iter(self.after[root]))]
            number[root] = lowest[root] = len(number)
            stack.append(root)
            held.add(root)
            while walk:
                here, onward = walk[-1]
                for link in onward:
                    there = link.after_id
                    if there not in number:
                        number[there] = lowest[there] = len(number)
                        stack.append(there)
                        held.add(there)
                        walk.append((there, iter(self.after[there])))
                        break
                    if there in held:
                        lowest[here] = min(lowest[here], number[there])
                else:
                    walk.pop()
                    if walk:
                        lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[here])
                    if lowest[here] == number[here]:
                        knot: list[UUID] = []
                        while not knot or knot[-1] != here:
                            knot.append(stack.pop())
                        held.difference_update(knot)
                        yield knot


def _back(came: dict[UUID, UUID | None], last: UUID) -> Iterator[UUID]:
    here: UUID | None = last
    while here is not None:
        yield here
        here = came[here]


def would_cycle(dossier: Dossier, before_id: UUID, after_id: UUID) -> list[Task]:
    """Return the ring that a new link would close, in its order; empty where there would be none."""
    ring = Dependencies.of(dossier).path(after_id, before_id)
    return [task for id in ring if (task := dossier.get(Task, id))]


def crossings(dossier: Dossier) -> dict[tuple[str, str], list[TaskLink]]:
    """Return the links from one functional plan to another, by the two plans (S51)."""
    found: dict[tuple[str, str], list[TaskLink]] = {}
    for link in Dependencies.of(dossier).links:
        before, after = dossier.get(Task, link.before_id), dossier.get(Task, link.after_id)
        if before and after and before.functional_plan != after.functional_plan:
            found.setdefault((before.functional_plan, after.functional_plan), []).append(link)
    return found
