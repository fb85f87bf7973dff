# ruff: noqa: E501 - XML reads best in whole elements.
"""The PowerPoint template: wide slides, five layouts, and a master that says how text looks."""

from common import APP, CORE, DOC, HEAD, OFFICE, content_types, rels, rgb, theme

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{DOC}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
POINT = 12700
WIDE, HIGH = 12192000, 6858000
LEFT, ACROSS = 54, 852
"""Where the text begins and how wide it is, in points."""
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _place(x: float, y: float, wide: float, high: float) -> str:
    x, y, wide, high = (round(value * POINT) for value in (x, y, wide, high))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _holder(
    number: int, name: str, kind: str, index: int, at: tuple[float, float, float, float] | None, prompt: str,
    *, body: str = "", levels: str = "", more: str = "",
) -> str:  # fmt: skip
    """Return a placeholder."""
    kind = f' type="{kind}"' if kind else ""
    idx = f' idx="{index}"' if index else ""
    place = f"<p:spPr>{_place(*at)}</p:spPr>" if at else "<p:spPr/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{more}{idx}/></p:nvPr></p:nvSpPr>{place}<p:txBody>{body or '<a:bodyPr/>'}"
        f"<a:lstStyle>{levels}</a:lstStyle><a:p>{prompt}</a:p></p:txBody></p:sp>"
    )


def _text(words: str) -> str:
    return f'<a:r><a:rPr lang="en-US"/><a:t>{words}</a:t></a:r>'


def _level(size: float, *, bold: bool = False, ink: str = "tx1", align: str = "l", leading: float = 0) -> str:
    spacing = f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc>' if leading else ""
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}">{spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{ink}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


_PLAIN = '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{}"><a:normAutofit/></a:bodyPr>'
_TOP, _MIDDLE = _PLAIN.format("t"), _PLAIN.format("ctr")
_NUMBER = '<a:fld id="{7B2C2A4E-0B5C-4D0B-9A52-0C8A5E0B1F11}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'


def _foot(number: int, *, full: bool) -> str:
    """Return date, foot and number; layouts take their places from the master."""
    at = (lambda *place: place) if full else (lambda *_: None)
    small, right = _level(10.5, ink="tx2"), _level(10.5, ink="tx2", align="r")
    return (
        _holder(number, "Date", "dt", 10, at(530, 502, 120, 20), _text(" "), body=_MIDDLE if full else "", levels=right if full else "", more=' sz="half"')
        + _holder(number + 1, "Foot", "ftr", 11, at(LEFT + 18, 502, 460, 20), _text(" "), body=_MIDDLE if full else "", levels=small if full else "", more=' sz="quarter"')
        + _holder(number + 2, "Number", "sldNum", 12, at(656, 502, 250, 20), _NUMBER, body=_MIDDLE if full else "", levels=right if full else "", more=' sz="quarter"')
    )  # fmt: skip


def _star(number: int) -> str:
    """Return the star at the foot: a shape, so that it looks the same whatever fonts there are."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Star"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(LEFT, 506.5, 11, 11)}'
        '<a:prstGeom prst="star5"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent4"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _bar(number: int, at: tuple[float, float, float, float], ink: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(*at)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{ink}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


_BODY = (LEFT, 98, ACROSS, 384)
_HALF = (ACROSS - 30) / 2


def _styles() -> str:
    def body(level: int) -> str:
        size, left = 19 - 2 * min(level - 1, 2), 24 * level
        return (
            f'<a:lvl{level}pPr marL="{left * POINT}" indent="{-24 * POINT}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            f'<a:lnSpc><a:spcPts val="{round(size * 145)}"/></a:lnSpc><a:spcBef><a:spcPts val="800"/></a:spcBef>'
            f'<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="{size * 100}" kern="1200">'
            '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
            f"</a:lvl{level}pPr>"
        )

    title = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        '<a:defRPr sz="2700" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
    )
    other = "".join(
        f'<a:lvl{level}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1500" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    levels = "".join(body(level) for level in range(1, 10))
    return f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>"


_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_GROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'


def _master(layouts: int) -> str:
    shapes = (
        _holder(2, "Title", "title", 0, (LEFT, 40, ACROSS, 44), _text("Title"), body=_TOP)
        + _holder(3, "Text", "body", 1, _BODY, _text("Text"), body=_TOP)
        + _foot(4, full=True)
    )
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + number}" r:id="rId{number + 1}"/>' for number in range(layouts)
    )
    return (
        f"{HEAD}<p:sldMaster {NS}><p:cSld>{_GROUND}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{_MAP}"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>{_styles()}</p:sldMaster>'
    )


def _layout(name: str, kind: str, shapes: str) -> str:
    kind = f' type="{kind}"' if kind else ""
    return (
        f'{HEAD}<p:sldLayout {NS}{kind} preserve="1"><p:cSld name="{name}"><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _layouts() -> list[str]:
    title = _holder(2, "Title", "title", 0, None, _text("Title"))
    head = _level(19, bold=True, leading=26)
    column = (98 + 38, 384 - 38)
    columns = "".join(
        _holder(3 + 2 * side, f"Heading {side + 1}", "body", 1 + 2 * side, (LEFT + side * (_HALF + 30), 98, _HALF, 28), _text("Heading"), body=_TOP, levels=head, more=' sz="quarter"')
        + _holder(4 + 2 * side, f"Column {side + 1}", "", 2 + 2 * side, (LEFT + side * (_HALF + 30), column[0], _HALF, column[1]), _text("Text"), more=' sz="half"')
        for side in (0, 1)
    )  # fmt: skip
    return [
        _layout(
            "Title Slide",
            "title",
            _bar(9, (0, 0, 14, 540), "accent1")
            + _holder(2, "Title", "ctrTitle", 0, (84, 186, 822, 50), _text("Title"), body=_TOP, levels=_level(40, bold=True))
            + _holder(3, "Subtitle", "subTitle", 1, (84, 244, 822, 30), _text("Subtitle"), body=_TOP, levels=_level(20, ink="tx2"))
            + _holder(4, "Alliance", "body", 13, (84, 150, 822, 22), _text("Alliance"), body=_TOP, levels=_level(15, ink="tx2"), more=' sz="quarter"')
            + _holder(5, "Partners", "body", 14, (84, 296, 822, 96), _text("Partners"), body=_TOP, levels=_level(18, bold=True, leading=27), more=' sz="quarter"')
            + _star(10)
            + _foot(6, full=False),
        ),
        _layout(
            "Section",
            "secHead",
            _bar(9, (LEFT, 225, 5, 90), "accent1")
            + _holder(2, "Title", "title", 0, (84, 215, 822, 110), _text("Title"), body=_MIDDLE, levels=_level(36, bold=True))
            + _star(8)
            + _foot(4, full=False),
        ),
        _layout(
            "Title and Content",
            "obj",
            title + _holder(3, "Content", "", 1, None, _text("Text")) + _star(8) + _foot(4, full=False),
        ),
        _layout("Two Columns", "twoTxTwoObj", title + columns + _star(12) + _foot(8, full=False)),
        _layout("Title Only", "titleOnly", title + _star(8) + _foot(4, full=False)),
    ]  # fmt: skip


def _notes_master() -> str:
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{_place(54, 60, 432, 243)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>'
        + _holder(3, "Notes", "body", 3, (54, 330, 432, 330), _text("Notes"), body=_TOP, more=' sz="quarter"')
    )
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f"{HEAD}<p:notesMaster {NS}><p:cSld>{_GROUND}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{_MAP}"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _presentation() -> str:
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" algn="l"><a:defRPr sz="1500"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{WIDE}" cy="{HIGH}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>'
    )


# Lines under each row and a darker one under the header; the writer names this style by its id.
TABLE = "{2F5B0F2A-5C0D-4C59-8C3F-6E1B7A90D001}"


def _tables() -> str:
    def line(side: str, role: str, wide: int) -> str:
        return f'<a:{side}><a:ln w="{wide}"><a:solidFill><a:srgbClr val="{rgb(role)}"/></a:solidFill></a:ln></a:{side}>'

    whole = f"<a:tcStyle><a:tcBdr>{line('bottom', 'line', 9525)}{line('insideH', 'line', 9525)}</a:tcBdr></a:tcStyle>"
    first = f"<a:tcStyle><a:tcBdr>{line('bottom', 'ink', 12700)}</a:tcBdr></a:tcStyle>"
    dark = '<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'
    muted = '<a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="tx2"/></a:tcTxStyle>'
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE}">'
        f'<a:tblStyle styleId="{TABLE}" styleName="Register"><a:wholeTbl>{dark}{whole}</a:wholeTbl><a:firstRow>{muted}{first}</a:firstRow>'
        "</a:tblStyle></a:tblStyleLst>"
    )


def parts() -> dict[str, str]:
    """Return every part of the template."""
    kind = f"{OFFICE}.presentationml"
    layouts = _layouts()
    numbers = range(1, len(layouts) + 1)
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    made = {
        "[Content_Types].xml": content_types(
            presentation=f"/ppt/presentation.xml={kind}.presentation.main+xml",
            master=f"/ppt/slideMasters/slideMaster1.xml={kind}.slideMaster+xml",
            **{f"layout{n}": f"/ppt/slideLayouts/slideLayout{n}.xml={kind}.slideLayout+xml" for n in numbers},
            notes=f"/ppt/notesMasters/notesMaster1.xml={kind}.notesMaster+xml",
            theme1=f"/ppt/theme/theme1.xml={OFFICE}.theme+xml",
            theme2=f"/ppt/theme/theme2.xml={OFFICE}.theme+xml",
            tables=f"/ppt/tableStyles.xml={kind}.tableStyles+xml",
            view=f"/ppt/viewProps.xml={kind}.viewProps+xml",
            properties=f"/ppt/presProps.xml={kind}.presProps+xml",
            core="/docProps/core.xml=application/vnd.openxmlformats-package.core-properties+xml",
            app=f"/docProps/app.xml={OFFICE}.extended-properties+xml",
        ),
        "_rels/.rels": rels(
            ("officeDocument", "ppt/presentation.xml"), (core, "docProps/core.xml"), ("extended-properties", "docProps/app.xml")
        ),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": rels(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NS}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NS}/>",
        "ppt/tableStyles.xml": _tables(),
        "ppt/slideMasters/slideMaster1.xml": _master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": rels(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in numbers), ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": rels(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": theme("Alliance Desk", "Arial", "Yu Gothic"),
        "ppt/theme/theme2.xml": theme("Alliance Desk notes", "Arial", "Yu Gothic"),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }  # fmt: skip
    for number, layout in zip(numbers, layouts, strict=True):
        made[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout
        made[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = rels(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return made
