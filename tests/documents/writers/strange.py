"""Hypothesis strategies for outlines with any text in any place, and what writers may make of a text."""

import re
import unicodedata

from hypothesis import strategies as st

from alliance_desk.documents.outline import (
    Block,
    Bullets,
    Callout,
    Column,
    Columns,
    Facts,
    Figure,
    Outline,
    Paragraph,
    Party,
    ScoreChart,
    Section,
    Series,
    Signature,
    Signatures,
    Table,
    Tagged,
)
from alliance_desk.pictures.shapes import Picture, Rect, Text

NASTY = (
    "<b>bold",
    "R&D <unclosed",
    "<a href=file:///etc/passwd>x</a>",
    '<img src="http://127.0.0.1:9/"/>',
    "<para fontSize=900>",
    "&amp; &#0; &lt;",
    "]]>",
    "=1+1",
    "«title»",
    "nul\x00 esc\x1b vt\x0b \ufffe \ud800",
    "W" * 400,
    "שלום עולם",
    "שלום (abc) " * 20,
    "السلام عليكم، الإدارة " * 12,
    "می\u200cشود",
    "لا" * 200,
    "\u202eexe.pdf",
    "emoji 😀 👩‍👩‍👧",
    "日本語の長い文章です。「改行」も、正しく。" * 6,
    "高橋 美咲",
    "𠮷野家",
    "Zażółć gęślą jaźń",
    "Ωμέγα Кириллица Nguyễn",
    "e\u0301a\u0308",
    "tab\there\nline\r\nline\u2028line",
    "\\n %s {0} ${x}",
    "",
    "   ",
)
UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))


def block(text: str) -> tuple[Block, ...]:
    """Return one block of each kind with a text wherever text can be."""
    picture = Picture(text, text, 200, 40, (Rect(0, 0, 200, 40, fill="canvas"), Text(4, 20, text, 10)))
    plain: tuple[Block, ...] = (
        Paragraph(text),
        Paragraph(text, "lead"),
        Paragraph(text, "note"),
        Bullets((text, text)),
        Bullets((text,), numbered=True),
        Callout(text, "star", text),
        Facts(((text, text), (text, Tagged(text, "bad")))),
        Table((text, text), ((text, Tagged(text, "good")), (Tagged(text, "muted"),)), caption=text),
    )
    return (
        *plain,
        Columns((Column(text, plain, "ours"), Column(text, (Paragraph(text),)))),
        Figure(picture, text),
        ScoreChart(
            text, (text, "b"), (Series(text, "ours", (3, None)), Series("y", "theirs", (1,))), benchmark=2
        ),
        Signatures((Signature(text, text, text), Signature(text))),
    )


def outline(text: str, kind: str = "report", blocks: tuple[Block, ...] | None = None) -> Outline:
    """Return an outline that says a text everywhere."""
    return Outline(
        text,
        (Section(text, block(text) if blocks is None else blocks, notes=text), Section(text, (), level=2)),
        kind=kind,  # type: ignore[arg-type]
        subtitle=text,
        alliance=text,
        parties=(Party(text, "ours"),),
        version=text,
        confidentiality=text,
        contents=True,
        facts=((text, text),),
    )


def bare(text: str) -> str:
    """Return a text without what setting it may change: white space and how letters are composed."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))
