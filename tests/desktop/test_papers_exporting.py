"""Pictures and reports through the presenter: what is on them, what is in them, and what they never replace."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.errors import OutputError
from desktop.core.report.case import Case, Section, case_pdf
from desktop.papers.caption import caption
from desktop.papers.case_text import Subject, case
from desktop.papers.choices import Choices, chosen
from desktop.papers.drawing import drawn, lying
from desktop.papers.exporting import Exporting
from desktop.papers.page import page
from desktop.papers.picture_file import captioned, encoded, keep, kind_of
from desktop.pose import Pose
from desktop.screen import Picture

NOTICE = "Research use only, not for diagnosis."


class Outlet:
    def __init__(self) -> None:
        self.seen_as: list[tuple[Picture, bool]] = []
        self.clipboard: list[np.ndarray] = []

    def seen(self, picture, marks):
        self.seen_as.append((picture, marks))
        return np.full((6, 7, 3), 128, np.uint8)

    def annotated(self, pixels, picture, marks):
        self.seen_as.append((picture, bool(marks.items)))
        return pixels

    def copied(self, pixels):
        self.clipboard.append(pixels)


@pytest.fixture
def outlet():
    return Outlet()


@pytest.fixture
def exporting(presenter, make, outlet, model) -> Exporting:
    presenter.load_model(lambda: model)
    presenter.open([Path("chest.dcm")])
    return presenter.add(lambda desk: Exporting(desk, make.now(), outlet, "1.2.3"))


def picture(height: int = 5, width: int = 8, **changes) -> Picture:
    index = np.zeros((height, width), np.uint8)
    index[1, 2] = 200
    return Picture(object(), (index,), np.arange(256, dtype=np.uint8), None, 0.5, "", "", "", **changes)


@pytest.mark.parametrize("aspect", [1.0, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turns", range(4))
def test_a_place_of_the_radiograph_is_found_in_every_pose(turns, mirrored, aspect):
    one = picture(40, 60, pose=Pose(turns, mirrored), aspect=aspect)
    made = drawn(one)
    assert made.shape[:2] == ((round(40 * aspect), 60) if turns % 2 == 0 else (60, round(40 * aspect)))
    x, y = lying(one)(1.5, 2.5)
    row, column = np.unravel_index(made[..., 0].argmax(), made.shape[:2])
    assert abs(column + 0.5 - x) <= aspect / 2
    assert abs(row + 0.5 - y) <= aspect / 2


def test_what_is_painted_over_the_greys():
    rgba = np.zeros((2, 2, 4), np.uint8)
    rgba[...] = (255, 0, 0, 255)
    plane = np.zeros((5, 8), np.bool_)
    plane[4, 7] = True
    over = drawn(replace(picture(), overlay=rgba, planes=(plane,)))
    assert over[0, 0].tolist() == [128, 0, 0]
    assert over[4, 7].tolist() == [61, 224, 255]
    line = np.array([(1.0, 1.0), (1.0, 6.0), (4.0, 6.0)])
    lined = drawn(replace(picture(), contours=(line,), opacity=1.0))
    assert (lined[..., 0].astype(int) - lined[..., 2]).max() > 100
    assert drawn(picture())[1, 2].tolist() == [200, 200, 200]


def test_the_caption_covers_nothing_and_is_read_whole():
    grey = np.full((30, 220, 3), 77, np.uint8)
    made = captioned(grey, "Pneumonia 0.71. " * 8 + NOTICE)
    assert made.shape[1] == 220
    assert made.shape[0] > 80
    np.testing.assert_array_equal(made[:30], grey)
    assert made[30:].max() > 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_file_holds_no_other_words_than_ours(kind):
    data = encoded(np.zeros((9, 9, 3), np.uint8), kind, "Łódź. " + NOTICE)
    with Image.open(io.BytesIO(data)) as made:
        said = made.info["Description" if kind == "PNG" else "comment"]
        assert (said if kind == "PNG" else said.decode()) == "Łódź. " + NOTICE
        others = set(made.info) - {"Description", "comment", "jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert others == set()


def test_a_radiograph_is_never_replaced(tmp_path):
    source, archive = tmp_path / "a.png", tmp_path / "b.zip"
    source.write_bytes(b"x")
    archive.write_bytes(b"y")
    (tmp_path / "link.png").symlink_to(source)
    for path in (source, tmp_path / "link.png", tmp_path / "." / "a.png", archive):
        with pytest.raises(OutputError, match="choose another name"):
            keep(path, b"new", (source, archive / "IM1.dcm"))
    assert (source.read_bytes(), archive.read_bytes()) == (b"x", b"y")
    keep(tmp_path / "c.png", b"new", (source,))
    assert (tmp_path / "c.png").read_bytes() == b"new"
    with pytest.raises(OutputError, match="cannot be written"):
        keep(tmp_path / "none" / "c.png", b"new", ())


def test_the_name_s_ending_decides_the_format():
    names = {"a.jpg": "JPEG", "a.JPEG": "JPEG", "a.png": "PNG", "a": "JPEG", "a.png.x": "JPEG"}
    assert {name: kind_of(Path(name), True) for name in names} == names
    assert kind_of(Path("a"), False) == "PNG"


def test_choices_are_remembered_as_words():
    every = (Choices(), Choices(True, False, False, False, False, True), Choices(seen=True, texts=False))
    assert tuple(chosen(str(one)) for one in every) == every
    assert chosen("jpeg nonsense") == Choices(False, False, False, False, False, True)


def test_a_saved_picture_says_what_it_is_and_whom_it_does_not_name(exporting, outlet, view, tmp_path):
    exporting.save(Choices(), tmp_path / "out.png")
    (seen, _) = outlet.seen_as[0]
    assert "DOE" not in seen.top_left
    assert seen.overlay is not None
    data = (tmp_path / "out.png").read_bytes()
    for secret in (b"DOE", b"4711", b"1970", b"chest.dcm"):
        assert secret not in data
    with Image.open(tmp_path / "out.png") as made:
        assert made.info["Description"] == (
            "Where the model looked: Grad-CAM of Pneumonia. Pneumonia: score 0.71. "
            f"Model: Pneumonia on chest radiographs, version 1.0.0. {NOTICE}"
        )
        assert made.size[1] > 12
    assert view.screen.papers.told.sentence == "The picture was saved as out.png."
    assert view.screen.settled


def test_each_choice_changes_the_picture(exporting, outlet, tmp_path):
    out = tmp_path / "out.png"
    exporting.save(Choices(overlay=False, texts=False, nameless=False), out)
    assert (outlet.seen_as[-1][0].overlay, outlet.seen_as[-1][0].texts) == (None, False)
    with Image.open(out) as made:
        assert made.size == (10, 12), "a plain radiograph has no strip"
        assert made.info["Description"] == NOTICE
    exporting.save(Choices(nameless=False), out)
    assert "DOE^JANE" in outlet.seen_as[-1][0].top_left
    exporting.save(Choices(seen=True, marks=False), out)
    assert not outlet.seen_as[-1][1]
    with Image.open(out) as made:
        assert made.size[0] == 7


def test_what_is_hidden_on_the_screen_is_hidden_on_every_picture(exporting, presenter, outlet, tmp_path):
    presenter.choose("identity")
    exporting.save(Choices(nameless=False), tmp_path / "out.png")
    assert "DOE" not in outlet.seen_as[-1][0].top_left


def test_the_source_is_left_alone_and_the_user_is_told(presenter, exporting, view, tmp_path, make):
    source = tmp_path / "two.dcm"
    source.write_bytes(b"source")
    presenter.open([source])
    exporting.save(Choices(), source)
    assert view.screen.banner == "two.dcm is a radiograph of the list; choose another name or folder."
    assert view.screen.settled
    assert source.read_bytes() == b"source"


def test_the_copy_is_what_is_seen(presenter, exporting, outlet):
    exporting.choose(Choices(texts=False, overlay=False))
    presenter.choose("copy_picture")
    (made,) = outlet.clipboard
    assert made.shape == (6, 7, 3)
    assert presenter.settings.saving == "marks nameless"


def test_the_copy_has_no_overlay_while_it_is_hidden_for_a_look(presenter, exporting, outlet):
    presenter.choose("copy_picture")
    presenter.choose("blank")
    presenter.choose("copy_picture")
    assert [picture.overlay is not None for picture, _ in outlet.seen_as] == [True, False]


def subject(presenter, **choices) -> Case:
    from datetime import UTC, datetime

    whole = Subject(presenter._session, Choices(**choices), "1.2.3", datetime(2026, 1, 2, tzinfo=UTC))
    return case(whole, (("plain", np.zeros((9, 9, 3), np.uint8)),))


def words(one: Case) -> str:
    return "\n".join("\n".join((s.title, *s.lines, *("\t".join(row) for row in s.rows))) for s in one.sections)


def test_the_report_says_everything_that_is_known(presenter, exporting):
    text = words(subject(presenter, nameless=False))
    for wanted in (
        "DOE^JANE", "4711", "chest.dcm", "Pneumonia\t0.710\tpositive", "Within the model's limits.", "many",
        "Intended use\ttests", "ab" * 32, "Skiagraph 1.2.3", "2026-01-02", "Grad-CAM of Pneumonia",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_the_report_says_all_that_the_reader_decided_each_with_its_own_comment(presenter, exporting, view, make):
    presenter.load_model(lambda: make.model((0.71, 0.2, 0.1)))
    presenter.open([Path("chest.dcm")])
    presenter.choose("cannot_say")
    presenter.deciding.comment(view.screen.reader.subject, "Skin fold?")
    presenter.choose("label_on")
    presenter.choose("agree")
    text = words(subject(presenter))
    assert "Pneumonia\tpositive, 0.71\tcannot say" in text
    assert "Effusion\tnegative, 0.20\tabsent, agree" in text
    assert "Comment on Pneumonia: Skin fold?" in text
    assert "Nodule\tnegative, 0.10" not in text
    assert "Comment on Effusion" not in text


def test_a_nameless_report_names_nobody(presenter, exporting):
    text = words(subject(presenter))
    for secret in ("DOE", "4711", "1970", "chest.dcm"):
        assert secret not in text
    assert "Letters that are part of the picture stay in it." in text


def test_a_refused_radiograph_s_report_gives_the_reasons(presenter, exporting, make):
    presenter.load_model(lambda: make.model(kind="refused", reasons=("It is no chest.",)))
    presenter.open([Path("knee.dcm")])
    text = words(subject(presenter))
    assert "The model does not answer for this picture." in text
    assert "It is no chest." in text
    assert "\t0.7" not in text.partition("About the model")[0]
    assert caption(presenter._session) == NOTICE


def test_a_report_is_a_whole_pdf_whatever_the_words(exporting, view, tmp_path):
    exporting.report(Choices(), tmp_path / "case.pdf")
    data = (tmp_path / "case.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert b"DOE" not in data
    assert view.screen.papers.told.sentence == "The report was saved as case.pdf."
    hostile = Section("<b>Ы</b>", ("&amp; <img src='x'>", "a" * 3000), tuple(("n", "ж" * 900) for _ in range(60)))
    assert case_pdf(Case("T", NOTICE, (("c", np.zeros((900, 30, 3), np.uint8)),) * 2, (hostile,))).startswith(b"%PDF-")


def test_a_page_is_given_to_the_printer(exporting, view):
    pages = []

    def paint(page) -> bool:
        pages.append(page)
        return len(pages) == 1

    exporting.print(Choices(), paint)
    assert view.screen.papers.told.sentence == "The report was sent to the printer."
    exporting.print(Choices(), paint)
    assert "did not take the report" in view.screen.banner
    made = pages[0]
    assert made.notice == NOTICE
    assert len(made.pictures) == 2
    kinds = [block.kind for block in made.blocks]
    assert kinds[:3] == ["title", "heading", "pictures"]
    assert {"text", "head", "row"} <= set(kinds)
    assert page(subject_of(made)).blocks[0].cells == ("T",)


def subject_of(made) -> Case:
    return Case("T", NOTICE, tuple(("c", one) for one in made.pictures), ())


def test_without_an_answer_there_is_no_report(presenter, make, outlet, view, tmp_path):
    part = presenter.add(lambda desk: Exporting(desk, make.now(), outlet, "1"))
    part.save(Choices(), tmp_path / "a.png")
    part.report(Choices(), tmp_path / "a.pdf")
    part.print(Choices(), pytest.fail)
    part.copy(Choices())
    assert list(tmp_path.iterdir()) == []
    assert not view.screen.papers.savable
    presenter.open([Path("chest.dcm")])
    assert view.screen.papers.savable
    assert not view.screen.papers.reportable
