"""The same core without a window. Heavy imports wait until a command needs them."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import batch_commands, model_commands, paths
from desktop.core.errors import AppError
from desktop.core.text import apart, escaped
from desktop.streams import complain, hush, say, unheard

if TYPE_CHECKING:
    from desktop.core.batch.rows import Row
    from desktop.core.engine import Engine
    from desktop.core.faithfulness import Faithfulness
    from desktop.core.finding import Answer
    from desktop.core.readers.isolate import Isolation

    Faithful = dict[str, Faithfulness]

ALL_READ, SOME_NOT, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
RESEARCH_USE = "Research use only; not for diagnosis."
PROVIDERS = ("auto", "cuda", "windowsml", "directml", "openvino", "coreml", "cpu")


def run(argv: Sequence[str]) -> int:
    """Carry out one command line; the exit code is 0 all read, 1 some failed or were refused, 2 wrong use."""
    argv = list(argv)
    if not argv or (argv[0] not in COMMANDS and not argv[0].startswith("-")):
        argv.insert(0, "view")
    try:
        arguments = _parsed(argv)
        command: Callable[[argparse.Namespace], int] = arguments.command
        return command(arguments)
    except AppError as error:
        _complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        _complain("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has gone, as `head` does; nobody is left to tell
        hush(sys.stdout)  # else Python complains when it ends
        return SOME_NOT


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    try:
        return _parser().parse_args(argv)
    finally:
        say()  # argparse leaves its help to Python, which would complain when it ends


def _view(arguments: argparse.Namespace) -> int:
    from desktop.windowing import has_display, window_code

    if not has_display() and os.environ.get("QT_QPA_PLATFORM") is None:
        raise AppError("There is no display to open a window on; use `skiagraph read FILE` or `skiagraph scan FOLDER`.")
    asked = arguments.new_window or arguments.provider != "auto" or arguments.model != paths.default_model()
    if arguments.files and not asked:
        from desktop.handing import hand_over

        if hand_over(paths.running(), arguments.files):
            return ALL_READ
    return int(window_code().run(arguments.files, arguments.model, arguments.provider))


def _read(arguments: argparse.Namespace) -> int:
    from desktop.core.batch.record import row_record
    from desktop.core.engine import Engine
    from desktop.core.readers.containers import expand
    from desktop.core.readers.isolate import Isolation

    files = expand(arguments.files)
    if arguments.overlay and len(files) != 1:
        raise AppError("--overlay paints one picture: give exactly one FILE with it.")
    rows: list[Row] = []
    faithful: list[Faithful] = []
    with Isolation() as isolation:
        isolation.warm()  # it starts while the model is loaded
        engine = Engine.load(arguments.model, arguments.provider, paths.timings())
        _explain(engine.provider_notes)
        for file in files:
            row, found = _read_one(file, engine, isolation, arguments)
            rows.append(row)
            faithful.append(found)
            if not arguments.json:
                _say("\n".join((_in_words(row), *(f"  faithfulness, {label}: {one}" for label, one in found.items()))))
    if arguments.json:
        records = [row_record(row, engine.card, engine.sha256) for row in rows]
        if arguments.faithfulness:
            for record, found in zip(records, faithful, strict=True):
                record["faithfulness"] = {label: asdict(one) for label, one in found.items()}
        _say(json.dumps(records, indent=2, allow_nan=False))
    else:
        _say(f"{escaped(engine.card.title)} {engine.card.version} on {engine.provider}. {RESEARCH_USE}")
    return ALL_READ if all(row.status == "ok" for row in rows) else SOME_NOT


def _read_one(file: Path, engine: Engine, isolation: Isolation, arguments: argparse.Namespace) -> tuple[Row, Faithful]:
    from desktop.core.batch.look import look
    from desktop.core.batch.rows import About, answered, unanswered
    from desktop.core.batch.walk import as_text
    from desktop.core.faithfulness import of_findings
    from desktop.core.prepared import needed

    started = time.perf_counter()
    try:
        looked = isolation.run(look, file, needed(engine.card), arguments.force)
        found, told = looked.ready, looked.origin
        answer = engine.answer_prepared(found.prepared)
        row = answered(as_text(file), found.sha256, found.notes, answer, time.perf_counter() - started)
        row = replace(row, about=About(told.modality, told.body_part, told.view))
        image = found.prepared.image
        faithful = of_findings(image, answer.findings, engine.scores) if arguments.faithfulness else {}
    except AppError as error:
        return unanswered(as_text(file), error, time.perf_counter() - started), {}
    if arguments.overlay:
        _save_overlay(file, answer, engine, isolation, arguments.overlay)
    return row, faithful


def _save_overlay(file: Path, answer: Answer, engine: Engine, isolation: Isolation, out: Path) -> None:
    from desktop.core.readers import read
    from desktop.export import save_overlay

    if answer.findings:
        save_overlay(isolation.run(read, file), answer, engine.card, out)
    else:
        _complain(f"{out.name} was not written: the model did not answer for this picture.")


def _in_words(row: Row) -> str:
    status = "ok, but doubtful" if row.verdict == "doubtful" else row.status
    lines = [f"{escaped(row.file)}: {status}" + (f" - {escaped(row.reason)}" if row.reason else "")]
    for finding in row.findings:
        limits = () if finding.threshold is None else (finding.threshold,)
        score, *limit = apart(finding.score, *limits, digits=3)
        decided = f" at {finding.point} ({limit[0]})" if limit else ""
        unsure = "unsure, " if finding.decision == "unsure" else ""
        verdict = unsure + ("positive" if finding.positive else "negative") + decided
        lines.append(f"  {finding.label} {score} {verdict}")
    lines.extend(f"  note: {escaped(note)}" for note in row.notes)
    return "\n".join(lines)


def _scan(arguments: argparse.Namespace) -> int:
    with unheard():
        return batch_commands.scan(arguments, _say, _complain)


def _watch(arguments: argparse.Namespace) -> int:
    with unheard():
        return batch_commands.watch(arguments, _say, _complain)


def _merge(arguments: argparse.Namespace) -> int:
    with unheard():
        return batch_commands.merge(arguments, _say, _complain)


def _demo(arguments: argparse.Namespace) -> int:
    from desktop.demo import demo

    return demo(arguments.out, arguments.model, arguments.provider, _say)


def _doctor(arguments: argparse.Namespace) -> int:
    from desktop.doctor import doctor

    return doctor(arguments.model, arguments.provider, _say)


def _models(arguments: argparse.Namespace) -> int:
    return ALL_READ if model_commands.models(arguments, _say) else SOME_NOT


def _compare(arguments: argparse.Namespace) -> int:
    return ALL_READ if model_commands.compare(arguments, _say, _explain) else SOME_NOT


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "view": (_view, "open files in the window (also without the word: skiagraph FILE...)"),
    "read": (_read, "read files and print what the model says"),
    "scan": (_scan, "read a folder and its sub-folders into a report"),
    "watch": (_watch, "read what arrives in a folder, and keep its report up to date"),
    "merge": (_merge, "join what scan --shard read on many machines into one journal and report"),
    "compare": (_compare, "answer for a folder with two models and say where they differ"),
    "models": (_models, "print what the models are and how good, or write one's card as a page"),
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
        if name not in ("models", "compare", "merge"):
            _model_option(made[name])
        if name not in ("models", "merge"):
            _provider_option(made[name])
    made["view"].add_argument("files", nargs="*", type=Path, metavar="FILE")
    made["view"].add_argument("--new-window", action="store_true", help="even where a window could take the files")
    made["read"].add_argument("files", nargs="+", type=Path, metavar="FILE")
    made["read"].add_argument("--json", action="store_true", help="print a list of objects for programs")
    made["read"].add_argument("--overlay", type=Path, metavar="OUT.png", help="write the picture with its overlay")
    made["read"].add_argument("--faithfulness", action="store_true", help="measure how far scores hang on their maps")
    batch_commands.scan_options(made["scan"])
    batch_commands.watch_options(made["watch"])
    batch_commands.merge_options(made["merge"])
    made["read"].add_argument("--force", action="store_true", help="score even what the gate refuses; the row says so")
    model_commands.models_options(made["models"])
    model_commands.compare_options(made["compare"])
    made["demo"].add_argument("--out", type=Path, default=Path("skiagraph-demo"), metavar="DIR")
    return parser


def _model_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        type=model_commands.model_file,
        default=paths.default_model(),
        metavar="M",
        help="a model with a card: its file, or a name that `skiagraph models` prints; default: pneumonia",
    )


def _provider_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--provider", choices=PROVIDERS, default="auto", help="where to compute; default: %(default)s")


def version() -> str:
    """The installed version; the frozen program carries its own metadata."""
    return importlib.metadata.version("skiagraph")


def _say(text: str) -> None:
    say(text + "\n")


def _complain(text: str) -> None:
    complain(f"skiagraph: {escaped(text)}\n")


def _explain(notes: tuple[str, ...]) -> None:
    for note in notes:
        _complain(note)
