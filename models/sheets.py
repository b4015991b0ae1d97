"""Pictures of `stats` as PNG: a bar chart of the labels (needs matplotlib) and sheets of samples (Pillow alone)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import AppError

ACROSS, TILE, GAP = 8, 128, 4  # pictures in a row; pixels


def bars(counts: Mapping[str, Mapping[str, int]]) -> bytes:
    """PNG: a group of bars for every label, a bar for every split. counts: split -> label -> pictures."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise AppError("Plots need matplotlib; install it with: pip install matplotlib.") from error
    names = list(next(iter(counts.values())))
    figure = Figure(figsize=(max(5.0, 1.5 + 0.55 * len(names)), 4.0), dpi=110, layout="constrained")
    axes = figure.add_subplot()
    wide = 0.8 / len(counts)
    for place, (split, row) in enumerate(counts.items()):
        drawn = axes.bar(np.arange(len(names)) + (place - (len(counts) - 1) / 2) * wide, list(row.values()), wide)
        axes.bar_label(drawn, fontsize=6)
        drawn.set_label(split)
    axes.set_xticks(range(len(names)), names, rotation=40, ha="right")
    axes.set_ylabel("pictures")
    axes.legend(fontsize=8)
    data = io.BytesIO()
    figure.savefig(data, format="png")
    return data.getvalue()


def sheet(pictures: Sequence[NDArray[np.uint8]]) -> bytes:
    """PNG: the pictures, uint8 (H, W), in rows, each enlarged or shrunk to fit a square, its shape kept."""
    down = max(1, -(-len(pictures) // ACROSS))
    across = max(1, min(ACROSS, len(pictures)))
    paper = Image.new("L", (across * (TILE + GAP) + GAP, down * (TILE + GAP) + GAP), 64)
    for place, pixels in enumerate(pictures):
        picture = Image.fromarray(pixels)
        scale = TILE / max(picture.size)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        smooth = Image.Resampling.BILINEAR if scale < 1.0 else Image.Resampling.NEAREST
        left, top = (GAP + at * (TILE + GAP) for at in (place % ACROSS, place // ACROSS))
        paper.paste(picture.resize(size, smooth), (left + (TILE - size[0]) // 2, top + (TILE - size[1]) // 2))
    data = io.BytesIO()
    paper.save(data, "PNG")
    return data.getvalue()
