# ruff: noqa: E501 - XML reads best in whole elements.
"""The styles of the Word template."""

from common import rgb

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TONES = {
    "Plain": ("ink", "canvas", "muted"),
    "Muted": ("muted", "canvas", "muted"),
    "Ours": ("ours", "ours_soft", "ours"),
    "Theirs": ("theirs", "theirs_soft", "theirs"),
    "Third": ("third", "third_soft", "third"),
    "Good": ("good", "good_soft", "good"),
    "Bad": ("bad", "bad_soft", "bad"),
    "Wait": ("wait", "wait_soft", "wait"),
    "Star": ("wait", "wait_soft", "star"),
}
"""Each tone's colour for words, for the ground and for the bar beside a callout."""


def run(size: float = 0, bold: bool | None = None, ink: str = "", ground: str = "") -> str:
    """Return run properties; sizes are in points."""
    return "<w:rPr>{}{}{}{}</w:rPr>".format(
        "" if bold is None else ("<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'),
        f'<w:color w:val="{rgb(ink)}"/>' if ink else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{rgb(ground)}"/>' if ground else "",
    )


def paragraph(
    before: float = 0,
    after: float = 0,
    line: float = 0,
    *,
    keep: bool = False,
    lines: bool = False,
    borders: str = "",
    ground: str = "",
    tabs: str = "",
    indent: str = "",
    number: int = 0,
    level: int | None = None,
    tight: bool = False,
) -> str:
    """Return paragraph properties in the order that the schema wants; spaces are in points."""
    spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    spacing += f' w:line="{round(line * 20)}" w:lineRule="atLeast"/>' if line else "/>"
    return "".join(
        (
            "<w:pPr>",
            "<w:keepNext/>" if keep else "",
            "<w:keepLines/>" if lines else "",
            f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else "",
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{rgb(ground)}"/>' if ground else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            spacing,
            indent,
            "<w:contextualSpacing/>" if tight else "",
            "" if level is None else f'<w:outlineLvl w:val="{level}"/>',
            "</w:pPr>",
        )
    )


def style(kind: str, name: str, inside: str, *, base: str = "", after: str = "", quick: bool = True) -> str:
    """Return a style; its id is its name without spaces."""
    return "".join(
        (
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name.replace(" ", "")}">',
            f'<w:name w:val="{name}"/>',
            f'<w:basedOn w:val="{base}"/>' if base else "",
            f'<w:next w:val="{after}"/>' if after else "",
            "<w:qFormat/>" if quick else "",
            inside,
            "</w:style>",
        )
    )


def known(kind: str, name: str, inside: str, *, id_: str = "", base: str = "Normal", after: str = "") -> str:
    """Return a style that Word itself knows by this name."""
    made = style(kind, name, inside, base=base, after=after)
    made = made.replace(' w:customStyle="1"', "")
    return made.replace(f'w:styleId="{name.replace(" ", "")}"', f'w:styleId="{id_}"') if id_ else made


def border(side: str, ink: str, eighths: int = 4, space: int = 0) -> str:
    """Return one border; widths are in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{rgb(ink)}"/>'


def _paragraphs() -> list[str]:
    return [
        known("paragraph", "Title", paragraph(0, 3, 30, keep=True, lines=True) + run(24, True), after="Normal"),
        known("paragraph", "Subtitle", paragraph(0, 8, 18, keep=True) + run(12.5, False, "muted"), after="Normal"),
        style("paragraph", "Eyebrow", paragraph(0, 7) + run(9.5, ink="muted"), base="Normal"),
        style("paragraph", "Party", paragraph(0, 2, keep=True) + run(10.5, True), base="Normal"),
        style("paragraph", "Title Rule", paragraph(0, 8, 6, borders=border("bottom", "ink", 10, 1)) + run(4), base="Normal"),
        known("paragraph", "heading 1", paragraph(20, 6, 20, keep=True, lines=True, level=0) + run(15, True), id_="Heading1", after="BodyText"),
        known("paragraph", "heading 2", paragraph(12, 4, 15, keep=True, lines=True, level=1) + run(11.5, True), id_="Heading2", after="BodyText"),
        known("paragraph", "Body Text", paragraph(0, 6.5, 14.5), id_="BodyText"),
        style("paragraph", "Lead", paragraph(5, 6, 16.5, keep=True) + run(11.5), base="Normal"),
        style("paragraph", "Note", paragraph(5, 6, 12) + run(8.5, ink="muted"), base="Normal"),
        known("paragraph", "List Bullet", paragraph(0, 4, 14.5, lines=True, number=1), id_="ListBullet"),
        known("paragraph", "List Number", paragraph(0, 4, 14.5, lines=True, number=2), id_="ListNumber"),
        known("paragraph", "caption", paragraph(2, 8, 12) + run(8.5, False, "muted"), id_="Caption"),
        style("paragraph", "Table Caption", paragraph(6, 3, 12, keep=True) + run(8.5, ink="muted"), base="Normal"),
        style("paragraph", "Chart Title", paragraph(8, 4, 13, keep=True) + run(9, True), base="Normal"),
        style("paragraph", "Picture", paragraph(6, 2, keep=True), base="Normal"),
        style("paragraph", "Table Text", paragraph(0, 0, 12.4) + run(9), base="Normal"),
        style("paragraph", "Table Head", paragraph(0, 0, 11.5, keep=True) + run(8.5, True, "muted"), base="Normal"),
        style("paragraph", "Fact Label", paragraph(0, 0, 14) + run(9, ink="muted"), base="Normal"),
        style("paragraph", "Fact", paragraph(0, 0, 14), base="Normal"),
        style("paragraph", "After Table", paragraph(0, 0, 7) + run(4), base="Normal"),
        style("paragraph", "Sign Party", paragraph(0, 1, 14.5, keep=True) + run(10.5, True), base="Normal"),
        style("paragraph", "Sign Name", paragraph(0, 0, 12.4, keep=True) + run(9), base="Normal"),
        # Two paragraphs with the same border would share one line, so every other one is a hair thinner.
        style("paragraph", "Sign Line", paragraph(24, 0, 11, keep=True, borders=border("top", "ink", 5, 2)) + run(8, ink="muted"), base="Normal"),
        style("paragraph", "Sign Line Next", paragraph(24, 0, 11, keep=True, borders=border("top", "ink", 4, 2)) + run(8, ink="muted"), base="Normal"),
        known("paragraph", "TOC Heading", paragraph(18, 6, 20, keep=True) + run(15, True), id_="TOCHeading"),
        known("paragraph", "toc 1", paragraph(0, 2, 14.5), id_="TOC1"),
        known("paragraph", "toc 2", paragraph(0, 2, 14, indent='<w:ind w:left="284"/>') + run(10, ink="muted"), id_="TOC2"),
        known("paragraph", "header", paragraph(borders=border("bottom", "line", 4, 5)) + run(8, ink="muted"), id_="Header"),
        style("paragraph", "Header First", paragraph(borders=border("top", "ours", 48, 0)) + run(4), base="Normal"),
        known("paragraph", "footer", paragraph(borders=border("top", "line", 4, 5)) + run(8, ink="muted"), id_="Footer"),
        style("paragraph", "Footer Line", paragraph() + run(8, ink="muted"), base="Normal"),
        style("paragraph", "Logo", paragraph(0, 10, keep=True), base="Normal"),
        style("paragraph", "Form Label", paragraph(0, 0, 13, keep=True) + run(9.5, True), base="Normal"),
        style("paragraph", "Form Hint", paragraph(0, 0, 11.5) + run(8.5, ink="muted"), base="Normal"),
        style("paragraph", "Form Field", paragraph(0, 0, 14.5), base="Normal"),
    ]  # fmt: skip


def _tones() -> list[str]:
    made = []
    for name, (ink, ground, bar) in TONES.items():
        sides = "".join(
            (border("top", ground, 48, 4), border("left", bar, 24, 8), border("bottom", ground, 48, 4), border("right", ground, 8, 8))
        )  # fmt: skip
        box = paragraph(
            10, 12, 15, lines=True, borders=sides, ground=ground, indent='<w:ind w:left="227" w:right="198"/>'
        )
        made.append(style("paragraph", f"Callout {name}", box + run(10.5), base="Normal"))
        made.append(style("character", f"Label {name}", run(8.5, True, ink)))
        tag = run(8.5, True, ink, ground) if name not in ("Plain", "Muted") else run(ink=ink)
        made.append(style("character", f"Tag {name}", tag))
        made.append(style("character", f"Ink {name}", run(ink=ink)))
        head = paragraph(0, 5, 15, keep=True, borders=border("bottom", ink, 10, 3)) + run(10.5, True, ink)
        made.append(style("paragraph", f"Column {name}", head, base="Normal"))
    # Word shows what a place to fill in is for in this style.
    hint = run(ink="muted")
    made.append(
        known("character", "Placeholder Text", hint, id_="PlaceholderText", base="DefaultParagraphFont")
    )
    return made


def _tables() -> list[str]:
    def cells(top: int, left: int, bottom: int, right: int) -> str:
        sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
        inside = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
        return f"<w:tblCellMar>{inside}</w:tblCellMar>"

    plain = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cells(40, 0, 40, 160)}</w:tblPr>'
    lines = f"<w:tblBorders>{border('bottom', 'line')}{border('insideH', 'line')}</w:tblBorders>"
    register = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{lines}{cells(90, 0, 90, 100)}</w:tblPr>'
    boxes = f"<w:tblBorders>{border('top', 'line')}{border('bottom', 'line')}{border('insideH', 'line')}</w:tblBorders>"
    form = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{boxes}{cells(100, 60, 100, 100)}</w:tblPr>'
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{border("bottom", "ink", 8)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cells(0, 108, 0, 108)}</w:tblPr></w:style>',
        style("table", "Facts", plain, base="TableNormal"),
        style("table", "Side by Side", plain.replace('w:w="160"', 'w:w="0"'), base="TableNormal"),
        style("table", "Register", register + first, base="TableNormal"),
        style("table", "Form", form, base="TableNormal"),
    ]


def styles() -> str:
    """Return the styles part without its XML head."""
    fonts = '<w:rFonts w:ascii="Inter" w:eastAsia="Noto Sans CJK JP" w:hAnsi="Inter" w:cs="Arial"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:rPr><w:color w:val="{rgb("ink")}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    body = "".join((basic, *_tables()[:1], *_paragraphs(), *_tones(), *_tables()[1:]))
    return f'<w:styles xmlns:w="{W}">{defaults}{body}</w:styles>'
