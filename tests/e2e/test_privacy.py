"""Nothing leaves the machine, and nothing is kept for anybody to collect."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.tiny_model import build, card

OPENED = "import sys, onnx; from models.onnx_files import opened; opened(onnx.load(sys.argv[1]))"


@pytest.mark.parametrize(
    "arguments",
    [
        ["-m", "desktop", "read", "{picture}", "--model", "{model}"],
        ["-m", "desktop", "scan", "{folder}", "--out", "{home}/out", "--model", "{model}"],
        ["-c", OPENED, "{model}"],
    ],
    ids=["read", "scan", "training"],
)  # fmt: skip
def test_onnxruntime_prepares_no_report_to_its_maker(arguments: list[str], tmp_path: Path) -> None:
    """It would leave an identifier of the machine and a database of events, with the names of models, to be sent."""
    home, folder = tmp_path / "home", tmp_path / "in"
    for made in (home, folder):
        made.mkdir()
    picture, model = folder / "a.png", build(tmp_path / "tiny.onnx", json.dumps(card()))
    Image.fromarray(np.tile(np.linspace(60, 220, 200).astype(np.uint8), (150, 1))).save(picture)
    # It stays silent by itself where these say that it runs in a test.
    kept = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith(("ORT_", "XDG_"))}
    places = {"HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home), "USERPROFILE": str(home)}
    words = [text.format(picture=picture, folder=folder, model=model, home=home) for text in arguments]
    left = subprocess.run([sys.executable, *words], env=kept | places, capture_output=True, text=True, check=False)
    assert left.returncode == 0, left.stderr
    assert not [path for path in home.rglob("*") if "onnxruntime" in path.name.lower()]
