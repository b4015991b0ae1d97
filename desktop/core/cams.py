"""Other views of what a network looked at, from its last feature maps A and the logits' gradients there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Method = Literal["gradcam", "hirescam", "layercam", "eigencam", "activations", "feature"]
OF_A_LABEL: tuple[Method, ...] = ("gradcam", "hirescam", "layercam")  # in logits; the others know nothing of labels
OUTPUTS = (FEATURES, GRADIENTS) = ("features", "gradients")  # outputs of the graph, computed only when asked for


@dataclass(frozen=True, eq=False, slots=True)
class Layers:
    """The last feature maps of one picture.

    features: float32 (K, h, w), A. gradients: float32 (C, K, h, w) of every label's logit by A, or (C, K, 1, 1) where
    they are the same everywhere, as under global average pooling; None where the model's graph does not give them.
    Raises ValueError when the shapes do not belong together.
    """

    features: NDArray[np.float32]
    gradients: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        if self.features.ndim != 3 or not self.features.size:
            raise ValueError(f"feature maps are (K, h, w), got {self.features.shape}")
        if self.gradients is not None:
            wanted = (self.features.shape, (len(self.features), 1, 1))
            if self.gradients.ndim != 4 or self.gradients.shape[1:] not in wanted:
                raise ValueError(f"gradients are {self.gradients.shape}, the feature maps {self.features.shape}")

    @property
    def pooled(self) -> bool:
        """Whether the head averages the feature maps, so that HiResCAM is Grad-CAM."""
        return self.gradients is not None and self.gradients.shape[2:] == (1, 1) != self.features.shape[1:]


def offered(outputs: Collection[str]) -> tuple[Method, ...]:
    """What can be drawn of a model whose graph has these outputs."""
    found: list[Method] = ["gradcam"]
    if FEATURES in outputs:
        if GRADIENTS in outputs:
            found += ["hirescam", "layercam"]
        found += ["eigencam", "activations", "feature"]
    return tuple(found)


def view(method: Method, layers: Layers, label: int, channel: int) -> NDArray[np.float32]:
    """float32 (h, w) of a method other than Grad-CAM, which the graph itself gives. channel: of a single feature map.

    Raises ValueError where the layers lack what the method needs.
    """
    if method == "hirescam":
        return hirescam(layers, label)
    if method == "layercam":
        return layercam(layers, label)
    if method == "eigencam":
        return eigencam(layers.features)
    if method == "activations":
        summed: NDArray[np.float32] = layers.features.sum(0)
        return summed
    if method == "feature":
        single: NDArray[np.float32] = layers.features[min(channel, len(layers.features) - 1)]
        return single
    raise ValueError("Grad-CAM comes with the answer")


def hirescam(layers: Layers, label: int) -> NDArray[np.float32]:
    """sum_k dz/dA_k * A_k, cell by cell: float32 (h, w), signed. Draelos and Carin 2020, arXiv 2011.08891.

    Where the head averages the feature maps this is Grad-CAM, as they prove; under other heads it alone adds up.
    """
    weighted: NDArray[np.float32] = (_gradients(layers)[label] * layers.features).sum(0)
    return weighted


def layercam(layers: Layers, label: int) -> NDArray[np.float32]:
    """sum_k max(dz/dA_k, 0) * A_k: float32 (h, w), only what speaks for the label.

    Jiang, Zhang, Hou, Cheng and Wei 2021, doi 10.1109/TIP.2021.3089943.
    """
    weighted: NDArray[np.float32] = (np.maximum(_gradients(layers)[label], 0.0) * layers.features).sum(0)
    return weighted


def eigencam(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 (K, h, w) -> (h, w): projected on its first right singular vector. Knows no label.

    Muhammad and Yeasin 2020, arXiv 2008.00299. A singular vector has no sign: the map is turned to add up to more
    than zero.
    """
    flat = features.reshape(len(features), -1).astype(np.float64)
    _, vectors = np.linalg.eigh(flat.T @ flat)  # of cells: U S of (cells, K) is the square root, column by column
    first = vectors[:, -1]
    length = float(np.linalg.norm(flat @ first))
    signed = first * length if first.sum() >= 0.0 else first * -length
    return signed.reshape(features.shape[1:]).astype(np.float32)


def _gradients(layers: Layers) -> NDArray[np.float32]:
    if layers.gradients is None:
        raise ValueError("the model's graph does not give the gradients of its logits")
    return layers.gradients
