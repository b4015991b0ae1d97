"""Radiographs beside each other, without a display: where each goes, and which one the model is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import ModelError
from desktop.presenter import Presenter
from desktop.settings import Settings

ONE, TWO, THREE = (Path(f"{name}.dcm") for name in ("one", "two", "three"))


@pytest.fixture
def compared(presenter, view, model):
    """Two beside each other: one.dcm and two.dcm, which is the active one."""
    presenter.load_model(lambda: model)
    presenter.open([ONE, TWO, THREE])
    presenter.choose("compare")
    presenter.pick(1)
    return presenter


def names(view) -> list[str]:
    return [cell.name.split()[-1] for cell in view.screen.layout.cells]


def test_the_next_file_that_is_chosen_stands_on_the_right(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([ONE, TWO])
    first = view.screen.picture
    presenter.choose("compare")
    left, right = view.screen.layout.cells
    assert left.picture.opened is first.opened
    assert right.picture is None
    assert "Choose the file" in right.text
    presenter.pick(1)
    left, right = view.screen.layout.cells
    assert left.picture.opened is first.opened
    assert right.picture is view.screen.picture
    assert view.screen.layout.active == 1
    assert view.screen.current == 1
    assert [radiograph.source.name for radiograph, _ in model.asked] == ["one.dcm", "two.dcm"]


def test_a_further_file_takes_the_active_place_only(compared, view):
    left = view.screen.layout.cells[0].picture
    compared.pick(2)
    assert names(view) == ["one.dcm", "three.dcm"]
    assert view.screen.layout.cells[0].picture.opened is left.opened
    compared.choose("next_cell")
    compared.pick(1)
    assert names(view) == ["two.dcm", "three.dcm"]


def test_the_panel_is_about_the_active_one_and_its_answer_comes_with_it(compared, view, model):
    asked = len(model.asked)
    compared.choose("next_cell")
    screen = view.screen
    assert (screen.current, screen.layout.active) == (0, 0)
    assert screen.findings.rows
    assert screen.layout.cells[0].mark
    assert not screen.layout.cells[1].mark
    assert len(model.asked) == asked, "an answer that is there is not asked for again"
    assert screen.layout.cells[1].picture.overlay is None
    assert screen.layout.cells[0].picture.overlay is not None


def test_the_model_is_asked_when_a_radiograph_becomes_active_that_had_no_answer(make, view):
    thinking, model = make.later(), make.model()
    presenter = Presenter(view, make.now(), thinking, lambda path, frame: make.radiograph(path), Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([ONE, TWO])
    presenter.choose("compare")
    presenter.pick(1)  # one.dcm was never answered
    thinking.run()
    assert view.screen.findings.rows
    presenter.choose("next_cell")
    assert view.screen.findings.rows == ()
    thinking.run()
    assert view.screen.findings.rows
    assert model.asked[-1][0].source == ONE


def test_an_answer_of_another_model_is_not_kept(compared, view, make):
    other = make.model((0.1,))
    compared.load_model(lambda: other)
    compared.choose("next_cell")
    assert [radiograph.source for radiograph, _ in other.asked] == [TWO, ONE]
    assert view.screen.findings.rows[0].score == 0.1


def test_a_late_answer_does_not_come_to_stand_beside_another_radiograph(make, view):
    thinking, model = make.later(), make.model()
    presenter = Presenter(view, make.now(), thinking, lambda path, frame: make.radiograph(path), Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([ONE, TWO])
    thinking.run()
    presenter.choose("compare")
    presenter.pick(1)
    presenter.choose("next_cell")  # while two.dcm is being asked about
    assert thinking._newest is None
    assert model.asked[-1][0].source == ONE


def test_the_marks_of_the_one_beside_are_seen_until_marks_are_hidden(compared, view):
    compared.marks.take("length")
    compared.marks.put(((2.0, 2.0), (6.0, 6.0)))
    drawn = view.screen.marks.items
    assert len(drawn) == 1
    assert view.screen.layout.cells[1].marks.items == (), "the active one's are the screen's"
    compared.choose("next_cell")
    left, right = view.screen.layout.cells
    assert view.screen.marks.items == ()
    assert right.marks.items == drawn
    assert right.marks.selected == -1
    assert left.marks.items == ()
    compared.choose("hide_marks")
    assert view.screen.layout.cells[1].marks.hidden
    compared.choose("hide_marks")
    compared.choose("next_cell")
    assert view.screen.marks.items == drawn


def test_the_plain_picture_has_the_marks_of_its_twin(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([ONE])
    presenter.marks.take("length")
    presenter.marks.put(((2.0, 2.0), (6.0, 6.0)))
    presenter.choose("plain")
    assert view.screen.layout.cells[0].marks.items == view.screen.marks.items != ()


def test_blinking_shows_one_at_a_time_with_its_own_findings(compared, view):
    compared.choose("blink")
    assert names(view) == ["one.dcm"]
    assert view.screen.current == 0
    compared.choose("blink")
    assert names(view) == ["two.dcm"]
    assert view.screen.layout.cells[0].picture is view.screen.picture
    compared.choose("compare")
    assert names(view) == ["one.dcm", "two.dcm"]
    compared.choose("compare")
    assert view.screen.layout.cells == ()
    assert view.screen.current == 1


def test_a_file_that_stands_beside_becomes_active_when_chosen(compared, view):
    picture = view.screen.layout.cells[0].picture
    compared.pick(0)
    assert names(view) == ["one.dcm", "two.dcm"]
    assert view.screen.layout.active == 0
    assert view.screen.picture.opened is picture.opened


def test_the_plain_picture_beside_its_overlay(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([ONE])
    presenter.choose("overlay")
    presenter.choose("plain")
    left, right = view.screen.layout.cells
    assert left.picture.overlay is None
    assert right.picture.overlay is not None
    assert right.picture is view.screen.picture
    assert left.picture.levels is right.picture.levels
    presenter.choose("plain")
    assert view.screen.layout.cells == ()


def test_the_overlay_is_hidden_for_a_look_and_the_picture_says_so(presenter, view, model):
    presenter.load_model(lambda: model)
    presenter.open([ONE])
    presenter.choose("blank")
    assert view.screen.picture.overlay is None
    assert view.screen.picture.bottom_left.startswith("Overlay hidden")
    assert presenter.settings.overlay_on
    presenter.choose("blank")
    assert view.screen.picture.overlay is not None


@pytest.mark.parametrize("kind", ["one", "compare", "plain"])
def test_nothing_of_a_removed_file_stays(presenter, view, model, kind):
    presenter.load_model(lambda: model)
    presenter.open([ONE])
    if kind != "one":
        presenter.choose(kind)
    presenter.choose("remove")
    screen = view.screen
    assert (screen.files, screen.picture, screen.layout.cells, screen.facts) == ((), None, (), "")
    assert screen.findings.rows == ()
    assert presenter._session.layout.cells == ()


def test_the_next_file_takes_the_place_of_a_removed_one(presenter, view):
    presenter.open([ONE, TWO, THREE])
    presenter.choose("next")
    presenter.choose("remove")
    assert [row.name for row in view.screen.files] == ["one.dcm", "three.dcm"]
    assert view.screen.current == 1
    presenter.choose("remove")
    assert view.screen.current == 0


def test_the_other_one_stays_when_one_of_two_is_removed(compared, view):
    compared.choose("remove")
    assert view.screen.layout.cells == ()
    assert view.screen.files[view.screen.current].name == "one.dcm"
    assert view.screen.findings.rows


def test_a_cell_goes_with_its_file(compared, view):
    compared.removing.remove(0)
    assert view.screen.layout.cells == ()
    assert view.screen.files[view.screen.current].name == "two.dcm"
    assert all(cell.path != ONE for cell in compared._session.layout.cells)


def test_a_file_that_is_being_opened_can_be_removed(make, view):
    reading = make.later()
    presenter = Presenter(view, reading, make.now(), lambda path, frame: make.radiograph(path), Settings())
    presenter.open([ONE, TWO])
    presenter.choose("remove_all")
    assert view.screen.files == ()
    assert reading._newest is None
    assert not view.screen.activity.startswith("Opening")


def test_a_model_that_is_gone_says_nothing_of_either(compared, view):
    def fail():
        raise ModelError("x.onnx has no card; export it again.")

    compared.load_model(fail)
    for _ in range(2):
        screen = view.screen
        assert screen.findings.headline == "No model: radiographs can be viewed only."
        assert screen.picture.overlay is None
        assert not screen.papers.reportable
        compared.choose("next_cell")
    assert all(cell.picture.overlay is None for cell in view.screen.layout.cells)
