"""Static font faces cut from the shipped fonts: one for everyday letters, small ones for the rest."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from alliance_desk.documents.press.scripts import is_empty

Source = Literal["inter", "noto", "hebrew", "arabic", "japanese"]
SOURCES: tuple[Source, ...] = ("inter", "noto", "hebrew", "arabic", "japanese")
"""Where a letter is looked for, in this order. The Japanese font has Chinese and Korean letters too."""

FAMILIES: dict[Source, str] = {
    "inter": "Inter",
    "noto": "Noto Sans",
    "hebrew": "Heebo",
    "arabic": "Noto Sans Arabic",
    "japanese": "Noto Sans CJK JP",
}

_SHIPPED: dict[tuple[Source, bool], tuple[str, str]] = {
    ("inter", False): ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    ("inter", True): ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    ("noto", False): ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("noto", True): ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("hebrew", False): ("fontpkg_heebo", "files/Heebo[wght].ttf"),
    ("hebrew", True): ("fontpkg_heebo", "files/Heebo[wght].ttf"),
    ("arabic", False): ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    ("arabic", True): ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    ("japanese", False): ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("japanese", True): ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
}

# Latin, Greek, Cyrillic, Vietnamese, marks of punctuation and the signs that documents use. Whatever
# else Inter has is cut for the document that needs it, as with the other fonts.
_EVERYDAY: tuple[tuple[int, int], ...] = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x1CD, 0x1DC),
    (0x218, 0x21B),
    (0x2C6, 0x2DD),
    (0x300, 0x30C),
    (0x384, 0x3CE),
    (0x400, 0x45F),
    (0x490, 0x493),
    (0x1E80, 0x1E85),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2199),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
    (0x25CB, 0x25CF),
    (0x2605, 0x2606),
    (0x2713, 0x2717),
)
_MADE_AS = 1
"""Raise when the making changes, so that faces kept on disk are made anew."""

_LOCK = threading.RLock()


@dataclass(frozen=True, eq=False)
class Face:
    """A static TrueType font: its file and how wide each of its letters is, in ems."""

    name: str
    family: str
    bold: bool
    data: bytes = field(repr=False)
    widths: Mapping[str, float] = field(repr=False)


@cache
def _font(source: Source, bold: bool) -> Any:
    package, name = _SHIPPED[source, bold]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The font package {package} is missing.")
    return TTFont(Path(spec.origin).parent / name, lazy=True)


@cache
def _cmap(source: Source) -> dict[int, str]:
    return _font(source, False).getBestCmap()


@lru_cache(maxsize=8192)
def source_of(char: str) -> Source | None:
    """Return the first font that has a letter; None if no font has it."""
    with _LOCK:
        return next((source for source in SOURCES if ord(char) in _cmap(source)), None)


def _cut(source: Source, bold: bool, codes: Collection[int], more: str = "") -> bytes:
    """Draw the letters anew at the weight wanted, as TrueType outlines and nothing else.

    Drawing is an order of magnitude faster than instancing and subsetting whole fonts, and it turns
    the curves of CFF fonts into TrueType on the way: ReportLab takes nothing else.
    """
    font = _font(source, bold)
    variable = "fvar" in font
    glyphs_in = font.getGlyphSet(location={"wght": 700} if bold and variable else None)
    known = _cmap(source) if not bold else font.getBestCmap()
    cmap = {code: known[code] for code in sorted(codes) if code in known}
    empty = dict.fromkeys((code for code in codes if is_empty(chr(code))), "left.out")
    order = [".notdef", *dict.fromkeys(name for name in cmap.values() if name != ".notdef")]
    glyphs: dict[str, Any] = {}
    metrics: dict[str, tuple[int, int]] = {}
    for name in order:
        pen = TTGlyphPen(None)
        if variable:
            parts = DecomposingRecordingPen(glyphs_in)
            glyphs_in[name].draw(parts)
            parts.replay(pen)
        else:
            glyphs_in[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = glyph = pen.glyph()
        metrics[name] = (round(glyphs_in[name].width), getattr(glyph, "xMin", 0))
    if empty:
        order.append("left.out")
        cmap |= empty
        glyphs["left.out"], metrics["left.out"] = TTGlyphPen(None).glyph(), (0, 0)
    style = "Bold" if bold else "Regular"
    family = FAMILIES[source]
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics)
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
    builder.updateHead(
        macStyle=int(bold), fontRevision=head.fontRevision, created=head.created, modified=head.modified
    )
    builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent, lineGap=hhea.lineGap)
    names = font["name"]
    builder.setupNameTable(
        {
            "copyright": names.getDebugName(0) or "",
            "familyName": family,
            "styleName": style,
            "uniqueFontIdentifier": f"{family} {style}",
            "fullName": f"{family} {style}",
            "psName": f"{family.replace(' ', '')}{more}-{style}",
            "version": names.getDebugName(5) or "Version 1",
            "licenseDescription": "SIL Open Font License 1.1",
        },
        mac=False,
    )
    builder.setupOS2(
        version=4,
        usWeightClass=700 if bold else 400,
        fsType=0,
        fsSelection=0x20 if bold else 0x40,
        panose=os2.panose,
        sTypoAscender=hhea.ascent,
        sTypoDescender=hhea.descent,
        sTypoLineGap=hhea.lineGap,
        usWinAscent=hhea.ascent,
        usWinDescent=-hhea.descent,
        sxHeight=os2.sxHeight,
        sCapHeight=os2.sCapHeight,
        ulUnicodeRange1=os2.ulUnicodeRange1,
        ulUnicodeRange2=os2.ulUnicodeRange2,
        ulUnicodeRange3=os2.ulUnicodeRange3,
        ulUnicodeRange4=os2.ulUnicodeRange4,
        ulCodePageRange1=os2.ulCodePageRange1,
        ulCodePageRange2=os2.ulCodePageRange2,
        achVendID=os2.achVendID,
    )
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()


def _widths(data: bytes) -> dict[str, float]:
    font: Any = TTFont(io.BytesIO(data), lazy=True)
    em = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}


def cache_folder() -> Path:
    """Return where made faces are kept. Fonts are public; nothing of a desk ever goes there."""
    home = os.environ.get("ALLIANCE_DESK_HOME")
    if home:
        return Path(home) / "cache" / "fonts"
    import platformdirs

    return platformdirs.user_cache_path("alliance-desk", appauthor=False) / "fonts"


def _kept(path: Path) -> tuple[bytes, dict[str, float]] | None:
    """Return a face kept on disk if it is whole: its SHA-256 stands before it."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    digest, data = stored[:32], stored[32:]
    return (data, _widths(data)) if hashlib.sha256(data).digest() == digest else None


def _keep(path: Path, data: bytes) -> None:
    """Put a face in place whole; a cache that can't be written only costs time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.write(hashlib.sha256(data).digest() + data)
        try:
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)


@cache
def _everyday(bold: bool, folder: Path) -> Face:
    style = "bold" if bold else "regular"
    path = folder / f"inter-{version('fontpkg-inter')}-{style}-{_MADE_AS}.face"
    kept = _kept(path)
    if kept is None:
        data = _cut("inter", bold, [code for low, high in _EVERYDAY for code in range(low, high + 1)])
        _keep(path, data)
        kept = data, _widths(data)
    return Face(f"Inter-{style.title()}", FAMILIES["inter"], bold, *kept)


def everyday(bold: bool) -> Face:
    """Return the face for everyday letters, from disk where it was made before."""
    with _LOCK:
        return _everyday(bold, cache_folder())


@lru_cache(maxsize=16)
def _special(source: Source, bold: bool, chars: str) -> Face:
    # ReportLab tells fonts apart by name, and the everyday face is Inter already.
    data = _cut(source, bold, list(map(ord, chars)), "More" if source == "inter" else "")
    # The letters used are part of a confidential text: a face for them never goes to disk.
    mark = hashlib.sha256(chars.encode("utf-8", "replace")).hexdigest()[:12]
    style = "Bold" if bold else "Regular"
    return Face(
        f"{FAMILIES[source].replace(' ', '')}-{style}-{mark}", FAMILIES[source], bold, data, _widths(data)
    )


def special(source: Source, bold: bool, chars: Iterable[str]) -> Face:
    """Return a face with just these letters, kept in memory only."""
    with _LOCK:
        return _special(source, bold, "".join(sorted(chars)))


def prepare() -> None:
    """Make the everyday faces, so that the first export does not have to wait for them."""
    everyday(False)
    everyday(True)
