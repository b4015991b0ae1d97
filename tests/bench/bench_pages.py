"""Memory while paging through 500 radiographs: MiB of the program after 50 and after 500, worst at most 1.05 times.

python -m tests.bench.bench_pages
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from desktop.core.readers import read
from desktop.core.thumbnail import thumbnail
from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.strip.background import Background
from tests.core.files import dicom

# isort: split
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.jobs import JobRunner
from desktop.ui.main_window import MainWindow
from desktop.wiring import connect

FILES, FIRST = 500, 50
LARGEST = 1.05


def make(folder: Path) -> list[Path]:
    noise = np.random.default_rng(0).integers(0, 4096, (400, 320), np.uint16)
    return [dicom(folder / f"{number:03d}.dcm", np.roll(noise, number), BitsStored=12) for number in range(FILES)]


def resident() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20


def main() -> None:
    app = QApplication([])
    runners = {name: JobRunner(name) for name in ("reading", "thinking", "filling", "shrinking")}
    window = MainWindow()
    background = Background(runners["filling"], runners["shrinking"], thumbnail)
    presenter = Presenter(window, runners["reading"], runners["thinking"], read, Settings(), background=background)
    connect(window, presenter)
    window.show()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        presenter.open(make(Path(folder)))
        seen: list[float] = []
        for position in range(FILES):
            presenter.pick(position)
            _wait(app, window, position)
            seen.append(resident() if position + 1 in (FIRST, FILES) else 0.0)
    ratio = seen[FILES - 1] / seen[FIRST - 1]
    took = time.perf_counter() - start
    print(f"after {FIRST}: {seen[FIRST - 1]:.1f} MiB; after {FILES}: {seen[FILES - 1]:.1f} MiB; {ratio:.3f} times")
    print(f"{took:.0f} s; small pictures: {sum(row.small is not None for row in window.screen_shown.files)}")
    window.close()
    for runner in runners.values():
        runner.close()
    sys.exit(0 if ratio <= LARGEST else 1)


def _wait(app: QApplication, window: MainWindow, position: int) -> None:
    while window.screen_shown is None or window.screen_shown.current != position:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.canvas.viewport().repaint()


if __name__ == "__main__":
    main()
