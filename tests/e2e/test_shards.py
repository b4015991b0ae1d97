"""`scan --shard` and `merge` as a user types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from desktop.core.batch.shards import Shard
from desktop.worklist.stored import opened
from tests.tiny_model import build, card


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    return str(build(tmp_path / "tiny.onnx", json.dumps(card())))


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "in").mkdir()
    for number in range(12):
        ramp = np.tile(np.linspace(5 * number, 200, 90).astype(np.uint8), (60, 1))
        Image.fromarray(ramp).save(tmp_path / "in" / f"{number:02}.png")
    return str(tmp_path / "in")


def files(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [line["file"] for line in csv.DictReader(file)]


def test_two_shards_in_one_folder(folder: str, tiny: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    scan = ["scan", folder, "--model", tiny, "--quiet", "--out", str(out), "--shard"]
    assert run([*scan, "1/2"]) == 0
    assert run(["merge", str(out), "--out", str(out)]) == 1
    assert "Of 2 shards, these are missing: 2. Scan them and merge again." in capsys.readouterr().err
    assert run([*scan, "2/2"]) == 0
    assert run(["merge", str(out), str(out / "shard-2-of-2"), "--out", str(out), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    event = json.loads(said.out)
    assert (event["rows"], event["found"], event["counts"]) == (12, 12, {"ok": 12, "refused": 0, "failed": 0})
    shares = [files(out / f"shard-{number}-of-2" / "results.csv") for number in (1, 2)]
    assert files(out / "results.csv") == sorted(shares[0] + shares[1]) == [f"{number:02}.png" for number in range(12)]


def test_the_worklist_writes_a_merged_report_as_it_was(folder: str, tiny: str, tmp_path: Path) -> None:
    out, labels = tmp_path / "out", tmp_path / "truth.csv"
    labels.write_text("file,label\n00.png,1\n01.png,0\n")
    assert run(["scan", folder, "--model", tiny, "--quiet", "--out", str(out), "--shard", "1/1"]) == 0
    assert run(["merge", str(out), "--out", str(out), "--labels", str(labels), "--deidentify", "--quiet"]) == 0
    before = json.loads((out / "results.json").read_text(encoding="utf-8"))
    with opened(out, Path(tiny)) as found:
        assert callable(found.report)
        assert found.report(False).nameless
    after = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert (after["evaluation"], after["rows"]) == (before["evaluation"], before["rows"])


def test_a_shard_without_a_file_of_the_folder_is_done(folder: str, tiny: str, tmp_path: Path) -> None:
    scan = ["scan", folder, "--model", tiny, "--quiet", "--out", str(tmp_path / "out"), "--shard"]
    number = next(n for n in range(1, 41) if not any(Shard(n, 40).holds(f"{file:02}.png") for file in range(12)))
    assert run([*scan, f"{number}/40"]) == 0
    assert files(tmp_path / "out" / f"shard-{number}-of-40" / "results.csv") == []


def test_lines_of_labels_are_held_against_the_files_of_all_shards(
    folder: str, tiny: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, table = tmp_path / "out", tmp_path / "labels.csv"
    table.write_text("file,label\nx.png,1\n" + "".join(f"{number:02}.png,0\n" for number in range(12)))
    scan = ["scan", folder, "--model", tiny, "--labels", str(table), "--out", str(out), "--shard"]
    said = "1 of 13 lines of labels.csv match no file of the folder, the first: 'x.png'."
    for command in ([*scan, "1/2"], [*scan, "2/2"], ["merge", str(out), "--labels", str(table), "--out", str(out)]):
        assert run(command) == 0
        assert said in capsys.readouterr().err
    page = (out / "report.html").read_text(encoding="utf-8")
    table.write_text("file,label\nx.png,1\n")
    assert run(["merge", str(out), "--labels", str(table), "--out", str(out)]) == 2
    assert (out / "report.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1", "x/y", "1/0", "-1/2"])
def test_no_shard(shard: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["scan", folder, "--out", str(tmp_path / "out"), f"--shard={shard}"])
    assert left.value.code == 2
    assert "is no shard: 1/8 is the first of eight" in capsys.readouterr().err


def test_shards_do_not_report_into_the_folder_they_read(
    folder: str, tiny: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", folder, "--out", folder, "--model", tiny, "--shard", "1/2"]) == 2
    assert "name another --out" in capsys.readouterr().err


def test_nothing_to_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["merge", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "holds no shard's journal: name the DIR that scan --shard wrote into." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
