"""evaluate: a finished network on one set, as a folder with figures, plots, a listing and the worst mistakes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from pydantic import ValidationError

from desktop.core.card import Metric
from desktop.core.errors import AppError
from models import figures, plots
from models.answered import Answered
from models.checkpoint import Checkpoint
from models.datasets import Pictures
from models.evidence import answered as answers
from models.evidence import measured_on
from models.figures import Figure
from models.heads import Classifier
from models.listing import confusion, listing, worst_mistakes
from models.losses import is_exclusive
from models.pages import page, write_folder
from models.recipe import Recipe


@dataclass(frozen=True, eq=False, slots=True)
class Evaluation:
    """What was measured, and where, for example "120 test patients, 131 pictures"."""

    where: str
    answered: Answered
    figures: tuple[Figure, ...]

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """For the card."""
        return figures.metrics(self.figures, self.where)


def evaluate(model: Classifier, held: Checkpoint, pictures: Pictures, split: str, device: torch.device) -> Evaluation:
    """model: of the checkpoint, on the device. split: a name for the set, which the figures carry."""
    found = answers(model, held, pictures, device)
    return Evaluation(measured_on(pictures, split), found, figures.figures(found))


def write(evaluation: Evaluation, held: Checkpoint, pictures: Pictures, out: Path) -> None:
    """Leave index.html, evaluation.json, listing.csv and the plots in `out`. Raises AppError when it cannot be written.

    The pictures themselves appear in mistakes.png alone.
    """
    found = evaluation.answered
    worst = worst_mistakes(found)
    drawn = {
        "roc.png": plots.roc(found),
        "precision_recall.png": plots.precision_recall(found),
        "calibration.png": plots.calibration(found),
        "confusion.png": plots.confusion_matrix(found),
        "mistakes.png": plots.sheet(worst, pictures.pixels),
    }
    content = _content(evaluation, held)
    html = page(
        "evaluation.html.j2",
        title=f"{held.recipe.title}: evaluation",
        recipe=held.recipe,
        content=content,
        report=_report(evaluation),
        figures=evaluation.figures,
        displays={label.name: label.display["en"] for label in held.recipe.labels},
        plots={name: data for name, data in drawn.items() if name != "mistakes.png"},
        mistakes=drawn["mistakes.png"],
        worst=worst,
        wrong=int(found.mistakes.any(1).sum()),
    )
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    write_folder(
        out, {"evaluation.json": f"{text}\n".encode(), "listing.csv": listing(found), "index.html": html} | drawn
    )


def elsewhere(recipe: Recipe, other: Recipe) -> Recipe:
    """The checkpoint's recipe with the other one's data, to measure on another hospital's pictures.

    Raises AppError when the other data have labels that the network does not answer about.
    """
    try:
        return Recipe.model_validate(recipe.model_dump() | {"data": other.data.model_dump()})
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise AppError(
            f"The data of the recipe {other.name} do not fit the network {recipe.name}: {reason}."
        ) from error


def judged(pictures: Pictures, recipe: Recipe, other: Recipe) -> Pictures:
    """The same pictures, with what the other recipe has no label for as unknown instead of absent; where exactly one
    label is true, all others are known to be absent."""
    if is_exclusive(recipe.task):
        return pictures
    targets = pictures.targets.copy()
    theirs = {label.name for label in other.labels}
    targets[:, [label.name not in theirs for label in recipe.labels]] = np.nan
    return replace(pictures, targets=targets)


def joined(parts: Sequence[Pictures]) -> Pictures:
    """Several splits as one set."""
    return Pictures(
        pixels=np.concatenate([part.pixels for part in parts]),
        targets=np.concatenate([part.targets for part in parts]),
        groups=tuple(group for part in parts for group in part.groups),
        names=tuple(name for part in parts for name in part.names),
    )


def _content(evaluation: Evaluation, held: Checkpoint) -> dict[str, object]:
    """evaluation.json."""
    found, limits = evaluation.answered, held.evidence
    table = confusion(found)
    return {
        "schema": 1,
        "model": held.recipe.name,
        "version": held.recipe.version,
        "code_revision": limits.code_revision,
        "task": found.task,
        "labels": [label.name for label in found.labels],
        "measured_on": evaluation.where,
        "pictures": len(found.names),
        "patients": len(set(found.groups)),
        "unknown_answers": int((~found.known).sum()),
        "beyond_distance_doubtful": float((found.distance > limits.distance_doubtful).mean()),
        "beyond_distance_refused": float((found.distance > limits.distance_refused).mean()),
        "figures": [asdict(figure) for figure in evaluation.figures],
        "confusion": {"rows": table.rows, "columns": table.columns, "counts": table.counts.tolist()},
    }


def _report(evaluation: Evaluation) -> list[dict[str, object]]:
    """The classification report: one line per label, at the deciding point."""
    found = evaluation.answered
    at = "" if found.exclusive else f" at {found.deciding}"
    values = {(figure.name, figure.label): figure for figure in evaluation.figures}
    names = ("precision", "sensitivity", "specificity", "f1")
    rows: list[dict[str, object]] = []
    for c, label in enumerate(found.labels):
        picked = [values.get((name + at, label.name)) for name in names]
        notes = {one.note for one in picked if one is not None and one.note}
        rows.append(
            {
                "label": label.display["en"],
                "positives": int((found.truth[:, c] == 1.0).sum()),
                "negatives": int((found.truth[:, c] == 0.0).sum()),
                "values": [one.value if one else None for one in picked],
                "note": "; ".join(sorted(notes)),
            }
        )
    return rows
