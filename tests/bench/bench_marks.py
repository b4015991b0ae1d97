"""Dragging a handle of an ellipse over a whole 2500 x 2048, 16-bit radiograph: milliseconds a painted frame.

python -m tests.bench.bench_marks
"""

from __future__ import annotations

import time
from pathlib import Path

from desktop.core.region import ellipse
from desktop.presenter import Presenter
from desktop.settings import Settings
from desktop.state import present

# isort: split
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from desktop.wiring import connect
from tests.bench.bench_window import FRAMES, Now, frames, radiograph

MANY = 10  # marks beside the one that is dragged


def main() -> None:
    app = QApplication([])
    window = MainWindow()
    presenter = Presenter(window, Now(), Now(), radiograph, Settings())
    connect(window, presenter)
    window.resize(1600, 1000)
    window.show()
    presenter.open([Path("large.dcm")])
    app.processEvents()
    shown = presenter._desk.session.shown
    times = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        ellipse(shown.radiograph, (0.0, 0.0), (2500.0, 2048.0), None)
        times.append(1000.0 * (time.perf_counter() - start))
    print(f"statistics            median {sorted(times)[FRAMES // 2]:6.1f} ms")
    for others in (0, MANY):
        _draw(presenter, "length", others)
        _draw(presenter, "ellipse", 1)
        presenter.choose("tool_none")
        last = len(window.screen_shown.marks.items) - 1
        presenter.marks.press((2500.0, 2048.0), last, 2)
        clock, own = frames(window, lambda frame: presenter.marks.move((2400.0 + frame, 2048.0 - frame % 7)))
        presenter.marks.release(True)
        start = time.perf_counter()
        present(presenter._desk.session)
        one = 1000.0 * (time.perf_counter() - start)
        middle = FRAMES // 2
        took = f"median {clock[middle]:6.1f} ms by the clock, {own[middle]:6.1f} ms of work"
        print(f"drag, {others:3} other marks  {took}; present {one:.2f} ms")
    window.close()


def _draw(presenter: Presenter, tool: str, count: int) -> None:
    if count:
        presenter.choose("tool_none")
        presenter.choose(f"tool_{tool}")
    for number in range(count):
        places = ((0.0, 0.0), (2500.0, 2048.0)) if tool == "ellipse" else ((40.0 * number, 100.0), (900.0, 1800.0))
        for place in places:
            presenter.marks.press(place, -1, -1)
            presenter.marks.release(False)


if __name__ == "__main__":
    main()
