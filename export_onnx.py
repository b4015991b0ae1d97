"""Checkpoint -> model: one self-describing ONNX file, written only when onnxruntime proved to answer as PyTorch does.

python export_onnx.py runs/pneumonia/best.pt -o resources/models/pneumonia.onnx [--int8 DATA]
python export_onnx.py adopt THEIRS.onnx --card card.toml -o OUT.onnx [--pictures FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.core.errors import AppError
from desktop.core.model_file import int8_of
from models import checkpoint
from models.adopting import adopt
from models.adopting.wanted import load_wanted
from models.exporting import export
from models.proofs import Proof
from models.quantising import quantised_beside


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when the model was written, 1 when it was not proven and nothing was, 2 for wrong input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _adopt(given[1:]) if given[:1] == ["adopt"] else _export(given)
    except AppError as error:
        print(error, file=sys.stderr)
        return 2


def _export(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="export_onnx.py",
        description="Turn a finished checkpoint into a model file.",
        epilog="`export_onnx.py adopt --help` tells how somebody else's ONNX network becomes one.",
    )
    parser.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    parser.add_argument("-o", "--out", type=Path, required=True, help="for example resources/models/pneumonia.onnx")
    parser.add_argument(
        "--int8",
        type=Path,
        metavar="DATA",
        help="try 8-bit whole numbers too: the folder of the recipe's pictures, which ranges are taken from and the "
        "loss is measured on; NAME.int8.onnx is written only when it is much faster and as good",
    )
    options = parser.parse_args(arguments)
    held = checkpoint.load(options.checkpoint)
    if not _told(export(held, options.out), options.out, "PyTorch"):
        return 1
    if options.int8:
        gain = quantised_beside(options.out, held.recipe, options.int8)
        print(gain)
        print(f"{int8_of(options.out)}: {'written' if gain.worth else 'not worth a file; not written'}")
    return 0


def _adopt(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="export_onnx.py adopt", description="Turn somebody else's ONNX classifier into a model file."
    )
    parser.add_argument("theirs", type=Path, metavar="THEIRS.onnx")
    parser.add_argument(
        "--card", type=Path, required=True, help="a TOML file; models/adopting/card.toml shows its keys"
    )
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="what the distance is fitted on; calibration and figures too, where the card's [data] names the labels",
    )
    options = parser.parse_args(arguments)
    proofs = adopt(options.theirs, load_wanted(options.card), options.pictures, options.out)
    return 0 if _told(proofs, options.out, options.theirs.name) else 1


def _told(proofs: Sequence[Proof], out: Path, judge: str) -> bool:
    """Whether the model was written."""
    print(f"{judge} against onnxruntime, largest difference:")
    print("\n".join(map(str, proofs)))
    if not all(proof.holds for proof in proofs):
        print(f"onnxruntime does not answer as {judge} does; {out} was not written.", file=sys.stderr)
        return False
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    return True


if __name__ == "__main__":
    sys.exit(main())
