"""Search over a recipe's settings with Optuna (Akiba et al. 2019): resumable, pruned, by several processes at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import optuna
import torch
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
from optuna.trial import TrialState

from desktop.core.errors import AppError
from models import searched
from models.datasets import Pictures
from models.heads import Classifier
from models.recipe import Recipe, changed
from models.schedule import Row
from models.settings.search import Choices, Range, Search
from models.state import LAST, State, normalise, start
from models.tracking import check_told
from models.train import fit
from models.weights import starting

JOURNAL = "study.log"
DONE = (TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAIL)


def search(
    recipe: Recipe, training: Pictures, validation: Pictures, out: Path, device: torch.device, storage: str = ""
) -> State:
    """Try settings until the recipe's number of trials is reached, and give the best trial's state, by validation.

    `out` holds the study (study.log), a folder per trial with its log and curves, trials.csv and search.png; the same
    command again goes on, and several of them at once share the work, on several machines where `out` is shared.
    storage: an Optuna address (a database) to use in place of study.log. Raises AppError when no trial could be used.
    """
    plan = _plan(recipe)
    check_told(validation.targets, recipe.task, "search.metric", plan.metric)
    out.mkdir(parents=True, exist_ok=True)
    study = _study(recipe, out, storage)
    objective = _objective(recipe, training, validation, out, device)
    if _finished(study) < plan.trials:
        study.optimize(objective, callbacks=[lambda study, trial: _after(study, out, plan.trials)])
    searched.write_all(study, out)
    usable = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
    if not usable:
        raise AppError(f"None of {plan.trials} trials could be used; {out / searched.TABLE} says why.")
    best = study.best_trial
    return start(changed(recipe, _values(best.params)), device, lambda model: None, _folder(out, best.number))


def _plan(recipe: Recipe) -> Search:
    if recipe.search is None:
        raise AppError(f"The recipe {recipe.name} has no [search] section; models/recipes/blocks.toml shows one.")
    return recipe.search


def _study(recipe: Recipe, out: Path, storage: str) -> optuna.Study:
    plan = _plan(recipe)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    keeper = storage or JournalStorage(JournalFileBackend(str(out / JOURNAL)))
    sampler = _sampler(plan, 0)
    if plan.grid:
        space = {key: _texts(values) for key, values in plan.space.items() if isinstance(values, Choices)}
        sampler = optuna.samplers.GridSampler(space, seed=plan.seed)
    median = optuna.pruners.MedianPruner(n_startup_trials=plan.startup, n_warmup_steps=1)
    study = optuna.create_study(
        storage=keeper,
        study_name=recipe.name,
        sampler=sampler,
        pruner=median if plan.pruner == "median" else optuna.pruners.NopPruner(),
        direction="minimize" if plan.metric == "validation_loss" else "maximize",
        load_if_exists=True,
    )
    made_for = study.user_attrs.get("recipe")
    if made_for is not None and made_for != recipe.training_json():
        raise AppError(f"{out} holds a search of another recipe; name another folder with --out or delete that one.")
    study.set_user_attr("recipe", recipe.training_json())
    return study


def _sampler(plan: Search, trial: int) -> optuna.samplers.BaseSampler:
    """A trial's own: numbers that all processes drew alike would make them try the same settings, and again later."""
    seed = int(np.random.SeedSequence((plan.seed, trial)).generate_state(1)[0])
    return optuna.samplers.TPESampler(seed=seed, n_startup_trials=plan.startup, constant_liar=True)


def _objective(
    recipe: Recipe, training: Pictures, validation: Pictures, out: Path, device: torch.device
) -> Callable[[optuna.Trial], float]:
    plan = _plan(recipe)

    def objective(trial: optuna.Trial) -> float:
        if not plan.grid:
            trial.study.sampler = _sampler(plan, trial.number)
        for key, values in plan.space.items():
            _suggest(trial, key, values)

        def report(row: Row) -> None:
            trial.report(float(row[plan.metric]), int(row["epoch"]))
            if trial.should_prune():
                raise optuna.TrialPruned

        try:
            own = changed(recipe, _values(trial.params))
            state = start(own, device, lambda model: _prepare(model, own, training), _folder(out, trial.number))
            fit(state, training, validation, _folder(out, trial.number), device, report)
        except AppError as error:
            trial.set_user_attr("why", str(error))
            raise optuna.TrialPruned from error
        trial.set_user_attr("epochs", state.epoch)
        trial.set_user_attr("seconds", round(sum(float(row["seconds"]) for row in state.rows), 1))
        return float(state.kept[plan.metric])

    return objective


def _prepare(model: Classifier, recipe: Recipe, training: Pictures) -> None:
    starting(model, recipe, None)
    normalise(model, recipe, training.pixels)


def _suggest(trial: optuna.Trial, key: str, values: Range | Choices) -> None:
    if isinstance(values, Choices):
        trial.suggest_categorical(key, _texts(values))
    elif isinstance(values.low, int) and isinstance(values.high, int):
        trial.suggest_int(key, values.low, values.high, log=values.log)
    else:
        trial.suggest_float(key, values.low, values.high, log=values.log)


def _texts(values: Choices) -> list[str]:
    return [json.dumps(value) for value in values.choices]


def _values(params: Mapping[str, Any]) -> dict[str, Any]:
    """What a trial chose, as the recipe takes it."""
    return {key: json.loads(value) if isinstance(value, str) else value for key, value in params.items()}


def _finished(study: optuna.Study) -> int:
    return len(study.get_trials(deepcopy=False, states=DONE))


def _after(study: optuna.Study, out: Path, trials: int) -> None:
    """Refresh the table, keep the weights of the best trial alone, and stop when all processes together have enough."""
    searched.write_all(study, out)
    whole = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
    best = study.best_trial.number if whole else None
    for trial in study.get_trials(deepcopy=False, states=DONE):
        if trial.number != best:
            (_folder(out, trial.number) / LAST).unlink(missing_ok=True)
    if _finished(study) >= trials:
        study.stop()


def _folder(out: Path, trial: int) -> Path:
    return out / f"trial-{trial:04}"
