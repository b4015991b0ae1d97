"""The same core without a window: read, scan, demo, doctor. Heavy imports wait until a command needs them."""

from __future__ import annotations

import argparse
import importlib.metadata
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.core.errors import AppError
from desktop.core.text import printable

ALL_READ, SOME_NOT, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
RESEARCH_USE = "Research use only; not for diagnosis."
PROVIDERS = ("auto", "cuda", "windowsml", "directml", "openvino", "coreml", "cpu")


def run(argv: Sequence[str]) -> int:
    """Carry out one command line; the exit code is 0 all read, 1 some failed or were refused, 2 wrong use."""
    argv = list(argv)
    if not argv or (argv[0] not in COMMANDS and not argv[0].startswith("-")):
        argv.insert(0, "view")
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except AppError as error:
        _complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        _complain("Stopped.")
        return INTERRUPTED


def _view(arguments: argparse.Namespace) -> int:
    from desktop import app

    return app.run(arguments.files, arguments.model, arguments.provider)


def _read(arguments: argparse.Namespace) -> int:
    from desktop.read import read_files

    if arguments.overlay and len(arguments.files) != 1:
        raise AppError("--overlay paints one picture: give exactly one FILE with it.")
    return read_files(arguments, say=_say, complain=_complain)


def _scan(arguments: argparse.Namespace) -> int:
    from desktop.scan import scan_folder

    return scan_folder(arguments, say=_say, complain=_complain)


def _demo(arguments: argparse.Namespace) -> int:
    from desktop.demo import demo

    return demo(arguments.out, arguments.provider, _say)


def _doctor(arguments: argparse.Namespace) -> int:
    from desktop.doctor import doctor

    return doctor(arguments.model, arguments.provider, _say)


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "view": (_view, "open files in the window (also without the word: skiagraph FILE...)"),
    "read": (_read, "read files and print what the model says"),
    "scan": (_scan, "read a folder and its sub-folders into a report"),
    "demo": (_demo, "open the bundled sample radiographs and make their report"),
    "doctor": (_doctor, "check that this installation works, and print versions"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="skiagraph",
        description="A viewer for X-ray pictures that shows what a network says, where it looked, and whether to "
        f"trust it. {RESEARCH_USE}",
        epilog="Exit codes: 0 all read, 1 some failed or were refused, 2 wrong use, 130 stopped by Ctrl-C.",
    )
    parser.add_argument("--version", action="version", version=f"skiagraph {version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    made = {}
    for name, (function, text) in COMMANDS.items():
        made[name] = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}. {RESEARCH_USE}")
        made[name].set_defaults(command=function)
        _engine_options(made[name])
    made["view"].add_argument("files", nargs="*", type=Path, metavar="FILE")
    made["read"].add_argument("files", nargs="+", type=Path, metavar="FILE")
    made["read"].add_argument("--json", action="store_true", help="print a list of objects for programs")
    made["read"].add_argument("--overlay", type=Path, metavar="OUT.png", help="write the picture with its overlay")
    made["scan"].add_argument("folder", type=Path, metavar="FOLDER")
    made["scan"].add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the report")
    for name in ("read", "scan"):
        made[name].add_argument("--force", action="store_true", help="score even what the gate refuses; it is recorded")
    made["demo"].add_argument("--out", type=Path, default=Path("skiagraph-demo"), metavar="DIR", help="default: %(default)s")
    return parser


def _engine_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", type=Path, default=paths.default_model(), metavar="M", help="an .onnx model with a card")
    parser.add_argument("--provider", choices=PROVIDERS, default="auto", help="where to compute; default: %(default)s")


def version() -> str:
    """The installed version; the frozen program carries its own metadata."""
    return importlib.metadata.version("skiagraph")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _complain(text: str) -> None:
    sys.stderr.write(f"skiagraph: {printable(text)}\n")


__all__: list[str] = ["ALL_READ", "INTERRUPTED", "SOME_NOT", "WRONG_USE", "run", "version"]
_: Any
