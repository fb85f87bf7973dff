"""The value proposition in one sentence (SIR, seven ways to prepare stakeholders; handbook S20)."""

from __future__ import annotations

import re

from alliance_desk.records import ValueProposition

# Words that count as a number; "a", "some" and "many" do not.
_WORDS = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundreds?|thousands?|millions?|billions?|half|halves|halved|third|quarter|twice|double[ds]?|tripled?"
    r"|dozens?|per cent|percent)\b",
    re.IGNORECASE,
)


def has_number(proposition: ValueProposition) -> bool:
    """Tell whether the sentence says how much: a figure, or a number in words (S20)."""
    return bool(_WORDS.search(proposition.quantity) or _WORDS.search(proposition.effect))


def sentence(proposition: ValueProposition) -> str:
    """Return it in words: what changes now, by how much, and what it means for each of them (S20)."""
    audience, effect, quantity, meaning = (
        " ".join(text.split()).rstrip(".,;: ")
        for text in (proposition.audience, proposition.effect, proposition.quantity, proposition.meaning)
    )
    said = ". ".join(
        text[:1].upper() + text[1:]
        for text in (", ".join(part for part in (effect, quantity) if part), meaning)
        if text
    )
    if not said:
        return ""
    end = "" if said[-1] in "!?…" else "."
    return f"For {audience}: {said}{end}" if audience else f"{said}{end}"
