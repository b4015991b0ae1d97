"""The notebooks under docs/ run, small; and what is committed of them holds figures, but no picture of the data."""

from __future__ import annotations

import base64
import io
import json
import re
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LARGEST = 300_000  # bytes
ABSOLUTE = re.compile(r"(?<![\w.:/<])/[\w.-]+/[\w.-]+|\b[A-Za-z]:\\")
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def shows_pictures(cell: dict[str, Any]) -> bool:
    return "pictures" in cell["metadata"].get("tags", ())


def images(cell: dict[str, Any]) -> list[bytes]:
    found = [kind for output in cell["outputs"] for kind in output.get("data", {}) if kind.startswith("image/")]
    assert set(found) <= {"image/png"}
    data = ("".join(output["data"]["image/png"]) for output in cell["outputs"] if "image/png" in output.get("data", {}))
    return [base64.b64decode(one) for one in data]


def texts(cell: dict[str, Any]) -> str:
    """Source and outputs, without images."""
    said = [output.get("text", "") for output in cell.get("outputs", ())]
    kinds = [output.get("data", {}) for output in cell.get("outputs", ())]
    said += [text for data in kinds for kind, text in data.items() if not kind.startswith("image/")]
    return "\n".join("".join(part) for part in (cell["source"], *said))


def test_both_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["blocks_and_transfer", "lenet_lab"]


@each
def test_runs_small(path: Path) -> None:
    for needed in ("nbclient", "ipykernel", "torch", "optuna", "matplotlib"):
        pytest.importorskip(needed, reason=f"{needed} is missing: pip install -e .[dev]")
    executed = runpy.run_path(str(FOLDER / "execute.py"))["executed"]
    notebook = executed(path, SKIAGRAPH_NOTEBOOK_SMALL="1", OMP_NUM_THREADS="1")
    for cell in code(notebook):
        assert not [one for one in cell["outputs"] if one["output_type"] == "error" or one.get("name") == "stderr"]
        if shows_pictures(cell):
            assert images(cell)


@each
def test_what_is_committed_was_executed_in_order(path: Path) -> None:
    cells = code(json.loads(path.read_text(encoding="utf-8")))
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert len(outputs) >= len(cells) // 2
    assert not [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"]
    assert path.stat().st_size < LARGEST


@each
def test_what_is_committed_shows_no_picture_of_the_data(path: Path) -> None:
    """Charts are dark lines on white paper; a radiograph or a digit is not."""
    cells = code(json.loads(path.read_text(encoding="utf-8")))
    assert [cell for cell in cells if shows_pictures(cell)]
    for cell in cells:
        if shows_pictures(cell):
            assert not cell["outputs"]
        for data in images(cell):
            grey = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA").convert("L"))
            assert (grey > 200).mean() > 0.6


@each
def test_what_is_committed_names_no_folder_of_a_machine(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not ABSOLUTE.search(texts(cell)), cell["id"]
