"""The views of a study: their order, and how they come beside each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.cells.order import views
from desktop.core.errors import UnreadableFile
from desktop.core.thumbnail import Thumbnail
from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.strip.background import Background

ONE, TWO, THREE, FOUR = (Path(f"{name}.dcm") for name in ("one", "two", "three", "four"))
GREY = np.zeros((2, 2), np.uint8)


def names(view) -> list[str]:
    return [cell.name.split()[-1] for cell in view.screen.layout.cells]


def of(study: str, view: str, side: str = "", modality: str = "DX") -> Thumbnail:
    return Thumbnail(GREY, study, modality, view, side)


def test_frontal_comes_before_lateral_and_other_studies_stay_out():
    known = {ONE: of("1.2", "LL"), TWO: of("1.2", "PA"), THREE: of("9.9", "PA")}
    assert views((ONE, TWO, THREE, FOUR), known, ONE, "1.2") == (TWO, ONE)
    assert views((ONE, TWO), known, FOUR, "") == (FOUR,)


def test_a_mammography_has_its_usual_order():
    sides = [("MLO", "L"), ("CC", "L"), ("MLO", "R"), ("CC", "R"), ("CC", "R")]
    files = tuple(Path(f"{number}.dcm") for number in range(5))
    known = {path: of("1", view, side, "MG") for path, (view, side) in zip(files, sides, strict=True)}
    assert views(files, known, files[0], "1") == (files[3], files[1], files[2], files[0])
    assert files[4] in views(files, known, files[4], "1"), "the one on the screen is among them"


@pytest.fixture
def study(make, view, model):
    """one.dcm (lateral), two.dcm (frontal), bad.dcm of one study; three.dcm of another."""
    bad = Path("bad.dcm")
    look = {ONE: of("1.2", "LL"), TWO: of("1.2", "PA"), bad: of("1.2", ""), THREE: of("9.9", "PA")}
    filling = make.later()

    def read(path: Path, frame: int):
        if path == bad:
            raise UnreadableFile("bad.dcm cannot be opened: it is damaged; copy it again.")
        made = make.radiograph(path)
        return replace(made, identity=replace(made.identity, study=look[path].study))

    presenter = Presenter(
        view, make.now(), make.now(), read, Settings(),
        background=Background(filling, make.now(), look.__getitem__),
    )  # fmt: skip
    presenter.load_model(lambda: model)
    presenter.open([ONE, TWO, bad, THREE])
    presenter.thumbs.see(0, 3)
    return presenter, filling


def test_the_views_of_a_study_are_arranged_and_read_one_after_the_other(study, view, model):
    presenter, filling = study
    assert view.screen.layout.has_study
    presenter.choose("study")
    assert names(view)[1:] == ["one.dcm", "bad.dcm"]
    assert [cell.picture is None for cell in view.screen.layout.cells] == [True, False, True]
    assert view.screen.layout.active == 1
    filling.run()
    assert view.screen.layout.cells[0].picture is not None
    filling.run()
    assert "damaged" in view.screen.layout.cells[2].text
    assert filling._newest is None
    assert len(model.asked) == 1, "the model is asked about the active one only"
    presenter.choose("next_cell")
    assert view.screen.files[view.screen.current].name == "two.dcm"
    presenter.choose("study")
    assert view.screen.layout.cells == ()


def test_a_file_of_another_study_leaves_the_study(study, view):
    presenter, filling = study
    presenter.choose("study")
    presenter.pick(3)
    assert view.screen.layout.cells == ()
    assert not view.screen.layout.has_study
    filling.run()  # what was being read for a cell that is gone
    assert view.screen.layout.cells == ()
    assert view.screen.files[view.screen.current].name == "three.dcm"


def test_the_study_of_files_that_nobody_looked_at_yet_is_not_known(make, view):
    presenter = Presenter(view, make.now(), make.now(), lambda path, frame: make.radiograph(path), Settings())
    presenter.open([ONE, TWO])
    assert not view.screen.layout.has_study
