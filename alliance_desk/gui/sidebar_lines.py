"""What the sidebar says about the open alliance, and which page each line stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from alliance_desk.assessment import gate, progress, scorecard
from alliance_desk.assessment.place import Place
from alliance_desk.assessment.progress import Progress, ProgressState
from alliance_desk.gui.consents import agreed_by_all, consent_rows
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.sidebar import Line, Mark
from alliance_desk.gui.today.lists import pressing, summary
from alliance_desk.gui.words import tr

MARKS: dict[ProgressState, Mark] = {
    "not started": "open",
    "in progress": "started",
    "complete": "done",
    "late": "late",
}
GATE = Place("scorecard", step="gate")


def alliance_lines(alliance: OpenAlliance) -> list[Line]:
    """Return the lines of one alliance, as they are today."""
    dossier, playbook, today = alliance.dossier, alliance.playbook, alliance.today()
    components = progress.all_components(dossier, playbook, today)
    workstreams = progress.all_workstreams(dossier, playbook, today)
    lines = [
        Line("", alliance.alliance.name),
        Line("overview", tr("Overview")),
        _today(alliance),
        Line("alignment", tr("Alignment"), *_alignment(alliance)),
        Line("workplan", tr("Workplan")),
        _heading("components", tr("Startup components"), components.values()),
    ]
    for component in playbook.components:
        line = _component(f"component:{component.id}", component.title, components[component.id])
        lines.append(replace(line, group="components"))
    lines.append(_heading("readiness", tr("Readiness"), workstreams.values()))
    for each in playbook.workstreams:
        state = workstreams[each.id]
        said = tr("%1 of %2 done", state.done, state.total)
        mark: Mark = "late" if state.late else ""
        note = tr("%1 late", state.late) if state.late else f"{state.done}/{state.total}"
        lines.append(
            Line(
                f"readiness:{each.id}",
                each.title,
                note,
                mark,
                f"{note}, {said}" if state.late else said,
                group="readiness",
            )
        )
    lines += [Line("", tr("Decide and share")), *_decisions(alliance), Line("documents", tr("Documents"))]
    return lines


def _heading(group: str, title: str, parts: Iterable[Progress]) -> Line:
    """Return the heading of a group, with what is late in it for when it is folded."""
    whole = progress.together(parts)
    late = tr("%1 late", whole.late) if whole.late else ""
    return Line("", title, late or f"{whole.done}/{whole.total}", group=group, urgent=bool(late))


def _today(alliance: OpenAlliance) -> Line:
    late, due = pressing(alliance)
    note = tr("%1 late", late) if late else str(due or "")
    return Line("today", tr("Today"), note, "", summary(late, due), urgent=bool(late))


def _alignment(alliance: OpenAlliance) -> tuple[str, Mark, str]:
    rows = consent_rows(alliance)
    agreed = sum(map(agreed_by_all, rows))
    return f"{agreed}/{len(rows)}", "", tr("%1 of %2 agreed by every partner", agreed, len(rows))


def _component(key: str, title: str, state: Progress) -> Line:
    if state.state == "complete":
        return Line(key, title, "", "done", tr("complete"))
    said = tr("%1 of %2 done", state.done, state.total)
    if state.late:
        return Line(key, title, tr("%1 late", state.late), "late", tr("%1 late, %2", state.late, said))
    if state.state == "late":
        return Line(key, title, f"{state.done}/{state.total}", "late", tr("past its date, %1", said))
    return Line(key, title, f"{state.done}/{state.total}", MARKS[state.state], said)


def _decisions(alliance: OpenAlliance) -> list[Line]:
    result = scorecard.latest_result(alliance.dossier, alliance.playbook)
    ours = result.partners[0].total if result and result.partners else None
    score = f"{scorecard.figure(ours)}/30" if ours is not None else ""
    launch = gate.gate(alliance.dossier, alliance.playbook)
    many = len(launch.checks)
    return [
        Line(
            "scorecard",
            tr("Alignment scorecard"),
            score,
            "",
            tr("our total %1 of 30", scorecard.figure(ours)) if score else "",
        ),
        Line(
            "gate",
            tr("Launch gate"),
            f"{launch.done}/{many}",
            "",
            tr("%1 of %2 checks met", launch.done, many),
        ),
    ]


def key_of(place: Place) -> str:
    """Return the line of the sidebar that stands for a place."""
    if place.page in ("component", "readiness") and place.component:
        return f"{place.page}:{place.component}"
    if place.page == "scorecard" and place.step == GATE.step:
        return "gate"
    return place.page


def place_of(key: str) -> Place:
    """Return the place for which a line of the sidebar stands."""
    if key == "gate":
        return GATE
    page, _, component = key.partition(":")
    return Place(page, component)
