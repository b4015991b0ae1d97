"""May this model answer for this radiograph, and if not, why: cheap rules first, then the feature distance."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Expects, Likeness, ModelCard
from desktop.core.finding import Verdict
from desktop.core.likeness import likeness
from desktop.core.radiograph import Radiograph
from desktop.core.readers.damage import SUSPECT
from desktop.core.text import apart, percent

COLOURFUL = 0.15  # share of the grey range by which colour channels differ, 99th percentile
FLAT = 0.02  # standard deviation of a 0..1 picture with nothing on it
INVERTED = -0.5  # likeness; turned and foreign pictures rarely come so low
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
        far, limit = apart(value, expects.distance_refused)
        why = f"The picture is unlike everything the model was trained on (distance {far}, limit {limit})."
        return (Doubt("refused", why),)
    if value > expects.distance_doubtful:
        far, usual = apart(value, expects.distance_doubtful)
        return (Doubt("doubtful", f"The picture is unusual for the model (distance {far}, usual up to {usual})."),)
    return ()


def _header(radiograph: Radiograph, expects: Expects) -> Iterator[Doubt]:
    facts = radiograph.facts
    for found, wanted, sentence in (
        (facts.modality, expects.modality, "The header gives the modality {0}; the model is for {1}."),
        (facts.body_part, expects.body_part, "The header gives the body part {0}; the model is for {1}."),
        (facts.view, expects.view, "The header gives the view {0}; the model is for {1}."),
    ):
        if found and wanted and found not in wanted:
            yield Doubt("refused", sentence.format(_quoted(found), ", ".join(wanted)))
    if facts.age_years is not None and expects.age_years is not None:
        youngest, oldest = expects.age_years
        age = math.floor(facts.age_years)
        if not youngest <= age <= oldest:
            yield Doubt(
                "doubtful", f"The patient is {age} years old; the model is for ages {youngest:.0f} to {oldest:.0f}."
            )


def _quoted(text: str) -> str:
    """So that reports find where it ends: it may name somebody."""
    return "'" + text[:32].replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") + "'"


def _damage(radiograph: Radiograph) -> Iterator[Doubt]:
    for note in radiograph.notes:
        if note in SUSPECT:
            yield Doubt("doubtful", f"The file seems damaged. {note}")


def _look(radiograph: Radiograph, network_input: NDArray[np.float32], card: ModelCard) -> Iterator[Doubt]:
    colour = radiograph.facts.colourfulness
    if colour > COLOURFUL:
        yield Doubt("refused", f"This is a colour picture, not a radiograph (channels differ by {percent(colour)}).")
    height, width = radiograph.shape
    smallest = min(height, width)
    needed = min(card.input.height, card.input.width)
    if smallest < needed / 2:
        level: Literal["doubtful", "refused"] = "refused" if smallest < needed / 4 else "doubtful"
        wide, high = card.input.width, card.input.height
        yield Doubt(level, f"The picture has only {width} x {height} pixels; the model looks at {wide} x {high}.")
    spread = float(network_input.std())
    if spread < FLAT:
        yield Doubt("refused", f"The picture is nearly empty (grey values spread by {spread:.3f}, at least {FLAT}).")
    elif card.expects.likeness is not None:
        yield from _likeness(network_input[0], card.expects.likeness)


def _likeness(grey: NDArray[np.float32], wanted: Likeness) -> Iterator[Doubt]:
    alike, least = likeness(grey, wanted.typical), wanted.least
    found, needed = apart(alike, least)
    if alike < min(least, INVERTED):
        yield Doubt(
            "refused",
            f"The picture seems inverted: dark where the training pictures are bright (likeness {found}, "
            f"at least {needed}).",
        )
    elif alike < least:
        yield Doubt(
            "refused",
            f"Light and dark do not lie as in the training pictures (likeness {found}, at least {needed}); "
            "the picture may be turned or show something else.",
        )
