"""Checkpoint -> model: one self-describing ONNX file, written only when onnxruntime proved to answer as PyTorch does.

python export_onnx.py runs/pneumonia/best.pt -o resources/models/pneumonia.onnx
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.core.errors import AppError
from models import checkpoint
from models.exporting import export
from models.proofs import Proof


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when the model was written, 1 when it was not proven and nothing was, 2 for wrong input."""
    parser = argparse.ArgumentParser(prog="export_onnx.py", description="Turn a finished checkpoint into a model file.")
    parser.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    parser.add_argument("-o", "--out", type=Path, required=True, help="for example resources/models/pneumonia.onnx")
    options = parser.parse_args(arguments)
    try:
        proofs = export(checkpoint.load(options.checkpoint), options.out)
    except AppError as error:
        print(error, file=sys.stderr)
        return 2
    return _told(proofs, options.out)


def _told(proofs: Sequence[Proof], out: Path) -> int:
    print("PyTorch against onnxruntime, largest difference:")
    print("\n".join(map(str, proofs)))
    if not all(proof.holds for proof in proofs):
        print(f"onnxruntime does not answer as PyTorch does; {out} was not written.", file=sys.stderr)
        return 1
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
