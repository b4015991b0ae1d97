"""A model as the window needs it, and what its answers say in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.core.cams import Layers, Method
from desktop.core.card import ModelCard, OperatingPoint
from desktop.core.figure_names import point_name
from desktop.core.finding import Answer, Finding
from desktop.core.prepared import Prepared
from desktop.core.radiograph import Radiograph
from desktop.core.text import apart
from desktop.impression import impression
from desktop.naming import label_name, measured_on
from desktop.reader.rates import worth
from desktop.reader.reading import Reading
from desktop.screen import FindingRow, FindingsView, Tick, Tone
from desktop.words import tr

TONES: dict[str, Tone] = {"answered": "good", "doubtful": "doubtful", "refused": "refused"}  # by the verdict


class Model(Protocol):
    """What the window needs of `desktop.core.engine.Engine`."""

    card: ModelCard
    sha256: str
    provider: str
    provider_notes: tuple[str, ...]

    @property
    def methods(self) -> tuple[Method, ...]: ...

    def prepare(self, radiograph: Radiograph, force: bool = False) -> Prepared: ...

    def answer_prepared(self, prepared: Prepared) -> Answer: ...

    def layers(self, prepared: Prepared) -> Layers: ...

    def scores(self, images: NDArray[np.float32]) -> NDArray[np.float32]: ...


def answered(
    model: Model,
    answer: Answer,
    seconds: float,
    details: tuple[tuple[str, str], ...],
    reader: Reading,
    selected: int,
) -> FindingsView:
    """selected: the label whose map is shown. reader: whose thresholds and prevalence stand beside the card's."""
    rows = tuple(
        _row(model, found, reader, place == selected and len(answer.findings) > 1, place == selected)
        for place, found in enumerate(answer.findings)
    )
    measured = ((tr("Distance"), _distance(model.card, answer)), *provider(model, answer.provider, seconds))
    thresholds = any(found.point is not None for found in answer.findings)
    return FindingsView(
        TONES[answer.verdict.kind],
        headline(answer),
        answer.verdict.reasons,
        rows,
        (*details, *measured),
        impression(model.card, answer),
        100.0 * reader.prevalence if thresholds else None,
    )


def headline(answer: Answer) -> str:
    """Whether the model may answer, in one sentence."""
    if answer.verdict.kind == "doubtful":
        return tr("Take this answer with doubt.")
    if answer.verdict.kind == "refused" and answer.findings:
        return tr("Answered against the model's limits.")
    if answer.verdict.kind == "refused":
        return tr("The model does not answer for this picture.")
    return tr("Within the model's limits.")


def _distance(card: ModelCard, answer: Answer) -> str:
    if answer.distance is None:
        return tr("not measured")
    limits = (card.expects.distance_doubtful or 0.0, card.expects.distance_refused or 0.0)
    distance, usual, refused = apart(answer.distance, *limits)
    return tr(
        "{distance} (usual up to {usual}, refused over {refused})", distance=distance, usual=usual, refused=refused
    )


def provider(model: Model, ran: str = "", seconds: float = 0.0) -> Iterator[tuple[str, str]]:
    """ran: the provider that gave an answer, and took so many seconds."""
    name = (ran or model.provider).removesuffix("ExecutionProvider")
    if ran:
        yield tr("Ran on"), tr("{provider}, {seconds} s", provider=name, seconds=f"{seconds:.2f}")
    else:
        yield tr("Runs on"), name
    for number, note in enumerate(model.provider_notes):
        yield "" if number else tr("Why"), note


def _row(model: Model, found: Finding, reader: Reading, selected: bool, told: bool) -> FindingRow:
    """selected: one of several, to be marked as such. told: with what its threshold is worth."""
    ticks = tuple(
        Tick(
            point_name(point.name, tr),
            point.threshold,
            _point_text(point, f"{point.threshold:.2f}"),
            found.point is not None and point.name == found.point.name,
        )
        for point in found.points
    )
    own = reader.thresholds.get((model.sha256, found.label.name)) if found.point else None
    rates = ""
    if found.point is not None and (told or own is not None):
        rates = worth(model.card, found.point, own, reader.prevalence)
    name = label_name(found.label)
    return FindingRow(name, found.score, found.decision, _words(found), ticks, found.band, own, rates, selected)


def _words(found: Finding) -> str:
    """What the score means, in a whole sentence."""
    if found.point is None and found.positive:
        return tr("{score} is the highest score of all labels.", score=f"{found.score:.2f}")
    if found.point is None:
        return tr("{score} is not the highest score.", score=f"{found.score:.2f}")
    score, threshold, *edges = apart(found.score, found.point.threshold, *(found.band or ()))
    point = _point_text(found.point, threshold)
    if found.decision != "unsure" or not edges:
        if found.positive:
            return tr("{score} is at or above the {point}.", score=score, point=point)
        return tr("{score} is below the {point}.", score=score, point=point)
    if found.positive:
        return tr(
            "{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is at "
            "or above the {point}.",
            score=score, low=edges[0], high=edges[1], point=point,
        )  # fmt: skip
    return tr(
        "{score} is between the two outer operating points, {low} and {high}, where the model is unsure; it is below "
        "the {point}.",
        score=score, low=edges[0], high=edges[1], point=point,
    )  # fmt: skip


def _point_text(point: OperatingPoint, threshold: str) -> str:
    return tr(
        "{name} operating point {threshold}: sensitivity {sensitivity}, specificity {specificity} on {where}",
        name=point_name(point.name, tr),
        threshold=threshold,
        sensitivity=f"{point.sensitivity:.2f}",
        specificity=f"{point.specificity:.2f}",
        where=measured_on(point.measured_on),
    )
