"""May this model answer for this radiograph, and if not, why: cheap rules first, then the feature distance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Expects, ModelCard
from desktop.core.finding import Verdict
from desktop.core.radiograph import Radiograph
from desktop.core.readers.damage import SUSPECT

COLOURFUL = 0.15  # share of the grey range by which colour channels differ, 99th percentile
FLAT = 0.02  # standard deviation of a 0..1 picture with nothing on it
_SEVERITY = {"doubtful": 1, "refused": 2}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason against answering."""

    level: Literal["doubtful", "refused"]
    reason: str


def judge(doubts: tuple[Doubt, ...]) -> Verdict:
    """The worst level wins; every reason of that level or milder is kept, worst first."""
    if not doubts:
        return Verdict("answered")
    ordered = sorted(doubts, key=lambda doubt: -_SEVERITY[doubt.level])
    return Verdict(ordered[0].level, tuple(doubt.reason for doubt in ordered))


def rules(radiograph: Radiograph, network_input: NDArray[np.float32], card: ModelCard) -> tuple[Doubt, ...]:
    """What the header and the plain look of the picture say. network_input: float32 (1, H, W), 0..1."""
    return (*_header(radiograph, card.expects), *_damage(radiograph), *_look(radiograph, network_input, card))


def distance(value: float, expects: Expects) -> tuple[Doubt, ...]:
    """What the distance of the picture's features from the training pictures' says."""
    if expects.distance_doubtful is None or expects.distance_refused is None:
        return (Doubt("doubtful", "Nobody has measured for which pictures this model may answer."),)
    if value > expects.distance_refused:
        measured = f"distance {value:.2f}, limit {expects.distance_refused:.2f}"
        return (Doubt("refused", f"The picture is unlike everything the model was trained on ({measured})."),)
    if value > expects.distance_doubtful:
        measured = f"distance {value:.2f}, usual up to {expects.distance_doubtful:.2f}"
        return (Doubt("doubtful", f"The picture is unusual for the model ({measured})."),)
    return ()


def _header(radiograph: Radiograph, expects: Expects) -> Iterator[Doubt]:
    facts = radiograph.facts
    for what, found, wanted in (
        ("modality", facts.modality, expects.modality),
        ("body part", facts.body_part, expects.body_part),
        ("view", facts.view, expects.view),
    ):
        if found and wanted and found not in wanted:
            yield Doubt("refused", f"The header gives the {what} {found[:32]!r}; the model is for {', '.join(wanted)}.")
    if facts.age_years is not None and expects.age_years is not None:
        youngest, oldest = expects.age_years
        if not youngest <= facts.age_years <= oldest:
            was = f"The patient is {facts.age_years:.0f} years old"
            yield Doubt("doubtful", f"{was}; the model was trained on ages {youngest:.0f} to {oldest:.0f}.")


def _damage(radiograph: Radiograph) -> Iterator[Doubt]:
    for note in radiograph.notes:
        if note in SUSPECT:
            yield Doubt("doubtful", f"The file seems damaged. {note}")


def _look(radiograph: Radiograph, network_input: NDArray[np.float32], card: ModelCard) -> Iterator[Doubt]:
    colour = radiograph.facts.colourfulness
    if colour > COLOURFUL:
        yield Doubt("refused", f"This is a colour picture, not a radiograph (channels differ by {colour:.0%}).")
    height, width = radiograph.shape
    smallest = min(height, width)
    needed = min(card.input.height, card.input.width)
    if smallest < needed / 2:
        level: Literal["doubtful", "refused"] = "refused" if smallest < needed / 4 else "doubtful"
        size = f"{width} x {height} pixels"
        yield Doubt(level, f"The picture has only {size}; the model looks at {card.input.width} x {card.input.height}.")
    spread = float(network_input.std())
    if spread < FLAT:
        yield Doubt("refused", f"The picture is nearly empty (grey values spread by {spread:.3f}, at least {FLAT}).")
