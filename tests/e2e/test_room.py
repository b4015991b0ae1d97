"""One reader's morning through the real command, in the real window, on real files."""

from __future__ import annotations

import json
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import cli, settings
from desktop.core.reader_store import ReaderStore
from desktop.paths import reader_store, user_state
from desktop.ui.main_window import MainWindow
from tests import tiny_model

SAMPLE = Path(__file__).resolve().parent.parent.parent / "resources" / "samples" / "chest-opacity.dcm"


@pytest.fixture
def model(tmp_path):
    return tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))


@pytest.fixture
def ward(tmp_path):
    """Three radiographs and a broken file."""
    folder = tmp_path / "ward"
    folder.mkdir()
    random = np.random.default_rng(3)
    for number, mean in enumerate((60, 128, 190)):
        grey = np.clip(random.normal(mean, 30, (96, 80)), 0, 255).astype(np.uint8)
        Image.fromarray(grey).save(folder / f"{number}.png")
    (folder / "broken.png").write_bytes((folder / "0.png").read_bytes()[:300])
    return folder


@pytest.fixture
def accepted(monkeypatch):
    """The notice was accepted, and the hooks that the program sets are taken back."""
    for owner in (sys, threading):
        monkeypatch.setattr(owner, "excepthook", owner.excepthook)
    settings.save(user_state() / "settings.json", settings.Settings(notice_accepted=True, language="en"))


def window() -> MainWindow:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())


def during(monkeypatch, steps) -> list[BaseException]:
    """Carry out steps(window) inside the program's own event loop, then close; what they raised."""
    raised: list[BaseException] = []

    def act() -> None:
        try:
            steps()
        except BaseException as error:  # noqa: BLE001  it must cross Qt's loop to the test
            raised.append(error)
        finally:
            window().close()

    QTimer.singleShot(0, act)
    return raised


def key(code, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window(), code, modifier)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog
def test_a_morning_in_the_reading_room(qtbot, qapp, monkeypatch, accepted, model, ward, tmp_path):
    def screen():
        return window().screen_shown

    def settled(picture=True):
        qtbot.waitUntil(lambda: screen().settled and (not picture or screen().picture is not None), timeout=60_000)

    def opens_and_answers() -> None:
        settled()
        assert screen().facts.startswith("chest-opacity.dcm")
        assert len(screen().findings.rows) == 1
        notes = " ".join(value for _, value in screen().findings.details)
        assert "cuda" in notes.lower(), "why the provider that was asked for is not the one that ran"
        assert screen().explanation.stamp

    def windows_and_overlay() -> None:
        before = screen().picture.greys
        key(Qt.Key.Key_I)
        assert not np.array_equal(screen().picture.greys, before)
        key(Qt.Key.Key_I)
        key(Qt.Key.Key_H)
        assert screen().picture.overlay is None
        key(Qt.Key.Key_H)
        assert screen().picture.overlay is not None

    def measures() -> None:
        key(Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
        port = window().canvas.viewport()
        ends = [window().canvas.point_of(row, 200.0).toPoint() for row in (100.0, 200.0)]
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=ends[0])
        QTest.mouseMove(port, ends[0] + QPoint(0, 4))
        QTest.mouseMove(port, ends[1])
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=ends[1])
        (mark,) = screen().marks.items
        assert "mm at detector" in str(mark)

    def decides() -> None:
        key(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: bool(screen().reader.rows), timeout=10_000)
        key(Qt.Key.Key_F6)
        qtbot.waitUntil(lambda: screen().reader.rows[0].side != "open", timeout=10_000)

    def refuses_what_is_broken() -> None:
        shown = screen().picture.opened
        window().opened.emit([ward / "broken.png"])
        qtbot.waitUntil(lambda: "broken.png" in screen().banner, timeout=30_000)
        assert screen().picture.opened is shown, "the radiograph stays"
        key(Qt.Key.Key_Escape)

    def speaks_russian() -> None:
        old = window()
        window().program.wished.emit(replace(screen().program.preferences, language="ru"))
        qtbot.waitUntil(lambda: window() is not old, timeout=10_000)
        settled()
        assert window().actions_by_id["invert"].text() != old.actions_by_id["invert"].text()
        assert len(screen().marks.items) == 1
        assert screen().findings.rows
        window().program.wished.emit(replace(screen().program.preferences, language="en"))
        qtbot.waitUntil(lambda: window().actions_by_id["invert"].text() == "&Invert", timeout=10_000)

    def reads_a_folder() -> None:
        window().worklist.folder_wanted.emit(ward, tmp_path / "out")
        qtbot.waitUntil(
            lambda: len(screen().worklist.lines) == 4 and screen().worklist.progress is None, timeout=60_000
        )
        statuses = sorted(screen().worklist.lines[at].file for at in range(4))
        assert statuses == ["0.png", "1.png", "2.png", "broken.png"]
        assert (tmp_path / "out" / "journal.sqlite").is_file()

    def refuses_a_model() -> None:
        other = tmp_path / "other.onnx"
        other.write_bytes(model.read_bytes()[:200])
        window().model_opened.emit(other)
        qtbot.waitUntil(lambda: "other.onnx" in screen().banner, timeout=30_000)
        assert not screen().findings.rows, "no answer of the earlier model stays"

    def steps() -> None:
        for step in (opens_and_answers, windows_and_overlay, measures, decides, refuses_what_is_broken, speaks_russian,
                     reads_a_folder, refuses_a_model):  # fmt: skip
            step()

    digest = SAMPLE.read_bytes()
    raised = during(monkeypatch, steps)
    assert cli.run([str(SAMPLE), "--model", str(model), "--provider", "cuda"]) == 0
    if raised:
        raise raised[0]
    assert SAMPLE.read_bytes() == digest, "the source is never written to"
    store = ReaderStore(reader_store())
    (decision,) = store.all_decisions()
    assert (decision.label, decision.agrees) == ("pneumonia", False)
    assert store.marks(decision.sha256, 0), "marks are there for the next time"
    store.close()
    assert "chest-opacity" not in (user_state() / "settings.json").read_text()
