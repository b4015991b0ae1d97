"""TrivialAugmentWide (Mueller & Hutter 2021, arXiv 2103.10158): one operation per picture, of any strength."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
from torch import Generator, Tensor
from torch.nn.functional import grid_sample
from torchvision.transforms.v2 import functional as F

BINS = 31
Operation = Callable[[Tensor, float], Tensor]
Change = tuple[str, int, int]  # name, strength 0..30, sign: -1 or 1, where there are two directions
Matrix = tuple[float, float, float, float, float, float]


def trivial(images: Tensor, generator: Generator) -> Tensor:
    """images: float32 (N, 1, H, W), 0..1. Returns as many of the same shape, of 256 grey levels.

    Operation, strength (one of 31) and sign are drawn evenly for every picture.
    """
    levels = (images * 255.0).round_().to(torch.uint8)
    count = (len(levels),)
    operations = torch.randint(len(NAMES), count, generator=generator).tolist()
    strengths = torch.randint(BINS, count, generator=generator).tolist()
    signs = (torch.randint(2, count, generator=generator) * 2 - 1).tolist()
    names = (NAMES[number] for number in operations)
    return changed(levels, list(zip(names, strengths, signs, strict=True))).float().div_(255.0)


def changed(pictures: Tensor, changes: Sequence[Change]) -> Tensor:
    """pictures: uint8 (N, 1, H, W), changed in place and returned. changes: one for each.

    Moving all at once takes a third of the time of one by one.
    """
    rows = [row for row, (name, *_) in enumerate(changes) if name in MOVES]
    if rows:
        matrices = torch.tensor([_matrix(*changes[row], *pictures.shape[2:]) for row in rows])
        pictures[rows] = _moved(pictures[rows], matrices)
    for row, (name, strength, sign) in enumerate(changes):
        if name in ALTERATIONS:
            pictures[row] = _altered(pictures[row], name, strength, sign)
    return pictures


def _altered(picture: Tensor, name: str, strength: int, sign: int) -> Tensor:
    operation, widest, signed = ALTERATIONS[name]
    return operation(picture, widest * strength / (BINS - 1) * (sign if signed else 1))


def _matrix(name: str, strength: int, sign: int, height: int, width: int) -> Matrix:
    move, widest = MOVES[name]
    return move(widest * strength / (BINS - 1) * sign, height, width)


def _moved(pictures: Tensor, matrices: Tensor) -> Tensor:
    """pictures: uint8 (N, 1, H, W). matrices: (N, 6). Nearest pixels of where they come from; black from outside."""
    height, width = pictures.shape[-2:]
    x, y = (torch.linspace((1.0 - size) * 0.5, (size - 1.0) * 0.5, size) for size in (width, height))
    grid = torch.empty(len(pictures), height, width, 2)
    for place, half in ((0, 0.5 * width), (1, 0.5 * height)):
        by_x, by_y, by = (matrices / half)[:, 3 * place : 3 * place + 3].T[:, :, None]
        torch.add((by_x * x)[:, None, :], (by_y * y + by)[:, :, None], out=grid[..., place])
    return grid_sample(pictures.float(), grid, mode="nearest", align_corners=False).round_().to(torch.uint8)


def _rotation(degrees: float) -> Matrix:
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return across, -down, 0.0, down, across, 0.0


# name -> from its amount, height and width the matrix that takes a place, in pixels from the middle, to where it comes
# from; and its greatest amount, in either direction. Shearing leaves the upper left corner where it is.
MOVES: dict[str, tuple[Callable[[float, int, int], Matrix], float]] = {
    "ShearX": (lambda by, height, _: (1.0, by, by * height / 2.0, 0.0, 1.0, 0.0), 0.99),
    "ShearY": (lambda by, _, width: (1.0, 0.0, 0.0, by, 1.0, by * width / 2.0), 0.99),
    "TranslateX": (lambda by, *_: (1.0, 0.0, -float(int(by)), 0.0, 1.0, 0.0), 32.0),
    "TranslateY": (lambda by, *_: (1.0, 0.0, 0.0, 0.0, 1.0, -float(int(by))), 32.0),
    "Rotate": (lambda by, *_: _rotation(by), 135.0),
}
# name -> operation, its greatest amount, whether it has two directions; colour is left as it is, as grey has none
ALTERATIONS: dict[str, tuple[Operation, float, bool]] = {
    "Identity": (lambda picture, _: picture, 0.0, False),
    "Brightness": (lambda picture, by: F.adjust_brightness(picture, 1.0 + by), 0.99, True),
    "Color": (lambda picture, _: picture, 0.99, True),
    "Contrast": (lambda picture, by: F.adjust_contrast(picture, 1.0 + by), 0.99, True),
    "Sharpness": (lambda picture, by: F.adjust_sharpness(picture, 1.0 + by), 0.99, True),
    "Posterize": (lambda picture, by: F.posterize(picture, 8 - round(by)), 6.0, False),
    "Solarize": (lambda picture, by: F.solarize(picture, 255.0 * (1.0 - by)), 1.0, False),
    "AutoContrast": (lambda picture, _: F.autocontrast(picture), 0.0, False),
    "Equalize": (lambda picture, _: F.equalize(picture), 0.0, False),
}
NAMES = (*MOVES, *ALTERATIONS)
