"""Marks in the real program: on disk when it ends, there again when it starts, and not in the source."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop import app
from desktop.core.reader_store import ReaderStore
from desktop.settings import Settings
from desktop.ui.marks_questions import TextQuestion
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


def test_a_text_that_is_being_written_is_kept_when_another_file_is_handed_over(qtbot, qapp, tmp_path):
    model = tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))
    pictures = tmp_path / "one.png", tmp_path / "two.png"
    for seed, path in enumerate(pictures):
        Image.fromarray(np.random.default_rng(seed).integers(90, 250, (64, 48)).astype(np.uint8)).save(path)
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        window = parts.window
        window.show()

        def shown(current: int) -> bool:
            return window.screen_shown.settled and window.screen_shown.current == current

        def write(words: str) -> None:
            window.actions_by_id["tool_text"].trigger()
            QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton,
                             pos=window.canvas.point_of(30.0, 20.0).toPoint())  # fmt: skip
            (dialog,) = (one for one in window.findChildren(TextQuestion) if one.isVisible())
            QTest.keyClicks(dialog.findChild(QLineEdit), words)

        parts.open_files([pictures[0]])
        qtbot.waitUntil(lambda: shown(0), timeout=30_000)
        write("possible nod")
        parts.open_files([pictures[1]])
        qtbot.waitUntil(lambda: shown(1), timeout=30_000)
        assert (window.screen_shown.marks.items, window.screen_shown.marks.asked) == ((), "")
        parts.presenter.pick(0)
        qtbot.waitUntil(lambda: shown(0), timeout=30_000)
        assert [item.text for item in window.screen_shown.marks.items] == ["possible nod"]
