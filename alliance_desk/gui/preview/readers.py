"""Who may read a document, in the words and the colour of a chip."""

from __future__ import annotations

from alliance_desk.gui.words import tr
from alliance_desk.records import Visibility

ORDER = (Visibility.JOINT, Visibility.INTERNAL, Visibility.RESTRICTED)


def readers_word(readers: Visibility) -> str:
    """Return who may read it in one word."""
    return {Visibility.JOINT: tr("Joint"), Visibility.INTERNAL: tr("Internal")}.get(readers, tr("Restricted"))


def readers_tone(readers: Visibility) -> str:
    """Return the tone of the chip."""
    return {Visibility.JOINT: "plain", Visibility.INTERNAL: "wait"}.get(readers, "bad")


def readers_sentence(readers: Visibility) -> str:
    """Return who may read it, for a tip and for screen readers."""
    return {
        Visibility.JOINT: tr("The partner may read it."),
        Visibility.INTERNAL: tr("Only our own company may read it."),
    }.get(readers, tr("Only the people named in it may read it."))
