"""Somebody else's ONNX classifier -> a model file with a card, exact maps and a gate; written only when it is proven.

The network is kept up to its last feature maps. Its head is rebuilt of layers whose gradients are known, those of
models/chain.py, so that the maps are exact, and the whole is held against the original file in onnxruntime.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from desktop.core.card import Expects, Golden, ModelCard
from desktop.core.errors import AppError
from desktop.core.preprocess import to_input
from models import cards
from models.adopting import network, proving
from models.adopting.fitting import Fit, fitted, unfitted
from models.adopting.graph import Theirs, read_theirs, session_of
from models.adopting.head import Head, understood
from models.adopting.wanted import Wanted
from models.distance import pooled
from models.evidence import Seen
from models.exporting import SAMPLES
from models.onnx_files import opened, write
from models.proofs import Proof

BATCH = 16
UNKNOWN_BATCH = "{} takes one picture at a time; export it again with a free batch axis."


def adopt(path: Path, wanted: Wanted, pictures: Path | None, out: Path) -> list[Proof]:
    """Write `out`, or nothing where a proof does not hold. pictures: a folder, None for a model that nobody measured.

    Raises AppError when the file, its head, the card or the pictures cannot be used.
    """
    theirs = read_theirs(path, wanted)
    head = understood(theirs)
    _check_task(theirs, head, wanted)
    trunk = network.trunk_of(theirs, head, wanted)
    session, linear = session_of(trunk, theirs.name), network.chosen(head, wanted)

    def see(pixels: NDArray[np.uint8]) -> Seen:
        logits, features = [], []
        for begin in range(0, len(pixels), BATCH):
            (maps,) = session.run([network.MAPS], {"image": to_input(pixels[begin : begin + BATCH])})
            grids = torch.from_numpy(maps)
            logits.append(linear(head.neck(grids)))
            features.append(pooled((grids,), (0,)))
        return Seen(torch.cat(logits).numpy(), torch.cat(features))

    shown = dict(cards.golden_pictures(SAMPLES, wanted.input))
    images = to_input(np.stack(list(shown.values())))
    try:
        session.run([network.MAPS], {"image": images[:2]})
    except Exception as error:  # onnxruntime's own types are many and private
        raise AppError(UNKNOWN_BATCH.format(theirs.name)) from error
    fit = fitted(wanted, pictures, see) if pictures else unfitted(wanted)
    ours = network.Adopted(head, wanted, fit)
    graph = network.whole(trunk, ours, theirs, head)
    noise = np.random.default_rng(1).random((3, 1, wanted.input.height, wanted.input.width), np.float32)
    proofs = proving.proofs(graph, theirs, head, wanted, fit, ours.map_offset, (images, noise))
    if all(proof.holds for proof in proofs):
        scores = opened(graph).run(["scores"], {"image": images})[0]
        golden = tuple(cards.golden(name, shown[name], row) for name, row in zip(shown, scores, strict=True))
        write(graph, _card(wanted, fit, ours.map_offset, golden), out)
    return proofs


def _check_task(theirs: Theirs, head: Head, wanted: Wanted) -> None:
    """Whether the card's scores are theirs. Where they give logits, the card alone says."""
    if head.squashed and wanted.exclusive != (head.squashed == "Softmax"):
        fits = "multiclass or ordinal" if head.squashed == "Softmax" else "binary or multilabel"
        raise AppError(
            f"{theirs.name} ends in a {head.squashed.lower()}, but the card's task is {wanted.task}, whose scores "
            f"would not be the file's own: write {fits}."
        )


def _card(wanted: Wanted, fit: Fit, offset: tuple[float, ...], golden: tuple[Golden, ...]) -> ModelCard:
    doubtful, refused = fit.limits or (None, None)
    expects = Expects(
        **wanted.expects.model_dump(), distance_doubtful=doubtful, distance_refused=refused, likeness=fit.likeness
    )
    return ModelCard(
        name=wanted.name,
        title=wanted.title,
        version=wanted.version,
        licence=wanted.licence,
        intended_use=wanted.intended_use,
        limits=wanted.limits,
        task=wanted.task,
        labels=wanted.labels,
        input=wanted.input,
        default_point=cards.DECIDING,
        operating_points=fit.points,
        curves=fit.curves,
        calibration=fit.calibration,
        expects=expects,
        data=(*wanted.trained_on, *fit.data),
        metrics=fit.metrics,
        architecture=wanted.architecture,
        recipe=f"adopted: {wanted.source}",
        code_revision="unknown",
        map_offset=offset,
        golden=golden,
    )
