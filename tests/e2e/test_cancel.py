"""Ctrl-C in the middle of a scan: it says so, reports what it read, and the next one goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from desktop.cli import run
from tests.e2e.test_batch import command, picture, rows
from tests.tiny_model import build, card

FILES = 900  # more than are read while a busy machine keeps this test waiting


@pytest.mark.skipif(os.name == "nt", reason="signals reach a process in another way on Windows")
def test_a_cancelled_scan_says_so_and_reports_what_it_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = build(tmp_path / "tiny.onnx", json.dumps(card()))
    data = picture(tmp_path / "one.png", 1).read_bytes()
    for number in range(FILES):
        path = tmp_path / "in" / f"{number:04}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    whole = command("scan", tmp_path / "in", tmp_path / "out", tiny, "--json")
    process = subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    events = []
    for line in process.stdout:
        events.append(json.loads(line))
        if len(events) == 2:  # the second one tells of the first rows
            process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130, errors
    assert "Stopped before the end" in errors
    names = [event["event"] for event in events]
    assert "stopping" in names
    assert names[-1] == "report"
    read = events[-1]["rows"]
    assert 1 <= read == len(rows(tmp_path / "out")) < FILES == events[-1]["found"]
    assert run(whole[3:]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["rows"], last["fresh"]) == (FILES, FILES - read)
