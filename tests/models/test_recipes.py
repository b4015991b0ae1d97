"""Every recipe that ships, small: train or search or fine-tune, evaluate, export, read with the viewer's engine."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

import export_onnx
from desktop.core.engine import Engine
from desktop.core.model_file import int8_of
from desktop.core.readers import read
from models import zoo
from models.__main__ import main
from models.recipe import content_of, load_recipe
from tests.models.recipe_files import write_toml

RECIPES = sorted((Path(__file__).resolve().parents[2] / "models" / "recipes").glob("*.toml"))
PATIENTS, EACH = 16, 2  # of every label


def shrunk(table: dict[str, Any]) -> dict[str, Any]:
    """The same data, network and settings at the smallest sizes; nothing pretrained; one or two epochs."""
    architecture = table["network"]["architecture"]
    side = 64 if architecture.startswith("efficientnet") else max(zoo.TRUNKS[architecture].smallest, 28)
    table["input"] |= {"height": side, "width": side}
    table["network"] |= {"pretrained": False}
    table["training"] |= {"epochs": 1, "batch": 8, "mixed_precision": False, "learning_rate": 1e-3}
    if table["data"]["splits"]["by"] == "patient":
        table["data"]["splits"] |= {"train": 0.5, "validation": 0.25, "test": 0.25, "key": "small", "tested": []}
    else:
        table["data"]["splits"] |= {"share": 0.3}
    table["distance"] |= {"components": 4}
    if "finetune" in table:
        table["finetune"] |= {"head_epochs": 1, "epochs": 1}
    if "search" in table:
        table["search"] |= {"trials": 2, "startup": 1}
    return table


def pictures(labels: int, side: int) -> list[tuple[int, int, np.ndarray]]:
    """(label, patient, uint8 picture) with a bright bar whose place tells the label."""
    draw = np.random.default_rng(5)
    made = []
    for label in range(labels):
        for patient in range(PATIENTS):
            for _ in range(EACH):
                picture = draw.integers(0, 90, (side, side), np.uint8)
                picture[label * side // labels : (label + 1) * side // labels] += 140
                made.append((label, label * PATIENTS + patient, picture))
    return made


def made_for(table: dict[str, Any], folder: Path) -> Path:
    """Pictures of the kind that the recipe reads, in `folder`."""
    data, side = table["data"], table["input"]["height"]
    folder.mkdir()
    if data["kind"] == "arrays":
        part = pictures(len(data["values"]), side)
        numbers, arrays = np.array([label for label, _, _ in part]), np.stack([picture for *_, picture in part])
        order = np.random.default_rng(1).permutation(len(part))
        np.savez(folder / data["file"], x_train=arrays[order], y_train=numbers[order], x_test=arrays, y_test=numbers)
    elif data["kind"] == "nih":
        (folder / "images").mkdir()
        with (folder / "Data_Entry.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["Image Index", "Finding Labels", "Patient ID"])
            for number, (label, patient, picture) in enumerate(pictures(len(data["values"]), side)):
                Image.fromarray(picture).save(folder / "images" / f"{number:08}_000.png")
                rows.writerow([f"{number:08}_000.png", list(data["values"])[label], patient])
    elif data["kind"] == "csv":
        with (folder / data["table"]).open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["path", "patient", *data["columns"]])  # as desktop/core/reader_export.py does
            for number, (label, patient, picture) in enumerate(pictures(2, side)):
                Image.fromarray(picture).save(folder / f"{number}.png")
                rows.writerow([f"{number}.png", f"patient-{patient}", *(label for _ in data["columns"])])
    else:
        for number, (label, patient, picture) in enumerate(pictures(len(data["folders"]), side)):
            parts = data.get("parts", [""])
            inside = folder / parts[number % len(parts)] / list(data["folders"])[label]
            inside.mkdir(parents=True, exist_ok=True)
            named = f"{9000000 + patient}{'LR'[number % 2]}" if parts != [""] else f"person{patient}_{number}"
            Image.fromarray(picture).save(inside / f"{named}.png")
    return folder


@pytest.mark.parametrize("file", RECIPES, ids=lambda path: path.stem)
def test_from_pictures_to_the_viewers_answer(file: Path, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    table = shrunk(content_of(file))
    data = made_for(table, tmp_path / "data")
    small, out = write_toml(table, tmp_path / "small.toml"), tmp_path / "run"
    command = "search" if "search" in table else "finetune" if "finetune" in table else "train"
    asked = ["--data", str(data), "--device", "cpu"]
    assert main([command, str(small), "--out", str(out), *asked]) == 0
    assert main(["evaluate", str(out / "best.pt"), *asked]) == 0
    model = tmp_path / "small.onnx"
    int8_of(model).write_bytes(b"made of another model")
    assert export_onnx.main([str(out / "best.pt"), "-o", str(model)]) == 0
    assert not int8_of(model).exists()

    engine = Engine.load(model)
    assert engine.card.task == table["task"]
    assert engine.card.metrics
    picture = next(path for path in sorted(data.rglob("*.png"))) if table["data"]["kind"] != "arrays" else None
    if picture is None:
        picture = tmp_path / "one.png"
        Image.fromarray(pictures(1, table["input"]["height"])[0][2]).save(picture)
    answer = engine.answer(read(picture), force=True)
    scores = [finding.score for finding in answer.findings]
    assert len(scores) == len(table["labels"])
    if table["task"] in ("multiclass", "ordinal"):
        assert sum(scores) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("file", RECIPES, ids=lambda path: path.stem)
def test_a_recipe_tells_its_commands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert f"models/recipes/{file.name} --data" in text
    assert load_recipe(file).name == file.stem
