"""The picture that goes with a step."""

from __future__ import annotations

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.pictures.committees import governance_chart
from alliance_desk.pictures.influence import influence_grid
from alliance_desk.pictures.milestones import milestone_track
from alliance_desk.pictures.shapes import Picture
from alliance_desk.playbook.model import PictureName

PICTURE_TITLES: dict[PictureName, str] = {
    "influence_grid": "Influence and support",
    "milestones": "Milestones",
    "alignment": "Alignment",
    "governance": "Governance",
    "risk_map": "Risks",
}


def picture_of(name: PictureName, alliance: OpenAlliance, width: float) -> Picture | None:
    """Return a picture, drawn for a column of this width; None where there is none yet."""
    if name == "influence_grid":
        return influence_grid(alliance.dossier, width=width)
    if name == "governance":
        return governance_chart(alliance.dossier, width=width)
    if name == "milestones":
        return milestone_track(alliance.dossier, alliance.today(), width=width)
    return None
