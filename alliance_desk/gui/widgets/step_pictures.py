"""The picture that goes with a step."""

from __future__ import annotations

from alliance_desk.assessment.alignment import partner_alignments
from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.pictures.canvas import canvas
from alliance_desk.pictures.charters import charter_matrix
from alliance_desk.pictures.commitments import commitment_bars
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.pictures.communication import communication_calendar
from alliance_desk.pictures.consents import alignment_map
from alliance_desk.pictures.gantt import gantt
from alliance_desk.pictures.influence import influence_grid
from alliance_desk.pictures.intent import north_star_map
from alliance_desk.pictures.interdependencies import interdependencies
from alliance_desk.pictures.kickoff import kickoff_days
from alliance_desk.pictures.lanes import workstream_lanes
from alliance_desk.pictures.launch import launch_track
from alliance_desk.pictures.meetings import meeting_matrix
from alliance_desk.pictures.objectives import objectives_map
from alliance_desk.pictures.peers import peer_map
from alliance_desk.pictures.program import program_path
from alliance_desk.pictures.readiness import readiness_matrix
from alliance_desk.pictures.risks import risk_map
from alliance_desk.pictures.shapes import Picture
from alliance_desk.pictures.startup import startup_days
from alliance_desk.pictures.tracks import two_tracks
from alliance_desk.playbook import Component, Step
from alliance_desk.playbook.model import PictureName

PICTURE_TITLES: dict[PictureName, str] = {
    "north_star": "The North Star",
    "influence_grid": "Influence and support",
    "peer_map": "Who speaks with whom",
    "objectives_map": "Objectives of the partners",
    "milestones": "Milestones",
    "charters": "How far each charter is",
    "gantt": "Workplan",
    "interdependencies": "Between functional plans",
    "alignment": "Alignment",
    "governance": "Governance",
    "risk_map": "Risks",
    "communication_calendar": "Communication calendar",
    "meeting_matrix": "Who has met whom",
    "commitments": "Time committed to the startup",
    "startup_days": "Day of the startup",
    "workstream_lanes": "Workstreams",
    "two_tracks": "Two ways to start",
    "launch_track": "Launch and activation",
    "readiness_matrix": "Readiness of each partner",
    "canvas": "Minimum viable partnership",
    "kickoff_days": "Days of the kickoff",
}

LISTED = 440
"""From this width on the square pictures have their names beside them."""

WIDE: frozenset[PictureName] = frozenset(
    (
        "peer_map",
        "objectives_map",
        "charters",
        "gantt",
        "interdependencies",
        "communication_calendar",
        "meeting_matrix",
        "commitments",
        "startup_days",
        "workstream_lanes",
        "two_tracks",
        "launch_track",
        "readiness_matrix",
        "canvas",
        "kickoff_days",
    )
)
"""What is too small to read beside a step: these stand in it, at its width."""


def within(step: Step) -> PictureName | None:
    """Return the picture that stands in a step, because it needs the width or is all there is to look at."""
    name = step.picture
    return name if name is not None and (name in WIDE or step.register_name is None) else None


def beside(component: Component, step: Step) -> PictureName | None:
    """Return the picture that stands beside a step: its own, else the first of the component."""
    for each in (step, *component.steps):
        name = each.picture
        if name is not None and name not in WIDE:
            return None if name == within(step) else name
    return None


def picture_of(name: PictureName, alliance: OpenAlliance, width: float) -> Picture | None:
    """Return a picture of the open alliance, drawn for this width; None where there is none."""
    dossier, playbook, today = alliance.dossier, alliance.playbook, alliance.today()
    match name:
        case "influence_grid":
            return influence_grid(dossier, width=width, names=width >= LISTED)
        case "peer_map":
            return peer_map(dossier, width)
        case "objectives_map":
            return objectives_map(dossier, width, internal=True)
        case "milestones":
            return program_path(dossier, playbook, today, width)
        case "north_star":
            return north_star_map(dossier, playbook, today, width)
        case "charters":
            return charter_matrix(dossier, playbook, today, width)
        case "gantt":
            return gantt(dossier, playbook, today, width=width)
        case "interdependencies":
            return interdependencies(dossier, playbook, today, width=width)
        case "alignment":
            rows = [
                (each.title, partner_alignments(dossier, playbook, each.id)) for each in playbook.components
            ]
            return alignment_map(rows, width=width)
        case "governance":
            return governance_chart(dossier, width=width)
        case "risk_map":
            return risk_map(dossier, width=width, names=width >= LISTED)
        case "communication_calendar":
            return communication_calendar(dossier, today, width)
        case "meeting_matrix":
            return meeting_matrix(dossier, today, width)
        case "commitments":
            return commitment_bars(dossier, width)
        case "startup_days":
            return startup_days(dossier, playbook, today, width)
        case "workstream_lanes":
            return workstream_lanes(dossier, playbook, today, width)
        case "two_tracks":
            return two_tracks(dossier, playbook, today, width)
        case "launch_track":
            return launch_track(dossier, playbook, today, width)
        case "readiness_matrix":
            return readiness_matrix(dossier, playbook, width)
        case "canvas":
            return canvas(dossier, playbook, width)
        case "kickoff_days":
            return kickoff_days(dossier, playbook, today, width)
