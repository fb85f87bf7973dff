"""The editors that are no plain tables, by their name in the playbook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.readiness.agenda_builder import AgendaBuilder
from alliance_desk.gui.readiness.canvas import CanvasEditor
from alliance_desk.gui.readiness.close_out import CloseOut
from alliance_desk.gui.readiness.element_states import ElementStates
from alliance_desk.gui.readiness.kickoff_form import KickoffForm
from alliance_desk.gui.readiness.special import Special

EDITORS: dict[str, Callable[[OpenAlliance, QWidget | None], Special]] = {
    "kickoff": KickoffForm,
    "agenda": AgendaBuilder,
    "element_states": ElementStates,
    "canvas": CanvasEditor,
    "close_out": CloseOut,
}


def special(name: str, alliance: OpenAlliance, parent: QWidget | None = None) -> Special | None:
    """Return the editor of this name, or None where a plain table serves."""
    make = EDITORS.get(name)
    return make(alliance, parent) if make else None
