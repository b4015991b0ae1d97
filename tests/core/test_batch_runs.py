"""How the network is asked in a batch: several runs beside each other, of the size that was quickest."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from desktop.core.batch import tuning
from desktop.core.batch.pipeline import AT_ONCE
from desktop.core.batch.tuning import MANY, SIZES, batch_size, runs_of
from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.finding import Answer
from desktop.core.prepared import Prepared
from tests.core.batch_fixtures import rows_of, save, tiny_engine


class Watched:
    """An engine that takes `seconds` for a run and a hundredth of that for each picture, and counts its runs."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self.card, self.sha256, self.provider, self.provider_notes = engine.card, engine.sha256, engine.provider, ()
        self._engine, self._seconds, self._lock = engine, seconds, threading.Lock()
        self.now = self.most = self.runs = 0

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        with self._lock:
            self.now, self.runs = self.now + 1, self.runs + 1
            self.most = max(self.most, self.now)
        sleep(self._seconds * (1.0 + 0.01 * len(prepared)))
        with self._lock:
            self.now -= 1
        return self._engine.answers(prepared)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path)


@pytest.mark.parametrize("runs", [1, 3])
def test_so_many_runs_beside_each_other_and_the_same_rows(tmp_path: Path, engine: Engine, runs: int) -> None:
    for number in range(6 * AT_ONCE):
        save(tmp_path / "in" / f"{number:03}.png", 60 + number)
    watched = Watched(engine, 0.2)
    rows = rows_of(tmp_path / "in", watched, runs=runs)
    assert watched.most == runs
    expected = rows_of(tmp_path / "in", engine)
    assert [replace(row, seconds=0) for row in rows] == [replace(row, seconds=0) for row in expected]


def test_runs_are_for_the_cores_of_a_cpu_alone() -> None:
    assert runs_of("CPUExecutionProvider", 3) == 3
    assert runs_of("CPUExecutionProvider", 0) >= 1
    assert runs_of("CUDAExecutionProvider", 3) == 1


def test_the_quickest_size_is_timed_once(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = tmp_path / "cache" / "sizes.json"
    assert batch_size(engine, MANY - 1, remembered) == AT_ONCE
    assert not remembered.exists()
    slow_runs = Watched(engine, 0.02)  # a run costs much and a picture little: the largest is quickest
    assert batch_size(slow_runs, MANY, remembered) == SIZES[-1]
    asked = slow_runs.runs
    assert batch_size(slow_runs, MANY, remembered) == SIZES[-1]
    assert slow_runs.runs == asked
    remembered.write_text(json.dumps(dict.fromkeys(json.loads(remembered.read_text()), 7)))  # no size of ours
    assert batch_size(slow_runs, MANY, remembered, stopped=lambda: True) == AT_ONCE
    monkeypatch.setattr(tuning, "LONGEST", 0.0)
    assert batch_size(slow_runs, MANY, remembered) == SIZES[0]
