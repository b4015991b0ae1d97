"""Real pictures through the shipped model: what a user sees on day one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from desktop import paths
from desktop.cli import run
from desktop.core.engine import Engine
from desktop.core.readers import read


def test_the_sixteen_official_validation_pictures(real_data: Path, tmp_path: Path) -> None:
    """They were never trained on, validated on or tested on."""
    assert run(["scan", str(real_data / "kermany224" / "val"), "--out", str(tmp_path / "out")]) == 0
    with (tmp_path / "out" / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 16
    assert {row["status"] for row in rows} == {"ok"}
    ill = [float(row["score_pneumonia"]) for row in rows if row["file"].startswith("PNEUMONIA/")]
    well = [float(row["score_pneumonia"]) for row in rows if row["file"].startswith("NORMAL/")]
    assert len(ill) == len(well) == 8
    pairs = [one > other for one in ill for other in well]
    assert np.mean(pairs) >= 0.95
    right = [row["positive_pneumonia"] == str(int(row["file"].startswith("PNEUMONIA/"))) for row in rows]
    assert sum(right) >= 14


def test_knees_and_digits_are_not_answered_as_chests(real_data: Path) -> None:
    engine = Engine.load(paths.default_model())
    knees = sorted((real_data / "knee224" / "val").rglob("*.jpg"))[:40]
    assert len(knees) == 40
    verdicts = [engine.answer(read(knee)).verdict.kind for knee in knees]
    assert verdicts.count("refused") >= 38, verdicts


def test_real_dicom_files_are_read(real_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted((real_data / "dicom").glob("*.dcm"))
    assert len(files) == 9
    run(["read", *map(str, files), "--json", "--force"])
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 9
    assert "failed" not in {row["status"] for row in rows}
    assert all(len(row["findings"]) == 1 for row in rows)


def test_the_card_says_how_good_the_model_is_on_patients_it_never_saw() -> None:
    card = Engine.load(paths.default_model()).card
    (rank,) = [metric for metric in card.metrics if metric.name == "auroc" and "test" in metric.measured_on]
    assert 0.985 <= rank.low <= rank.value <= rank.high <= 1.0
    counts = card.data[0].counts
    assert set(counts) == {"train", "validation", "test"}
    test = dict(counts["test"])
    assert test.pop("unknown") == 0
    assert min(test.values()) > 100
    assert paths.default_model().stat().st_size <= 25_000_000
