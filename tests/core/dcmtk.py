"""dcmtk as the independent reader: its own parser, decoders and display pipeline."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.core.files import Pixels

TOOLS = ("dcmdump", "dcmdjpeg", "dcmdjpls", "dcmdrle", "dcmj2pnm", "dcml2pnm")
needed = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="dcmtk is not installed")


def decoded(path: Path, folder: Path) -> bytes | None:
    """The pixel data as little-endian bytes, whatever the transfer syntax; None where dcmtk has no decoder."""
    plain = folder / "plain.dcm"
    if not any(_runs(tool, path, plain) for tool in ("dcmdjpeg", "dcmdjpls", "dcmdrle")):
        return None
    if not _runs("dcmdump", "+W", folder, plain):
        return None
    return sorted(folder.glob("*.raw"))[-1].read_bytes()


def shown(path: Path, folder: Path, *options: object) -> Pixels | None:
    """uint8 (H, W) or (H, W, 3): what dcm2pnm shows with `options`; None where dcmtk cannot read the file."""
    out = folder / "shown.pnm"
    if not any(_runs(tool, "+op", *options, path, out) for tool in ("dcmj2pnm", "dcml2pnm")):
        return None
    data = out.read_bytes()
    found = re.match(rb"P([56])\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s", data)
    assert found
    width, height = int(found[2]), int(found[3])
    pixels = np.frombuffer(data, np.uint8, offset=found.end())
    return pixels.reshape(height, width) if found[1] == b"5" else pixels.reshape(height, width, 3)


def _runs(tool: str, *arguments: object) -> bool:
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, check=False).returncode == 0
