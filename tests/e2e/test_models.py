"""`skiagraph models` and `skiagraph compare` as a user types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop import paths
from desktop.cli import run
from desktop.core.installed import Installed, installed
from desktop.core.int8 import decides
from desktop.core.model_file import int8_of, is_int8
from tests.tiny_model import build, card, golden_picture


def picture(path: Path, grey: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    ramp = np.tile(np.linspace(grey - 40, grey + 40, 64).astype(np.uint8), (48, 1))
    Image.fromarray(ramp).save(path)
    return path


def model(path: Path, scale: float = 8.0, threshold: float = 0.5, **changes: object) -> Path:
    """The tiny model; scale: how steep its scores are. The golden scores are made to fit."""
    made = card(**changes)
    mean = float(golden_picture().mean() / 255.0)
    made["golden"][0]["scores"] = [float(1.0 / (1.0 + np.exp(-scale * (mean - 0.5))))]
    made["operating_points"][1]["threshold"] = threshold
    return build(path, json.dumps(made), logit_scale=scale)


@pytest.fixture
def films(tmp_path: Path) -> Path:
    for number, grey in enumerate((60, 90, 118)):
        picture(tmp_path / "in" / "NORMAL" / f"{number}.png", grey)
    for number, grey in enumerate((135, 160, 200)):
        picture(tmp_path / "in" / "PNEUMONIA" / f"{number}.png", grey)
    return tmp_path / "in"


def test_the_models_in_the_box(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models"]) == 0
    said = capsys.readouterr().out
    for path in (paths.resources() / "models").glob("*.onnx"):
        assert str(path) in said
    assert "AUROC 0." in said
    assert run(["models", "--json"]) == 0
    assert {"name", "figures", "sha256", "weak"} <= set(json.loads(capsys.readouterr().out)[0])


@pytest.mark.parametrize("name", ["knee-kl", "knee_kl", "knee-kl.int8"])
def test_an_installed_model_is_named_by_its_file_or_card(
    name: str, films: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["read", str(films / "NORMAL" / "0.png"), "--model", name, "--provider", "cpu", "--json", "--force"])
    assert json.loads(capsys.readouterr().out)[0]["model"]["name"] == "knee_kl"


@pytest.mark.parametrize("name", ["hip", "hip" * 99, "."])
def test_a_model_that_is_not_installed_is_told_from_those_that_are(
    name: str, films: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(films / "NORMAL" / "0.png"), "--model", name]) == 2
    assert ": name a model file, or one of chest_adult, knee_kl, pneumonia." in capsys.readouterr().err


def test_the_box_is_small_and_every_variant_is_of_its_model() -> None:
    """Whether a variant is exact is a processor's affair (tests/core/test_int8.py); whose it is is ours."""
    box = {
        one.path: one for one in installed(paths.resources() / "models", variants=True) if isinstance(one, Installed)
    }
    assert sum(one.size for one in box.values()) <= 60_000_000
    models = {path.stem for path in box if not is_int8(path)}
    assert models == {"chest-findings", "knee-kl", "pneumonia"}
    variants = [path for path in box if int8_of(path) in box]
    assert {path.stem for path in variants} == {"knee-kl", "pneumonia"}  # chest-findings lost more than it may
    for path in variants:
        whole, small = box[path].card, box[int8_of(path)].card
        assert decides(whole) == decides(small), path.name
        assert {one.name for one in whole.metrics} <= {one.name for one in small.metrics}


def test_one_card_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "card.html"
    assert run(["models", str(model(tmp_path / "tiny.onnx")), "--page", str(out)]) == 0
    assert "Tiny test model" in out.read_text(encoding="utf-8")
    assert run(["models", "--page", str(out)]) == 2
    assert "give its NAME" in capsys.readouterr().err
    assert run(["models", "absent"]) == 2
    assert run(["models", str(tmp_path / "tiny.onnx"), "--page", str(tmp_path / "no" / "card.html")]) == 2
    assert "choose another place" in capsys.readouterr().err


def test_compare(tmp_path: Path, films: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = model(tmp_path / "old.onnx"), model(tmp_path / "new.onnx", scale=4.0, threshold=0.6)
    (films / "broken.png").write_bytes(b"no picture")
    out = tmp_path / "out"
    assert run(["compare", str(old), str(new), str(films), "--out", str(out), "--labels", "folders"]) == 1
    assert "6 of 7 files have scores of both models, 1 of them are flipped" in capsys.readouterr().out
    with (out / "compare.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    assert rows["broken.png"]["old_verdict"] == rows["broken.png"]["new_verdict"] == "failed"
    assert rows["broken.png"]["truth_pneumonia"] == ""
    assert [name for name, row in rows.items() if row["flipped_pneumonia"] == "1"] == ["PNEUMONIA/0.png"]
    assert rows["PNEUMONIA/0.png"]["truth_pneumonia"] == "1"
    assert rows["NORMAL/0.png"]["truth_pneumonia"] == "0"
    page = (out / "compare.html").read_text(encoding="utf-8")
    assert "0 became positive, 1 became negative" in page
    assert "Against the truth of the folders" in page


def test_a_comparison_knows_no_more_of_folders_than_a_scan(tmp_path: Path, films: Path) -> None:
    """The nearest folder that means something counts; one that means nothing says nothing."""
    for name in ("PNEUMONIA/normal/a.png", "unread/b.png", "NORMAL/unread/c.png"):
        picture(films / name, 150)
    one, out = model(tmp_path / "one.onnx"), tmp_path / "out"
    assert run(["compare", str(one), str(one), str(films), "--out", str(out), "--labels", "folders"]) == 0
    with (out / "compare.csv").open(encoding="utf-8", newline="") as file:
        told = {row["file"]: row["truth_pneumonia"] for row in csv.DictReader(file)}
    assert told["PNEUMONIA/normal/a.png"] == told["NORMAL/unread/c.png"] == "0"
    assert told["unread/b.png"] == ""


def test_a_comparison_gives_the_scores_that_read_gives(
    tmp_path: Path, films: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, out = model(tmp_path / "one.onnx"), tmp_path / "out"
    assert run(["compare", str(one), str(one), str(films), "--out", str(out)]) == 0
    assert "0 of them are flipped" in capsys.readouterr().out
    assert run(["read", str(films / "NORMAL" / "2.png"), "--model", str(one), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    with (out / "compare.csv").open(encoding="utf-8", newline="") as file:
        found = {line["file"]: line for line in csv.DictReader(file)}["NORMAL/2.png"]
    assert float(found["old_score_pneumonia"]) == pytest.approx(row["findings"][0]["score"], rel=1e-5)
    assert found["shift_pneumonia"] == "0.0"
    assert found["truth_pneumonia"] == ""


@pytest.mark.parametrize("wrong", ["labels", "folders", "folder"])
def test_what_cannot_be_compared_is_said_before_anything_is_read(
    tmp_path: Path, films: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    old = model(tmp_path / "old.onnx")
    other = [{"name": "effusion", "display": {"en": "Effusion"}}]
    points = [one | {"label": "effusion"} for one in card()["operating_points"]]
    new = model(tmp_path / "new.onnx", labels=other, operating_points=points) if wrong == "labels" else old
    folder = {"labels": films, "folders": films / "NORMAL", "folder": films / "absent"}[wrong]
    code = run(["compare", str(old), str(new), str(folder), "--out", str(tmp_path / "out"), "--labels", "folders"])
    said = {"labels": "nothing in common", "folders": "called after a label", "folder": "is no folder"}[wrong]
    assert code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("out/*"))
