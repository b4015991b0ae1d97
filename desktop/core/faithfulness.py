"""Does the score hang on what a map shows? Deletion and insertion: Petsiuk, Das, Saenko 2018, arXiv 1806.07421."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from desktop.core.finding import Finding

Images = NDArray[np.float32]
Scores = Callable[[Images], NDArray[np.float32]]
Step = Callable[[int, int], None]
STEPS = 20  # parts that the pixels are taken away in, strongest first
BATCH = 8
BLUR = 0.05  # standard deviation of the blurred picture, in its longer side


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """Areas under the score, 0..1, over the share of pixels that are gone or back.

    deletion: the strongest pixels go first; low when the map shows what the score hangs on. insertion: they come back
    first; high then. emptied: the score of the picture with everything gone; where it is not far below the first one,
    the score does not hang on what is in the picture, and neither area says much.
    """

    deletion: float
    insertion: float
    emptied: float

    def __str__(self) -> str:
        return (
            f"Deletion {self.deletion:.2f} (lower is better), insertion {self.insertion:.2f} (higher is better); "
            f"the emptied picture scores {self.emptied:.2f}."
        )


def faithfulness(
    image: Images, map_: NDArray[np.float32], scores: Scores, step: Step = lambda done, total: None
) -> Faithfulness:
    """Asks the model 2 (STEPS + 1) times about one picture.

    image: float32 (1, H, W), 0..1. map_: float32 (h, w) of the label, of any scale. scores: float32 (N, 1, H, W) ->
    float32 (N,), the label's, at most BATCH at a time. Deleted pixels get the picture's mean; insertion starts from
    the blurred picture. step: told how many of the questions are answered; may raise to stop.
    """
    rank = _ranks(map_, image.shape[1:])
    total = 2 * (STEPS + 1)
    flat = np.full_like(image, image.mean())
    curves = []
    for done, (start, end) in enumerate(((image, flat), (_blurred(image), image))):
        curve: list[float] = []
        while len(curve) <= STEPS:
            shares = np.arange(len(curve), min(len(curve) + BATCH, STEPS + 1)) / STEPS
            mixed = np.where(rank < shares[:, None, None, None] * rank.size, end, start)
            curve += scores(mixed.astype(np.float32)).tolist()
            step(done * (STEPS + 1) + len(curve), total)
        curves.append(curve)
    deletion, insertion = (float(np.trapezoid(curve, dx=1.0 / STEPS)) for curve in curves)
    return Faithfulness(deletion, insertion, emptied=curves[0][-1])


def of_findings(image: Images, findings: Sequence[Finding], scores: Scores) -> dict[str, Faithfulness]:
    """Of every finding's map, by the name of its label. scores: (N, C) as the findings; else as `faithfulness`."""
    return {
        one.label.name: faithfulness(image, one.map, partial(_column, scores, column))
        for column, one in enumerate(findings)
    }


def _column(scores: Scores, column: int, images: Images) -> NDArray[np.float32]:
    return scores(images)[:, column]


def _ranks(map_: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.int64]:
    """int64 (H, W): 0 for the pixel that the map speaks strongest for, then 1, 2, ...; equals in reading order."""
    drawn = Image.fromarray(map_).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    order = np.argsort(-np.asarray(drawn).ravel(), kind="stable")
    ranks = np.empty(order.size, dtype=np.int64)
    ranks[order] = np.arange(order.size)
    return ranks.reshape(shape)


def _blurred(image: Images) -> Images:
    grey = Image.fromarray(np.rint(image[0] * 255.0).astype(np.uint8))
    soft = grey.filter(ImageFilter.GaussianBlur(BLUR * max(grey.size)))
    return (np.asarray(soft, dtype=np.float32) / np.float32(255.0))[None]
