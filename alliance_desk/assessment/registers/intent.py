"""Rules of the registers of strategic intent and of the partners' objectives."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_desk.assessment.index import Index, Rule
from alliance_desk.assessment.propositions import has_number
from alliance_desk.assessment.registers.parts import Needs, Weigh, each, of_each_partner, some, table
from alliance_desk.playbook.model import RegisterName
from alliance_desk.records import Contribution, NorthStarVersion, Objective, ValueProposition


def _north_star(index: Index) -> list[Rule]:
    kept = any(version.text.strip() for version in index.dossier.all(NorthStarVersion))
    return [Rule(kept, "No version of the North Star kept", None, "text")]


def _value_propositions(index: Index) -> list[Rule]:
    none, one = "No value proposition yet", "value proposition"
    rows = index.dossier.all(ValueProposition)
    vague = [row for row in rows if not (row.audience.strip() and row.effect.strip() and row.meaning.strip())]
    numberless = [row for row in rows if not has_number(row)]
    return [
        some(rows, none, "audience"),
        each(rows, vague, "without audience, effect or meaning", "effect", one, none=none),
        each(rows, numberless, "without a number", "quantity", one, none=none),
    ]


def _objectives(index: Index) -> list[Rule]:
    rows = index.dossier.all(Objective)
    measured = table(
        Objective, "objective", Needs("without a measure", ("measure",)), none="No objective yet"
    )
    return [of_each_partner(index, rows, "No objective of {} yet", "text", "text"), *measured(index)[1:]]


def _contributions(index: Index) -> list[Rule]:
    rows = index.dossier.all(Contribution)
    why = table(
        Contribution,
        "contribution",
        Needs("without a reason why it cannot simply be bought", ("why_not_bought",)),
        none="No contribution yet",
    )
    return [of_each_partner(index, rows, "What {} brings is not said yet", "what", "what"), *why(index)[1:]]


RULES: Mapping[RegisterName, Weigh] = {
    "north_star": _north_star,
    "value_propositions": _value_propositions,
    "objectives": _objectives,
    "contributions": _contributions,
}
