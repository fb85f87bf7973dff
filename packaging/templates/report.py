# ruff: noqa: E501 - XML reads best in whole elements.
"""The Word template: named styles for everything that the writer sets, header and foot, lists."""

from common import APP, CORE, HEAD, OFFICE, content_types, rels, rgb, theme
from report_styles import W, styles

NS = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def _field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_TAB = "<w:r><w:tab/></w:r>"
# The writer puts a document's own words where these names stand.
_HEADER = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_said("«title»")}{_TAB}{_said("«alliance»")}</w:p>'
_FIRST = '<w:p><w:pPr><w:pStyle w:val="HeaderFirst"/></w:pPr></w:p>'
_FOOTER = (
    f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_said("«imprint»")}{_TAB}{_said("Page ")}'
    f"{_field('PAGE', '1')}{_said(' of ')}{_field('NUMPAGES', '1')}</w:p>"
    f'<w:p><w:pPr><w:pStyle w:val="FooterLine"/></w:pPr>{_said("«footer»")}</w:p>'
)


def _document() -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:headerReference w:type="first" r:id="rId7"/>'
        '<w:footerReference w:type="default" r:id="rId8"/><w:footerReference w:type="first" r:id="rId9"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1480" w:right="1280" w:bottom="1360" w:left="1280" w:header="720" w:footer="640" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
    return f"{HEAD}<w:document {NS}><w:body><w:p/>{section}</w:body></w:document>"


def _numbering() -> str:
    def level(kind: str, text: str, run: str, left: int) -> str:
        return (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
            f'<w:ind w:left="{left}" w:hanging="{left}"/></w:pPr>{run}</w:lvl>'
        )

    plain = f'<w:rPr><w:rFonts w:ascii="Inter" w:hAnsi="Inter" w:hint="default"/><w:color w:val="{rgb("muted")}"/></w:rPr>'
    return (
        f"{HEAD}<w:numbering {NS}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>{level("bullet", "•", plain, 284)}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{level("decimal", "%1.", plain, 400)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'{HEAD}<w:fonts {NS}><w:font w:name="Inter"><w:altName w:val="Arial"/><w:panose1 w:val="020B0502030000000004"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        '<w:font w:name="Noto Sans CJK JP"><w:altName w:val="Yu Gothic"/><w:charset w:val="80"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def parts() -> dict[str, str]:
    """Return every part of the template."""
    word = f"{OFFICE}.wordprocessingml"
    return {
        "[Content_Types].xml": content_types(
            document=f"/word/document.xml={word}.document.main+xml",
            styles=f"/word/styles.xml={word}.styles+xml",
            settings=f"/word/settings.xml={word}.settings+xml",
            fonts=f"/word/fontTable.xml={word}.fontTable+xml",
            numbering=f"/word/numbering.xml={word}.numbering+xml",
            theme=f"/word/theme/theme1.xml={OFFICE}.theme+xml",
            header=f"/word/header1.xml={word}.header+xml",
            first_header=f"/word/header2.xml={word}.header+xml",
            footer=f"/word/footer1.xml={word}.footer+xml",
            first_footer=f"/word/footer2.xml={word}.footer+xml",
            core="/docProps/core.xml=application/vnd.openxmlformats-package.core-properties+xml",
            app=f"/docProps/app.xml={OFFICE}.extended-properties+xml",
        ),
        "_rels/.rels": rels(
            ("officeDocument", "word/document.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            ("extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": rels(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("numbering", "numbering.xml"),
            ("theme", "theme/theme1.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": f"{HEAD}{styles()}",
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": _numbering(),
        "word/theme/theme1.xml": theme("Alliance Desk", "Inter", "Noto Sans CJK JP"),
        "word/header1.xml": f"{HEAD}<w:hdr {NS}>{_HEADER}</w:hdr>",
        "word/header2.xml": f"{HEAD}<w:hdr {NS}>{_FIRST}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {NS}>{_FOOTER}</w:ftr>",
        "word/footer2.xml": f"{HEAD}<w:ftr {NS}>{_FOOTER}</w:ftr>",
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }
