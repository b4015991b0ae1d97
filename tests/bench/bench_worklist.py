"""The window while a batch of 200 files runs beside it, and a list of 100,000 rows: the longest block of its thread.

python -m tests.bench.bench_worklist
"""

from __future__ import annotations

import contextlib
import os
import random
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from desktop import app
from desktop.paths import default_model
from desktop.settings import Settings
from desktop.worklist.listed import Listed, Ordered
from desktop.worklist.news import About, Item
from desktop.worklist.order import Wish, arranged
from desktop.worklist.showing import worklist
from desktop.worklist.table import Gathering, Table

# isort: split
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.worklist_page import WorklistPage

FILES, ROWS = 200, 100_000
BEAT = 4  # milliseconds
QUIET = 10.0  # seconds


class Heart:
    """Beats on the window's thread; what comes between two beats is how long it was blocked.

    On Linux also without the time in which it, and one of Qt's own threads that it waited for, could have run but
    other programs had all the cores.
    """

    def __init__(self) -> None:
        self._last = (time.perf_counter(), time.thread_time(), _queued())
        self._blocks: list[tuple[float, float, float]] = []
        self._timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time(), _queued())
        clock, own = now[0] - self._last[0], now[1] - self._last[1]
        waits = {thread: wait - self._last[2].get(thread, wait) for thread, wait in now[2].items()}
        mine = waits.pop(threading.get_native_id(), 0.0)
        self._blocks.append((clock, max(own, clock - mine - max(waits.values(), default=0.0)), own))
        self._last = now

    def told(self) -> str:
        self._timer.stop()
        blocks = 1000.0 * np.array(self._blocks[5:])
        names = ("by the clock", "with cores to run on", "of this thread alone")
        parts = [
            f"{name} {values.max():.0f} (99.9 %: {np.quantile(values, 0.999):.0f})"
            for name, values in zip(names, blocks.T, strict=True)
        ]
        return f"longest block, ms: {', '.join(parts)}; {len(blocks)} beats"


def _queued() -> dict[int, float]:
    """Seconds that each thread of this program has waited for a core."""
    found = {}
    for path in Path("/proc/self/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # the thread has just ended
            found[int(path.parent.name)] = int(path.read_text().split()[1]) / 1e9
    return found


def until(ready: Callable[[], bool], seconds: float = 300.0) -> float:
    """Seconds that it took."""
    start = time.perf_counter()
    while not ready():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        assert time.perf_counter() - start < seconds
    return time.perf_counter() - start


def pictures(folder: Path) -> Path:
    grey = np.random.default_rng(0)
    for number in range(FILES):
        soft = np.linspace(60, 190, 900)[None, :] + np.linspace(-20, 20, 1000)[:, None] + number % 30
        pixels = np.clip(soft + grey.normal(0, 4, soft.shape), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:03}.jpg", quality=90)
    return folder


def batch(folder: Path, out: Path) -> None:
    with app.composed(Settings(notice_accepted=True), default_model(), "auto") as parts:
        parts.window.show()
        until(lambda: parts.window.screen_shown.settled)
        heart, start = Heart(), time.perf_counter()
        until(lambda: time.perf_counter() - start > QUIET)
        print(f"nothing goes on: {heart.told()}")
        lists = parts.window.worklist
        lists.folder_wanted.emit(folder, out)
        until(lambda: len(parts.window.screen_shown.worklist.lines) > 0)
        heart = Heart()
        table = lists.page.table
        wheel = QTimer(interval=40)
        bar = table.verticalScrollBar()
        wheel.timeout.connect(lambda: bar.setValue((bar.value() + 30) % max(1, bar.maximum())))
        wheel.start()
        took = until(lambda: not parts.window.screen_shown.worklist.can_pause)
        print(f"{FILES} files, {took:.1f} s, scrolled all the while: {heart.told()}")
        wheel.stop()
        lists.folder_wanted.emit(folder, out.with_name("again"))
        until(lambda: len(parts.window.screen_shown.worklist.lines) > 20)
        start = time.perf_counter()
        parts.presenter.choose("cancel")
        parts.presenter.choose("worklist")
        parts.presenter.choose("worklist")
        QApplication.processEvents()
        print(f"cancel to idle: {1000.0 * (time.perf_counter() - start):.0f} ms")


def made(number: int) -> Item:
    score = random.random()
    return Item(
        f"ward {number % 37}/IM-{number:06}.dcm", number, "ok", "answered", "", f"{number:064x}",
        f"patient-{number // 3:012x}", (score,), ("positive" if score > 0.5 else "negative",), (score < 0.5, -score),
        1e9 + number,
    )  # fmt: skip


def many() -> None:
    gathering, post = Gathering(), deque[Table]()
    for first in range(0, ROWS, 100):
        gathering.add([made(number) for number in range(first, first + 100)])
    start = time.perf_counter()
    post.append(gathering.table())
    print(f"{ROWS} rows: a table of them {1000.0 * (time.perf_counter() - start):.0f} ms (worker)")
    table = post[0]
    page = WorklistPage()
    page.resize(1280, 800)
    page.show()
    for wish in (Wish(), Wish("score", descending=True), Wish(search="im-01")):
        start = time.perf_counter()
        order, late = arranged(table, wish, {}, 1e9 + 60_000)
        arranged_in = time.perf_counter() - start
        listed = Listed(
            True, "ended", True, About("/x", ("pneumonia",)), table, Ordered(table, order, late, wish), wish
        )
        start = time.perf_counter()
        page.show_worklist(worklist(listed, None, False))
        page.repaint()
        print(
            f"ordered by {wish.by} {wish.search}: {1000.0 * arranged_in:.0f} ms (worker), shown in "
            f"{1000.0 * (time.perf_counter() - start):.0f} ms (window)"
        )
        QApplication.processEvents()
    bar, frames = page.table.verticalScrollBar(), []
    for frame in range(60):
        start = time.thread_time()
        bar.setValue(frame * (bar.maximum() // 60))
        page.table.viewport().repaint()
        frames.append(1000.0 * (time.thread_time() - start))
    print(f"scrolled to 60 places: ms of this thread: median {sorted(frames)[30]:.1f}, worst {max(frames):.1f}")
    page.close()


def main() -> None:
    app.application()
    many()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in").mkdir()
        batch(pictures(Path(folder) / "in"), Path(folder) / "out")


if __name__ == "__main__":
    main()
