"""Marks in the real program: on disk when it ends, there again when it starts, and not in the source."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import app
from desktop.core.reader_store import ReaderStore
from desktop.settings import Settings
from tests import tiny_model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog


def test_marks_are_there_again_after_a_restart(qtbot, qapp, tmp_path):
    model = tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))
    picture = tmp_path / "bright.png"
    Image.fromarray(np.random.default_rng(1).integers(90, 250, (64, 48)).astype(np.uint8)).save(picture)
    before = hashlib.sha256(picture.read_bytes()).hexdigest()
    seen = []
    for _ in range(2):
        with app.composed(
            Settings(notice_accepted=True), model, "cpu", store=ReaderStore(tmp_path / "mine" / "reader.db")
        ) as parts:
            window = parts.window
            window.show()
            parts.presenter.open([picture])
            qtbot.waitUntil(lambda: window.screen_shown.settled and window.screen_shown.marks.there, timeout=30_000)  # noqa: B023
            if not seen:
                window.actions_by_id["tool_ellipse"].trigger()
                port = window.canvas.viewport()
                start, end = (window.canvas.point_of(*place).toPoint() for place in ((10.0, 10.0), (50.0, 40.0)))
                QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
                QTest.mouseMove(port, end)
                QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
            seen.append(window.screen_shown.marks.items)
    assert len(seen[0]) == 1
    assert "px²" in seen[0][0].value
    assert seen[1] == seen[0]
    assert hashlib.sha256(picture.read_bytes()).hexdigest() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["bright.png", "tiny.onnx"]
