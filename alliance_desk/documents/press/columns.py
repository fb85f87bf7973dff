"""Widths of table columns by content, alike in every format."""

from __future__ import annotations

from collections.abc import Sequence


def shares(words: Sequence[float], lines: Sequence[float], space: float) -> list[float]:
    """Return the share of ``space`` for each column, from its longest word and its longest line.

    No word is broken if that can be helped, short lines aren't either, long columns get the rest.
    """
    count = len(words)
    least = [min(word + 1, 0.5 * space) for word in words]
    # Dates, names of states and the like are not broken where there is room, the shortest first.
    for place in sorted(range(count), key=lines.__getitem__):
        longer = lines[place] + 1 - least[place]
        if lines[place] > 0.25 * space or sum(least) + longer > 0.9 * space:
            break
        least[place] += max(longer, 0)
    if sum(least) >= space:
        return [wide / sum(least) for wide in least]
    if sum(lines) + count <= space:
        # Everything fits on one line each: the room left over is shared out alike.
        spare = (space - sum(lines) - count) / count
        return [(line + 1 + spare) / space for line in lines]
    wishes = [max(min(line, 0.75 * space) - low, 0) for line, low in zip(lines, least, strict=True)]
    spare = space - sum(least)
    total = sum(wishes) or 1
    given = [low + spare * wish / total for low, wish in zip(least, wishes, strict=True)]
    return [wide / sum(given) for wide in given]


def scale(words: Sequence[float], parts: Sequence[float] | None, space: float) -> float:
    """Return how much smaller type must be for no word to be broken; words that are no words don't count."""
    usual = [min(word, 0.2 * space) for word in words]
    if parts is None:
        return space / (sum(usual) + len(usual) + 1)
    return min((part * space / (word + 1) for part, word in zip(parts, usual, strict=True)), default=1)


def given(widths: Sequence[float], count: int) -> list[float] | None:
    """Return widths that an outline asks for as shares, if it names each column's."""
    if len(widths) != count or sum(widths) <= 0 or min(widths) <= 0:
        return None
    return [wide / sum(widths) for wide in widths]


def eased(parts: Sequence[float], words: Sequence[float], space: float) -> list[float]:
    """Return shares as they were asked for, but for columns too narrow for a word: wide ones give way."""
    short = [max(word + 1 - part * space, 0) for part, word in zip(parts, words, strict=True)]
    spare = [max(part * space - word - 1, 0) for part, word in zip(parts, words, strict=True)]
    if not sum(short) or sum(short) > sum(spare):
        return list(parts)
    gives = sum(short) / sum(spare)
    return [
        part + (more - gives * less) / space for part, more, less in zip(parts, short, spare, strict=True)
    ]
