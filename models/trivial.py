"""TrivialAugmentWide (Mueller & Hutter 2021, arXiv 2103.10158): one operation per picture, of any strength."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Generator, Tensor
from torchvision.transforms.v2 import functional as F

BINS = 31
Operation = Callable[[Tensor, float], Tensor]


def trivial(images: Tensor, generator: Generator) -> Tensor:
    """images: float32 (N, 1, H, W), 0..1. Returns as many of the same shape, of 256 grey levels.

    Operation, strength (one of 31) and sign are drawn evenly for every picture.
    """
    names = list(OPERATIONS)
    levels = (images * 255.0).round_().to(torch.uint8)
    operations = torch.randint(len(names), (len(levels),), generator=generator).tolist()
    strengths = torch.randint(BINS, (len(levels),), generator=generator).tolist()
    signs = (torch.randint(2, (len(levels),), generator=generator) * 2 - 1).tolist()
    for row, (number, strength, sign) in enumerate(zip(operations, strengths, signs, strict=True)):
        levels[row] = changed(levels[row], names[number], strength, sign)
    return levels.float().div_(255.0)


def changed(picture: Tensor, name: str, strength: int, sign: int) -> Tensor:
    """picture: uint8 (1, H, W). strength: 0..30. sign: -1 or 1, where the operation has two directions."""
    operation, widest, signed = OPERATIONS[name]
    return operation(picture, widest * strength / (BINS - 1) * (sign if signed else 1))


def _moved(picture: Tensor, across: float = 0.0, down: float = 0.0) -> Tensor:
    moved: Tensor = F.affine(picture, angle=0.0, translate=[int(across), int(down)], scale=1.0, shear=[0.0, 0.0])
    return moved


def _sheared(picture: Tensor, across: float = 0.0, down: float = 0.0) -> Tensor:
    degrees = [math.degrees(math.atan(across)), math.degrees(math.atan(down))]
    sheared: Tensor = F.affine(picture, angle=0.0, translate=[0, 0], scale=1.0, shear=degrees, center=[0.0, 0.0])
    return sheared


# name -> operation, its greatest strength, whether it has two directions; colour is left as it is, as grey has none
OPERATIONS: dict[str, tuple[Operation, float, bool]] = {
    "Identity": (lambda picture, _: picture, 0.0, False),
    "ShearX": (lambda picture, by: _sheared(picture, across=by), 0.99, True),
    "ShearY": (lambda picture, by: _sheared(picture, down=by), 0.99, True),
    "TranslateX": (lambda picture, by: _moved(picture, across=by), 32.0, True),
    "TranslateY": (lambda picture, by: _moved(picture, down=by), 32.0, True),
    "Rotate": (lambda picture, by: F.rotate(picture, by), 135.0, True),
    "Brightness": (lambda picture, by: F.adjust_brightness(picture, 1.0 + by), 0.99, True),
    "Color": (lambda picture, _: picture, 0.99, True),
    "Contrast": (lambda picture, by: F.adjust_contrast(picture, 1.0 + by), 0.99, True),
    "Sharpness": (lambda picture, by: F.adjust_sharpness(picture, 1.0 + by), 0.99, True),
    "Posterize": (lambda picture, by: F.posterize(picture, 8 - round(by)), 6.0, False),
    "Solarize": (lambda picture, by: F.solarize(picture, 255.0 * (1.0 - by)), 1.0, False),
    "AutoContrast": (lambda picture, _: F.autocontrast(picture), 0.0, False),
    "Equalize": (lambda picture, _: F.equalize(picture), 0.0, False),
}
