"""`skiagraph models` and `skiagraph compare` on the command line. Heavy imports wait until a command needs them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from desktop import paths
from desktop.core.errors import AppError
from desktop.core.text import escaped

Say = Callable[[str], None]


def model_file(name: str) -> Path:
    """What `--model` means: a path, or an installed model's name. Raises ModelError."""
    from desktop.core.installed import located

    return located(name, paths.resources() / "models")


def models_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one model: its name, or a model file; default: all")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="print a list of objects")
    form.add_argument("--markdown", dest="form", action="store_const", const="markdown", help="print README's table")
    form.add_argument("--page", type=Path, metavar="FILE.html", help="write the card of NAME as a page")
    parser.set_defaults(form="words")


def models(arguments: argparse.Namespace, say: Say) -> bool:
    """Whether every model that was asked for can be used. Raises AppError."""
    from desktop.listing import list_models, write_page

    folder = paths.resources() / "models"
    if arguments.page is None:
        return list_models(arguments.name, folder, arguments.form, say)
    if arguments.name is None:
        raise AppError("--page writes the card of one model: give its NAME with it.")
    write_page(arguments.name, folder, arguments.page)
    say(f"The card of {escaped(arguments.name)} is {escaped(str(arguments.page))}.")
    return True


def compare_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=model_file, metavar="OLD", help="the model in use")
    parser.add_argument("new", type=model_file, metavar="NEW", help="the model that may replace it")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="radiographs that both answer for")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for compare.html and compare.csv"
    )
    parser.add_argument(
        "--labels", choices=("folders",), help="the truth: a file has the labels its folders are called"
    )


def compare(arguments: argparse.Namespace, say: Say, explain: Callable[[tuple[str, ...]], None]) -> bool:
    """Whether both models answered for every file. Raises AppError."""
    from desktop.comparing import compare

    found = compare(
        arguments.folder,
        arguments.old,
        arguments.new,
        arguments.out,
        arguments.provider,
        arguments.labels == "folders",
        explain,
    )
    say(
        f"{found.both} of {found.files} files have scores of both models, {found.flipped} of them are flipped. "
        f"The page is {escaped(str(found.page))}."
    )
    return found.both == found.files
