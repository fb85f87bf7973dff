import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_desk.documents.outline import Bullets, Callout, Outline, Paragraph, Section, Table, Tagged
from alliance_desk.documents.press import scripts
from alliance_desk.documents.press.fonts import lettering, unshown
from alliance_desk.documents.writers import pdf

TEXTS = {
    "Hebrew": "הברית בין החברות תתחיל במרץ עם משאבים רבים",
    "Arabic": "التحالف بين الشركتين يبدأ في مارس الإدارة والأهداف السلام عليكم",
    "Persian": "اتحاد دو شرکت آغاز می\u200cشود گزارش پیگیری چشم\u200cانداز",
    "Urdu": "دونوں کمپنیوں کا اتحاد ٹیم اور ڈیٹا بڑے شہروں میں ہے",
    "Chinese": "联盟将于春季启动，双方团队共同负责药物研发。日本",
    "Chinese, traditional": "聯盟將於春季啟動，雙方團隊共同負責藥物研發。",
    "Korean": "제휴는 봄에 시작되며 양사 팀이 함께 책임집니다",
    "Japanese": "アライアンスは春に始まり、両社のチームが責任を負います。日月金",
    "Greek": "Η συμμαχία αρχίζει την άνοιξη",
    "Cyrillic": "Альянс начнётся весной, Ґалаґан",
    "Vietnamese": "Liên minh bắt đầu mùa xuân, Nguyễn Thị Phượng",
}


@pytest.mark.parametrize("language", TEXTS)
def test_every_letter_is_shown_and_the_words_are_copied_as_they_were_typed(
    language: str, tmp_path: Path
) -> None:
    text = TEXTS[language]
    assert unshown(text) == ()
    blocks = (
        Paragraph(text),
        Bullets((text,)),
        Callout(text),
        Table(("A",), ((text,), (Tagged(text, "good"),))),
    )
    path = tmp_path / "made.pdf"
    pdf.write(Outline(text, (Section(text, blocks),)), path)
    reader = shutil.which("pdftotext")
    if not reader:
        pytest.skip("pdftotext is not installed")
    told = subprocess.run([reader, path, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    # Marks that poppler adds to say which way a line runs, and what parts letters and is not drawn.
    said = "".join(char for char in told if char not in "\u200c\u202a\u202b\u202c\u200e\u200f").split()
    for word in text.replace("\u200c", "").split():
        assert "".join(said).count(word) >= 7, word
        assert language in ("Chinese", "Japanese") or any(word in one for one in said)


def test_arabic_letters_join_where_they_stand() -> None:
    # Beh alone, at the beginning, in the middle and at the end; alef and lam with alef.
    assert scripts.connected("ب") == "\ufe8f"
    assert scripts.connected("ببب") == "\ufe91\ufe92\ufe90"
    assert scripts.connected("باب") == "\ufe91\ufe8e\ufe8f"
    assert scripts.connected("لا")[0] == "\ufefb" and scripts.connected("بلا")[1] == "\ufefc"
    # What parts letters parts them, and marks do not.
    assert scripts.connected("ب\u200cب") == "\ufe8f\u200c\ufe8f"
    assert scripts.connected("ب\u064eب") == "\ufe91\u064e\ufe90"
    assert scripts.connected("abc, שלום") == "abc, שלום"
    assert {scripts.base_of(form) for form in scripts.forms_of("ب")} == {"ب"}


@given(st.text(st.sampled_from("ابلآمهـ\u064e\u200c\u200d یگچ a-1")))
def test_forms_are_as_many_as_letters_and_come_back_to_them(text: str) -> None:
    joined = scripts.connected(text)
    assert len(joined) == len(text)
    assert "".join(map(scripts.base_of, joined)) == text


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("abc", "abc"),
        ("שלום", "םולש"),
        ("abc (שלום) 12", "abc (םולש) 12"),
        ("שלום (abc) 12%", "12% (abc) םולש"),
        ("שלום (עולם)!", "!(םלוע) םולש"),
        ("[abc] שלום", "[abc] םולש"),
        ("שלום 15-03-2027, ABC.", ".ABC ,15-03-2027 םולש"),
        ("\u200fABC שלום", "םולש ABC"),
        ("«שלום» ((a)) ‹b›", "‹b› ((a)) «םולש»"),
    ],
)
def test_lines_stand_in_reading_order_with_brackets_turned(line: str, paper: str) -> None:
    assert scripts.ordered(line) == paper


@given(st.text(st.sampled_from("אב גab12()[]<>«»-.,%\u05b0"), max_size=40))
def test_order_loses_no_letter(line: str) -> None:
    from bidi.mirror import MIRRORED

    def plain(text: str) -> list[str]:
        return sorted(min(char, MIRRORED.get(char, char)) for char in text)

    assert plain(scripts.ordered(line)) == plain(line)


def test_first_letter_tells_which_way_a_paragraph_runs() -> None:
    assert scripts.runs_left("12. (שלום) abc") and scripts.runs_left("مرحبا")
    assert not scripts.runs_left("abc שלום") and not scripts.runs_left("12") and not scripts.runs_left("")


def test_every_line_of_a_paragraph_runs_as_its_first_letter_says() -> None:
    text = "שלום " + "abc def ghi " * 8 + "\nabc שלום"
    letters = lettering((text,))
    *turned, last = letters.lines(text, 10, 120)
    assert len(turned) > 3 and all(map(scripts.runs_left, turned))
    assert not scripts.runs_left(last)


def test_arabic_lines_are_as_wide_as_the_letters_that_are_drawn() -> None:
    text = TEXTS["Arabic"]
    letters = lettering((text,))
    for line in letters.lines(text, 10, 90):
        drawn = sum(face.widths[char] for face, run in letters.placed(line) for char in run)
        assert letters.width(line, 10) == pytest.approx(10 * drawn) and 10 * drawn <= 90
