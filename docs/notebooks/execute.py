"""python docs/notebooks/execute.py [NAME ...]: run the notebooks on real pictures and keep what may be published.

Curves and tables stay in the files; cells tagged "pictures" lose their output, since it shows pictures of the data.
"""

from __future__ import annotations

import base64
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from PIL import Image

FOLDER = Path(__file__).resolve().parent
PICTURES = "pictures"  # tag of the cells that show pictures of the data

COLOURS = 64  # of a chart, lines' soft edges included
QUIET = {"TQDM_DISABLE": "1", "PYTHONWARNINGS": "ignore:IProgress not found"}  # bars, and tqdm's wish for widgets


def executed(path: Path, **environment: str) -> NotebookNode:
    """The notebook with outputs. environment: added to this process's. Raises CellExecutionError."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=1200,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(FOLDER)}},
    )
    client.execute(env={**os.environ, **QUIET, **environment})
    return notebook


def publishable(notebook: NotebookNode) -> NotebookNode:
    """The same without pictures of the data, and with charts in few colours."""
    for cell in notebook.cells:
        if PICTURES in cell.metadata.get("tags", ()):
            cell.outputs = []
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = _lighter(output.data["image/png"])
    return notebook


def _lighter(chart: str) -> str:
    """A PNG in base64, a quarter of its size."""
    packed = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(chart))).convert("RGB").quantize(COLOURS).save(packed, "PNG", optimize=True)
    return base64.b64encode(packed.getvalue()).decode()


def main(names: Sequence[str]) -> None:
    if not os.environ.get("SKIAGRAPH_DATA"):
        sys.exit("SKIAGRAPH_DATA names no folder of real pictures; what is published comes from real ones.")
    for path in sorted(FOLDER.glob("*.ipynb")):
        if not names or path.stem in names:
            nbformat.write(publishable(executed(path)), path)


if __name__ == "__main__":
    main(sys.argv[1:])
