"""Windows of radiographs beside each other that go together, each in its own terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.presenter import Presenter
from desktop.settings import Settings

ONE, TWO = Path("one.dcm"), Path("two.dcm")


def test_linked_windows_go_together_each_in_its_own_terms(make, view):
    def read(path: Path, frame: int):
        made = make.radiograph(path)
        return replace(made, slope=2.0, voi=()) if path == TWO else made

    presenter = Presenter(view, make.now(), make.now(), read, Settings())
    presenter.open([ONE, TWO])
    presenter.choose("compare")
    presenter.pick(1)
    presenter.choose("next_cell")
    left, right = (cell.shown for cell in presenter._session.layout.cells)
    assert left is None
    before = presenter._session.shown.voi
    presenter.greys.drag(90.0, 0.0)
    wider = presenter._session.shown.voi.width / before.width
    after = presenter._session.layout.cells[1].shown
    assert wider > 1.1
    assert after.voi.width == pytest.approx(right.voi.width * wider)
    presenter.choose("auto")
    presenter.choose("invert")
    after = presenter._session.layout.cells[1].shown
    assert after.inverted
    assert after.voi.name == "auto"
    assert after.voi != presenter._session.shown.voi
    presenter.choose("link")
    presenter.choose("invert")
    assert presenter._session.layout.cells[1].shown.inverted
    presenter.cells.drag(1, 50.0, 0.0)
    assert presenter._session.layout.cells[1].shown.voi.name == "by hand"
    assert presenter._session.shown.voi.name == "auto"


def test_inverting_both_does_not_switch_the_window_of_one_off(make, view):
    presenter = Presenter(view, make.now(), make.now(), make.radiograph, Settings())
    presenter.open([ONE, TWO])
    presenter.choose("compare")
    presenter.pick(1)
    presenter.choose("link")
    presenter.choose("voi")
    presenter.choose("link")
    presenter.choose("invert")
    beside = presenter._session.layout.cells[0].shown
    assert (beside.inverted, beside.voi_off) == (True, False)
    assert presenter._session.shown.voi_off


def test_brighter_is_brighter_for_both_whichever_way_round_they_are_stored(make, view):
    def read(path: Path, frame: int):
        return replace(make.radiograph(path), inverted=path == TWO)

    presenter = Presenter(view, make.now(), make.now(), read, Settings())
    presenter.open([ONE, TWO])
    presenter.choose("compare")
    presenter.pick(1)
    means = [presenter._session.layout.cells[0].shown.greys.mean(), presenter._session.shown.greys.mean()]
    presenter.choose("brighter")
    after = [presenter._session.layout.cells[0].shown.greys.mean(), presenter._session.shown.greys.mean()]
    assert after[0] > means[0]
    assert after[1] > means[1]
