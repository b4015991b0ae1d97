"""A real `skiagraph scan`, killed or cancelled at random moments."""

from __future__ import annotations

import contextlib
import json
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.batch_bare import files
from tests.bench.batch_many import small_files
from tests.tiny_model import build, card

Rows = dict[str, str]
REPORTS = ("results.jsonl", "results.json", "results.csv", "report.html")
TIMED = re.compile(r'"(seconds|started|finished|read_at|fresh)": ?("[^"]*"|[0-9.e+-]+)')
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[+-]\d\d:\d\d)?)?")


def killed_again_and_again(count: int, kills: int, seed: int, folder: Path) -> Iterator[str]:
    """A scan is killed and started again until a kill falls after its last row; then it may end, and another begins."""
    model = build(folder / "tiny.onnx", json.dumps(card()))
    small_files(folder / "in", count)
    finished(folder, "whole", model)
    draw, kept, lost, changed, promised = random.Random(seed), Rows(), 0, 0, 0
    phases = {"before a new row": 0, "while reading": 0, "with all rows read": 0}
    ends = dict.fromkeys(REPORTS, 0)  # how often each was that of the uninterrupted scan
    scans = 0
    for number in range(1, kills + 1):
        told = killed_once(folder, model, draw)
        rows = journal(folder / "out")
        promised = max(promised, told)
        lost += len(kept.keys() - rows.keys()) + max(0, promised - len(rows))
        changed += sum(rows.get(name, row) != row for name, row in kept.items())
        phase = "with all rows read" if len(kept) == count else (
            "while reading" if len(rows) > len(kept) else "before a new row"
        )  # fmt: skip
        phases[phase] += 1
        kept = rows
        if phase == "with all rows read" or number == kills:
            scans += 1
            finished(folder, "out", model)
            for name in REPORTS:
                ends[name] += without_times(folder / "out" / name) == without_times(folder / "whole" / name)
            shutil.rmtree(folder / "out")
            kept, promised = Rows(), 0
    told_of = ", ".join(f"{found} {phase}" for phase, found in phases.items())
    yield f"{count} files, {kills} kills of {scans} scans: {told_of}"
    yield f"{lost}  finished rows lost, {changed} changed"
    for name, same in ends.items():
        yield f"{same} of {scans}  {name} identical to an uninterrupted scan's, but for times"


def finished(folder: Path, out: str, model: Path) -> None:
    subprocess.run(command(folder / "in", folder / out, model), check=True, stdout=subprocess.DEVNULL)


def killed_once(folder: Path, model: Path, draw: random.Random) -> int:
    """Rows that the scan had said were done. One kill in five comes at any moment, the others while it reads."""
    process = subprocess.Popen(command(folder / "in", folder / "out", model), stdout=subprocess.PIPE, text=True,
                               start_new_session=True)  # fmt: skip
    assert process.stdout is not None
    told: list[int] = []
    reading = threading.Event()

    def listen() -> None:
        for line in process.stdout or ():
            with contextlib.suppress(ValueError):  # the last line of a killed program
                told.append(json.loads(line).get("done", 0))
            if told and told[-1] > told[0]:
                reading.set()
        reading.set()  # or it has ended

    listener = threading.Thread(target=listen)
    listener.start()
    if draw.random() < 0.2:
        time.sleep(draw.uniform(0.05, 2.0))
    else:
        reading.wait(120.0)
        time.sleep(draw.uniform(0.0, 0.8))
    process.send_signal(signal.SIGKILL)
    process.wait()
    listener.join()
    return max(told, default=0)


def journal(out: Path) -> Rows:
    """What it holds, of a copy, so that the scan finds it as it was left."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(out.with_name("copy"))
    copy = out.with_name("copy")
    copy.mkdir()
    for path in out.glob("journal.sqlite*"):
        shutil.copyfile(path, copy / path.name)
    if not (copy / "journal.sqlite").exists():
        return {}
    with contextlib.closing(sqlite3.connect(copy / "journal.sqlite")) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'rows'").fetchone()[0]:
            return {}
        return dict(connection.execute("SELECT file, result FROM rows").fetchall())


def without_times(path: Path) -> str:
    """The report's text, less times and less what differs by the folder that it lies in."""
    text = TIME.sub("TIME", path.read_text(encoding="utf-8"))
    text = TIMED.sub("", text)
    if path.suffix == ".csv":
        head, *lines = text.splitlines()
        at = head.split(",").index("seconds")
        return "\n".join(",".join(cell for n, cell in enumerate(line.split(",")) if n != at) for line in (head, *lines))
    return text


def cancelled(model: Path, count: int, times: int, seed: int, folder: Path) -> Iterator[str]:
    """Ctrl-C while it reads: until the program says so, until it reads no more, until it has ended with its report."""
    files(folder / "in", count)
    draw = random.Random(seed)
    said, ended = [], []
    for number in range(times):
        to_words, to_end, code = cancelled_once(folder / "in", folder / f"out{number}", model, draw)
        assert code in (0, 1, 130), code
        if code == 130:
            said.append(to_words * 1000.0)
            ended.append(to_end * 1000.0)
    yield f"{len(said)} times cancelled while reading; ms from the signal"
    yield f"{median(said):.0f}  until it says that it stops, at most {max(said):.0f}"
    yield f"{median(ended):.0f}  until its report is written and it has ended, at most {max(ended):.0f}"


def cancelled_once(where: Path, out: Path, model: Path, draw: random.Random) -> tuple[float, float, int]:
    process = subprocess.Popen(command(where, out, model), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    moment = process.stdout.readline()
    time.sleep(draw.uniform(0.0, 1.0))
    asked, words = time.perf_counter(), float("nan")
    process.send_signal(signal.SIGINT)
    for line in process.stdout:
        if json.loads(line)["event"] == "stopping":
            words = time.perf_counter() - asked
    code = process.wait()
    assert moment
    return words, time.perf_counter() - asked, code


def command(where: Path, out: Path, model: Path) -> list[str]:
    return [sys.executable, "-m", "desktop", "scan", str(where), "--out", str(out), "--model", str(model), "--json"]
