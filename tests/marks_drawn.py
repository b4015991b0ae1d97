"""Marks drawn on a small radiograph, for the tests of marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from desktop.core.geometry import Spacing
from desktop.core.radiograph import Radiograph
from desktop.marking import hand
from desktop.marking.drawing import Drawing, Marking, Tool
from desktop.marking.mark import Mark, points_of
from desktop.marking.regions import measured
from desktop.marking.view import marks_view

SHAPE = (100, 80)
OBLONG = Spacing(0.2, 0.1, "detector")
PIXELS = np.random.default_rng(7).integers(0, 4096, SHAPE).astype(np.uint16)


def radiograph(**changes) -> Radiograph:
    return replace(Radiograph(PIXELS, (0, 4095), Path("x"), "DICOM", sha256="ab" * 32, spacing=OBLONG), **changes)


def mark(kind="length", *points, text="", known=0.0) -> Mark:
    points = points or tuple((10.0 + 7 * n, 20.0 + 5 * n * n) for n in range(points_of(kind)))
    return Mark(kind, points, text or ("here" if kind == "text" else ""), known or (25.0 if kind == "scale" else 0.0))


def clicked(tool: Tool, *points, dragged: bool = False) -> Drawing:
    """Each point clicked; dragged: from the odd ones to the even ones."""
    drawing = Drawing()
    for number, point in enumerate(points):
        if dragged and number % 2:
            drawing = hand.released(hand.moved(drawing, point, SHAPE), tool, True)
        else:
            drawing = hand.pressed(drawing, tool, point, (-1, -1), SHAPE)
            if not dragged:
                drawing = hand.released(hand.moved(drawing, point, SHAPE), tool, False)
    return drawing


def words(drawing: Drawing, spacing: Spacing | None = OBLONG, **changes) -> list[str]:
    drawing = measured(drawing, radiograph(**changes), "")
    return [item.words for item in marks_view(Marking(), drawing, spacing).items]
