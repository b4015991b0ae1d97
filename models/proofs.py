"""What must hold before a model file is written: one number for each promise, and the largest that is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Outputs = dict[str, Floats]
EXACT = 1e-4  # in logits: what the viewer calls an exact map


@dataclass(frozen=True, slots=True)
class Proof:
    """The largest difference found for one promise, and the allowed."""

    what: str
    found: float
    allowed: float

    @property
    def holds(self) -> bool:
        return self.found <= self.allowed  # false for nan

    def __str__(self) -> str:
        verdict = "proven" if self.holds else "FAILED"
        return f"  {self.what:<36} {self.found:9.2e}  allowed {self.allowed:.0e}  {verdict}"


def apart(found: Floats, expected: Floats, unit: float = 1.0) -> float:
    """The largest difference in units; where values are larger than a unit, as a share of the largest."""
    if found.shape != expected.shape:
        return float("inf")
    return float(np.abs(found - expected).max()) / max(unit, float(np.abs(expected).max()))


def compared(
    what: str, found: Sequence[Floats], expected: Sequence[Floats], allowed: float, unit: float = 1.0
) -> Proof:
    """One pair of arrays for each set of pictures."""
    return Proof(what, max(apart(one, other, unit) for one, other in zip(found, expected, strict=True)), allowed)


def added_up(answers: Sequence[Outputs], offset: Sequence[float]) -> list[Proof]:
    """Whether every map and its offset add up to the logit; nothing to prove where the offset is empty."""
    if not offset:
        return []
    sums = [one["maps"].sum((2, 3), dtype=np.float64) + np.array(offset) for one in answers]
    rounded = [one.astype(np.float32) for one in sums]
    return [compared("maps add up to the logits", rounded, [one["logits"] for one in answers], EXACT)]


def alone(session: ort.InferenceSession, images: Floats, allowed: float) -> Proof:
    """Whether a picture's logits depend on its neighbours in a batch. images: float32 (N, 1, H, W)."""
    together = session.run(["logits"], {"image": images})[0]
    singly = np.concatenate([session.run(["logits"], {"image": images[i : i + 1]})[0] for i in range(len(images))])
    return compared("alone against in a batch", [together], [singly], allowed)
