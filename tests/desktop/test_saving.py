"""What the reader says reaches the disk: every word of it, in order, also when the window is closed at once."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop import app
from desktop.core.reader_store import ReaderStore
from desktop.saving import SavingRunner
from desktop.settings import Settings
from tests import tiny_model


def test_a_newer_job_drops_none(qtbot, qapp):
    runner, seen, told = SavingRunner("test"), [], []
    gate = threading.Event()
    runner.submit(lambda job: gate.wait(5), lambda result: told.append("gate"), told.append)
    for number in range(20):
        runner.submit(lambda job, number=number: seen.append(number), lambda result: told.append("done"), told.append)
    runner.drop()
    gate.set()
    qtbot.waitUntil(lambda: len(told) == 21)
    assert seen == list(range(20))
    assert told == ["gate", *["done"] * 20]
    runner.close()


def test_closing_waits_for_what_is_still_to_be_saved_and_tells_nobody(qtbot, qapp):
    runner, seen, told = SavingRunner("test"), [], []
    for number in range(5):
        runner.submit(lambda job, number=number: seen.append(number), told.append, told.append)
    runner.close()
    assert seen == list(range(5))
    qapp.processEvents()
    assert told == []


@pytest.fixture
def bright(tmp_path: Path) -> Path:
    path = tmp_path / "bright.png"
    pixels = np.clip(np.random.default_rng(1).normal(190, 30, (64, 48)), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def test_a_decision_is_there_in_the_next_session(qtbot, qapp, bright, tmp_path):
    """The real window with the real engine; closed right after the key and the last letter."""
    model = tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))
    path = tmp_path / "reader.sqlite"
    for first in (True, False):
        with app.composed(Settings(notice_accepted=True), model, "cpu", ReaderStore(path)) as parts:
            window = parts.window
            window.show()
            parts.presenter.open([bright])
            qtbot.waitUntil(lambda window=window: window.screen_shown.reader.can_decide, timeout=30_000)
            (row,) = window.screen_shown.reader.rows
            assert row.side == ("open" if first else "disagrees")
            assert window.screen_shown.reader.comment == ("" if first else "Look again.")
            if first:
                window.actions_by_id["disagree"].trigger()
                window.reader.panel.comment.setPlainText("Look again.")
    store = ReaderStore(path)
    (found,) = store.all_decisions()
    assert (found.opinion, found.comment, found.positive) == ("absent", "Look again.", True)
    assert found.size == bright.stat().st_size
    store.close()
