"""torchrun with two processes on the processor (Gloo) against one process, by a network without batch normalisation:
each process normalises by its own share, which is another result and meant to be."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from models import checkpoint

RUN = """
import sys
from pathlib import Path
import numpy as np
import torch
from models.datasets import Pictures
from models.device import choose_device
from models.distributed import together
from models.recipe import Recipe
from models.state import start
from models.train import fit

torch.set_num_threads(1)
inside, out = map(Path, sys.argv[1:])
recipe = Recipe.model_validate_json((inside / "recipe.json").read_text())
held = np.load(inside / "pictures.npz")
names = tuple(map(str, range(len(held["pixels"]))))
pictures = Pictures(held["pixels"], held["targets"], names, names)
device = choose_device("cpu")
with together(device):
    state = start(recipe, device, lambda model: None, out)
    fit(state, pictures, pictures, out, device)
"""


@pytest.fixture
def inside(small, draw, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    training = {"epochs": 2, "batch": 8, "balance": "weights", "average_decay": 0.5, "l1": 1e-4, "clip_norm": 0.5}
    recipe = small("multilabel", training=training)
    pictures = draw(recipe, 21)
    pictures.targets[::4, 1] = np.nan
    (tmp_path / "recipe.json").write_text(recipe.to_json(), encoding="utf-8")
    np.savez(tmp_path / "pictures.npz", pixels=pictures.pixels, targets=pictures.targets)
    return tmp_path


def test_two_processes_are_one(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(Path(__file__).resolve().parents[2])
    (inside / "main.py").write_text(RUN, encoding="utf-8")
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command = [sys.executable, *launcher, str(inside / "main.py"), str(inside), str(inside / "both")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": root}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("All 2 epochs are done") == 1

    monkeypatch.setattr(sys, "argv", ["main.py", str(inside), str(inside / "alone")])
    runpy.run_path(str(inside / "main.py"))
    alone, both = (checkpoint.load_raw(inside / name / "last.pt") for name in ("alone", "both"))
    for part in ("model", "average", "best"):
        for name, value in alone[part].items():
            assert torch.allclose(value, both[part][name], rtol=1e-3, atol=1e-5), (part, name)
    for one, two in zip(alone["rows"], both["rows"], strict=True):
        assert one | {"seconds": 0} == pytest.approx(two | {"seconds": 0}, rel=1e-4)
