"""A folder becomes rows, whatever lies in it and whatever breaks on the way."""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from PIL import Image

from desktop.core.batch.journal import Journal
from desktop.core.batch.look import Look, look
from desktop.core.batch.pipeline import AT_ONCE, DECODERS
from desktop.core.batch.record import row_record
from desktop.core.batch.scan import Progress
from desktop.core.batch.thumbnails import overlaid
from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.readers.isolate import Isolation
from tests.core import misbehaving
from tests.core.batch_fixtures import Meddled, fill, rows_of, save, scanned, tiny_engine
from tests.tiny_model import score_of

FAULT = "bad.png met a fault in this program (internal error: {}): please report it; other files are not affected."


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return tiny_engine(tmp_path_factory.mktemp("model"))


def test_a_row_says_what_the_model_said(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "chest.png", 200)
    (row,) = rows_of(tmp_path, engine)
    (finding,) = row.findings
    assert (row.file, row.status, row.reason, row.verdict) == ("chest.png", "ok", "", "answered")
    assert row.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (row.distance, row.provider) == (1.0, "CPUExecutionProvider")
    assert (finding.label, finding.point, finding.threshold, finding.positive) == ("pneumonia", "balanced", 0.5, True)
    assert finding.score == pytest.approx(score_of(200 / 255), abs=1e-3)
    assert row.seconds > 0


def test_a_row_carries_a_small_picture_and_what_to_paint_over_it(tmp_path: Path, engine: Engine) -> None:
    save(tmp_path / "chest.png", 200)
    pictures = scanned(tmp_path, engine).rows.pictures("chest.png")
    assert pictures.label == "pneumonia"
    overlay = overlaid(pictures.thumbnail, pictures.map, engine.card.input)
    for data, mode in ((pictures.thumbnail, "L"), (overlay, "RGB")):
        assert len(data) < 20_000
        with Image.open(BytesIO(data)) as picture:
            assert (picture.format, picture.mode, picture.size) == ("JPEG", mode, (64, 48))


def test_rows_are_the_same_whichever_thread_is_first(tmp_path: Path, engine: Engine) -> None:
    names = fill(tmp_path, 2 * AT_ONCE + 3)
    last_read = threading.Event()

    def first_one_last(path: Path, card: ModelCard) -> Look:
        if path.name == names[0]:
            assert last_read.wait(10)
        elif path.name == names[-1]:
            last_read.set()
        return look(path, card)

    expected = rows_of(tmp_path, engine)
    rows = rows_of(tmp_path, engine, load=first_one_last)
    assert [row.file for row in rows] == names
    assert [replace(row, seconds=0) for row in rows] == [replace(row, seconds=0) for row in expected]


def test_the_network_runs_over_some_at_a_time_and_never_over_bad_files(tmp_path: Path, engine: Engine) -> None:
    fill(tmp_path, AT_ONCE + 2)
    (tmp_path / "000.png").write_bytes(b"no picture")
    counting = Meddled(engine, lambda prepared, answers: answers)
    assert scanned(tmp_path, counting).counts == {"ok": AT_ONCE + 1, "refused": 0, "failed": 1}
    assert (sum(counting.asked), max(counting.asked) <= AT_ONCE) == (AT_ONCE + 1, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_hostile_files_are_rows(tmp_path: Path, engine: Engine) -> None:
    save(tmp_path / "good.png", 200)
    whole = (tmp_path / "good.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "empty.png").touch()
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.png").symlink_to(tmp_path / "self.png")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.dcm")
    batch = scanned(tmp_path, engine)
    assert {row.file: row.status for row in batch.rows} == {
        "cut.png": "failed",
        "empty.png": "failed",
        "gone.png": "failed",
        "good.png": "ok",
        "notes.txt": "failed",
        "pipe.dcm": "failed",
        "self.png": "failed",
        "up": "failed",
    }
    assert all(row.reason.endswith(".") for row in batch.rows if row.status == "failed")
    assert not batch.interrupted


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (UnreadableFile("It is damaged."), "failed", "It is damaged."),
        (NoPicture("It is a report."), "refused", "It is a report."),
        (MemoryError(), "failed", "bad.png needs more memory than is free: close other programs and scan again."),
        (KeyError("patient"), "failed", FAULT.format("KeyError")),
        (RecursionError(), "failed", FAULT.format("RecursionError")),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_whatever_a_file_raises_is_its_own_row(
    tmp_path: Path, engine: Engine, error: Exception, status: str, reason: str
) -> None:
    save(tmp_path / "bad.png", 200)
    save(tmp_path / "good.png", 200)

    def breaks(path: Path, card: ModelCard) -> Look:
        if path.name == "bad.png":
            raise error
        return look(path, card)

    bad, good = rows_of(tmp_path, engine, load=breaks)
    assert (bad.status, bad.reason, good.status) == (status, reason, "ok")


def test_worker_processes_give_the_same_rows(tmp_path: Path, engine: Engine) -> None:
    names = fill(tmp_path, AT_ONCE + 5)
    (tmp_path / names[3]).write_bytes(b"no picture")
    expected = rows_of(tmp_path, engine)
    with Isolation(2) as isolation:
        rows = rows_of(tmp_path, engine, load=partial(isolation.run, look))
    assert [row.status for row in rows] == ["ok"] * 3 + ["failed"] + ["ok"] * (AT_ONCE + 1)
    assert [replace(row, seconds=0) for row in rows] == [replace(row, seconds=0) for row in expected]


def test_a_file_that_kills_its_worker_is_one_row(tmp_path: Path, engine: Engine) -> None:
    names = fill(tmp_path, 5)
    with Isolation(1) as isolation:
        rows = rows_of(tmp_path, engine, load=partial(isolation.run, misbehaving.aborts_at_2))
    assert [(row.file, row.status) for row in rows] == [
        (name, "failed" if name == names[2] else "ok") for name in names
    ]
    assert rows[2].reason.startswith("002.png cannot be opened: it crashed the decoder")


def test_a_batch_stops_at_once_although_its_decoders_hang(tmp_path: Path, engine: Engine) -> None:
    """The first rows come; then every worker hangs for ever, far longer than the test may take."""
    fill(tmp_path, 40)
    enough: list[float] = []

    def step(progress: Progress) -> None:
        if progress.done == 8:
            enough.append(perf_counter())

    with Isolation(DECODERS, seconds=600) as isolation:
        hanging = partial(isolation.run, misbehaving.hangs_after_8)
        batch = scanned(tmp_path, engine, load=hanging, step=step, stopped=lambda: bool(enough))
        stopped = perf_counter()
    assert (len(batch.rows), batch.interrupted) == (8, True)
    assert stopped - enough[0] < 1.0  # a tenth of that on a machine with nothing else to do
    for thread in threading.enumerate():
        if thread.name.startswith("decode"):
            thread.join(10)
            assert not thread.is_alive()


def test_files_that_changed_their_names_are_not_taken_for_each_other(tmp_path: Path, engine: Engine) -> None:
    """Of the same size and the same time, as files unpacked or copied by programs may be."""
    folder, journal = tmp_path / "in", Journal.in_memory()
    folder.mkdir()
    for name, grey in (("a.bmp", 60), ("b.bmp", 190)):
        Image.fromarray(np.tile(np.arange(grey - 30, grey + 34, dtype=np.uint8), (48, 1))).save(folder / name)
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    before = [row.sha256 for row in scanned(folder, engine, journal=journal).rows]
    (folder / "a.bmp").rename(folder / "c")
    (folder / "b.bmp").rename(folder / "a.bmp")
    (folder / "c").rename(folder / "b.bmp")
    assert [row.sha256 for row in scanned(folder, engine, journal=journal).rows] == before[::-1]


def test_the_gate_is_heard(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    save(tmp_path / "chest.png", 200)
    near = {"modality": [], "distance_doubtful": 0.5, "distance_refused": 0.9}
    batch = scanned(tmp_path, tiny_engine(tmp_path_factory.mktemp("m"), expects=near))
    (row,) = batch.rows
    assert (row.status, row.verdict, row.findings) == ("refused", "refused", ())
    assert "limit 0.90" in row.reason
    assert batch.rows.pictures("chest.png").thumbnail
    assert not batch.rows.pictures("chest.png").map
    unusual = near | {"distance_refused": 10.0}
    (row,) = rows_of(tmp_path, tiny_engine(tmp_path_factory.mktemp("m"), expects=unusual))
    assert (row.status, row.verdict, len(row.findings)) == ("ok", "doubtful", 1)
    assert "unusual" in row.reason


def test_progress_is_told_per_row_from_zero(tmp_path: Path, engine: Engine) -> None:
    fill(tmp_path, 3)
    steps: list[Progress] = []
    scanned(tmp_path, engine, step=steps.append)
    assert [(one.done, one.found) for one in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert steps[0].row is None
    assert {one.row.file for one in steps[1:] if one.row} == {"000.png", "001.png", "002.png"}
    assert steps[-1].seconds_left == 0.0


def test_an_interrupted_batch_keeps_its_rows(tmp_path: Path, engine: Engine) -> None:
    names = fill(tmp_path, 40)

    def interrupt(progress: Progress) -> None:
        if progress.done == 11:
            raise KeyboardInterrupt

    batch = scanned(tmp_path, engine, step=interrupt)
    kept = [row.file for row in batch.rows]
    assert 11 <= len(kept) < 40
    assert kept == sorted(set(kept) & set(names))
    assert (batch.interrupted, batch.found) == (True, 40)


def test_a_stopped_batch_keeps_its_rows(tmp_path: Path, engine: Engine) -> None:
    fill(tmp_path, 40)
    done: list[int] = []
    batch = scanned(tmp_path, engine, step=lambda one: done.append(one.done), stopped=lambda: sum(done) > 0)
    assert 1 <= len(batch.rows) < 40
    assert batch.interrupted


def test_an_empty_folder_is_a_whole_batch(tmp_path: Path, engine: Engine) -> None:
    batch = scanned(tmp_path, engine)
    assert (list(batch.rows), batch.interrupted) == ([], False)
    assert batch.counts == {"ok": 0, "refused": 0, "failed": 0}


def test_the_batch_says_what_ran(tmp_path: Path, engine: Engine) -> None:
    batch = scanned(tmp_path, engine)
    assert (batch.program, batch.model_sha256, batch.card.name) == ("0.1.0", engine.sha256, "tiny")
    assert batch.started.tzinfo is not None
    assert batch.started <= batch.finished


def test_a_record_is_what_programs_were_promised(tmp_path: Path, engine: Engine) -> None:
    save(tmp_path / "chest.png", 200)
    (row,) = rows_of(tmp_path, engine)
    record = row_record(row, engine.card, engine.sha256)
    assert record["model"] == {"name": "tiny", "version": "1.2.3", "sha256": engine.sha256}
    said = {"score": row.findings[0].score, "logit": row.findings[0].logit, "positive": True, "decision": "positive"}
    point = {"name": "balanced", "threshold": 0.5}
    assert record["findings"] == [{"label": "pneumonia", **said, "operating_point": point}]
