"""What a file from outside may hold before a library opens it, and what each refusal says."""

import io
import zipfile

import pytest

from alliance_desk.documents.press.packages import TemplateUnusable, checked

MAIN = "word/document.xml"
TYPES = b'<?xml version="1.0"?><Types><Default Extension="bin" ContentType="application/%s"/></Types>'
RELATION = (
    '<Relationships><Relationship Id="r1" Type="http://schemas/relationships/%s" Target="x"%s/>'
    "</Relationships>"
)


def package(types: bytes = b"octet-stream", **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES % types)
        made.writestr(MAIN, b"<document/>")
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(TemplateUnusable) as told:
        checked(data, MAIN, "a Word document")
    return str(told.value)


@pytest.mark.parametrize(
    "name",
    [
        "word/vbaProject.bin",
        "ppt/VBAPROJECT.BIN",
        "word/vbaProjectSignature.bin",
        "word/vbaProjectSignatureAgile.bin",
        "word/vbaProjectSignatureV3.bin",
        "word/vbaData.xml",
        "xl/macrosheets/sheet1.xml",
        "xl/intlMacrosheets/sheet1.xml",
        "word/embeddings/Report.docm",
        "ppt/embeddings/Figures.xlsm",
    ],
)
def test_macros_are_called_macros(name: str) -> None:
    assert refusal(package(**{name: b"x"})).startswith("The file holds macros.")


@pytest.mark.parametrize("name", ["word/activeX/activeX1.bin", "ppt/activeX/activeX1.xml"])
def test_controls_are_called_controls(name: str) -> None:
    assert refusal(package(**{name: b"x"})).startswith("The file holds controls.")


@pytest.mark.parametrize("name", ["word/embeddings/oleObject1.bin", "ppt/embeddings/oleObject12.bin"])
def test_embedded_objects_are_called_embedded_objects(name: str) -> None:
    assert refusal(package(**{name: b"x"})).startswith("The file holds embedded objects")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("vbaProject", "macros"),
        ("wordVbaData", "macros"),
        ("control", "controls"),
        ("activeXControlBinary", "controls"),
        ("oleObject", "embedded objects"),
    ],
)
def test_a_part_under_another_name_is_known_by_its_relation(kind: str, words: str) -> None:
    assert words in refusal(package(**{"word/_rels/document.xml.rels": (RELATION % (kind, "")).encode()}))


def test_macros_are_known_by_the_type_of_a_part_too() -> None:
    assert refusal(package(b"vnd.ms-office.vbaProject")).startswith("The file holds macros.")


def test_what_is_neither_macro_nor_object_is_let_through() -> None:
    harmless = {
        "word/printerSettings/printerSettings1.bin": b"printer",
        "ppt/printerSettings/printerSettings1.bin": b"printer",
        "customXml/item1.bin": b"x",
        "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": b"figures of a chart",
        "word/_rels/document.xml.rels": (RELATION % ("oleObject", ' TargetMode="External"')).encode(),
        "word/_rels/styles.xml.rels": (RELATION % ("contentControls", "")).encode(),
    }
    assert set(harmless) < set(checked(package(**harmless), MAIN, "a Word document").namelist())
