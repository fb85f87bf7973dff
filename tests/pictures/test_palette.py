"""Contrast of every pair of colours that meet, in both themes (WCAG 2: 4.5 for text, 3 for shapes)."""

import re

import pytest

from alliance_desk.pictures.palette import DARK, LIGHT, ROLES, side_role

GROUNDS = ("paper", "canvas")
ACCENTS = ("ours", "theirs", "third", "good", "bad", "wait")

TEXT = [(role, ground) for role in ("ink", "muted", *ACCENTS) for ground in GROUNDS]
TEXT += [(role, f"{role}_soft") for role in ACCENTS]
TEXT += [("ink", f"{role}_soft") for role in ACCENTS]
TEXT += [("muted", f"{role}_soft") for role in ACCENTS]
TEXT += [("ink", "track"), ("muted", "track")]
TEXT += [("on_accent", role) for role in ACCENTS]

SHAPES = [(role, ground) for role in ACCENTS for ground in (*GROUNDS, "track")]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_palette_has_every_role(palette):
    assert set(palette) == set(ROLES)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in palette.values())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(palette, text, ground):
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(palette, shape, ground):
    assert contrast(palette[shape], palette[ground]) >= 3


def test_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_sides():
    assert [side_role(side) for side in (-1, 0, 1, 2, 7)] == ["muted", "ours", "theirs", "third", "third"]
