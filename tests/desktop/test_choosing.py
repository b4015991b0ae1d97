"""Which model answers: the list, a change of it, and that nothing of the earlier one stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.core.errors import ModelError
from desktop.screen import ModelsView
from desktop.ui.model_box import ModelBox

CHEST, KNEE = Path("chest.onnx"), Path("knee.onnx")


@pytest.fixture
def choosing(presenter, make):
    models = {CHEST: make.model((0.71,)), KNEE: make.model((0.2, 0.8))}

    def load(path):
        if path not in models:
            raise ModelError(f"{path.name} is no model.")
        return models[path]

    presenter.choosing.start(CHEST, load)
    presenter.choosing.offer([(CHEST, "Chest"), (KNEE, "Knee")])
    return presenter.choosing


def test_the_models_are_listed_with_the_one_that_answers(choosing, view):
    assert view.screen.models.names == ("Chest", "Knee")
    assert view.screen.models.current == 0


def test_another_model_answers_for_the_radiograph_on_the_screen(choosing, presenter, view):
    presenter.open([Path("one.dcm")])
    assert len(view.screen.findings.rows) == 1
    presenter.choose("model_next")
    assert view.screen.models.current == 1
    assert len(view.screen.findings.rows) == 2
    presenter.choose("model_next")
    assert view.screen.models.current == 0


def test_nothing_of_the_earlier_model_is_shown_while_the_next_one_loads(choosing, presenter, view):
    presenter.open([Path("one.dcm")])
    seen = len(view.screens)
    choosing.pick(1)
    loading = [screen for screen in view.screens[seen:] if screen.models.current == 1 and not screen.settled]
    assert loading
    assert all(not screen.findings.rows and not screen.overlay.labels for screen in loading)


def test_a_model_that_cannot_be_loaded_says_why_and_leaves_no_answer(choosing, presenter, view):
    presenter.open([Path("one.dcm")])
    choosing.open(Path("broken.onnx"))
    assert view.screen.banner == "broken.onnx is no model."
    assert view.screen.models.names[-1] == "broken.onnx"
    assert not view.screen.findings.rows
    choosing.pick(0)
    assert len(view.screen.findings.rows) == 1


def test_the_one_that_is_there_is_not_loaded_again(choosing, view):
    seen = len(view.screens)
    choosing.pick(0)
    assert len(view.screens) == seen


def test_the_box_shows_and_picks(qtbot, choosing, view):
    box = ModelBox()
    qtbot.addWidget(box)
    box.show_models(view.screen.models)
    assert box.currentText() == "Chest"
    with qtbot.waitSignal(box.picked) as picked:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    assert picked.args == [1]


def test_both_ends_of_a_long_title_are_seen(qtbot):
    box = ModelBox()
    qtbot.addWidget(box)
    box.resize(220, 26)
    middle = "neumonia and infiltration in adult chest radiographs"

    def drawn(title: str) -> QImage:
        box.show_models(ModelsView((title, "Knee"), 0))
        assert box.currentText() == title
        return box.grab().toImage()

    assert drawn(f"P{middle} (weak)") != drawn(f"P{middle} (fair)")
    assert drawn(f"P{middle} (weak)") != drawn(f"N{middle} (weak)")
