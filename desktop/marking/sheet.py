"""Marks <-> JSON, as they are kept beside the reader's decision."""

from __future__ import annotations

import json
from typing import Any

from desktop.core.geometry import Point
from desktop.core.radiograph import Radiograph
from desktop.marking.mark import Mark, Sheet, spacing_of

SCHEMA = 1
MOST = 500  # marks of one radiograph


def to_text(sheet: Sheet) -> str:
    marks = [
        {"kind": mark.kind, "points": [list(point) for point in mark.points]}
        | ({"text": mark.text} if mark.text else {})
        | ({"known_mm": mark.known_mm} if mark.kind == "scale" else {})
        for mark in sheet
    ]
    return json.dumps({"schema": SCHEMA, "marks": marks})


def from_text(text: str, radiograph: Radiograph) -> Sheet:
    """Raises ValueError for everything that `to_text` did not write for a radiograph of this size."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
            raise ValueError("no marks of this version")
        sheet = tuple(map(_mark, raw["marks"]))
    except (TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no marks: {error}") from error
    if len(sheet) > MOST or sum(mark.kind == "scale" for mark in sheet) > 1:
        raise ValueError("more marks than there can be")
    height, width = radiograph.pixels.shape
    if not all(0.0 <= row <= height and 0.0 <= column <= width for mark in sheet for row, column in mark.points):
        raise ValueError("a mark lies outside the picture")
    spacing_of(sheet, radiograph.spacing, radiograph.aspect)
    return sheet


def _mark(raw: Any) -> Mark:
    if not isinstance(raw, dict):
        raise TypeError("a mark is an object")
    text = raw.get("text", "")
    if not isinstance(text, str):
        raise TypeError("a text is text")
    return Mark(raw["kind"], tuple(map(_point, raw["points"])), text, float(raw.get("known_mm", 0.0)))


def _point(raw: Any) -> Point:
    row, column = raw
    return float(row), float(column)
