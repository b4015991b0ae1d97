"""stats: what lies in a data folder and what is wrong with it, as a folder with HTML, PNG and JSON, before training."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.preprocess import resized
from models.datasets import Index, listed
from models.decoding import decoded
from models.duplicates import Pairs, Print, identical, near
from models.measuring import Measured, Totals, measured
from models.pages import page, write_folder
from models.recipe import Recipe
from models.settings.base import SPLITS, Split
from models.sheets import bars, sheet

SAMPLES = 24  # pictures on a sheet
LISTED = 200  # pairs, sets and patients that are named; all are counted


def report(recipe: Recipe, data: Path, out: Path) -> None:
    """Write index.html, statistics.json and the PNG pictures into `out`, and print what is wrong with the data.

    Raises AppError for data that cannot be listed, for a broken picture, and when `out` cannot be written.
    """
    index = listed(recipe, data)
    totals, marks = _measured(index, recipe)
    content = statistics(index, recipe, totals, marks)
    samples = _samples(index, recipe)
    content["samples"] = {
        name: [index.pictures[number].name for number in numbers] for name, numbers in samples.items()
    }
    chart = bars({split: {name: row["positive"] for name, row in content["labels"][split].items()} for split in SPLITS})
    sheets = {name: _sheet(index, recipe, name, numbers) for name, numbers in samples.items()}
    files = {"labels.png": chart, **{f"sample-{name}.png": png for name, png in sheets.items()}}
    files["statistics.json"] = (json.dumps(content, indent=2) + "\n").encode()
    title = f"Data of {recipe.title}"
    files["index.html"] = page("statistics.html.j2", title=title, content=content, chart=chart, sheets=sheets)
    write_folder(out, files)
    for sentence in content["warnings"]:
        print(f"Warning: {sentence}")
    print(f"{out / 'index.html'}: {len(index.pictures)} pictures, {len(set(index.patients))} patients")


def statistics(index: Index, recipe: Recipe, totals: dict[Split, Totals], marks: list[Print]) -> dict[str, Any]:
    """The content of statistics.json, without the samples. marks: of every picture, in the order of the index."""
    split_of = {number: split for split, numbers in index.splits.items() for number in numbers}
    pairs = near(
        np.array([mark.bits for mark in marks], np.uint64), np.array([mark.thumbnail for mark in marks], np.float32)
    )
    content: dict[str, Any] = {
        "recipe": recipe.name,
        "data": recipe.data.name,
        "counts": index.counts(recipe),
        "labels": {split: _labels(index, recipe, numbers) for split, numbers in index.splits.items()},
        **{
            key: {split: totals[split].content()[key] for split in SPLITS}
            for key in ("sizes", "brightness", "channels")
        },
        "patients_in_several_splits": _shared(index),
        "identical": _identical(index, split_of),
        "nearly_identical": _near(index, split_of, pairs),
    }
    content["warnings"] = list(_warnings(content))
    return content


def _measured(index: Index, recipe: Recipe) -> tuple[dict[Split, Totals], list[Print]]:
    totals = {split: Totals() for split in SPLITS}
    marks: dict[int, Print] = {}
    for split, numbers in index.splits.items():
        pictures = [index.pictures[number] for number in numbers]
        found: Iterator[Measured] = decoded(
            pictures, lambda picture, radiograph: measured(picture, radiograph, recipe.input), f"measuring {split}"
        )
        for number, one in zip(numbers, found, strict=True):
            totals[split].add(one)
            marks[number] = one.mark
    return totals, [marks[number] for number in range(len(index.pictures))]


def _labels(index: Index, recipe: Recipe, numbers: list[int]) -> dict[str, dict[str, int]]:
    """Per label: pictures that have it, have it not, are unknown; patients that have it in some picture."""
    targets = index.targets[numbers]
    groups = np.array([index.groups[number] for number in numbers])
    return {
        label.name: {
            "positive": int((targets[:, c] == 1).sum()),
            "negative": int((targets[:, c] == 0).sum()),
            "unknown": int(np.isnan(targets[:, c]).sum()),
            "patients": len(set(groups[targets[:, c] == 1])),
        }
        for c, label in enumerate(recipe.labels)
    }


def _shared(index: Index) -> dict[str, Any]:
    """Pictures of patients who are in several splits; the patient is not named."""
    shared = list(index.shared().values())
    names = [[index.pictures[number].name for number in numbers] for numbers in shared[:LISTED]]
    return {"patients": len(shared), "examples": names}


def _identical(index: Index, split_of: dict[int, Split]) -> dict[str, Any]:
    sets: list[dict[str, Any]] = [
        {
            "names": [index.pictures[number].name for number in numbers],
            "splits": sorted({split_of[number] for number in numbers}, key=SPLITS.index),
            "labels_differ": len({index.targets[number].tobytes() for number in numbers}) > 1,
        }
        for numbers in identical(index.digests)
    ]
    sets.sort(key=lambda one: (len(one["splits"]) == 1, not one["labels_differ"]))
    return {
        "sets": len(sets),
        "pictures_too_many": index.twins,
        "crossing_splits": sum(len(one["splits"]) > 1 for one in sets),
        "labels_differ": sum(one["labels_differ"] for one in sets),
        "listed": sets[:LISTED],
    }


def _near(index: Index, split_of: dict[int, Split], pairs: Pairs) -> dict[str, Any]:
    """Pairs that are no copies of one file; those across splits first."""
    digests, splits = np.array(index.digests), np.array([SPLITS.index(split_of[n]) for n in range(len(split_of))])
    new = digests[pairs.first] != digests[pairs.second]
    first, second, alike = pairs.first[new], pairs.second[new], pairs.correlation[new]
    crossing: NDArray[np.bool_] = splits[first] != splits[second]
    return {
        "pairs": len(first),
        "crossing_splits": int(crossing.sum()),
        "listed": [
            {
                "names": [index.pictures[number].name for number in (first[row], second[row])],
                "splits": [split_of[int(number)] for number in (first[row], second[row])],
                "correlation": round(float(alike[row]), 4),
            }
            for row in np.lexsort((-alike, ~crossing))[:LISTED]
        ],
    }


def _warnings(content: dict[str, Any]) -> Iterator[str]:
    shared, copies, alike = (content[key] for key in ("patients_in_several_splits", "identical", "nearly_identical"))
    if shared["patients"]:
        yield f"Patients in several splits: {shared['patients']}. Figures of the test split will be too good."
    if copies["crossing_splits"]:
        yield f"Identical pictures in several splits: {copies['crossing_splits']} sets. The test asks what was learned."
    if alike["crossing_splits"]:
        yield f"Nearly identical pictures in two splits: {alike['crossing_splits']} pairs. Look at those listed first."
    if copies["labels_differ"]:
        yield f"Identical pictures with different labels: {copies['labels_differ']} sets. One label is wrong."
    for split, labels in content["labels"].items():
        absent = [name for name, row in labels.items() if not row["positive"]]
        if not content["counts"][split]["pictures"]:
            yield f"The {split} split is empty."
        elif absent:
            yield f"The {split} split has no picture of {', '.join(absent)}."


def _samples(index: Index, recipe: Recipe) -> dict[str, list[int]]:
    """Some train pictures of every label, and of none; the same at every call. Test pictures are not shown."""
    draw = np.random.default_rng(recipe.training.seed)
    numbers = np.array(index.splits["train"], np.int64)
    targets = index.targets[numbers]
    masks = {label.name: targets[:, c] == 1 for c, label in enumerate(recipe.labels)} | {
        "no-label": (targets == 0).all(1)
    }
    chosen = {name: draw.permutation(numbers[mask])[:SAMPLES].tolist() for name, mask in masks.items()}
    return {name: some for name, some in chosen.items() if some}


def _sheet(index: Index, recipe: Recipe, name: str, numbers: list[int]) -> bytes:
    pictures = [index.pictures[number] for number in numbers]
    return sheet(list(decoded(pictures, lambda _, radiograph: resized(radiograph, recipe.input), f"samples of {name}")))
