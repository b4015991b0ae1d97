"""The figures of an evaluation: which ones a task has, each with its interval or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.core.card import Metric
from models import bootstrap, weighted
from models.answered import Answered
from models.weighted import Bools, Floats, Statistic, among, macro, rate, remembered

ENOUGH = 20  # positives, and negatives: with fewer, an AUROC or a sensitivity is chance
Key = tuple[str, str]  # name of the figure, name of the label or "" for all together


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval; without a value, `note` says why."""

    name: str
    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


def figures(answered: Answered, rounds: int = bootstrap.ROUNDS) -> tuple[Figure, ...]:
    """Every figure of the task, with intervals by patient."""
    wanted = statistics(answered)
    found = {key: statistic for key, statistic in wanted.items() if not isinstance(statistic, str)}
    values = bootstrap.drawn(found, answered.groups, rounds)
    rows = []
    for (name, label), statistic in wanted.items():
        if isinstance(statistic, str):
            rows.append(Figure(name, label, None, note=statistic))
            continue
        value = bootstrap.once(statistic, len(answered.groups))
        low, high = bootstrap.interval(values[name, label])
        usable = bool(np.isfinite((value, low, high)).all())
        # Drawing adds noise, and noise only ever adds to a calibration error: its draws may all lie above the value.
        limits = (min(low, value), max(high, value))
        rows.append(Figure(name, label, value, *limits) if usable else Figure(name, label, None, note="undefined"))
    return tuple(rows)


def metrics(rows: Sequence[Figure], where: str) -> tuple[Metric, ...]:
    """The rows that have a value, for the card; a label without others says in `measured_on` that it has too few."""
    weak = {row.label: row.note for row in rows if row.value is None and row.note}
    return tuple(
        Metric(
            name=row.name,
            label=row.label,
            value=row.value,
            low=row.low,
            high=row.high,
            measured_on=where + (f"; {weak[row.label]}" if row.label in weak else ""),
        )
        for row in rows
        if row.value is not None and row.low is not None and row.high is not None
    )


def too_few(truth: Floats) -> str:
    """Why the figures of a label are not given; empty when there are enough of both kinds. truth: (N,), 0, 1 or nan."""
    positives, negatives = int((truth == 1.0).sum()), int((truth == 0.0).sum())
    if positives < ENOUGH:
        return f"too few positives: {positives}"
    return f"too few negatives: {negatives}" if negatives < ENOUGH else ""


def statistics(answered: Answered) -> dict[Key, Statistic | str]:
    """Every figure that the task has: how it is computed, or why it is not given."""
    return _exclusive(answered) if answered.exclusive else _separate(answered)


def _separate(answered: Answered) -> dict[Key, Statistic | str]:
    """Binary and multilabel: every label by itself, at each of its operating points; then all together."""
    table: dict[Key, Statistic | str] = {}
    for c, label in enumerate(answered.labels):
        known = answered.known[:, c]
        scores, truth, poor = answered.scores[known, c], answered.truth[known, c], too_few(answered.truth[:, c])
        if not known.any():
            table["accuracy", label.name] = "no picture with a known truth"
            continue
        ranks, errors = _ranks(scores, truth), _errors(scores, truth)
        found: dict[str, Statistic | str] = {**{name: poor or one for name, one in ranks.items()}, **errors}
        for point in answered.of(label.name):
            said, real = scores >= point.threshold, truth > 0.5
            found[f"accuracy at {point.name}"] = rate(said == real, np.ones_like(real))
            rates = _decided(said, real) if point.name == answered.deciding else _rates(said, real)
            found |= {f"{name} at {point.name}": poor or one for name, one in rates.items()}
        for name, one in found.items():
            table[name, label.name] = one if isinstance(one, str) else remembered(among(known, one))
    return table if len(answered.labels) == 1 else table | _together(answered, table)


def _together(answered: Answered, table: dict[Key, Statistic | str]) -> dict[Key, Statistic | str]:
    """All labels of a multilabel task: means over those with enough pictures, and counts over every known answer.

    At score 0.5 too, where published systems decide.
    """
    truth, known = answered.truth == 1.0, answered.known
    names = dict.fromkeys(name for (name, _), one in table.items() if not isinstance(one, str))
    whole: dict[Key, Statistic | str] = {}
    for name in names:
        parts = [one for (other, _), one in table.items() if other == name and not isinstance(one, str)]
        missing = "" if len(parts) == len(answered.labels) else f" ({len(parts)} of {len(answered.labels)} labels)"
        if not name.startswith("accuracy"):
            whole[f"macro {name}{missing}", ""] = macro(parts)
    for place, said in ((answered.deciding, answered.said), ("0.5", answered.scores >= 0.5)):
        right, hits, calls = (said == truth) & known, said & truth, (said & known).sum(1) + truth.sum(1)
        whole[f"accuracy at {place}", ""] = weighted.of_counts(right.sum(1), known.sum(1))
        whole[f"micro f1 at {place}", ""] = weighted.of_counts(2 * hits.sum(1), calls)
    return whole


def _exclusive(answered: Answered) -> dict[Key, Statistic | str]:
    """Multiclass and ordinal: the highest score decides; every label against the rest, then all together."""
    scores, truth, count = answered.scores, answered.truth, len(answered.labels)
    true, said = truth.argmax(1), scores.argmax(1)
    table: dict[Key, Statistic | str] = {}
    for c, label in enumerate(answered.labels):
        poor = too_few(truth[:, c])
        rates = _ranks(scores[:, c], truth[:, c]) | _decided(said == c, true == c)
        table |= {(name, label.name): poor or one for name, one in rates.items()}
    everyone = np.ones(len(true), bool)
    whole: dict[str, Statistic] = {
        "accuracy": rate(said == true, everyone),
        "balanced accuracy": macro([rate(said == c, true == c) for c in range(count)]),
        "macro precision": macro([weighted.precision(said == c, true == c) for c in range(count)]),
        "macro f1": macro([weighted.f1(said == c, true == c) for c in range(count)]),
        "macro auroc": macro([weighted.auroc(scores[:, c], truth[:, c]) for c in range(count)]),
    }
    if answered.task == "ordinal":
        apart = np.abs(said - true)
        whole["quadratic kappa"] = weighted.kappa(true, said, count, 2)
        whole["mean absolute error"] = weighted.mean(apart.astype(np.float64))
        whole["accuracy within one"] = rate(apart <= 1, everyone)
    else:
        whole["kappa"] = weighted.kappa(true, said, count)
    whole |= {"brier": weighted.brier(scores, truth), "log loss": weighted.log_loss(scores, truth)}
    whole["ece"] = weighted.ece(scores.max(1), (said == true).astype(np.float64))
    whole["ece by chance"] = weighted.ece_by_chance(scores.max(1))
    whole["calibration error beyond chance"] = weighted.beyond_chance(scores.max(1), (said == true).astype(np.float64))
    return {(name, ""): one for name, one in whole.items()} | table


def _ranks(scores: Floats, truth: Floats) -> dict[str, Statistic]:
    return {"auroc": weighted.auroc(scores, truth), "auprc": weighted.average_precision(scores, truth)}


def _errors(scores: Floats, truth: Floats) -> dict[str, Statistic]:
    return {
        "brier": weighted.brier(scores, truth),
        "log loss": weighted.log_loss(scores, truth),
        "ece": weighted.ece(scores, truth),
        "ece by chance": weighted.ece_by_chance(scores),
        "calibration error beyond chance": weighted.beyond_chance(scores, truth),
    }


def _rates(said: Bools, real: Bools) -> dict[str, Statistic]:
    return {"sensitivity": rate(said, real), "specificity": rate(~said, ~real)}


def _decided(said: Bools, real: Bools) -> dict[str, Statistic]:
    rates = _rates(said, real)
    sensitivity, specificity = rates["sensitivity"], rates["specificity"]
    return {
        **rates,
        "balanced accuracy": lambda weights: 0.5 * (sensitivity(weights) + specificity(weights)),
        "precision": weighted.precision(said, real),
        "f1": weighted.f1(said, real),
    }
