"""The table of hostile inputs, end to end: one row for every file, none of them wrong, within memory and time."""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.cli import run
from desktop.core import engine
from desktop.core.batch.scan import Progress
from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.readers import read
from desktop.core.readers.containers import expand
from tests.core.batch_fixtures import scanned as scanned_batch
from tests.core.batch_fixtures import tiny_engine
from tests.core.files import picture, refused
from tests.hostile.made import ANY, Made
from tests.hostile.make import make_files, make_models
from tests.memory import watched

MEMORY = 1_500_000_000  # bytes of any process
SECONDS = 20.0  # for any file
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Scanned:
    """The one scan that the tests below look at. rows: by file, of results.json; memory: bytes, of any process."""

    made: list[Made]
    rows: dict[str, dict[str, Any]]
    out: Path
    errors: str
    memory: float


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    folder = tmp_path_factory.mktemp("hostile")
    made = make_files(folder / "files")
    tiny_engine(folder)
    command = [sys.executable, "-m", "desktop", "scan", str(folder / "files"), "--out", str(folder / "out")]
    code, said, peak = watched([*command, "--model", str(folder / "tiny.onnx")], timeout=240)
    assert code == 1, said
    found = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))["rows"]
    assert len({row["file"] for row in found}) == len(found)
    return Scanned(made, {row["file"]: row for row in found}, folder / "out", said, peak)


def name_in_report(file: str) -> str:
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def test_rows_out_are_files_in(scanned: Scanned) -> None:
    assert sorted(scanned.rows) == sorted(name_in_report(made.file) for made in scanned.made)
    numbers = {made.number for made in scanned.made}
    assert numbers >= {*range(1, 32), 40} - ({29, 30} if os.name == "nt" else set())


def test_every_file_ends_as_the_table_says(scanned: Scanned) -> None:
    wrong = []
    for made in scanned.made:
        row = scanned.rows[name_in_report(made.file)]
        told = " ".join((row["reason"], *row["notes"]))
        if row["status"] not in (("ok", "failed") if made.ends == ANY else (made.ends,)) or made.word not in told:
            wrong.append((made, row["status"], told))
        if row["status"] != "ok" and not (row["reason"].endswith(".") and row["reason"].isprintable()):
            wrong.append((made, row["reason"], "no printable sentence"))
    assert not wrong, "\n".join(map(str, wrong))


def test_no_row_is_a_fault_of_this_program(scanned: Scanned) -> None:
    told = json.dumps(list(scanned.rows.values()))
    assert "Traceback" not in scanned.errors
    for word in ("internal error", "fault in this program", "crashed", "Traceback"):
        assert word not in told, word


def test_within_memory_and_time(scanned: Scanned) -> None:
    assert scanned.memory < MEMORY
    assert max(row["seconds"] for row in scanned.rows.values()) < SECONDS


def test_pairs_give_one_answer(scanned: Scanned) -> None:
    """16 and 8 bits, MONOCHROME1 and 2, turned by EXIF: the network must see the same picture."""

    def score(file: str) -> float:
        return float(scanned.rows[file]["findings"][0]["score"])

    assert score("07/sixteen.png") == pytest.approx(score("07/eight.png"), abs=0.02)
    assert score("22/monochrome1.dcm") == pytest.approx(score("22/monochrome2.dcm"), abs=0.02)
    assert score("08/turned.jpg") == pytest.approx(score("07/eight.png"), abs=0.02)


def test_reports_hold_hostile_text_as_text(scanned: Scanned) -> None:
    """No name, id or maker of a file becomes markup, a formula, or a command to a terminal."""
    html = (scanned.out / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "<img src=file" not in html
    with (scanned.out / "results.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    numbers = [cell for cell in cells if cell.replace("-", "", 1).replace(".", "", 1).isdigit()]
    assert not [cell for cell in cells if cell.startswith(FORMULAS) and cell not in numbers and "e-" not in cell]
    assert "\x1b" not in html + scanned.errors


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    make_files(folder)
    return folder


def test_turned_picture_stands_upright(files: Path) -> None:
    assert read(files / "08" / "turned.jpg").pixels.shape == picture().shape


def test_an_index_leads_nowhere_else(files: Path) -> None:
    for name in ("up", "far", "absolute"):
        (path,) = expand([files / "28" / name / "DICOMDIR"])
        refused(path, "outside the index's own folder")


def test_read_has_a_row_for_everything_named(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One process, every row of the table; a pipe keeps nobody waiting."""
    tiny_engine(tmp_path)
    named = sorted(path for path in files.rglob("*") if not (path.is_dir() and not path.is_symlink()))
    started = time.monotonic()
    assert run(["read", *map(str, named), "--model", str(tmp_path / "tiny.onnx"), "--json"]) == 1
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == len(expand(named))
    assert "Traceback" not in said.err
    assert time.monotonic() - started < 60.0


def test_files_that_change_under_a_scan(tmp_path: Path) -> None:
    """Row 32: deleted, cut, replaced and growing between the listing and the reading."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("a-deleted.png", "b-cut.png", "c-replaced.png", "d-grows.png", "e-folder.png", "f-stays.png")
    for name in names:
        Image.fromarray(picture()).save(folder / name)

    def meddle(progress: Progress) -> None:
        if progress.row is None:
            (folder / names[0]).unlink()
            (folder / names[1]).write_bytes((folder / names[1]).read_bytes()[:60])
            (folder / names[2]).write_text("replaced")
            with (folder / names[3]).open("ab") as file:
                file.write(bytes(1000))
            (folder / names[4]).unlink()
            (folder / names[4]).mkdir()

    batch = scanned_batch(folder, tiny_engine(tmp_path), step=meddle)
    assert [(row.file, row.status) for row in batch.rows] == list(
        zip(names, ("failed", "failed", "failed", "ok", "failed", "ok"), strict=True)
    )


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Made]]:
    folder = tmp_path_factory.mktemp("models")
    return folder, make_models(folder)


def test_models_are_refused_in_one_sentence(models: tuple[Path, list[Made]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows 33 to 39."""
    monkeypatch.setattr(engine, "PATIENCE", 1.0)
    folder, made = models
    assert {one.number for one in made} >= set(range(33, 40))
    for one in made:
        started = time.monotonic()
        if one.number == 36:
            continue
        with pytest.raises(ModelError) as caught:
            Engine.load(folder / one.file)
        assert one.word in str(caught.value), one
        assert len(str(caught.value).splitlines()) == 1
        assert Path(one.file).name in str(caught.value) or "tiny" in str(caught.value)
        assert time.monotonic() - started < SECONDS
    assert not list(folder.rglob("executed"))


def test_a_model_that_gives_no_number_costs_its_pictures(
    models: tuple[Path, list[Made]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Row 36."""
    dark = tmp_path / "dark.png"
    Image.fromarray((np.indices((48, 64)).sum(0) % 25).astype(np.uint8)).save(dark)
    assert run(["read", str(dark), "--model", str(models[0] / "36" / "nan.onnx"), "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["status"] == "failed"
    assert "not finite" in row["reason"]


def test_a_refused_model_leaves_a_sentence_and_an_exit_code(
    models: tuple[Path, list[Made]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(tmp_path), "--model", str(models[0] / "38" / "pickle.onnx")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("skiagraph: pickle.onnx")
