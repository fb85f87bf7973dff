"""The colours of Alliance Desk by role, light and dark (design/README.md).

Two light values are a shade darker than drawn there, because its rule of a text contrast of 4.5
fails for the drawn ones on their soft grounds: theirs (#B45F06, 4.0) and wait (#8A6D00, 4.4).
"""

from collections.abc import Mapping
from typing import Literal, get_args

Role = Literal[
    "ink",
    "muted",
    "canvas",
    "paper",
    "line",
    "track",
    "ours",
    "ours_soft",
    "theirs",
    "theirs_soft",
    "third",
    "third_soft",
    "good",
    "good_soft",
    "bad",
    "bad_soft",
    "wait",
    "wait_soft",
    "star",
    "on_accent",
]
"""What a colour stands for. ``_soft`` is the ground for a label in that colour; ``on_accent`` the
text on a full ground of it."""

ROLES: tuple[Role, ...] = get_args(Role)

Palette = Mapping[Role, str]

LIGHT: Palette = {
    "ink": "#1B2430",
    "muted": "#5B6775",
    "canvas": "#F4F6F8",
    "paper": "#FFFFFF",
    "line": "#DDE2E8",
    "track": "#E4E8ED",
    "ours": "#1F5AA6",
    "ours_soft": "#E4EDF8",
    "theirs": "#A85806",
    "theirs_soft": "#FBEEDD",
    "third": "#0F766E",
    "third_soft": "#DDF1EE",
    "good": "#2B7A3D",
    "good_soft": "#E2F2E5",
    "bad": "#B3261E",
    "bad_soft": "#FBE4E2",
    "wait": "#886B00",
    "wait_soft": "#FDF3CF",
    "star": "#D9A400",
    "on_accent": "#FFFFFF",
}

DARK: Palette = {
    "ink": "#E7ECF2",
    "muted": "#A3AFBD",
    "canvas": "#14191F",
    "paper": "#1C232B",
    "line": "#343E4A",
    "track": "#2D3641",
    "ours": "#7FB0EE",
    "ours_soft": "#20344E",
    "theirs": "#F0A657",
    "theirs_soft": "#42301B",
    "third": "#5CC7BB",
    "third_soft": "#17403C",
    "good": "#7CCB8C",
    "good_soft": "#1E3B26",
    "bad": "#F2918A",
    "bad_soft": "#4A2422",
    "wait": "#E3C55A",
    "wait_soft": "#3D3516",
    "star": "#F0C02E",
    "on_accent": "#10151B",
}

SIDES: tuple[Role, ...] = ("ours", "theirs", "third")


def side_role(side: int) -> Role:
    """Return the colour of a partner by its place: 0 ours, 1 theirs, 2 and up the third; -1 muted."""
    return "muted" if side < 0 else SIDES[min(side, len(SIDES) - 1)]
