import io

from PIL import Image, PngImagePlugin

from alliance_desk.documents.outline import Logo
from alliance_desk.documents.press.logos import drawn, sizes


def logo(company: str, width: int, height: int, colour: str = "#7A0019", secret: str = "") -> Logo:
    about = PngImagePlugin.PngInfo()
    if secret:
        about.add_text("Author", secret)
    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG", pnginfo=about)
    return Logo(company, out.getvalue(), width, height)


def test_nothing_but_the_picture_is_handed_out() -> None:
    made = logo("Corvane", 80, 40, secret="drawn by Jo")
    assert b"drawn by Jo" in made.png
    (bare,) = drawn((made,))
    assert b"drawn by Jo" not in bare.png
    assert Image.open(io.BytesIO(bare.png)).getpixel((3, 3)) == (0x7A, 0x00, 0x19, 255)


def test_a_damaged_logo_is_left_out_and_a_huge_one_is_made_smaller() -> None:
    good = logo("Corvane", 900, 600)
    damaged = Logo("Helix Arc", good.png[:60], 900, 600)
    (kept,) = drawn((damaged, good))
    assert (kept.company, kept.width, kept.height) == ("Corvane", 480, 320)


def test_a_logo_that_would_unpack_to_gigabytes_is_not_decoded() -> None:
    assert drawn((Logo("Bomb", logo("Bomb", 4, 4).png, 20_000, 20_000),)) == ()


def test_logos_have_one_height_and_fit() -> None:
    wide, square = logo("Wide", 800, 100), logo("Square", 100, 100)
    assert sizes((square,), 34, 200) == [(34, 34)]
    assert sizes((wide, square), 34, 200) == [(200, 25), (25, 25)]


def test_margins_do_not_make_a_logo_smaller_than_the_other() -> None:
    made = list[Logo]()
    for ground in ("#FFFFFF", "#00000000"):
        picture = Image.new("RGBA", (200, 120), ground)
        picture.paste("#7A0019", (50, 40, 150, 80))
        out = io.BytesIO()
        picture.save(out, "PNG")
        made.append(Logo(ground, out.getvalue(), 200, 120))
    assert [(each.width, each.height) for each in drawn(tuple(made))] == [(100, 40)] * 2
    (empty,) = drawn((logo("White", 30, 20, "#FFFFFF"),))
    assert (empty.width, empty.height) == (30, 20)
