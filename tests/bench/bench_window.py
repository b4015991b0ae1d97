"""Window/level on a 2500 x 2048, 16-bit radiograph: milliseconds a frame, from the drag to the painted window.

python -m tests.bench.bench_window
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np

from desktop.core.radiograph import Radiograph
from desktop.jobs import Job
from desktop.presenter import Presenter
from desktop.settings import Settings

# isort: split
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow

FRAMES = 60


class Now:
    def submit(self, work, done, failed, progress=None, delay=0.0):
        done(work(Job(lambda done, total: None)))


def radiograph(path: Path, frame: int) -> Radiograph:
    noise = np.random.default_rng(0).normal(0.0, 60.0, (2500, 2048))
    ramp = np.linspace(2000.0, 60000.0, 2048)
    return Radiograph(np.clip(ramp + noise, 0, 65535).astype(np.uint16), (0, 65535), path, "DICOM")


def frames(window: MainWindow, presenter: Presenter) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock, and of this thread alone: on a busy machine the two differ. Both sorted."""
    clock, own = [], []
    for frame in range(FRAMES):
        start, used = time.perf_counter(), time.thread_time()
        presenter.greys.drag(5.0 if frame % 2 else -5.0, 3.0)
        window.canvas.viewport().repaint()
        clock.append(1000.0 * (time.perf_counter() - start))
        own.append(1000.0 * (time.thread_time() - used))
    return sorted(clock), sorted(own)


def main() -> None:
    app = QApplication([])
    window = MainWindow()
    presenter = Presenter(window, Now(), Now(), radiograph, Settings())
    window.show()
    presenter.open([Path("bench.dcm")])
    app.processEvents()
    for name, act in (("fitted", window.canvas.fit), ("one to one", window.canvas.actual_size)):
        act()
        app.processEvents()
        clock, own = (f"median {t[FRAMES // 2]:.1f}, worst {t[-1]:.1f}" for t in frames(window, presenter))
        print(f"{name}: ms a frame by the clock: {clock}; of this thread alone: {own}")
    window.close()


if __name__ == "__main__":
    main()
