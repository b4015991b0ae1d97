"""What bitmaps say of themselves, and what of it is hidden with the patient."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image, PngImagePlugin
from pydicom.dataset import Dataset

from desktop.core.bitmap_tags import DAMAGED
from desktop.core.identifying import hidden
from desktop.core.tag_tree import Node, Tree
from desktop.core.tags import tags
from tests.core.files import dicom, picture, png, save

SECRET = "Doe^Jane"


def values(tree: Tree) -> dict[str, str]:
    def every(nodes: tuple[Node, ...]) -> list[Node]:
        return [inner for node in nodes for inner in (node, *every(node.children))]

    return {node.keyword: node.value for node in every(tree.nodes)}


def test_a_png_says_its_size_and_its_texts(tmp_path: Path) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET)
    words.add_itxt("Zipped", "a\u202eb" * 300, zip=True)
    Image.new("L", (30, 20)).save(tmp_path / "x.png", pnginfo=words)
    data = (tmp_path / "x.png").read_bytes()
    late = b"tEXtLater\0behind the pixels"
    chunk = len(late[4:]).to_bytes(4, "big") + late + zlib.crc32(late).to_bytes(4, "big")
    (tmp_path / "x.png").write_bytes(data[:-12] + chunk + data[-12:])
    tree = tags(tmp_path / "x.png")
    found = values(tree)
    assert {key: found[key] for key in ("Format", "Columns", "Rows", "Mode", "Comment", "Later")} == {
        "Format": "PNG", "Columns": "30", "Rows": "20", "Mode": "L", "Comment": SECRET, "Later": "behind the pixels",
    }  # fmt: skip
    assert "\u202e" not in found["Zipped"]
    assert len(found["Zipped"]) == 200
    assert next(node for node in tree.nodes if node.keyword == "Zipped").digest
    assert tree.notes == ()


def test_a_jpeg_shows_its_exif_fields(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "ACME", 6
    exif.get_ifd(0x8769)[0x9003] = "2020:01:02 03:04:05"
    exif.get_ifd(0x8825)[29] = "2020:01:02"
    Image.new("L", (30, 20)).save(tmp_path / "x.jpg", exif=exif, comment=b"a\0b")
    tree = tags(tmp_path / "x.jpg")
    found = values(tree)
    assert (found["Make"], found["Orientation"], found["DateTimeOriginal"]) == ("ACME", "6", "2020:01:02 03:04:05")
    assert (found["Exif"], found["GPSInfo"]) == ("1 field", "1 field")
    assert found["Comment"] == "3 bytes"
    masked = values(hidden(tree, "(hidden)"))
    assert {key for key, value in masked.items() if value == "(hidden)"} == {
        "Comment", "Make", "DateTimeOriginal", "GPSDateStamp",
    }  # fmt: skip
    assert masked["Orientation"] == "6"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP"])
@pytest.mark.parametrize("cut", [9, 20, 40, 90])
def test_no_damage_raises(tmp_path: Path, kind: str, cut: int) -> None:
    whole = io.BytesIO()
    Image.new("L", (30, 20)).save(whole, kind)
    (tmp_path / "x").write_bytes(whole.getvalue()[:cut])
    assert tags(tmp_path / "x").nodes[0].value == kind
    (tmp_path / "x").write_bytes(whole.getvalue()[:cut] + bytes(range(256)))
    tags(tmp_path / "x")


def test_a_text_that_unpacks_to_too_much_is_a_note(tmp_path: Path) -> None:
    words = b"zTXtBomb\0\0" + zlib.compress(b"a" * 100_000_000)
    chunk = len(words[4:]).to_bytes(4, "big") + words + zlib.crc32(words).to_bytes(4, "big")
    data = png(tmp_path / "x.png", 4, 4).read_bytes()
    (tmp_path / "x.png").write_bytes(data[:33] + chunk + data[33:])
    assert tags(tmp_path / "x.png").notes == (DAMAGED,)


def test_values_of_the_same_length_are_told_apart(tmp_path: Path) -> None:
    zeros, ones = (np.full((8, 8), grey, np.uint8) for grey in (0, 1))
    first, second = (tags(dicom(tmp_path / f"{grey[0, 0]}.dcm", grey)).nodes[-1] for grey in (zeros, ones))
    assert first.value == second.value == "64 bytes"
    assert first.digest != second.digest


def test_short_texts_of_staff_and_places_are_hidden(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(dicom(tmp_path / "x.dcm", picture(), Manufacturer="Acme", RescaleType="US"))
    person, code = Dataset(), Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "EMP123", "99X", "Dr Anna Nowak"
    person.PersonIdentificationCodeSequence, person.PersonTelephoneNumbers = [code], "555-0102"
    dataset.OperatorIdentificationSequence = [person]
    dataset.StationAETitle, dataset.PerformedStationName, dataset.PerformedLocation = "STAE", "ROOM 7", "WARD 3"
    dataset.OrderCallbackPhoneNumber = "555-0101"
    told = str(hidden(tags(save(tmp_path / "y.dcm", dataset)), "***"))
    for secret in ("EMP123", "Nowak", "555-010", "STAE", "ROOM 7", "WARD 3"):
        assert secret not in told, secret
    assert "Acme" in told


def test_nothing_that_leads_to_a_person_is_left(tmp_path: Path) -> None:
    item = Dataset()
    item.PersonName = item.CodeMeaning = SECRET
    path = dicom(
        tmp_path / "x.dcm", picture(), PatientName=SECRET, PatientComments=SECRET, InstitutionName=SECRET,
        StudyDate="20200102", ImageComments=SECRET, AccessionNumber=SECRET, RequestAttributesSequence=[item],
        SeriesInstanceUID="1.2.3.4", Manufacturer="ACME", OtherPatientIDsSequence=[item],
    )  # fmt: skip
    dataset = pydicom.dcmread(path)
    dataset.private_block(0x0011, "ACME 1", create=True).add_new(0x02, "LO", SECRET)
    tree = hidden(tags(save(path, dataset, dataset.file_meta.TransferSyntaxUID)), "(hidden)")
    text = repr(tree)
    for secret in (SECRET, "4711", "20200102", "1.2.3.4"):
        assert secret not in text
    found = values(tree)
    assert (found["Manufacturer"], found["Rows"], found["Modality"]) == ("ACME", "24", "CR")
    assert "Computed Radiography" in found["SOPClassUID"]
    assert found["RequestAttributesSequence"] == "1 item"
