"""python -m models train RECIPE --data FOLDER | evaluate CHECKPOINT --data FOLDER. Torch is loaded only when needed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.core.errors import AppError

DEVICES = ("auto", "cpu", "cuda")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 2 for something the user can put right, 130 for Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        from models import commands  # torch takes seconds to load; --help must not

        if options.command == "train":
            commands.train(options.recipe, options.data, options.out, options.device, options.weights)
        else:
            commands.evaluate(options.checkpoint, options.data, options.split, options.device, options.out)
    except AppError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from the last whole epoch.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models", description="Train and measure Skiagraph's networks.")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a recipe, or go on where an interrupted run stopped")
    train.add_argument("recipe", type=Path, help="for example models/recipes/pneumonia.toml")
    train.add_argument("--data", type=Path, required=True, help="the folder that holds the recipe's class folders")
    train.add_argument("--out", type=Path, help="where last.pt, best.pt and log.csv go; runs/NAME by default")
    train.add_argument("--device", choices=DEVICES, default="auto")
    train.add_argument("--weights", type=Path, help="starting weights in the publisher's format")
    evaluate = commands.add_parser("evaluate", help="measure a finished checkpoint on one split, as JSON")
    evaluate.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    evaluate.add_argument("--data", type=Path, required=True, help="the folder that the checkpoint was trained on")
    evaluate.add_argument(
        "--split",
        choices=("validation", "test"),
        default="test",
        help="test also writes the figures into the checkpoint, for the card",
    )
    evaluate.add_argument("--device", choices=DEVICES, default="auto")
    evaluate.add_argument("--out", type=Path, help="write the JSON to this file too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
