"""Standard streams that are missing, full, or that nobody reads any more."""

from __future__ import annotations

import csv
import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.cli import run
from tests.core.batch_fixtures import save
from tests.tiny_model import build, card

PYTHON = f"'{sys.executable}' -m desktop"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a shell")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path / "tiny.onnx", json.dumps(card()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(30):
        save(tmp_path / "in" / f"{number:02}.png", 40 + 5 * number)
    return tmp_path / "in"


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=120, check=False)


def files(out: Path) -> int:
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file)))


@pytest.mark.parametrize("ending", ["--json | head -1", "--json 2>&1 | true", "--verbose 2>&1 | head -c 20"])
def test_a_scan_goes_on_when_its_reader_has_left(folder: Path, tmp_path: Path, tiny: Path, ending: str) -> None:
    said = shell(f"{PYTHON} scan {folder} --out {tmp_path}/out --model {tiny} {ending}; exit ${{PIPESTATUS[0]}}")
    assert (said.returncode, said.stderr) == (0, "")
    assert files(tmp_path / "out") == 30


def test_a_merge_ends_well_when_its_reader_has_left(folder: Path, tmp_path: Path, tiny: Path) -> None:
    assert (
        run(["scan", str(folder), "--out", f"{tmp_path}/out", "--model", str(tiny), "--shard", "1/1", "--quiet"]) == 0
    )
    said = shell(f"{PYTHON} merge {tmp_path}/out --out {tmp_path}/all --json | true; exit ${{PIPESTATUS[0]}}")
    assert (said.returncode, said.stderr, files(tmp_path / "all")) == (0, "", 30)


def test_a_watch_goes_on_when_its_reader_has_left(folder: Path, tmp_path: Path, tiny: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "desktop", "watch", str(folder), "--out", str(out), "--model", str(tiny)]
    process = subprocess.Popen([*command, "--every", "0.2", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    deadline = time.monotonic() + 60
    while not (out / "results.csv").exists() or files(out) < 30:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.terminate()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 0


@pytest.mark.parametrize("closed", [">&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_program_without_standard_streams(folder: Path, tmp_path: Path, tiny: Path, closed: str) -> None:
    said = shell(f"{PYTHON} scan {folder} --out {tmp_path}/out --model {tiny} --verbose {closed}")
    assert said.returncode == 0
    assert "Traceback" not in said.stderr
    assert files(tmp_path / "out") == 30
    said = shell(f"{PYTHON} read {folder}/00.png --model {tiny} {closed}")
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("command", ["read {folder}/00.png --model {tiny}", "scan {folder} --out {out} --model {tiny} "
                                     "--json", "models", "--help", "--version"])  # fmt: skip
def test_what_cannot_be_written_is_said_in_a_sentence(folder: Path, tmp_path: Path, tiny: Path, command: str) -> None:
    """A stream that is only open for reading stands for a full device, which not every machine has."""
    said = shell(f"{PYTHON} {command.format(folder=folder, tiny=tiny, out=tmp_path / 'out')} 1< {tiny}")
    assert said.returncode == 2
    why = os.strerror(errno.EBADF)
    sentence = f"Standard output cannot be written ({why}): free some space or send it elsewhere."
    assert said.stderr == f"skiagraph: {sentence}\n"


def test_complaints_that_cannot_be_written_change_no_exit_code(folder: Path, tmp_path: Path, tiny: Path) -> None:
    said = shell(f"{PYTHON} scan {folder} --out {tmp_path}/out --model {tiny} --verbose 2< {tiny}")
    assert (said.returncode, files(tmp_path / "out")) == (0, 30)
    said = shell(f"{PYTHON} scan {tmp_path}/none --out {tmp_path}/out 2< {tiny}")
    assert said.returncode == 2
