"""Whatever happens to a worker process costs one file and gives a sentence; nothing outlives the program."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path
from time import perf_counter

import numpy as np
import psutil
import pytest

from desktop.core.card import ModelCard
from desktop.core.errors import AppError, NoPicture, UnreadableFile
from desktop.core.readers import read
from desktop.core.readers.isolate import Isolation, WorkerFault
from tests.core import misbehaving
from tests.core.batch_fixtures import save
from tests.core.files import dicom, picture
from tests.tiny_model import build, card

FILE = Path("folder/chest.dcm")
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
PARENT = """
import sys
from pathlib import Path
from desktop.core.readers.isolate import Isolation
from tests.core import misbehaving
if __name__ == "__main__":
    with Isolation(seconds=float(sys.argv[3])) as isolation:
        isolation.run(getattr(misbehaving, sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    """One worker for all tests: each also shows that the next file works."""
    with Isolation() as made:
        yield made


def sentence(isolation: Isolation, function: Callable[[Path], object]) -> str:
    """What the user reads when `function` meets a file, after which the next file works."""
    with pytest.raises(UnreadableFile) as caught:
        isolation.run(function, FILE)
    said = str(caught.value)
    assert said.startswith("chest.dcm cannot be opened: ")
    assert said.endswith(".")
    assert isolation.run(misbehaving.doubled, FILE, 21) == 42
    return said


def test_what_is_asked_for_file_after_file_crosses_once(isolation: Isolation) -> None:
    first, second = misbehaving.Counted(1), misbehaving.Counted(2)
    found = [isolation.run(misbehaving.arrived, FILE, one) for one in (first, first, second, second, first)]
    assert found == [(1, 1), (1, 1), (2, 2), (2, 2), (1, 3)]


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (misbehaving.abort, "crashed the decoder (exit code -6)"),
        (misbehaving.segmentation_fault, "crashed the decoder (exit code -11)"),
        (misbehaving.leave, "crashed the decoder (exit code 0)"),
        (misbehaving.killed_by_the_system, "the system ran out of memory"),
    ],
)
@POSIX
def test_a_crash_is_a_sentence(isolation: Isolation, function: Callable[[Path], object], words: str) -> None:
    assert words in sentence(isolation, function)


@pytest.mark.parametrize("function", [misbehaving.hang, misbehaving.hang_with_the_lock])
def test_a_hang_is_a_sentence(function: Callable[[Path], object]) -> None:
    with Isolation(seconds=0.3) as quick:
        assert "longer than 0.3 seconds" in sentence(quick, function)


@pytest.mark.parametrize("function", [misbehaving.eat, misbehaving.eat_shared])
def test_too_much_memory_is_a_sentence(function: Callable[[Path], object]) -> None:
    """Once by the limit of the system, once by the watchdog, which is all that other systems have."""
    with Isolation(memory=300_000_000) as small:
        assert "more than 0.3 GB of memory" in sentence(small, function)


@pytest.mark.parametrize("kind", [UnreadableFile, NoPicture])
def test_an_error_for_the_user_arrives_as_it_left(isolation: Isolation, kind: type[AppError]) -> None:
    function = {UnreadableFile: misbehaving.unreadable, NoPicture: misbehaving.no_picture}[kind]
    with pytest.raises(AppError) as here:
        function(FILE)
    before = isolation.run(misbehaving.process, FILE)
    with pytest.raises(AppError) as there:
        isolation.run(function, FILE)
    assert (type(there.value), str(there.value), vars(there.value)) == (kind, str(here.value), vars(here.value))
    assert isolation.run(misbehaving.process, FILE) == before  # a bad file is no reason to start anew


@pytest.mark.parametrize(
    ("function", "name"),
    [(misbehaving.bug, "KeyError"), (misbehaving.leaves_politely, "SystemExit"), (misbehaving.cannot_be_sent, "")],
)
def test_a_bug_arrives_by_name_and_place_without_its_message(
    isolation: Isolation, function: Callable[[Path], object], name: str
) -> None:
    with pytest.raises(WorkerFault) as caught:
        isolation.run(function, FILE)
    assert type(caught.value).__name__.endswith(name or "Error")
    assert " in " in str(caught.value)
    assert misbehaving.SECRET not in repr(caught.value)
    assert isolation.run(misbehaving.doubled, FILE, 2) == 4


def test_a_radiograph_arrives_whole_and_read_only(isolation: Isolation, tmp_path: Path) -> None:
    path = dicom(tmp_path / "a.dcm", picture(4095, (300, 200)), BitsStored=12, WindowCenter=1000, WindowWidth=500)
    here, there = read(path), isolation.run(read, path)
    np.testing.assert_array_equal(there.pixels, here.pixels)
    assert not there.pixels.flags.writeable
    assert (there.voi, there.facts, there.notes, there.sha256) == (here.voi, here.facts, here.notes, here.sha256)


@pytest.mark.parametrize("shape", [(0, 5), (1, 1), (2500, 2048)])
def test_arrays_of_any_size_arrive(isolation: Isolation, shape: tuple[int, int]) -> None:
    np.testing.assert_array_equal(isolation.run(misbehaving.pixels, FILE, shape), misbehaving.pixels(FILE, shape))


def test_many_threads_share_few_workers_and_each_gets_its_own_answer() -> None:
    with Isolation(2) as isolation, ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda number: isolation.run(misbehaving.doubled, FILE, number), range(400))
        assert list(answers) == [2 * number for number in range(400)]


def test_workers_start_when_needed_and_work_at_the_same_time(tmp_path: Path) -> None:
    before = len(active_children())
    with Isolation(2) as isolation:
        assert len(active_children()) == before
        assert len({isolation.run(misbehaving.process, FILE) for _ in range(5)}) == 1
        with ThreadPoolExecutor(2) as pool:
            together = [pool.submit(isolation.run, misbehaving.process_after, tmp_path, 2) for _ in range(2)]
            assert len({one.result() for one in together}) == 2
    assert len(active_children()) == before


def test_a_worker_that_keeps_memory_is_replaced() -> None:
    with Isolation(memory=400_000_000) as isolation:
        first = isolation.run(misbehaving.keep, FILE, 250_000_000)
        seen = {isolation.run(misbehaving.process, FILE) for _ in range(64)}
    assert first in seen
    assert len(seen) == 2


def test_workers_import_no_window_no_network_runtime_and_no_torch(isolation: Isolation, tmp_path: Path) -> None:
    path = dicom(tmp_path / "a.dcm", picture())
    imported = {name.split(".")[0] for name in isolation.run(misbehaving.modules, path, ModelCard(**card()))}
    assert "pydicom" in imported
    assert not imported & {"PySide6", "onnxruntime", "torch", "onnx", "scipy", "matplotlib"}
    assert isolation.run(misbehaving.environment, FILE, "OPENBLAS_NUM_THREADS") == "1"


@POSIX
def test_ctrl_c_does_not_reach_workers(isolation: Isolation) -> None:
    assert isolation.run(misbehaving.interrupt, FILE) == "alive"


def test_decoders_do_not_talk_to_the_console(capfd: pytest.CaptureFixture[str]) -> None:
    with Isolation() as isolation:
        isolation.run(misbehaving.talk, FILE)
    assert tuple(capfd.readouterr()) == ("", "")


@POSIX
def test_closing_ends_a_worker_that_hangs_and_whoever_waits(tmp_path: Path) -> None:
    listening = tmp_path / "pipe"
    os.mkfifo(listening)
    with Isolation(1, seconds=600) as isolation, ThreadPoolExecutor(3) as pool:
        hanging = pool.submit(isolation.run, misbehaving.announced_hang, listening)
        worker = psutil.Process(int(listening.read_text()))
        queued = [pool.submit(isolation.run, misbehaving.doubled, FILE, 1) for _ in range(2)]
        started = perf_counter()
        isolation.close()
        assert perf_counter() - started < 2
        for future in (hanging, *queued):
            with pytest.raises(UnreadableFile, match="reading was stopped"):
                future.result(10)
        assert not worker.is_running()
    with pytest.raises(UnreadableFile, match="reading was stopped"):
        isolation.run(misbehaving.doubled, FILE, 1)


def test_nothing_is_left_behind() -> None:
    """No thread, no process, no descriptor; an unclosed pipe would warn, which fails a test."""
    own = psutil.Process()
    with Isolation(2):
        pass  # what multiprocessing itself keeps is open now
    with Isolation(2) as isolation:
        isolation.run(misbehaving.process, FILE)
    gc.collect()
    before = _held(own)
    with Isolation(2) as isolation:
        isolation.warm()
        isolation.run(misbehaving.process, FILE)
        sentence(isolation, misbehaving.leave)
    gc.collect()
    after = _held(own)
    assert all(now <= then for now, then in zip(after, before, strict=True)), f"{after} after {before}"


def _held(process: psutil.Process) -> tuple[int, int, int]:
    """Threads, processes and descriptors; other tests' may go meanwhile."""
    return threading.active_count(), len(process.children(recursive=True)), _handles(process)


def _handles(process: psutil.Process) -> int:
    return process.num_handles() if sys.platform == "win32" else process.num_fds()


@pytest.mark.parametrize(("function", "seconds"), [("announced_hang", 600), ("announced_hang_with_the_lock", 1)])
@POSIX
def test_a_program_that_is_killed_takes_its_worker_along(tmp_path: Path, function: str, seconds: int) -> None:
    """At once; where a decoder keeps the interpreter's lock, when its time is up."""
    listening, script = tmp_path / "pipe", tmp_path / "parent.py"
    os.mkfifo(listening)
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    parent = subprocess.Popen([sys.executable, script, function, listening, str(seconds)], env=environment)
    worker = psutil.Process(int(listening.read_text()))
    while worker.status() != psutil.STATUS_SLEEPING:
        pass  # it has said its number and is about to hang
    parent.kill()
    parent.wait(10)
    _gone, alive = psutil.wait_procs([worker], timeout=20)
    assert not alive or worker.status() == psutil.STATUS_ZOMBIE  # where nobody collects orphans


@POSIX
def test_a_pipe_among_the_files_never_hangs(isolation: Isolation, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.dcm")
    with pytest.raises(UnreadableFile, match="it is a pipe"):
        isolation.run(read, tmp_path / "a.dcm")


def test_the_command_line_reads_through_a_worker(tmp_path: Path) -> None:
    """`python -m desktop` as it is started by hand; a worker process must not start the program over again."""
    good = save(tmp_path / "good.png", 200)
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    model = build(tmp_path / "tiny.onnx", json.dumps(card()))
    command = [sys.executable, "-m", "desktop", "read", str(good), str(bad), "--json", "--model", str(model)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 1, said.stderr
    assert [row["status"] for row in json.loads(said.stdout)] == ["ok", "failed"]
    assert said.stderr == ""
