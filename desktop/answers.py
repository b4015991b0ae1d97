"""A model as the window needs it, and what its answers say in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.core.cams import Layers, Method
from desktop.core.card import ModelCard, OperatingPoint
from desktop.core.finding import Answer, Finding
from desktop.core.prepared import Prepared
from desktop.core.radiograph import Radiograph
from desktop.core.text import printable
from desktop.naming import label_name
from desktop.screen import FindingRow, FindingsView, Tick, Tone


class Model(Protocol):
    """What the window needs of `desktop.core.engine.Engine`."""

    card: ModelCard
    sha256: str
    provider: str
    provider_notes: tuple[str, ...]

    @property
    def methods(self) -> tuple[Method, ...]: ...

    def prepare(self, radiograph: Radiograph, force: bool = False) -> Prepared: ...

    def answer(self, radiograph: Radiograph, force: bool = False) -> Answer: ...

    def layers(self, prepared: Prepared) -> Layers: ...

    def scores(self, images: NDArray[np.float32]) -> NDArray[np.float32]: ...


def answered(model: Model, answer: Answer, seconds: float, details: tuple[tuple[str, str], ...]) -> FindingsView:
    tone: Tone = "good"
    headline = "Within the model's limits."
    if answer.verdict.kind == "doubtful":
        tone, headline = "doubtful", "Take this answer with doubt."
    elif answer.verdict.kind == "refused":
        tone = "refused"
        headline = (
            "Answered against the model's limits." if answer.findings else "The model does not answer for this picture."
        )
    rows = tuple(_row(found) for found in answer.findings)
    measured = (("Distance", _distance(model.card, answer)), *provider(model, answer.provider, seconds))
    return FindingsView(tone, headline, answer.verdict.reasons, rows, (*details, *measured))


def _distance(card: ModelCard, answer: Answer) -> str:
    if answer.distance is None:
        return "not measured"
    limits = card.expects
    return (
        f"{answer.distance:.2f} (usual to {limits.distance_doubtful:.2f}, refused over {limits.distance_refused:.2f})"
    )


def provider(model: Model, ran: str = "", seconds: float = 0.0) -> Iterator[tuple[str, str]]:
    name = (ran or model.provider).removesuffix("ExecutionProvider")
    yield ("Ran on", f"{name}, {seconds:.2f} s") if ran else ("Runs on", name)
    for note in model.provider_notes:
        yield ("", note)


def _row(found: Finding) -> FindingRow:
    ticks = tuple(
        Tick(
            point.name, point.threshold, _point_text(point), found.point is not None and point.name == found.point.name
        )
        for point in found.points
    )
    name = label_name(found.label)
    return FindingRow(name, found.score, found.decision, _words(found), ticks, found.band)


def _words(found: Finding) -> str:
    if found.point is None:
        return "the highest score of all labels" if found.positive else "not the highest score"
    words = f"{'at or above' if found.positive else 'below'} the {_point_text(found.point)}"
    if found.decision == "unsure" and found.band is not None:
        low, high = found.band
        return f"between the two outer operating points, {low:.2f} and {high:.2f}, where the model is unsure; {words}"
    return words


def _point_text(point: OperatingPoint) -> str:
    measured = (
        f"sensitivity {point.sensitivity:.2f}, specificity {point.specificity:.2f} on {printable(point.measured_on)}"
    )
    return f"{point.name.replace('_', ' ')} operating point {point.threshold:.2f}: {measured}"
