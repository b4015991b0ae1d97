"""The reader's decisions as a table for training: the CSV that `python -m models finetune` takes.

The database knows files by their bytes alone, so they are looked for below the table's own folder, by size and SHA-256.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.atomic import write_whole
from desktop.core.batch.walk import walk
from desktop.core.decisions import Decision, Opinion
from desktop.core.errors import AppError, OutputError
from desktop.core.readers.source import load
from desktop.core.report.table import DANGEROUS
from desktop.core.text import printable

CELLS: dict[Opinion, str] = {"present": "1", "absent": "0", "cannot_say": "", "none": ""}
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """lines: of the table. missing: decided files that are not in its folder. open: files of which nothing is known
    that training could use. frames: files left out since another frame than the first was decided."""

    lines: int
    missing: int
    open: int
    frames: int


def export(path: Path, decisions: Sequence[Decision], labels: Sequence[str], exclusive: bool, step: Step) -> Exported:
    """Write path, patient and a column for every label: 1 present, 0 absent, empty unknown.

    decisions: the newest last. exclusive: every picture has exactly one of the labels, so that files without a label
    that is present are left out. step: told (done, total) while files are looked for; what it raises ends the export.
    Raises OutputError when the table cannot be written, UnreadableFile when its folder cannot be read.
    """
    mine = [one for one in decisions if one.label in labels and one.opinion != "none"]
    mine.sort(key=lambda one: one.at)  # a comment that came later has its decision's time
    first = [one for one in mine if one.frame == 0]
    files: dict[str, list[Decision]] = {}
    for one in first:
        files.setdefault(one.sha256, []).append(one)
    targets = {sha256: _target(found, labels, exclusive) for sha256, found in files.items()}
    useful = {sha256: files[sha256][-1] for sha256, target in targets.items() if any(target)}
    names = _found(path.parent, useful, step)
    lines = [(name, _patient(useful[sha256]), *targets[sha256]) for sha256, name in sorted(names.items(), key=_name)]
    _write(path, (("path", "patient", *labels), *lines))
    others = {one.sha256 for one in mine} - set(files)
    return Exported(len(lines), len(useful) - len(lines), len(files) - len(useful), len(others))


def _target(decisions: Sequence[Decision], labels: Sequence[str], exclusive: bool) -> tuple[str, ...]:
    """The cells of one file; all empty where training could use none of them."""
    if exclusive:
        present = {one.label: number for number, one in enumerate(decisions) if one.opinion == "present"}
        last = _said(decisions)
        chosen = [label for label in present if last[label] == "present"]
        newest = max(chosen, key=present.__getitem__, default=None)
        return tuple("" if newest is None else str(int(label == newest)) for label in labels)
    last = _said(decisions)
    return tuple(CELLS[last.get(label, "none")] for label in labels)


def _said(decisions: Sequence[Decision]) -> dict[str, Opinion]:
    return {one.label: one.opinion for one in decisions}


def _patient(decision: Decision) -> str:
    return decision.patient or f"file-{decision.sha256[:12]}"


def _name(item: tuple[str, str]) -> str:
    return item[1]


def _found(folder: Path, wanted: dict[str, Decision], step: Step) -> dict[str, str]:
    """SHA-256 -> path relative to the folder, of the first file with these bytes."""
    sizes = {one.size for one in wanted.values()}
    entries = [entry for entry in walk(folder) if not entry.trouble and _storable(entry.name)]
    found: dict[str, str] = {}
    for number, entry in enumerate(entries):
        step(number, len(entries))
        if len(found) == len(wanted):
            break
        try:
            if 0 not in sizes and entry.path.stat().st_size not in sizes:
                continue
            sha256 = load(entry.path).sha256 if entry.path.is_file() else ""
        except (AppError, OSError):  # one that cannot be read is none of those that were
            continue
        if sha256 in wanted:
            found.setdefault(sha256, entry.name)
    return found


def _storable(name: str) -> bool:
    """Whether a table can hold the name so that training reads the same one; nobody's cells keep blanks at an end."""
    return name == name.strip() and "\\" not in name and name.isprintable()


def _write(path: Path, lines: Sequence[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for name, *cells in lines:
        writer.writerow((f"./{name}" if name.startswith(DANGEROUS) else name, *cells))
    try:
        write_whole(path, [text.getvalue().encode()])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"The table cannot be written to {printable(path.name)} ({reason}); choose another place."
        ) from error
