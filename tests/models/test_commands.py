"""The commands as a user types them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from models import checkpoint
from models.__main__ import main
from models.recipe import Recipe


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("raise SystemExit('code ran')",))


@pytest.fixture
def recipe_file(table, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    """The small recipe as TOML; JSON strings, numbers and lists are TOML values too."""
    file = tmp_path / "small.toml"
    sections = {name: value for name, value in table.items() if isinstance(value, dict)}
    lines = [f"{name} = {_value(value)}" for name, value in table.items() if name not in sections]
    for name, section in sections.items():
        lines += [f"[{name}]", *(f"{key} = {_value(value)}" for key, value in section.items())]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def test_train_then_evaluate(
    recipe_file: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.set_num_threads(1)
    out = tmp_path / "run"
    assert main(["train", str(recipe_file), "--data", str(folder), "--out", str(out), "--device", "cpu"]) == 0
    assert {path.name for path in out.iterdir()} == {"last.pt", "best.pt", "log.csv"}
    held = checkpoint.load(out / "best.pt")
    assert held.evidence.metrics == ()
    assert {point.name for point in held.evidence.operating_points} == {
        "balanced",
        "high_sensitivity",
        "high_specificity",
    }
    assert 0 < held.evidence.distance_doubtful <= held.evidence.distance_refused
    capsys.readouterr()

    report = tmp_path / "test.json"
    assert main(["evaluate", str(out / "best.pt"), "--data", str(folder), "--split", "validation"]) == 0
    assert checkpoint.load(out / "best.pt").evidence.metrics == ()
    capsys.readouterr()
    assert main(["evaluate", str(out / "best.pt"), "--data", str(folder), "--out", str(report)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows == json.loads(report.read_text(encoding="utf-8"))
    assert {"auroc", "ece", "sensitivity at balanced"} <= {row["name"] for row in rows}
    assert all(row["low"] <= row["value"] <= row["high"] for row in rows if row["name"] != "ece")
    assert [metric.model_dump() for metric in checkpoint.load(out / "best.pt").evidence.metrics] == rows

    assert main(["evaluate", str(out / "last.pt"), "--data", str(folder)]) == 2
    assert "is not a finished checkpoint; run the training to its end and name best.pt" in capsys.readouterr().err


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
