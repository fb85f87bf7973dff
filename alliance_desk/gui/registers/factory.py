"""The editor of each register by its name in the playbook."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLabel, QWidget

from alliance_desk.gui.open_alliance import OpenAlliance
from alliance_desk.gui.registers.catalog import REGISTERS, SPECIAL
from alliance_desk.gui.registers.charter_editor import CharterEditor
from alliance_desk.gui.registers.north_star import NorthStarVersions
from alliance_desk.gui.registers.person_editor import PersonEditor
from alliance_desk.gui.registers.record_editor import RecordEditor
from alliance_desk.gui.registers.risk_editor import RiskEditor
from alliance_desk.gui.registers.tools import EXTRAS
from alliance_desk.gui.registers.tools.starting import prompts_for
from alliance_desk.gui.registers.view import RegisterView
from alliance_desk.gui.words import tr
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Committee, Person, Risk, Scenario

RegisterWidget = QWidget


def register_widget(
    name: RegisterName, alliance: OpenAlliance, parent: QWidget | None = None
) -> RegisterWidget:
    """Return the editor of a register, with the editors of its records behind it."""
    if name == "north_star":
        return NorthStarVersions(alliance, parent)
    if name in SPECIAL:
        return _special(name, alliance, parent)
    view = RegisterView(alliance, REGISTERS[name], parent=parent, extras=EXTRAS.get(name))
    view.open_record.connect(lambda id: open_editor(view, alliance, id))
    return view


def _special(name: RegisterName, alliance: OpenAlliance, parent: QWidget | None) -> QWidget:
    """Return an editor of the readiness, which knows the registers: so it is asked late."""
    try:
        from alliance_desk.gui.readiness import editors
    except ImportError:
        made = None
    else:
        made = editors.special(name, alliance, parent)
    return made or QLabel(tr("This part has no editor yet."), parent)


def _lead(alliance: OpenAlliance, id: UUID) -> str:
    """Return what stands above the fields of a record: the questions of a what-if card."""
    scenario = alliance.dossier.get(Scenario, id)
    return "\n".join(prompts_for(alliance, scenario)) if scenario is not None else ""


def open_editor(parent: QWidget, alliance: OpenAlliance, id: UUID, field: str = "") -> bool:
    """Open the editor of a record at a field; return False where no register has one for it."""
    editor: RecordEditor | CharterEditor
    if alliance.dossier.get(Person, id) is not None:
        editor = PersonEditor(alliance, id, parent.window())
    elif alliance.dossier.get(Risk, id) is not None:
        editor = RiskEditor(alliance, id, parent.window())
    elif alliance.dossier.get(Committee, id) is not None:
        editor = CharterEditor(alliance, id, parent.window())
    else:
        tables = (each for each in REGISTERS.values() if each.form)
        register = next((each for each in tables if alliance.dossier.get(each.record, id)), None)
        if register is None:
            return False
        editor = RecordEditor(
            alliance, register.record, id, register.form, register.one, parent.window(), _lead(alliance, id)
        )
    editor.show_field(field)
    editor.open()
    return True
