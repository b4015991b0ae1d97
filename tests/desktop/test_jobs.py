"""The bridge: one answer, on the GUI thread, of the newest job only."""

from __future__ import annotations

import threading

import pytest

from desktop.jobs import JobRunner


@pytest.fixture
def runner(qapp):
    runner = JobRunner("test")
    yield runner
    runner.close()


def ignore(error: Exception) -> None:
    raise AssertionError(error)


def test_the_result_arrives_on_the_gui_thread(qtbot, runner):
    seen = []
    runner.submit(
        lambda job: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread())),
        ignore,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith("test")
    assert seen[0][1] is threading.main_thread()


def test_progress_in_order_and_then_done(qtbot, runner):
    seen = []

    def work(job):
        for i in range(5):
            job.step(i, 5)
        return "end"

    runner.submit(work, seen.append, ignore, lambda i, n: seen.append(i))
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == [0, 1, 2, 3, 4, "end"]


def test_every_error_crosses_as_data(qtbot, runner):
    seen = []
    runner.submit(lambda job: 1 // 0, lambda result: seen.append("done"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert [type(error) for error in seen] == [ZeroDivisionError]


def test_a_newer_job_drops_the_running_one(qtbot, runner):
    running, go, seen = threading.Event(), threading.Event(), []

    def slow(job):
        running.set()
        go.wait(10)
        return "old"

    runner.submit(slow, seen.append, ignore)
    assert running.wait(10)
    runner.submit(lambda job: "new", seen.append, ignore)
    go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]


def test_a_result_already_on_its_way_is_dropped_too(qtbot, runner):
    ended, seen = threading.Event(), []
    runner.submit(lambda job: ended.set(), lambda result: seen.append("old"), ignore)
    assert ended.wait(10)
    runner.submit(lambda job: "new", seen.append, ignore)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]


def test_a_dropped_job_stops_at_its_next_step(qtbot, runner):
    running, go, reached, seen = threading.Event(), threading.Event(), [], []

    def work(job):
        running.set()
        go.wait(10)
        job.step(1, 2)
        reached.append(True)

    runner.submit(work, seen.append, ignore)
    assert running.wait(10)
    runner.submit(lambda job: "new", seen.append, ignore)
    go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert reached == []


def test_nothing_is_delivered_after_close(qapp):
    runner, seen = JobRunner("test"), []
    runner.submit(lambda job: 1, seen.append, ignore)
    runner.close()
    qapp.processEvents()
    assert seen == []


def test_a_delayed_job_that_is_overtaken_never_starts(qtbot, runner):
    started, seen = [], []
    runner.submit(lambda job: started.append("old"), seen.append, ignore, delay=60.0)
    runner.submit(lambda job: "new", seen.append, ignore)
    qtbot.waitUntil(lambda: bool(seen))
    assert (started, seen) == ([], ["new"])


def test_a_dropped_job_says_nothing(qtbot, runner):
    ended, seen = threading.Event(), []
    runner.submit(lambda job: ended.set(), lambda result: seen.append("dropped"), ignore)
    assert ended.wait(10)
    runner.drop()
    runner.submit(lambda job: "new", seen.append, ignore)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]
