"""`skiagraph read --faithfulness`, in words and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from tests.tiny_model import build, card, score_of


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    model = build(tmp_path / "tiny.onnx", json.dumps(card()))
    picture = np.full((64, 64), 60, np.uint8)
    picture[:, :32] = 220
    Image.fromarray(picture).save(tmp_path / "half.png")
    return ["read", str(tmp_path / "half.png"), "--model", str(model), "--provider", "cpu"]


def test_in_words(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "--faithfulness"]) == 0
    said = capsys.readouterr().out
    assert "  faithfulness, pneumonia: Deletion 0." in said
    assert run(arguments) == 0
    assert "faithfulness" not in capsys.readouterr().out


def test_for_programs(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The tiny model only looks at the mean grey: emptied, its score is that of the whole picture."""
    assert run([*arguments, "--faithfulness", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    found = record["faithfulness"]["pneumonia"]
    assert found["emptied"] == pytest.approx(score_of(140 / 255), abs=0.01)
    assert found["deletion"] < found["emptied"] < found["insertion"] + 0.2
