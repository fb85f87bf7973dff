# ruff: noqa: E501 - XML reads best in whole elements.
"""What both templates share: the XML head, the theme with our colours, and file properties."""

from alliance_desk.pictures.palette import LIGHT

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"


def rgb(role: str) -> str:
    """Return a colour of the palette without its #."""
    return LIGHT[role][1:]


def rels(*targets: tuple[str, str]) -> str:
    """Return a relationships part: kinds and targets, numbered from rId1."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "://" in kind else f"{DOC}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELS}">{rows}</Relationships>'


def content_types(**overrides: str) -> str:
    """Return the list of content types; keys are ignored, values are ``part=type``."""
    rows = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in (value.split("=", 1) for value in overrides.values())
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{rows}</Types>"
    )


CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title></dc:title><dc:subject></dc:subject><dc:creator></dc:creator><cp:keywords></cp:keywords>"
    "</cp:coreProperties>"
)
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Alliance Desk</Application></Properties>"
)


def theme(name: str, latin: str, east: str) -> str:
    """Return a theme with our colours and one family of type."""
    colours = {
        "dk1": "ink",
        "lt1": "paper",
        "dk2": "muted",
        "lt2": "canvas",
        "accent1": "ours",
        "accent2": "theirs",
        "accent3": "third",
        "accent4": "star",
        "accent5": "good",
        "accent6": "bad",
        "hlink": "ours",
        "folHlink": "muted",
    }
    scheme = "".join(f'<a:{key}><a:srgbClr val="{rgb(role)}"/></a:{key}>' for key, role in colours.items())
    font = (
        f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/><a:cs typeface=""/>'
        '<a:font script="Jpan" typeface="Yu Gothic"/>'
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{wide}">{solid}<a:prstDash val="solid"/></a:ln>' for wide in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
