"""python -m models train, evaluate and the other commands. Torch is loaded when needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError

if TYPE_CHECKING:
    from models.commands import Run
    from models.recipe import Recipe

DEVICES = ("auto", "cpu", "cuda")
SPLITS = ("train", "validation", "test", "all")
FIRST_STEPS = """\
A recipe (models/recipes/*.toml) names data, architecture and settings; --data names the folder with the pictures.
  python -m models stats    models/recipes/pneumonia.toml --data FOLDER     look at the data first
  python -m models train    models/recipes/pneumonia.toml --data FOLDER     leaves runs/pneumonia/best.pt
  python -m models evaluate runs/pneumonia/best.pt --data FOLDER            once, on the test patients
  python export_onnx.py     runs/pneumonia/best.pt -o pneumonia.onnx        for the viewer
On several GPUs or processes: torchrun --nproc-per-node N -m models train ...
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 2 for something the user can put right, 130 for Ctrl-C."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except AppError as error:
        if os.environ.get("RANK", "0") == "0":  # one of torchrun's processes speaks for all
            print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from the last whole epoch.", file=sys.stderr)
        return 130
    return 0


def _run(options: argparse.Namespace) -> None:
    from models import commands, judging  # torch takes seconds to load; --help must not
    from models.recipe import load_recipe

    match options.command:
        case "stats":
            judging.stats(options.recipe, options.data, options.out)
        case "evaluate":
            judging.evaluate(
                options.checkpoint, options.data, options.split, options.device, options.out, options.recipe
            )
        case "compare":
            files = (options.first, options.second)
            judging.compare(files, options.data, options.split, options.device, options.out, options.recipe)
        case "calibrate":
            judging.calibrate(options.checkpoint, options.data, options.device)
        case "unpack":
            judging.unpack(options.model, options.recipe, options.out)
        case "resume":
            commands.resume(
                options.run, options.data, options.device, options.epochs, options.tensorboard, options.teacher
            )
        case _:
            recipe = load_recipe(options.recipe)
            given = {name: getattr(options, name, None) for name in ("weights", "start", "epochs")}
            board = getattr(options, "tensorboard", False)
            given["teachers"] = getattr(options, "teacher", ())
            where = commands.run(recipe, options.data, options.out, options.device, tensorboard=board, **given)
            if options.command == "train":
                commands.train(recipe, where)
            elif options.command == "crossvalidate":
                _crossvalidate(recipe, where, options.folds)
            elif options.command == "finetune":
                commands.fine_tune(recipe, where)
            else:
                commands.search(recipe, where, options.storage)


def _crossvalidate(recipe: Recipe, where: Run, folds: int) -> None:
    from models.crossvalidating import crossvalidate
    from models.judging import tell

    tell(crossvalidate(recipe, where, folds))
    print(f"{where.out / 'crossvalidation.json'}: the same for programs")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m models",
        description="Look at data, train networks and measure them.",
        epilog=FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    stats = commands.add_parser("stats", help="what is in the data: counts, copies, patients in several splits, looks")
    _recipe(stats)
    train = commands.add_parser("train", help="train a recipe, or go on where an interrupted run of it stopped")
    _recipe(train)
    _start(train)
    _epochs(train)
    _teacher(train)
    across = commands.add_parser(
        "crossvalidate",
        help="train a recipe once for every part of the patients, and measure all of them; where a test split is small",
    )
    _recipe(across)
    _start(across)
    _epochs(across)
    across.add_argument("--folds", type=int, default=5, help="parts of the training and validation patients; 5")
    resume = commands.add_parser("resume", help="go on with a run from its folder, to its end or to a later epoch")
    resume.add_argument("run", type=Path, help="the folder with last.pt, for example runs/pneumonia_cnn")
    _data(resume)
    _epochs(resume)
    _teacher(resume)
    search = commands.add_parser("search", help="search the settings that the recipe's [search] names, with Optuna")
    _recipe(search)
    search.add_argument(
        "--storage", default="", help="an Optuna database address to share a search by; the --out folder by default"
    )
    tune = commands.add_parser("finetune", help="train the head on a frozen trunk, then both ([finetune])")
    _recipe(tune)
    _start(tune)
    tune.add_argument("--tensorboard", action="store_true", help="write TensorBoard's log too")
    evaluate = commands.add_parser(
        "evaluate",
        help="measure a finished checkpoint: figures with intervals by patient, plots, listing, worst mistakes",
        description="The test split's figures also go into the checkpoint, for the card. Look at it once, at the end.",
    )
    evaluate.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    _data(evaluate)
    evaluate.add_argument("--split", choices=SPLITS, default="test", help="test by default")
    evaluate.add_argument("--recipe", type=Path, help="whose [data] describe --data, when it is another hospital's")
    evaluate.add_argument("--out", type=Path, help="a folder; evaluation-SPLIT beside the checkpoint by default")
    calibrate = commands.add_parser(
        "calibrate", help="fit temperature and operating points of a finished checkpoint again, by validation"
    )
    calibrate.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    _data(calibrate)
    unpack = commands.add_parser("unpack", help="make a finished checkpoint of a model file again")
    unpack.add_argument("model", type=Path, help="for example resources/models/pneumonia.onnx")
    unpack.add_argument("recipe", type=Path, help="that trained it, for example models/recipes/pneumonia.toml")
    unpack.add_argument("--out", type=Path, required=True, help="for example runs/pneumonia/best.pt")
    compare = commands.add_parser("compare", help="two checkpoints or models on one set, paired by patient")
    compare.add_argument("first", type=Path, help="a best.pt or a .onnx")
    compare.add_argument("second", type=Path, help="a best.pt or a .onnx")
    _data(compare)
    compare.add_argument("--split", choices=SPLITS, default="test", help="mind that the second may have trained on it")
    compare.add_argument("--recipe", type=Path, help="the recipe that describes the data; needed for two .onnx files")
    compare.add_argument("--out", type=Path, required=True, help="a folder for index.html, CSV and JSON")
    return parser


def _recipe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", type=Path, help="for example models/recipes/pneumonia.toml")
    _data(parser)
    parser.add_argument("--out", type=Path, help="a folder for everything that is written; below runs/ by default")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="the folder that the recipe's [data] describe")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="a GPU where there is one, by default")


def _epochs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--epochs", type=int, help="in place of the recipe's number")
    parser.add_argument("--tensorboard", action="store_true", help="write TensorBoard's log too")


def _start(parser: argparse.ArgumentParser) -> None:
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--weights", type=Path, help="starting weights in the publisher's format (.pth, .safetensors)")
    given.add_argument("--start", type=Path, help="or a finished checkpoint, without its head for other labels")


def _teacher(parser: argparse.ArgumentParser) -> None:
    text = "a finished checkpoint of the same labels and patients to learn from too; may be given several times"
    parser.add_argument("--teacher", type=Path, action="append", default=[], help=text)


if __name__ == "__main__":
    sys.exit(main())
