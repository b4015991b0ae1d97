"""What a search found: a table of all trials and a picture of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import optuna
from optuna.trial import FrozenTrial, TrialState

from models.checkpoint import write

TABLE, PICTURE = "trials.csv", "search.png"
DOWN, ACROSS, SIDE, DPI = 2, 3, 3.2, 110


def write_all(study: optuna.Study, out: Path) -> None:
    """trials.csv and search.png in `out`, each whole or not at all."""
    trials = study.get_trials(deepcopy=False)
    write(out / TABLE, _table(trials, study.direction is optuna.study.StudyDirection.MAXIMIZE).encode())
    whole = [trial for trial in trials if trial.state is TrialState.COMPLETE]
    if whole:
        write(out / PICTURE, _picture(whole))


def _table(trials: list[FrozenTrial], high_first: bool) -> str:
    """Best first, then those that were pruned or could not be used, with the reason."""
    keys = sorted({key for trial in trials for key in trial.params})
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["trial", "state", "value", "epochs", "seconds", *keys, "why"])
    sign = -1.0 if high_first else 1.0
    for trial in sorted(trials, key=lambda one: (one.state is not TrialState.COMPLETE, sign * (one.value or 0.0))):
        said = trial.user_attrs
        epochs = said.get("epochs", len(trial.intermediate_values))
        value = "" if trial.value is None else f"{trial.value:.5f}"
        row = [trial.number, trial.state.name.lower(), value, epochs, said.get("seconds", "")]
        table.writerow([*row, *(trial.params.get(key, "") for key in keys), said.get("why", "")])
    return text.getvalue()


def _picture(trials: list[FrozenTrial]) -> bytes:
    """Value by trial, then by every setting that was searched (at most five)."""
    from matplotlib.figure import Figure

    figure = Figure((SIDE * ACROSS, SIDE * DOWN), dpi=DPI, layout="constrained")
    values = [float(trial.value or 0.0) for trial in trials]
    axes = figure.add_subplot(DOWN, ACROSS, 1)
    axes.plot([trial.number for trial in trials], values, "o")
    axes.set_xlabel("trial")
    axes.set_ylabel("validation")
    keys = sorted({key for trial in trials for key in trial.params})
    for place, key in enumerate(keys[: DOWN * ACROSS - 1], 2):
        axes = figure.add_subplot(DOWN, ACROSS, place)
        chosen = [trial.params.get(key) for trial in trials]
        if all(isinstance(one, str) for one in chosen):
            names = sorted({str(one) for one in chosen})
            axes.plot([names.index(str(one)) for one in chosen], values, "o")
            axes.set_xticks(range(len(names)), [name[:14].replace("$", "") for name in names], rotation=20, fontsize=7)
        else:
            axes.plot([float(str(one)) for one in chosen], values, "o")
            if min(float(str(one)) for one in chosen) > 0:
                axes.set_xscale("log")
        axes.set_xlabel(key, fontsize=8)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()
