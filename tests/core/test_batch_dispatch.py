"""Chunks whose workers die: only the culprit gets a row that says so, and nothing waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra cluster is not installed")

from distributed import KilledWorker

from desktop.core.batch import dispatch
from desktop.core.batch.chunk import Chunk, Found
from desktop.core.batch.dispatch import ClusterError, Dispatch
from desktop.core.batch.journal import Signature
from desktop.core.batch.pipeline import Task
from desktop.core.batch.rows import Outcome, Row
from desktop.core.batch.walk import Entry
from tests.core.batch_clusters import Pretended, Scheduler

NAMES = [f"{number}.png" for number in range(10)]


def killed(key: str) -> KilledWorker:
    return KilledWorker(key, SimpleNamespace(address="tcp://worker:1"), 3)


def found(files: list[str]) -> Found:
    return Found(tuple(Outcome(Row(file, "ok")) for file in files), "CPUExecutionProvider")


def rows(scheduler: Scheduler, size: int = 4, stopped: Callable[[], bool] = lambda: False) -> list[Row]:
    tasks = [Task(Entry(Path(name), name), Signature(1, 1)) for name in NAMES]
    handed: Any = lambda: Pretended("model", found([]))  # noqa: E731
    job: Any = None
    flow = Dispatch(scheduler, handed, job, stopped)  # type: ignore[arg-type]
    chunks = (Chunk(tuple(tasks[at : at + size])) for at in range(0, len(tasks), size))
    return [done.outcome.row for some in flow.run(chunks) for done in some if done.outcome]


def test_every_file_comes_back_once() -> None:
    assert sorted(row.file for row in rows(Scheduler(lambda files, key: found(files)))) == NAMES


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (None, "5.png ended every worker that read it: take it out of the folder, or read it alone with skiagraph "
               "read."),
        ("ValueError", "5.png met a fault in this program (internal error: ValueError): please report it; other "
                          "files are not affected."),
    ],
)  # fmt: skip
def test_only_the_culprit_fails(error: str | None, said: str) -> None:
    def read(files: list[str], key: str) -> Found | Exception:
        if "5.png" not in files:
            return found(files)
        return Found(fault=error) if error else killed(key)

    scheduler = Scheduler(read)
    made = rows(scheduler)
    assert sorted(row.file for row in made) == NAMES
    assert [(row.file, row.reason) for row in made if row.status != "ok"] == [("5.png", said)]
    assert scheduler.sent[-4:] == [["4.png"], ["5.png"], ["6.png"], ["7.png"]]  # one at a time, after all others


def test_a_neighbour_of_the_culprit_is_not_blamed() -> None:
    """A worker that dies takes with it whatever waits for it, so a chunk may fail that did nothing."""
    scheduler = Scheduler(lambda files, key: killed(key) if len(files) > 1 or files == ["5.png"] else found(files))
    made = rows(scheduler, size=3)
    assert [row.file for row in made if row.status != "ok"] == ["5.png"]
    assert sorted(row.file for row in made) == NAMES


def test_workers_that_die_on_everything_end_the_batch() -> None:
    with pytest.raises(ClusterError, match="give the workers more memory"):
        rows(Scheduler(lambda files, key: killed(key)))


def test_a_model_that_died_with_its_workers_is_handed_out_again() -> None:
    failures = iter([True, True])
    scheduler = Scheduler(lambda files, key: killed("skiagraph_model") if next(failures, False) else found(files))
    assert sorted(row.file for row in rows(scheduler)) == NAMES
    assert scheduler.sent.count(NAMES[:4]) + scheduler.sent.count(NAMES[4:8]) == 4


def test_a_scheduler_that_is_gone() -> None:
    with pytest.raises(ClusterError, match="The scheduler is gone: start it again, and then the same command"):
        rows(Scheduler(lambda files, key: None))


def test_a_worker_without_skiagraph_that_came_late() -> None:
    with pytest.raises(ClusterError, match=r"could not take a chunk \(ModuleNotFoundError\): install the same"):
        rows(Scheduler(lambda files, key: ModuleNotFoundError("desktop")))


def test_nobody_waits_for_workers_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "ALONE", 0.0)
    monkeypatch.setattr(dispatch, "LOOK", 0.0)
    scheduler = Scheduler(lambda files, key: found(files))
    scheduler.threads = 0
    with pytest.raises(ClusterError, match="No worker is left"):
        rows(scheduler)


def test_a_worker_that_cannot_see_the_folder_ends_the_batch() -> None:
    with pytest.raises(ClusterError, match="A worker cannot see /data"):
        rows(Scheduler(lambda files, key: Found(unfit="cannot see /data: mount the folder there.")))


def test_a_stopped_batch_sends_nothing_more() -> None:
    scheduler = Scheduler(lambda files, key: found(files))
    assert rows(scheduler, size=1, stopped=lambda: bool(scheduler.sent)) == []
    assert 1 <= len(scheduler.sent) <= dispatch.AHEAD * scheduler.threads
