from __future__ import annotations

from pathlib import Path

import pytest
import torch

from desktop.core.errors import AppError
from models import checkpoint
from models.finetune import finetune, steps, weights_of
from models.heads import Classifier

CPU = torch.device("cpu")
TWO_STEPS = {"head_epochs": 1, "head_rate": 0.01, "epochs": 2, "rate": 0.001, "thaw": 1}


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def test_first_the_head_then_what_is_thawed(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small("binary", finetune=TWO_STEPS, training={"schedule": "constant"})
    given = Classifier.of(recipe).trunk.state_dict()
    train, validation = draw(recipe, 32), draw(recipe, 16, 1)
    learned = []

    def prepare(model: Classifier) -> None:
        model.trunk.load_state_dict(given)

    state = finetune(
        recipe, train, validation, CPU, prepare, tmp_path, lambda row: learned.append(row["learning_rate"])
    )
    head = checkpoint.load_raw(tmp_path / "head" / "last.pt")
    for name, value in given.items():
        if name.startswith("stages."):
            assert torch.equal(head["best"][f"trunk.{name}"], value), name
    assert not torch.equal(head["best"]["trunk.neck.1.weight"], given["neck.1.weight"])
    both = state.best
    assert torch.equal(both["trunk.stages.0.0.weight"], given["stages.0.0.weight"])
    assert not torch.equal(both["trunk.stages.1.0.weight"], given["stages.1.0.weight"])
    assert learned == pytest.approx([0.01, 0.001, 0.001])
    again = finetune(recipe, train, validation, CPU, lambda model: pytest.fail("not fresh"), tmp_path)
    assert again.rows == state.rows
    assert all(torch.equal(value, again.best[name]) for name, value in state.best.items())


def test_a_recipe_says_how(small) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AppError, match=r"has no \[finetune\]; add head_epochs"):
        steps(small())


def test_a_checkpoints_trunk_under_a_new_head(small) -> None:  # type: ignore[no-untyped-def]
    old, new = small("multiclass", network={"normalisation": "training"}), small("binary")
    trained = Classifier.of(old)
    trained.trunk.normalise.set(0.4, 0.2)
    held = checkpoint.Checkpoint(old, trained.state_dict(), {}, None)  # type: ignore[arg-type]
    model = Classifier.of(new)
    weights_of(held, new)(model)
    assert torch.equal(model.trunk.stages[1][0].weight, trained.trunk.stages[1][0].weight)
    assert model.trunk.normalise.mean.item() == pytest.approx(0.4)
    assert model.linear.weight.shape == (1, 84)
    with pytest.raises(AppError, match=r"checkpoint is lenet5 with 1 channels .* asks for lenet5, 3 and"):
        weights_of(held, small(network={"channels": 3}))
    del held.weights["trunk.stages.0.0.weight"]
    held.weights["trunk.stages.0.0.bias"] = torch.zeros(1)
    with pytest.raises(AppError, match="is of another version of lenet5"):
        weights_of(held, new)(model)


def test_a_checkpoint_that_may_have_seen_the_test_patients(small) -> None:  # type: ignore[no-untyped-def]
    old = small("binary")
    held = checkpoint.Checkpoint(old, Classifier.of(old).state_dict(), {}, None)  # type: ignore[arg-type]
    dealt = old.data.splits.model_copy(update={"key": "another"})
    new = old.model_copy(update={"data": old.data.model_copy(update={"splits": dealt})})
    with pytest.raises(AppError, match="dealt otherwise"):
        weights_of(held, new)
    elsewhere = new.model_copy(update={"data": new.data.model_copy(update={"name": "other pictures"})})
    weights_of(held, elsewhere)(Classifier.of(elsewhere))


def test_the_head_of_the_same_labels_stays(small) -> None:  # type: ignore[no-untyped-def]
    recipe = small("binary", network={"normalisation": "training"})
    trained = Classifier.of(recipe)
    held = checkpoint.Checkpoint(recipe, trained.state_dict(), {}, None)  # type: ignore[arg-type]
    model = Classifier.of(recipe)
    weights_of(held, recipe)(model)
    assert all(torch.equal(value, trained.state_dict()[name]) for name, value in model.state_dict().items())
