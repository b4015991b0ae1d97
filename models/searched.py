"""What a search found: a table of all trials and a picture of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import optuna
from optuna.trial import FrozenTrial, TrialState

from models.checkpoint import write

TABLE, PICTURE = "trials.csv", "search.png"
ACROSS, SIDE, DPI = 3, 3.2, 110
LONGEST = 18  # characters under an axis
FAR = 20.0  # times the smallest: worth a logarithmic axis


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
    """Value by trial, then by every setting that was searched."""
    from matplotlib.figure import Figure

    keys = sorted({key for trial in trials for key in trial.params})
    down = -(-(len(keys) + 1) // ACROSS)
    figure = Figure((SIDE * ACROSS, SIDE * down), dpi=DPI, layout="constrained")
    values = [float(trial.value or 0.0) for trial in trials]
    axes = figure.add_subplot(down, ACROSS, 1)
    axes.plot([trial.number for trial in trials], values, "o")
    axes.set(xlabel="trial", ylabel="validation")
    for place, key in enumerate(keys, 2):
        axes = figure.add_subplot(down, ACROSS, place)
        axes.set_xlabel(key, fontsize=8)
        known = [(trial.params[key], value) for trial, value in zip(trials, values, strict=True) if key in trial.params]
        names = sorted({str(one) for one, _ in known})
        if any(isinstance(one, str) for one, _ in known):
            axes.plot([names.index(str(one)) for one, _ in known], [value for _, value in known], "o")
            axes.set_xticks(range(len(names)), _short(names), rotation=20, fontsize=7)
            continue
        chosen = [float(one) for one, _ in known]
        axes.plot(chosen, [value for _, value in known], "o")
        if min(chosen) > 0 and max(chosen) > FAR * min(chosen):
            axes.set_xscale("log")
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()


def _short(names: list[str]) -> list[str]:
    """The choices themselves where they fit under an axis, else their order; trials.csv has them whole."""
    fit = all(len(name) <= LONGEST for name in names)
    return [name.strip('"') if fit else f"choice {number}" for number, name in enumerate(names, 1)]
