"""The North Star as it stands, and which partners agreed to these very words."""

from __future__ import annotations

from alliance_desk.assessment.answers import AnswerSheet
from alliance_desk.playbook import Playbook, TextQuestion
from alliance_desk.records import Dossier, NorthStarConsent, NorthStarVersion


def north_star_question(playbook: Playbook) -> TextQuestion | None:
    """Return the question that asks for the statement: the first of the step with its versions."""
    for component in playbook.components:
        for step in component.steps:
            if step.register_name == "north_star":
                return next((each for each in step.questions if isinstance(each, TextQuestion)), None)
    return None


def north_star(dossier: Dossier, playbook: Playbook) -> str:
    """Return the North Star as it stands: what is written now, else the version kept last."""
    question = north_star_question(playbook)
    written = AnswerSheet.of(dossier, playbook).text(question.id) if question else ""
    last = max(dossier.all(NorthStarVersion), key=lambda version: version.number, default=None)
    return written or (last.text.strip() if last else "")


def consents(dossier: Dossier, playbook: Playbook) -> list[NorthStarConsent | None]:
    """Return for each partner, in their order, its consent to the words of today; None without one."""
    today = " ".join(north_star(dossier, playbook).split())
    same = {row.id for row in dossier.all(NorthStarVersion) if " ".join(row.text.split()) == today}
    given = {
        row.partner_id: row
        for row in dossier.all(NorthStarConsent)
        if today and row.version_id in same and (row.agreed_on or row.agreed_by.strip())
    }
    return [given.get(partner.id) for partner in dossier.partners]
