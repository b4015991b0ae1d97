"""`skiagraph scan` and `skiagraph watch`: their options, and what they say."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.text import escaped

if TYPE_CHECKING:
    from desktop.scanning import Summary, Wanted
    from desktop.telling import Manner

Say = Callable[[str], None]
ALL_READ, SOME_NOT, INTERRUPTED = 0, 1, 130
RESEARCH_USE = "Research use only; not for diagnosis."
EVERY = 5.0  # seconds between two looks at a watched folder


def scan_options(parser: argparse.ArgumentParser) -> None:
    _common_options(parser)
    parser.add_argument("--key", type=Path, metavar="FILE",
                        help="key of the pseudonyms, made where it is missing: reports with one key agree on "
                        "them; shards of one DIR share one")  # fmt: skip
    parser.add_argument("--threads", type=_threads, default=0, metavar="N",
                        help="cores of this machine to keep to; default: all")  # fmt: skip
    machines = parser.add_mutually_exclusive_group()
    machines.add_argument("--shard", type=_shard, metavar="I/N",
                          help="read the I-th of N parts of the folder, into DIR/shard-I-of-N")  # fmt: skip
    machines.add_argument("--cluster", default="", metavar="ADDRESS",
                          help="let the workers of a Dask scheduler read, such as tcp://scheduler:8786")  # fmt: skip


def merge_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", type=Path, metavar="DIR_OR_JOURNAL",
                        help="what scan --shard wrote into: its DIR, or a journal")  # fmt: skip
    _report_options(parser)
    _quiet_options(parser)


def watch_options(parser: argparse.ArgumentParser) -> None:
    _common_options(parser)
    parser.add_argument("--every", type=_seconds, default=EVERY, metavar="SECONDS",
                        help="time between two looks at the folder; default: %(default)s")  # fmt: skip


def scan(arguments: argparse.Namespace, say: Say, complain: Say) -> int:
    """Read a folder; the exit code is 0 all read, 1 some failed or were refused, 130 stopped before the end."""
    from desktop.scanning import scan_folder
    from desktop.stopping import asked_to_stop
    from desktop.telling import teller

    with teller(_manner(arguments)) as told, asked_to_stop(told.stopping) as stop:
        summary = scan_folder(_wanted(arguments), _explaining(arguments, complain), told.step, stop.is_set)
    _tell(summary, arguments, say)
    if summary.interrupted:
        complain("Stopped before the end; the report holds the files read so far, and the same command goes on.")
        return INTERRUPTED
    return ALL_READ if summary.counts["ok"] == summary.rows else SOME_NOT


def merge(arguments: argparse.Namespace, say: Say, complain: Say) -> int:
    """Join shards; the exit code is 0 all read, 1 some failed or were refused, or shards or files are missing."""
    from desktop.merging import Wanted, merge_shards

    wanted = Wanted(tuple(arguments.sources), arguments.out, arguments.labels, arguments.patient, arguments.deidentify)
    summary = merge_shards(wanted, _explaining(arguments, complain))
    _tell(summary, arguments, say)
    return ALL_READ if summary.counts["ok"] == summary.found else SOME_NOT


def watch(arguments: argparse.Namespace, say: Say, complain: Say) -> int:
    """Read what arrives until Ctrl-C or SIGTERM; being stopped is how it ends, so the exit code is 0."""
    from desktop.stopping import asked_to_stop
    from desktop.telling import teller
    from desktop.watching import watch as watch_folder

    if not (arguments.quiet or arguments.json):
        complain(f"Watching {arguments.folder}; Ctrl-C ends it. {RESEARCH_USE}")
    quiet = _manner(arguments)
    with teller("quiet" if quiet == "bar" else quiet) as told, asked_to_stop(told.stopping) as stop:
        summary = watch_folder(_wanted(arguments), arguments.every, _explaining(arguments, complain), told.step, stop)
    if summary is not None:
        _tell(summary, arguments, say)
    return ALL_READ


def _tell(summary: Summary, arguments: argparse.Namespace, say: Say) -> None:
    if arguments.json:
        from desktop.telling import event

        event("report", path=str(summary.path), counts=summary.counts, rows=summary.rows, found=summary.found,
              fresh=summary.fresh)  # fmt: skip
    elif not arguments.quiet:
        counted = ", ".join(f"{count} {status}" for status, count in summary.counts.items())
        before = summary.rows - summary.fresh
        known = f", {before} of them known from before" if before else ""
        where = f"The report is {escaped(str(summary.path))}."
        say(f"{summary.rows} of {summary.found} files: {counted}{known}. {where} {RESEARCH_USE}")
        if arguments.deidentify:
            say("Keep journal.sqlite beside it to yourself: it holds the files' names and the key of the pseudonyms.")


def _explaining(arguments: argparse.Namespace, complain: Say) -> Callable[[tuple[str, ...]], None]:
    def explain(notes: tuple[str, ...]) -> None:
        for note in notes if not arguments.quiet else ():
            complain(note)

    return explain


def _wanted(arguments: argparse.Namespace) -> Wanted:
    from desktop.core.batch.shards import Shard
    from desktop.scanning import Wanted

    options = vars(arguments)  # a watch has fewer
    shard = options.get("shard")
    return Wanted(
        arguments.folder,
        arguments.out,
        arguments.model,
        arguments.provider,
        arguments.labels,
        arguments.patient,
        arguments.deidentify,
        options.get("key"),
        Shard(*shard) if shard else None,
        options.get("cluster", ""),
        options.get("threads", 0),
    )


def _manner(arguments: argparse.Namespace) -> Manner:
    if arguments.json:
        return "json"
    return "quiet" if arguments.quiet else "lines" if arguments.verbose else "bar"


def _common_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    _report_options(parser)
    _quiet_options(parser).add_argument("--verbose", action="store_true", help="print a line for each file")


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the report and its journal")
    parser.add_argument("--labels", default="", metavar="folders|FILE.csv",
                        help="what is true: names of sub-folders, or a table with the columns file, label and, if "
                        "wanted, patient")  # fmt: skip
    parser.add_argument("--patient", type=_pattern, metavar="PATTERN",
                        help="regular expression for what names the patient in a file's path")  # fmt: skip
    parser.add_argument("--deidentify", action="store_true", help="report under pseudonyms, without pictures")


def _quiet_options(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    manner = parser.add_mutually_exclusive_group()
    manner.add_argument("--json", action="store_true", help="print progress and outcome as lines of JSON")
    manner.add_argument("--quiet", action="store_true", help="print nothing but errors")
    return manner


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no regular expression: {error}") from error


def _shard(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
    number, of = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= of:
        raise argparse.ArgumentTypeError(f"{text!r} is no shard: 1/8 is the first of eight, 8/8 the last")
    return number, of


def _threads(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of cores")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.05 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds between 0.05 and 86400")
    return seconds
