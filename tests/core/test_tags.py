"""The tag tree: what it shows of healthy files, and that no damage stops it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.data import get_charset_files
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian

from desktop.core import tags as module
from desktop.core.errors import UnreadableFile
from desktop.core.readers import read
from desktop.core.tag_tree import Node, Tree
from desktop.core.tags import tags
from tests.core.files import dicom, lut, patch, picture, save


def value(tree: Tree, keyword: str) -> str:
    return next(node.value for node in tree.nodes if node.keyword == keyword)


def every(nodes: tuple[Node, ...]) -> list[Node]:
    return [inner for node in nodes for inner in (node, *every(node.children))]


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_the_plain_case(tmp_path: Path, syntax: str) -> None:
    tree = tags(dicom(tmp_path / "x.dcm", picture(), syntax, WindowCenter=["40", "50.5"], ImageComments="a\r\nb"))
    assert tree.notes == ()
    assert Node("(0010,0010)", "PatientName", "PN", "Doe^Jane") in tree.nodes
    assert Node("(0028,0010)", "Rows", "US", "24") in tree.nodes
    assert value(tree, "WindowCenter") == "40\\50.5"
    assert value(tree, "PixelData") == "864 bytes"
    assert value(tree, "ImageComments") == "a ⏎ b"
    assert value(tree, "SOPClassUID") == "1.2.840.10008.5.1.4.1.1.1 (Computed Radiography Image Storage)"
    if syntax != DeflatedExplicitVRLittleEndian:
        assert value(tree, "TransferSyntaxUID").startswith(syntax)
    assert [node.tag for node in tree.nodes] == sorted(node.tag for node in tree.nodes)


def test_a_preamble_that_begins_like_a_tiff(tmp_path: Path) -> None:
    """So do files that are both (PS3.10 7.1)."""
    path = dicom(tmp_path / "x.dcm", picture())
    path.write_bytes(b"II*\0" + path.read_bytes()[4:])
    assert value(tags(path), "Rows") == "24"


def test_sequences_are_branches(tmp_path: Path) -> None:
    steps = lut(0, np.arange(3), 8)
    tree = tags(dicom(tmp_path / "x.dcm", picture(), VOILUTSequence=[steps, steps]))
    (sequence,) = [node for node in tree.nodes if node.keyword == "VOILUTSequence"]
    assert (sequence.vr, sequence.value) == ("SQ", "2 items")
    assert [item.keyword for item in sequence.children] == ["Item 1", "Item 2"]
    assert Node("(0028,3006)", "LUTData", "US", "0\\1\\2") in sequence.children[1].children


def test_private_elements_say_so(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(dicom(tmp_path / "x.dcm", picture()))
    dataset.private_block(0x0009, "GEMS_IDEN_01", create=True).add_new(0x01, "LO", "known")
    dataset.private_block(0x0011, "ACME 1", create=True).add_new(0x02, "LO", "unknown")
    dataset.save_as(tmp_path / "x.dcm")
    nodes = {node.tag: (node.keyword, node.value) for node in tags(tmp_path / "x.dcm").nodes}
    assert nodes["(0009,0010)"] == ("Private creator", "GEMS_IDEN_01")
    assert nodes["(0009,1001)"] == ("Private [Full fidelity]", "known")
    assert nodes["(0011,1002)"] == ("Private", "unknown")


NAMES = {
    "chrArab": "قباني^لنزار",
    "chrFren": "Buc^Jérôme",
    "chrFrenMulti": "Buc^Jérôme",
    "chrGerm": "Äneas^Rüdiger",
    "chrGreek": "Διονυσιος",
    "chrH31": "Yamada^Tarou=山田^太郎=やまだ^たろう",
    "chrH32": "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
    "chrHbrw": "שרון^דבורה",
    "chrI2": "Hong^Gildong=洪^吉洞=홍^길동",
    "chrJapMulti": "やまだ^たろう",
    "chrJapMultiExplicitIR6": "やまだ^たろう",
    "chrKoreanMulti": "김희중",
    "chrRuss": "Люкceмбypг",  # noqa: RUF001
    "chrX1": "Wang^XiaoDong=王^小東",
    "chrX2": "Wang^XiaoDong=王^小东",
}


@pytest.mark.parametrize("name", NAMES)
def test_letters_of_the_reference_files(name: str) -> None:
    tree = tags(Path(get_charset_files(f"{name}.dcm")[0]))
    assert value(tree, "PatientName") == NAMES[name]
    assert tree.notes == ()


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("ISO_IR 100", "Müller^Jörg"),
        ("ISO_IR 144", "Иванова^Анна"),
        ("ISO_IR 192", "Иванова^山田"),
        ("GB18030", "王^小东"),
        (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎"),
        (["ISO 2022 IR 13", "ISO 2022 IR 87"], "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
    ],
)
def test_letters_as_written(tmp_path: Path, charset: str | list[str], name: str) -> None:
    """In the tree and in the radiograph's own header alike."""
    path = dicom(tmp_path / "x.dcm", picture(), SpecificCharacterSet=charset, PatientName=name)
    tree, radiograph = tags(path), read(path)
    assert value(tree, "PatientName") == radiograph.identity.patient_name == name
    assert tree.notes == radiograph.notes == ()


@pytest.mark.parametrize(
    ("said", "note"),
    [("ISO_IR 192", "does not fit"), ("BOGUS", "does not fit"), ("", "names no character set")],
)
def test_wrong_letters_are_a_note(tmp_path: Path, said: str, note: str) -> None:
    """Cyrillic bytes under another name, under one that does not exist, and under none."""
    path = dicom(tmp_path / "x.dcm", picture(), SpecificCharacterSet="ISO_IR 144", PatientName="Иванова^Анна")
    patch(path, b"ISO_IR 144", said.encode().ljust(10))
    for notes in (tags(path).notes, read(path).notes):
        assert len(notes) == 1
        assert note in notes[0]


def test_values_are_short_and_harmless(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), ImageComments="A" * 9000, StudyDescription="B" * 20)
    patch(path, b"B" * 20, b"<b>\x1b[31m\x07\0".ljust(20, b"B"))
    tree = tags(path)
    assert len(value(tree, "ImageComments")) == 200
    assert all(part.isprintable() for node in tree.nodes for part in (node.tag, node.keyword, node.vr, node.value))


def test_a_broken_value_does_not_hide_the_others(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), WindowCenter="77")
    patch(path, b"\x28\0\x10\0US\2\0", b"\x28\0\x10\0ZZ\2\0")
    tree = tags(path)
    assert value(tree, "WindowCenter") == "77"
    assert value(tree, "PatientID") == "4711"


def test_a_broken_character_set_does_not_hide_the_rest(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), SpecificCharacterSet="ISO_IR 144", LengthToEnd=9, PatientID="Ж")
    patch(path, b"\x08\0\x05\0CS", b"\x08\0\x05\0C\x80")
    assert value(tags(path), "Rows") == "24"


def test_a_cut_file_shows_what_is_left(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture())
    data = path.read_bytes()
    seen = []
    for cut in range(1, len(data), 7):
        path.write_bytes(data[:cut])
        seen.append(len(tags(path).nodes))
    assert seen[-1] >= len(seen) // 20
    assert 20 > seen[60] > 8  # the meta header and some of the rest


@pytest.mark.parametrize("depth", [15, 40, 20_000])
def test_depth_has_an_end(tmp_path: Path, depth: int) -> None:
    nest = b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\0\xe0\xff\xff\xff\xff" * depth
    nest += b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0" * depth
    path = dicom(tmp_path / "x.dcm", picture())
    data = path.read_bytes()
    at = data.index(b"\x10\0\x10\0PN")
    path.write_bytes(data[:at] + nest + data[at:])
    tree = tags(path)
    assert value(tree, "Modality") == "CR"
    assert ("too deep" in " ".join(node.value for node in every(tree.nodes))) == (depth == 40)
    assert tree.notes == ((module.DAMAGED,) if depth == 20_000 else ())


def test_count_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NODES", 50)
    item = Dataset()
    item.PatientID = "x"
    tree = tags(dicom(tmp_path / "x.dcm", picture(), VOILUTSequence=[item] * 500))
    assert len(every(tree.nodes)) == 50
    assert "first 50" in tree.notes[0]


def test_other_files(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"hello")
    assert tags(tmp_path / "x.txt") == Tree((), ("The file has no DICOM header.",))
    with pytest.raises(UnreadableFile, match="no such file"):
        tags(tmp_path / "gone.dcm")


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_raise_nothing(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    report = Dataset()
    report.SOPClassUID, report.SOPInstanceUID, report.Modality = "1.2.840.10008.5.1.4.1.1.88.11", "1.2.3", "SR"
    report.PatientName, report.StudyDate, report.PatientAge = "Doe^Jane", "20200101", "060Y"
    report.VOILUTSequence = [lut(0, np.arange(9), 8)] * 3
    data = np.frombuffer(save(tmp_path / "x.dcm", report).read_bytes(), np.uint8).copy()
    for _ in range(10):
        damaged = data.copy()
        damaged[rng.integers(128, data.size, 6)] = rng.integers(256, size=6)
        (tmp_path / "x.dcm").write_bytes(damaged.tobytes())
        tags(tmp_path / "x.dcm")
