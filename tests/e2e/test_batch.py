"""`scan` and `watch` as processes: killed, stopped, started again, and read by programs."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from tests.tiny_model import build, card

FILES = 40
SECONDS = re.compile(r'"seconds": [0-9.e-]+')


def picture(path: Path, seed: int) -> Path:
    """A noisy ramp, large enough to take some milliseconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 100, (700, 700), dtype=np.uint8)
    Image.fromarray(noise + np.linspace(seed % 60, 90 + seed % 60, 700).astype(np.uint8)).save(path, compress_level=1)
    return path


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path / "tiny.onnx", json.dumps(card()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        picture(tmp_path / "in" / ("pneumonia" if number % 2 else "normal") / f"{number:03}.png", number)
    (tmp_path / "in" / "notes.txt").write_text("no picture")
    return tmp_path / "in"


def command(what: str, folder: Path, out: Path, tiny: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "desktop", what, str(folder), "--out", str(out), "--model", str(tiny), *more]


def rows(out: Path) -> list[dict[str, Any]]:
    """Of results.jsonl, without times."""
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(SECONDS.sub('"seconds": 0', line)) for line in lines]


def until(happens: Callable[[], bool], process: subprocess.Popen[str], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not happens():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_again_and_again_and_nothing_is_lost(folder: Path, tmp_path: Path, tiny: Path) -> None:
    draw = random.Random(4)
    acknowledged = 0
    for _ in range(3):
        process = subprocess.Popen(command("scan", folder, tmp_path / "out", tiny, "--json"), stdout=subprocess.PIPE,
                                   text=True, start_new_session=True)  # fmt: skip
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        assert first["done"] >= acknowledged  # every row that an earlier run counted as done is still there
        wanted = first["done"] + draw.randrange(1, 12)
        acknowledged = first["done"]
        for line in process.stdout:
            acknowledged = max(acknowledged, json.loads(line).get("done", 0))
            if acknowledged >= wanted:
                break
        process.kill()
        process.stdout.close()
        process.wait(30)
    assert run(command("scan", folder, tmp_path / "out", tiny)[3:]) == 1
    assert run(command("scan", folder, tmp_path / "whole", tiny)[3:]) == 1
    assert rows(tmp_path / "out") == rows(tmp_path / "whole")
    assert len(rows(tmp_path / "out")) == FILES + 1


def test_a_second_run_reads_nothing_and_a_third_what_is_new(
    folder: Path, tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = command("scan", folder, tmp_path / "out", tiny, "--json")[3:]
    events = []
    for number in range(3):
        if number == 2:
            picture(folder / "new.png", 7)
        assert run(arguments) == 1
        events.append([json.loads(line) for line in capsys.readouterr().out.splitlines()])
    fresh = [lines[-1]["fresh"] for lines in events]
    assert fresh == [FILES + 1, 0, 1]
    assert events[1][0] == {"event": "progress", "done": FILES + 1, "found": FILES + 1, "seconds_left": None}
    last = events[2][-1]
    assert last["event"] == "report"
    assert last["counts"] == {"ok": FILES + 1, "refused": 0, "failed": 1}
    assert Path(last["path"]).name == "report.html"


def test_labels_become_figures(folder: Path, tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = command("scan", folder, tmp_path / "out", tiny, "--labels", "folders", "--quiet")[3:]
    assert run(arguments) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")
    found = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))["evaluation"]
    assert (found["labelled"], found["scored"], found["patients"]) == (FILES, FILES, FILES)
    assert 0.3 < found["labels"][0]["auroc"]["value"] < 0.7
    with (tmp_path / "out" / "results.csv").open(encoding="utf-8", newline="") as file:
        truths = {row["file"]: row["truth"] for row in csv.DictReader(file)}
    assert (truths["pneumonia/001.png"], truths["normal/000.png"], truths["notes.txt"]) == ("pneumonia", "none", "")


def test_labels_nobody_can_use_are_said_before_reading(
    folder: Path, tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command("scan", folder, tmp_path / "out", tiny, "--labels", str(tmp_path / "none.csv"))[3:]) == 2
    assert "none.csv cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_lines_of_labels_without_a_file_are_said(
    folder: Path, tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "labels.csv", tmp_path / "out"
    table.write_text("file;label\nx.jpg;1\nnormal\\000.png;0\n")
    assert run(command("scan", folder, out, tiny, "--labels", str(table))[3:]) == 1
    said = "1 of 2 lines of labels.csv match no file of the folder, the first: 'x.jpg'."
    assert f"skiagraph: {said}\n" in capsys.readouterr().err
    page = (out / "report.html").read_text(encoding="utf-8")
    assert said.replace("'", "&#39;") in page
    table.write_text("file,label\nx.jpg,1\n")
    assert run(command("scan", folder, out, tiny, "--labels", str(table))[3:]) == 2
    assert "No line of labels.csv matches a file of the folder, the first: 'x.jpg'; write" in capsys.readouterr().err
    assert (out / "report.html").read_text(encoding="utf-8") == page


def test_deidentified_says_what_to_keep(tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture(tmp_path / "in" / "SMITH_JOHN.png", 3)
    assert run(command("scan", tmp_path / "in", tmp_path / "out", tiny, "--deidentify")[3:]) == 0
    assert "Keep journal.sqlite beside it to yourself" in capsys.readouterr().out
    for path in (tmp_path / "out").iterdir():
        assert (b"SMITH" in path.read_bytes()) == (path.name == "journal.sqlite"), path


def test_an_empty_mount_point_replaces_no_report(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    picture(folder / "a.png", 1)
    assert run(command("scan", folder, out, tiny)[3:]) == 0
    before = {path: path.read_bytes() for path in out.iterdir()}
    folder.rename(tmp_path / "share")
    folder.mkdir()
    capsys.readouterr()
    assert run(command("scan", folder, out, tiny)[3:]) == 2
    advice = f"connect its drive or name another folder; the report in {out} stays as it is."
    assert f"There is no file in {folder}: {advice}" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in out.iterdir()} == before
    assert run(command("scan", folder, tmp_path / "new", tiny)[3:]) == 2
    assert run(["compare", str(tiny), str(tiny), str(folder), "--out", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals reach a process in another way on Windows")
def test_watch_waits_at_an_empty_mount_point_and_keeps_the_report(tmp_path: Path, tiny: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    picture(folder / "a.png", 1)
    assert run(command("scan", folder, out, tiny, "--quiet")[3:]) == 0
    folder.rename(tmp_path / "share")
    folder.mkdir()
    before = (out / "results.jsonl").stat().st_mtime_ns
    process = subprocess.Popen(command("watch", folder, out, tiny, "--every", "0.5", "--json"), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stderr is not None
    assert "stays as it is. Waiting for it." in process.stderr.readline()
    assert (out / "results.jsonl").stat().st_mtime_ns == before
    folder.rmdir()
    (tmp_path / "share").rename(folder)
    until(lambda: (out / "results.jsonl").stat().st_mtime_ns != before, process)
    assert len(rows(out)) == 1  # the first report is not of the moment in which no file had settled
    process.terminate()
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert json.loads(said.splitlines()[-1])["rows"] == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(os.name == "nt", reason="signals reach a process in another way on Windows")
def test_watch_reads_what_has_settled_and_stops_cleanly(tmp_path: Path, tiny: Path, ending: signal.Signals) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    picture(folder / "a.png", 1)
    process = subprocess.Popen(command("watch", folder, out, tiny, "--every", "0.2", "--json"), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)  # fmt: skip
    until(lambda: (out / "results.jsonl").exists() and len(rows(out)) == 1, process)
    whole = picture(tmp_path / "b.png", 2).read_bytes()
    with (folder / "b.png").open("wb") as file:  # arrives in pieces, never still for as long as a look takes
        for at in range(0, len(whole), len(whole) // 40):
            file.write(whole[at : at + len(whole) // 40])
            file.flush()
            time.sleep(0.02)
    until(lambda: len(rows(out)) == 2, process)
    process.send_signal(ending)
    said, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert errors == ""
    assert [row["status"] for row in rows(out)] == ["ok", "ok"]
    assert json.loads(said.splitlines()[-1])["rows"] == 2
    assert sorted(path.name for path in out.iterdir() if path.name.startswith((".", "journal"))) == ["journal.sqlite"]


def test_two_scans_into_one_folder(folder: Path, tmp_path: Path, tiny: Path) -> None:
    watch, scan = (command(what, folder, tmp_path / "out", tiny) for what in ("watch", "scan"))
    first = subprocess.Popen(watch, stderr=subprocess.PIPE, text=True)
    until((tmp_path / "out" / "journal.sqlite").exists, first)
    time.sleep(0.2)
    second = subprocess.run(scan, capture_output=True, text=True, check=False)
    first.terminate()
    first.communicate(timeout=30)
    assert second.returncode == 2
    assert "in use by another scan" in second.stderr
