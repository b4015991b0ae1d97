"""The packaged executable named by SKIAGRAPH_BUNDLE (a folder made by `pyinstaller build.spec`); skipped without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import resources

LARGEST = 330_000_000  # bytes, of which the models and their 8-bit variants may have 60 million
UNWANTED = ("torch", "torchvision", "onnx", "onnxscript", "models", "scipy", "sklearn", "matplotlib", "pytest")


@pytest.fixture(scope="module")
def bundle() -> Path:
    folder = os.environ.get("SKIAGRAPH_BUNDLE")
    if not folder:
        pytest.skip("SKIAGRAPH_BUNDLE names no packaged executable")
    return Path(folder)


def run(bundle: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    name = "skiagraph.exe" if sys.platform == "win32" else "skiagraph"
    command = [str(bundle / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)


def test_size(bundle: Path) -> None:
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    assert size <= LARGEST, f"{size / 1e6:.0f} MB"


def test_nothing_of_the_training_side_is_inside(bundle: Path) -> None:
    inside = {path.name.split(".")[0] for path in (bundle / "_internal").iterdir()}
    assert not inside & set(UNWANTED)


def test_doctor(bundle: Path) -> None:
    said = run(bundle, "doctor")
    assert said.returncode == 0, said.stdout + said.stderr
    assert "All checks passed." in said.stdout
    assert "CPUExecutionProvider" in said.stdout


def test_same_scores_as_from_source(bundle: Path) -> None:
    sample = resources() / "samples" / "chest-opacity.dcm"
    packed = json.loads(run(bundle, "read", sample, "--json").stdout)
    source = subprocess.run(
        [sys.executable, "-m", "desktop", "read", str(sample), "--json"], capture_output=True, text=True, check=True
    )
    assert packed[0]["findings"] == json.loads(source.stdout)[0]["findings"]
    assert packed[0]["model"] == json.loads(source.stdout)[0]["model"]


def test_a_bad_file_is_a_sentence(bundle: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.dcm"
    bad.write_bytes(b"not a picture")
    said = run(bundle, "read", bad)
    assert said.returncode == 1
    assert "Traceback" not in said.stdout + said.stderr
    assert "bad.dcm" in said.stdout


def test_demo_shows_the_window_and_writes_the_report(bundle: Path, tmp_path: Path) -> None:
    said = run(bundle, "demo", "--out", tmp_path / "demo")
    assert said.returncode == 0, said.stdout + said.stderr
    made = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {"results.csv", "results.json", "report.html", "screenshot.png"} <= made
