"""Which map comes first, and that no other one stays under a label or a style that was chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.errors import ModelError
from desktop.presenter import Presenter
from desktop.settings import Settings


def test_the_map_that_is_shown_first_is_of_a_positive_label(presenter, view, make):
    model = make.model((0.4, 0.3))
    answer = model.answer

    def answered(radiograph, force=False):
        found = answer(radiograph, force)
        return replace(found, findings=tuple(replace(one, positive=one.score == 0.3) for one in found.findings))

    model.answer = answered
    presenter.load_model(lambda: model)
    presenter.open([Path("chest.dcm")])
    assert "Grad-CAM of Effusion" in view.screen.explanation.title


@pytest.mark.parametrize("ends", ["stopped", "failed"])
def test_where_measuring_ends_early_the_map_that_was_wished_for_is_drawn(make, view, ends):
    """L, Ctrl+M and at once Ctrl+M again."""
    model, thinking = make.model((0.9, 0.2)), make.later()
    presenter = Presenter(view, make.now(), thinking, make.radiograph, Settings())
    presenter.load_model(lambda: model)
    thinking.run()
    presenter.open([Path("chest.dcm")])
    thinking.run()
    presenter.choose("label_on")
    presenter.choose("faithfulness")
    if ends == "failed":
        model.scores = lambda images: (_ for _ in ()).throw(ModelError("no.onnx failed."))
        thinking.run()
    else:
        presenter.choose("faithfulness")
    thinking.run()
    assert view.screen.overlay.label == 1
    assert "Effusion" in view.screen.explanation.title
    assert view.screen.settled
