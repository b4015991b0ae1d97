"""Search: settings go to the right keys, the best by validation is kept, and a search goes on where it stopped."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import optuna
import pytest
import torch
from pydantic import ValidationError

from desktop.core.errors import AppError
from models.recipe import changed
from models.search import JOURNAL, _sampler, search
from models.searched import TABLE
from models.settings.search import Search
from models.state import LAST, State
from tests.models.conftest import Draw, Make

CPU = torch.device("cpu")
SPACE = {
    "network.options.activation": {"choices": ["tanh", "relu"]},
    "training.learning_rate": {"low": 1e-4, "high": 1e-1, "log": True},
    "training.batch": {"low": 4, "high": 16},
}


def plan(**changes: Any) -> dict[str, Any]:
    return {"metric": "validation_loss", "trials": 4, "startup": 2, "space": SPACE} | changes


def rows(out: Path) -> list[dict[str, str]]:
    with (out / TABLE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(small: Make, draw: Draw, out: Path, **changes: Any) -> State:
    torch.set_num_threads(1)
    recipe = small(search=plan(**changes), training={"epochs": 2})
    return search(recipe, draw(recipe, 32), draw(recipe, 32, 1), out, CPU)


def test_the_best_trial_by_validation_is_given_and_only_its_weights_stay(
    small: Make, draw: Draw, tmp_path: Path
) -> None:
    state = run(small, draw, tmp_path)
    table = rows(tmp_path)
    assert len(table) == 4
    whole = [row for row in table if row["state"] == "complete"]
    assert min(float(row["value"]) for row in whole) == float(whole[0]["value"])
    assert float(state.kept["validation_loss"]) == pytest.approx(float(whole[0]["value"]), abs=1e-5)
    assert state.recipe.training.learning_rate == pytest.approx(float(whole[0]["training.learning_rate"]))
    assert [path.parent.name for path in tmp_path.glob(f"*/{LAST}")] == [f"trial-{int(whole[0]['trial']):04}"]
    assert (tmp_path / "search.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_search_again_adds_only_what_is_missing(small: Make, draw: Draw, tmp_path: Path) -> None:
    run(small, draw, tmp_path, trials=2)
    before = (tmp_path / JOURNAL).stat().st_size
    run(small, draw, tmp_path, trials=2)
    assert len(rows(tmp_path)) == 2
    assert (tmp_path / JOURNAL).stat().st_size >= before
    run(small, draw, tmp_path, trials=3)
    assert len(rows(tmp_path)) == 3


def test_no_trial_repeats_another_when_a_search_goes_on(small: Make, draw: Draw, tmp_path: Path) -> None:
    for trials in (2, 3, 4):
        run(small, draw, tmp_path, trials=trials, startup=10)
    assert len({row["training.learning_rate"] for row in rows(tmp_path)}) == 4


def test_later_trials_are_proposed_from_what_earlier_ones_found() -> None:
    chosen: dict[int, list[float]] = {}
    for sign in (1, -1):
        study = optuna.create_study(direction="maximize")
        found = chosen[sign] = []
        for _ in range(6):
            trial = study.ask()
            study.sampler = _sampler(Search.model_validate(plan(startup=3)), trial.number)
            found.append(trial.suggest_float("x", 0.0, 1.0))
            study.tell(trial, sign * found[-1])
    assert chosen[1][:3] == chosen[-1][:3]
    assert chosen[1][3:] != chosen[-1][3:]


@pytest.mark.parametrize(
    ("metric", "said"),
    [("validation_kappa", "search.metric is validation_kappa, which a"), ("validation_auroc", "with and without it")],
)
def test_a_figure_that_validation_does_not_tell_is_refused(
    small: Make, draw: Draw, tmp_path: Path, metric: str, said: str
) -> None:
    recipe = small(search=plan(metric=metric))
    training = draw(recipe, 16)
    validation = replace(training, targets=np.zeros_like(training.targets))
    with pytest.raises(AppError, match=said):
        search(recipe, training, validation, tmp_path, CPU)


def test_a_grid_tries_every_combination_once(small: Make, draw: Draw, tmp_path: Path) -> None:
    space = {
        "network.options.activation": {"choices": ["tanh", "relu"]},
        "network.options.pooling": {"choices": ["avg", "max"]},
    }
    run(small, draw, tmp_path, trials=4, grid=True, pruner="none", space=space)
    tried = {(row["network.options.activation"], row["network.options.pooling"]) for row in rows(tmp_path)}
    assert len(tried) == 4


def test_settings_that_are_no_recipe_cost_their_trial_alone(small: Make, draw: Draw, tmp_path: Path) -> None:
    space = {"network.options.activation": {"choices": ["tanh", "no such thing"]}}
    state = run(small, draw, tmp_path, trials=2, grid=True, pruner="none", space=space)
    assert state.recipe.network.options["activation"] == "tanh"
    assert ["no such thing" in row["why"] or "activation" in row["why"] for row in rows(tmp_path)] == [False, True]


def test_another_recipe_in_the_same_folder_is_refused(small: Make, draw: Draw, tmp_path: Path) -> None:
    run(small, draw, tmp_path, trials=1)
    recipe = small(search=plan(trials=1), training={"epochs": 1, "weight_decay": 0.5})
    with pytest.raises(AppError, match="holds a search of another recipe"):
        search(recipe, draw(recipe, 32), draw(recipe, 32, 1), tmp_path, CPU)


def test_a_recipe_without_a_search_says_where_to_look(small: Make, draw: Draw, tmp_path: Path) -> None:
    recipe = small()
    with pytest.raises(AppError, match=r"has no \[search\] section; models/recipes/blocks.toml shows one"):
        search(recipe, draw(recipe, 8), draw(recipe, 8), tmp_path, CPU)


def test_a_value_lands_at_its_key_and_nowhere_else(small: Make) -> None:
    recipe = small(search=plan())
    other = changed(recipe, {"training.learning_rate": 0.5, "network.options.activation": "relu"})
    assert other.training == recipe.training.model_copy(update={"learning_rate": 0.5})
    assert other.network.options == {**recipe.network.options, "activation": "relu"}
    assert other.search is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"space": {"input.height": {"choices": [32, 64]}}}, "same in every trial"),
        ({"space": {"training.l1": {"low": 1.0, "high": 0.5}}}, "must be above low"),
        ({"space": {"training.l1": {"low": 0.0, "high": 0.5, "log": True}}}, "needs a low above 0"),
        ({"grid": True}, "a grid needs choices"),
        ({"space": {}}, "at least 1 item"),
    ],
)
def test_a_wrong_plan_is_told(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Search.model_validate(plan(**changes))
