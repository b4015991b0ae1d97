"""Pointing game and overlap of a chest model's maps with radiologists' boxes on NIH ChestX-ray14 pictures.

SKIAGRAPH_DATA=... python tests/bench/bench_pointing.py [resources/models/pneumonia.onnx]
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from desktop.core.engine import Engine
from desktop.core.overlay import grown, strength
from desktop.core.pointing import Box, covered, hit, iou, peak
from desktop.core.readers import read

SHARES = (0.2, 0.3, 0.5)
TOLERANCE = 15  # pixels of 512, as in the paper


def boxes_of(entry: dict[str, Any], label: str) -> Iterator[Box]:
    """Those of the NIH with the label's name; for pneumonia also what the RSNA's readers called lung opacity."""
    given = [box for name, box in entry["nih_boxes"] if name.lower() == label]
    if label == "pneumonia":
        given += entry["rsna_boxes"]
    for x, y, width, height in given:
        yield y, x, y + height, x + width


def measured(engine: Engine, folder: Path, entries: list[dict[str, Any]], column: int) -> Iterator[dict[str, float]]:
    """One row for every picture with boxes of the label."""
    label = engine.card.labels[column].name
    for entry in entries:
        boxes = list(boxes_of(entry, label))
        if not boxes:
            continue
        radiograph = read(folder / entry["file"])
        finding = engine.answer(radiograph, force=True).findings[column]
        shape, wanted = radiograph.shape, engine.card.input
        point, mask = peak(finding.map, shape, wanted), covered(boxes, shape)
        drawn = grown(strength(finding.map), shape, wanted, shape)
        row = {
            "positive": finding.positive,
            "hit": hit(point, boxes),
            "near": hit(point, boxes, TOLERANCE),
            "middle": hit((shape[0] / 2, shape[1] / 2), boxes),
            "chance": float(mask.mean()),
        }
        yield row | {f"iou {share:.0%}": iou(drawn >= share * drawn.max(), mask) for share in SHARES}


def report(label: str, rows: list[dict[str, float]]) -> None:
    print(f"{label}: {len(rows)} pictures with boxes")
    for name, chosen in (("all", rows), ("called positive", [row for row in rows if row["positive"]])):
        if not chosen:
            continue
        count = len(chosen)
        hits, near, middle = (int(sum(row[key] for row in chosen)) for key in ("hit", "near", "middle"))
        mean = {key: float(np.mean([row[key] for row in chosen])) for key in chosen[0]}
        print(
            f"  {name}: peak in a box {hits} of {count} ({hits / count:.0%}), within {TOLERANCE} px {near}; "
            f"the middle of the picture {middle}, a random point {mean['chance']:.0%}"
        )
        overlaps = ", ".join(f"{share:.0%} of its maximum {mean[f'iou {share:.0%}']:.3f}" for share in SHARES)
        print(f"    mean IoU of the map from {overlaps}")


def main() -> None:
    folder = Path(os.environ["SKIAGRAPH_DATA"]) / "nih_boxes512"
    model = Path(sys.argv[1] if len(sys.argv) > 1 else "resources/models/pneumonia.onnx")
    engine = Engine.load(model, "cpu")
    entries = json.loads((folder / "boxes.json").read_text(encoding="utf-8"))
    print(f"{engine.card.name} {engine.card.version} on {len(entries)} pictures of {folder.name}")
    for column, label in enumerate(engine.card.labels):
        rows = list(measured(engine, folder, entries, column))
        if rows:
            report(label.name, rows)


if __name__ == "__main__":
    main()
