"""Window/level, pan, zoom and the lens on a 2500 x 2048, 16-bit radiograph: milliseconds a painted frame.

python -m tests.bench.bench_window
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.core.radiograph import Radiograph
from desktop.jobs import Job
from desktop.presenter import Presenter
from desktop.settings import Settings

# isort: split
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
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


Act = Callable[[int], object]


def frames(window: MainWindow, act: Act) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock, and of all threads' work: on a busy machine the two differ. Both sorted.

    act: what the hand does before a frame, told its number.
    """
    clock, own = [], []
    for frame in range(FRAMES):
        start, used = time.perf_counter(), time.process_time()
        act(frame)
        window.canvas.viewport().repaint()
        clock.append(1000.0 * (time.perf_counter() - start))
        own.append(1000.0 * (time.process_time() - used))
    return sorted(clock), sorted(own)


def hands(window: MainWindow, presenter: Presenter) -> dict[str, Act]:
    """To and fro, so that every frame is another and the place stays."""
    canvas = window.canvas
    bar = canvas.horizontalScrollBar()
    middle = QPointF(canvas.viewport().rect().center())

    def zoom(frame: int) -> None:
        (canvas.zoom_out if frame % 2 else canvas.zoom_in)()

    def point(frame: int) -> None:
        where = middle + QPointF(3.0 * (frame % 20), 2.0 * (frame % 20))
        button = Qt.MouseButton.NoButton
        canvas.mouseMoveEvent(
            QMouseEvent(QMouseEvent.Type.MouseMove, where, where, button, button, Qt.KeyboardModifier.NoModifier)
        )

    return {
        "window/level": lambda frame: presenter.greys.drag(5.0 if frame % 2 else -5.0, 3.0),
        "pan": lambda frame: bar.setValue(bar.value() + (7 if frame % 2 else -7)),
        "zoom": zoom,
        "point": point,
    }


def main() -> None:
    app = QApplication([])
    window = MainWindow()
    presenter = Presenter(window, Now(), Now(), radiograph, Settings())
    window.show()
    presenter.open([Path("bench.dcm")])
    app.processEvents()
    looks = {
        "upright, smooth": (),
        "rotated": ("turn_right",),
        "rotated and flipped": ("flip",),
        "rotated, flipped, crisp": ("crisp",),
        "rotated, flipped, magnified": ("crisp", "magnifier"),
        "upright, magnified": ("upright", "magnifier"),
    }
    for look, commands in looks.items():
        for command in commands:
            presenter.choose(command)
        for size, lie in (("fitted", window.canvas.fit), ("one to one", window.canvas.actual_size)):
            lie()
            app.processEvents()
            for hand, act in hands(window, presenter).items():
                clock, own = (f"median {t[FRAMES // 2]:.1f}, worst {t[-1]:.1f}" for t in frames(window, act))
                print(f"{look}, {size}, {hand}: ms a frame by the clock: {clock}; of work: {own}")
    window.close()


if __name__ == "__main__":
    main()
