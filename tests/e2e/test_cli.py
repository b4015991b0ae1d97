"""The command line as a user types it, in a process of its own where that matters, on a real tiny model."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from tests.tiny_model import build, card


def skiagraph(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path / "tiny.onnx", json.dumps(card()))


def picture(path: Path, low: int = 60, high: int = 220) -> Path:
    ramp = np.tile(np.linspace(low, high, 200).astype(np.uint8), (150, 1))
    Image.fromarray(ramp).save(path)
    return path


def test_help_is_quick_and_names_every_command() -> None:
    started = time.perf_counter()
    said = skiagraph("--help")
    seconds = time.perf_counter() - started
    assert said.returncode == 0
    for word in ("read", "scan", "demo", "doctor", "Research use only"):
        assert word in said.stdout
    modules = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "desktop", "--help"], capture_output=True, text=True, check=True
    ).stderr
    for heavy in ("numpy", "onnxruntime", "PySide6", "pydicom", "torch", "PIL", "pydantic"):
        assert f" {heavy}\n" not in modules, heavy
    assert seconds < 2.0  # half a second on an idle machine; the module list above is what keeps it there


@pytest.mark.parametrize(
    "arguments", [["read"], ["scan", "folder"], ["read", "x.png", "--provider", "steam"], ["--nonsense"]]
)
def test_wrong_use_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2


def test_read_json(tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = picture(tmp_path / "chest.png")
    assert run(["read", str(file), "--model", str(tiny), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["status"] == "ok"
    assert row["file"] == file.as_posix()
    assert len(row["sha256"]) == 64
    assert row["provider"] == "CPUExecutionProvider"
    assert row["model"]["name"] == "tiny"
    assert row["model"]["version"] == "1.2.3"
    assert len(row["model"]["sha256"]) == 64
    (finding,) = row["findings"]
    assert set(finding) == {"label", "score", "logit", "positive", "decision", "operating_point"}
    assert finding["label"] == "pneumonia"
    assert 0.5 < finding["score"] < 1.0
    assert finding["positive"] is True


def test_one_bad_file_does_not_hide_the_good_one(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = picture(tmp_path / "good.png")
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"this is no picture")
    folder = tmp_path / "x.dcm"
    folder.mkdir()
    files = [str(bad), str(good), str(folder), str(tmp_path / "absent.png")]
    assert run(["read", *files, "--model", str(tiny), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["status"] for row in rows] == ["failed", "ok", "failed", "failed"]
    for row in rows:
        assert (row["status"] == "ok") == (row["reason"] == "")
        assert row["status"] == "ok" or Path(row["file"]).name in row["reason"]


def test_read_in_words_escapes_what_could_fool_a_terminal(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = picture(tmp_path / "red\x1b[31m.png")
    run(["read", str(file), "--model", str(tiny)])
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "pneumonia 0." in said
    assert "Research use only" in said


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another error on Windows")
def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path, tiny: Path) -> None:
    command = [sys.executable, "-m", "desktop", "read", str(picture(tmp_path / "a.png")), "--model", str(tiny)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 1
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_a_console_that_lacks_a_letter_is_no_fault(tmp_path: Path, tiny: Path) -> None:
    file = picture(tmp_path / "\N{CYRILLIC SMALL LETTER ZHE}.png")
    said = skiagraph("read", file, "--model", tiny, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert said.returncode == 0, said.stderr
    assert "\\u0436.png: ok" in said.stdout


def test_a_file_without_a_card_is_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = build(tmp_path / "bare.onnx", None)
    assert run(["read", str(picture(tmp_path / "a.png")), "--model", str(bare)]) == 2
    assert "bare.onnx carries no card" in capsys.readouterr().err


def test_an_accelerator_that_is_not_there_is_said(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = picture(tmp_path / "a.png")
    assert run(["read", str(file), "--model", str(tiny), "--provider", "directml", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)[0]["provider"] == "CPUExecutionProvider"
    assert "directml was not used" in said.err


def test_scan_writes_three_reports(tmp_path: Path, tiny: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "deeper").mkdir(parents=True)
    picture(folder / "deeper" / "b.png")
    picture(folder / "a.jpg", 0, 100)
    (folder / "notes.txt").write_text("not a picture")
    said = skiagraph("scan", folder, "--out", out, "--model", tiny)
    assert said.returncode == 1, said.stderr
    assert "3/3" in said.stderr
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["file"], row["status"]) for row in rows] == [
        ("a.jpg", "ok"),
        ("deeper/b.png", "ok"),
        ("notes.txt", "failed"),
    ]
    assert [row["positive_pneumonia"] for row in rows] == ["0", "1", ""]
    assert rows[0]["model"] == "tiny"
    assert {"reason", "model_sha256", "score_pneumonia"} <= set(rows[0])
    assert len(json.loads((out / "results.json").read_text(encoding="utf-8"))["rows"]) == 3
    html = (out / "report.html").read_text(encoding="utf-8")
    assert "deeper/b.png" in html
    assert "esearch use only" in html


def test_scan_of_good_files_is_zero(tmp_path: Path, tiny: Path) -> None:
    (tmp_path / "in").mkdir()
    picture(tmp_path / "in" / "a.png")
    assert run(["scan", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--model", str(tiny)]) == 0


def test_scan_without_permission_says_so_before_reading(
    tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("the superuser may write everywhere")
    assert run(["scan", str(tmp_path), "--out", str(locked / "out"), "--model", str(tiny)]) == 2
    assert "locked" in capsys.readouterr().err


def test_scan_of_no_folder_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", str(tmp_path / "absent"), "--out", str(tmp_path / "out")]) == 2
    assert "absent is no folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_scan_into_a_file_says_so(tmp_path: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert run(["scan", str(tmp_path), "--out", str(taken), "--model", str(tiny)]) == 2
    assert "taken" in capsys.readouterr().err
    assert taken.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a process in another way on Windows")
def test_ctrl_c_keeps_the_rows_so_far(tmp_path: Path, tiny: Path) -> None:
    """Interrupted after the first rows, with hundreds still to read."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 100, (1500, 1500), dtype=np.uint8)
    Image.fromarray(noise + np.linspace(0, 150, 1500).astype(np.uint8)).save(folder / "000.png")
    for number in range(1, 400):
        os.link(folder / "000.png", folder / f"{number:03}.png")
    command = [sys.executable, "-m", "desktop", "scan", str(folder), "--out", str(out), "--model", str(tiny)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    seen = ""
    while not re.search(r"\| [1-9]\d*/400", seen):  # until some files are done
        seen += process.stderr.read(1)
        assert process.poll() is None, seen
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130, seen + rest
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert 0 < len(rows) < 400
    assert all(row["status"] == "ok" for row in rows)
    assert "Stopped before the end" in rest
