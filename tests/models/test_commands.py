"""The commands as a user types them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from models import checkpoint
from models.__main__ import main
from models.recipe import Recipe
from tests.models.recipe_files import write_toml


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("raise SystemExit('code ran')",))


@pytest.fixture
def recipe_file(table: dict[str, Any], tmp_path: Path) -> Path:
    return write_toml(table, tmp_path / "small.toml")


def test_training_goes_on_from_another_networks_trunk(
    recipe_file: Path, folder: Path, tmp_path: Path, table: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    torch.set_num_threads(1)
    data, first = ["--data", str(folder), "--epochs", "1"], tmp_path / "first" / "best.pt"
    assert main(["train", str(recipe_file), *data, "--out", str(first.parent)]) == 0
    table["training"]["seed"] = 2  # which would draw other weights
    second = write_toml(table, tmp_path / "second.toml")
    assert main(["train", str(second), *data, "--out", str(tmp_path / "second"), "--start", str(first)]) == 0
    before, after = (checkpoint.load(tmp_path / name / "best.pt").weights for name in ("first", "second"))
    assert any(key.startswith("trunk.stages.0.") for key in before)  # which the recipe keeps as it is given
    assert all(torch.equal(before[key], after[key]) for key in before if key.startswith("trunk.stages.0."))
    assert not torch.equal(before["linear.weight"], after["linear.weight"])

    table["network"] |= {"architecture": "lenet5", "channels": 1, "normalisation": "none"}
    table["training"]["frozen_stages"], table["distance"]["stages"] = 0, [0, 1]
    other = write_toml(table, tmp_path / "other.toml")
    assert main(["train", str(other), "--data", str(folder), "--start", str(first)]) == 2
    assert "The checkpoint is efficientnet_lite0 with 3 channels" in capsys.readouterr().err


def test_train_then_evaluate(
    recipe_file: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.set_num_threads(1)
    out = tmp_path / "run"
    assert main(["train", str(recipe_file), "--data", str(folder), "--out", str(out), "--device", "cpu"]) == 0
    assert {path.name for path in out.iterdir()} == {"last.pt", "best.pt", "log.csv", "curves.png"}
    held = checkpoint.load(out / "best.pt")
    assert held.evidence.metrics == ()
    assert {point.name for point in held.evidence.operating_points} == {
        "balanced",
        "high_sensitivity",
        "high_specificity",
    }
    assert 0 < held.evidence.distance_doubtful <= held.evidence.distance_refused
    capsys.readouterr()

    again = ["evaluate", str(out / "best.pt"), "--data", str(folder)]
    assert main([*again, "--split", "validation"]) == 0
    assert (out / "evaluation-validation" / "index.html").is_file()
    assert checkpoint.load(out / "best.pt").evidence.metrics == ()
    assert main([*again, "--out", str(tmp_path / "test")]) == 0
    metrics = checkpoint.load(out / "best.pt").evidence.metrics
    assert {"ece", "accuracy at balanced"} <= {metric.name for metric in metrics}
    shown = capsys.readouterr().out
    assert all(f"{metric.value:.4f} [{metric.low:.4f}, {metric.high:.4f}]" in shown for metric in metrics)
    assert main([*again, "--split", "all", "--out", str(tmp_path / "all")]) == 0
    assert json.loads((tmp_path / "all" / "evaluation.json").read_text(encoding="utf-8"))["pictures"] == 48

    assert main(["evaluate", str(out / "last.pt"), "--data", str(folder)]) == 2
    assert "is not a finished checkpoint; run the training to its end and name best.pt" in capsys.readouterr().err


def test_a_run_goes_on_to_a_later_epoch_from_its_folder(
    table: dict[str, Any], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table["training"] |= {"schedule": "constant", "epochs": 1}
    table["network"] = {"architecture": "lenet5", "channels": 1, "normalisation": "training"}
    table["training"]["frozen_stages"], table["distance"]["stages"] = 0, [0, 1]
    recipe, out = write_toml(table, tmp_path / "small.toml"), tmp_path / "run"
    asked = ["--data", str(folder), "--device", "cpu"]
    assert main(["train", str(recipe), "--out", str(out), *asked]) == 0
    assert main(["resume", str(out), "--epochs", "3", *asked]) == 0
    assert len((out / "log.csv").read_text(encoding="utf-8").splitlines()) == 4
    assert checkpoint.load(out / "best.pt").recipe.training.epochs == 3
    first = ["compare", str(out / "best.pt"), str(out / "best.pt"), *asked]
    assert main([*first, "--out", str(tmp_path / "same")]) == 0
    assert "0 flipped answers" in capsys.readouterr().out
    assert main(["resume", str(tmp_path / "nowhere"), *asked]) == 2
    assert "There is no checkpoint" in capsys.readouterr().err


def test_wrong_input_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.pt")
    assert main(["evaluate", missing, "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"There is no checkpoint {missing}; `python -m models train` makes one.\n"
    assert main(["train", str(tmp_path / "none.toml"), "--data", str(tmp_path)]) == 2
    assert "none.toml cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA GPU")
def test_a_gpu_that_is_not_there_is_not_replaced_in_silence(
    recipe_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", str(recipe_file), "--data", str(folder), "--device", "cuda"]) == 2
    assert "has no CUDA GPU" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [b"", b"not a checkpoint", pickle.dumps(_Bomb(), 2), pickle.dumps([1], 2)],
    ids=["empty", "text", "code", "list"],
)
def test_a_file_that_is_no_checkpoint_runs_no_code(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.pt"
    file.write_bytes(content)
    assert main(["evaluate", str(file), "--data", str(tmp_path)]) == 2
    assert "is not a checkpoint or is damaged" in capsys.readouterr().err


def test_an_older_checkpoint_is_refused(shipped: Recipe, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.pt"
    torch.save({"kind": checkpoint.KIND, "recipe": shipped.to_json(), "evidence": "{}"}, file)
    assert main(["evaluate", str(file), "--data", str(tmp_path)]) == 2
    assert "does not fit this version of the program" in capsys.readouterr().err


def test_help_does_not_load_torch() -> None:
    code = "\n".join(("import sys", "from models.__main__ import main", "try: main(['--help'])",
                      "finally: assert 'torch' not in sys.modules"))  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "evaluate" in done.stdout


def test_a_misspelled_patient_is_not_trained_on(
    table: dict[str, Any], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table["data"]["splits"]["tested"] = ["PERSON3"]
    file = write_toml(table, tmp_path / "small.toml")
    assert main(["train", str(file), "--data", str(folder), "--out", str(tmp_path / "run")]) == 2
    assert "names patients whom the data do not have (1), the first is PERSON3" in capsys.readouterr().err
