import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.documents.press import faces, fonts
from alliance_desk.documents.press.fonts import lettering, unshown
from alliance_desk.text import REPLACEMENT

SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń, Søren Bjørnskov, Straße, İstanbul, Reykjavík",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Оксана Ґалаґан, Ёлка, Љубав",
    "Vietnamese": "Nguyễn Thị Bích Phượng",
    "Japanese": "高橋 美咲、カタカナ、ひらがな。",
    "Korean": "제휴는 봄에 시작됩니다",
    "Chinese": "联盟启动團隊",
    "Hebrew": "הברית",
    "Arabic": "التحالف پچژگک ٹڈڑے",
    "signs": "★ ● – — … € ≥ → ✓",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_each_letter_has_a_drawn_glyph(script: str, bold: bool) -> None:
    text = SCRIPTS[script]
    letters = lettering((text,))
    assert unshown(text) == ()
    assert letters.shown(text) == text
    for face, run in letters.runs(text, bold):
        font: Any = TTFont(io.BytesIO(face.data))
        cmap, glyphs = font.getBestCmap(), font["glyf"]
        assert font["OS/2"].usWeightClass == (700 if bold else 400)
        for char in run:
            assert char.isspace() or glyphs[cmap[ord(char)]].numberOfContours > 0, char


def test_bold_is_bolder() -> None:
    regular, bold = faces.everyday(False), faces.everyday(True)
    assert sum(bold.widths[char] for char in "hamburgefonts") > sum(
        regular.widths[char] for char in "hamburgefonts"
    )


def test_what_no_font_has_is_replaced_and_told() -> None:
    assert unshown("ไทย 😀 日本 שלום plain") == tuple(sorted("ไทย😀"))
    letters = lettering(("a ท 😀 b",))
    shown = letters.shown("a ท 😀 b")
    assert shown == f"a {REPLACEMENT} {REPLACEMENT} b"
    face = next(face for face, run in letters.runs(shown) if REPLACEMENT in run)
    font: Any = TTFont(io.BytesIO(face.data))
    assert font["glyf"][font.getBestCmap()[0xFFFD]].numberOfContours


def test_marks_are_joined_but_japanese_names_keep_their_letters() -> None:
    assert lettering(("e\u0301",)).shown("e\u0301") == "é"
    assert lettering(("神\ufa19",)).shown("神\ufa19") == "神\ufa19"
    assert lettering(("\u202ecod.exe",)).shown("\u202ecod.exe") == f"{REPLACEMENT}cod.exe"


@given(st.text(max_size=80), st.floats(min_value=30, max_value=400), st.booleans())
def test_lines_fit_and_lose_nothing(text: str, width: float, bold: bool) -> None:
    letters = lettering((text,))
    lines = letters.lines(text, 10, width, bold)
    for line in lines:
        assert letters.width(line, 10, bold) <= width + 0.01 or len(line.strip()) <= 1
    shown = letters.shown(text).replace("\u200b", "")
    assert "".join("".join(lines).split()) == "".join(shown.split())


@given(st.text(max_size=80), st.integers(min_value=1, max_value=4))
def test_cut_text_goes_on_where_it_was_cut(text: str, count: int) -> None:
    letters = lettering((text,))
    first, rest = letters.cut(text, 10, 90, False, count)
    assert len(letters.lines(first, 10, 90)) <= count
    assert "".join((first + rest).split()) == "".join(letters.shown(text).split())


def test_japanese_lines_break_between_letters_but_not_before_a_full_stop() -> None:
    letters = lettering(("日本語の文章です。",))
    lines = letters.lines("日本語の文章です。" * 9, 10, 83)
    assert max(map(len, lines)) == 8
    assert not any(line.startswith("。") for line in lines)


def test_words_break_at_hyphens_but_keep_single_letters_figures_and_months() -> None:
    text = "e-mail co-chairs KTP-417 and/or x-ray (25 Nov 2026)"
    letters = lettering((text,))
    parts = [line for wide in range(60, 140) for line in letters.lines(text, 10, wide)]
    assert not any(line.endswith((" e-", "KTP-", " x-", "25")) or line in ("e-", "x-") for line in parts)
    assert any(line.endswith("co-") for line in parts) and any(line.endswith("and/") for line in parts)


def test_everyday_faces_are_kept_on_disk_and_others_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCE_DESK_HOME", str(tmp_path))
    faces.prepare()
    faces.special("japanese", False, "高橋美咲")
    kept = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert len(kept) == 2 and all(name.startswith("inter-") for name in kept)
    path = next(tmp_path.rglob("inter-*-bold-*"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert faces._kept(path) is None
    faces._everyday.cache_clear()
    assert faces.everyday(True).data == whole[32:]
    assert path.read_bytes() == whole


def test_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    monkeypatch.setenv("ALLIANCE_DESK_HOME", str(tmp_path))
    assert faces.everyday(False).data


def test_japanese_font_is_not_opened_for_latin_letters() -> None:
    code = (
        "from alliance_desk.documents.press import faces, fonts\n"
        "fonts.lettering(('Only Zażółć Ελένη Оксана Nguyễn',))\n"
        "print(faces._font.cache_info().currsize, [k for k in faces.SOURCES])\n"
        "import sys; print('noto_cjk_sans_jp_regular' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split()[0] in "01" and run.stdout.split()[-1] == "False"


def test_fonts_of_many_documents_do_not_pile_up() -> None:
    from alliance_desk.documents.press import setting

    for code in range(0x4E00, 0x4E00 + 90):
        setting.ready(lettering((chr(code),)))
    assert sum("NotoSansCJK" in name for name in setting._fonts) <= setting._KEPT
    letters = lettering(("日",))
    assert setting.ready(letters) in setting._fonts
    assert all(face.name in setting._fonts for face in letters.faces(False))


def test_every_text_of_an_outline_is_found() -> None:
    from tests.documents.writers.strange import outline

    assert sum(text == "mark" for text in fonts.words_of(outline("mark"))) > 50
