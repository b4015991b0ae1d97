"""The real window with the real reader, engine and overlay, on real tiny files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.examples import get_path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QSlider

from desktop import app
from desktop.core.errors import AppError
from desktop.paths import running, user_state
from desktop.settings import Settings, load
from desktop.standing import load as load_standing
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import POSITIVE
from tests import tiny_model
from tests.core.files import dicom, picture
from tests.core.test_readers_archive import index

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def model(tmp_path):
    return tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))


@pytest.fixture
def bright(tmp_path):
    path = tmp_path / "bright.png"
    pixels = np.clip(np.random.default_rng(1).normal(190, 30, (64, 48)), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def test_a_file_is_opened_and_answered(qtbot, qapp, model, bright, tmp_path):
    bad = tmp_path / "bad.png"
    bad.write_bytes(bright.read_bytes()[:200])
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        parts.window.show()
        parts.presenter.open([bright])
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        (row,) = parts.window.screen_shown.findings.rows
        mean = np.asarray(Image.open(bright)).mean() / 255.0
        assert row.score == pytest.approx(tiny_model.score_of(mean), abs=0.01)
        assert row.decision == "positive"
        assert ("Model", "Tiny test model 1.2.3") in parts.window.screen_shown.findings.details
        overlay = parts.window.screen_shown.picture.overlay
        assert overlay.shape == (64, 48, 4)
        good = parts.window.screen_shown
        parts.presenter.open([bad])
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        assert "bad.png" in parts.window.screen_shown.banner
        assert parts.window.screen_shown.findings == good.findings
        assert parts.window.screen_shown.picture.levels is good.picture.levels


def test_the_slider_turns_to_another_frame_and_the_model_is_asked_again(qtbot, qapp, model):
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        parts.window.show()
        parts.presenter.open([Path(get_path("ybr_color"))])
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        first = parts.window.screen_shown
        slider = parts.window.frames.findChild(QSlider)
        assert slider.isVisible()
        for frame in (3, 9, 20):
            slider.setValue(frame)
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        last = parts.window.screen_shown
        assert "Frame 21 of 30" in last.picture.bottom_left
        assert (last.picture.levels[0] != first.picture.levels[0]).any()
        assert last.picture.opened is first.picture.opened
        assert last.findings.headline == first.findings.headline == "The model does not answer for this picture."


def test_screenshot(qapp, model, bright, tmp_path):
    out = tmp_path / "window.png"
    app.screenshot([bright], model, "cpu", out)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1280, 800)
    orange = sum(image.pixelColor(x, y) == POSITIVE for x in range(960, 1260, 4) for y in range(60, 400, 2))
    assert orange > 50, "the findings are not in the picture"


def test_a_screenshot_of_a_bad_file_says_why(qapp, model, tmp_path):
    with pytest.raises(AppError, match=r"missing\.png"):
        app.screenshot([tmp_path / "missing.png"], model, "cpu", tmp_path / "window.png")
    assert not (tmp_path / "window.png").exists()


def test_a_screenshot_without_a_model_says_why(qapp, bright, tmp_path):
    with pytest.raises(AppError, match=r"none\.onnx"):
        app.screenshot([bright], tmp_path / "none.onnx", "cpu", tmp_path / "window.png")


def test_the_window_starts_without_the_training_side(model, bright, tmp_path):
    """In a process of its own, because the tests themselves import onnx."""
    code = (
        "import sys; from pathlib import Path; from desktop import app\n"
        f"app.screenshot([Path({str(bright)!r})], Path({str(model)!r}), 'cpu', Path({str(tmp_path / 'w.png')!r}))\n"
        "bad = {'torch', 'torchvision', 'onnx', 'onnxscript', 'models'} & set(sys.modules)\n"
        "assert not bad, bad\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=120,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "w.png").exists()


def test_nothing_of_the_patient_is_left_behind(qapp, model, tmp_path):
    """File and folder names can be a patient's: neither settings nor logs may hold them."""
    home = Path(os.environ["HOME"])
    folder = tmp_path / "SMITH_JOHN"
    folder.mkdir()
    Image.fromarray(np.random.default_rng(3).integers(0, 255, (32, 32), np.uint8)).save(folder / "SMITH_JOHN.png")
    app.screenshot([folder / "SMITH_JOHN.png"], model, "cpu", tmp_path / "w.png")
    left = [path for path in home.rglob("*") if path.is_file() and b"SMITH_JOHN" in path.read_bytes()]
    assert left == []


def test_the_qt_binding_does_not_wear_out_none(qapp):
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with every call, until the program aborts."""
    before = sys.getrefcount(None)
    for _ in range(500):
        qapp.setQuitOnLastWindowClosed(True)
    assert sys.getrefcount(None) > before - 100


def when(ready, act) -> QTimer:
    """Act once something is there, inside whatever event loop runs; the caller keeps the timer."""
    timer = QTimer(interval=5)

    def look() -> None:
        found = ready()
        if found is not None:
            timer.stop()
            act(found)

    timer.timeout.connect(look)
    timer.start()
    return timer


def open_window() -> MainWindow | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None)


@pytest.fixture
def own_hooks(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog
def test_who_does_not_accept_the_notice_sees_no_window(qapp, model, own_hooks):
    timer = when(QApplication.activeModalWidget, QDialog.reject)
    assert app.run([], model, "cpu") == 0
    assert not timer.isActive()
    assert not load(user_state() / "settings.json").notice_accepted


@pytest.mark.qt_log_ignore("propagateSizeHints")  # all that the offscreen platform says of a dialog
def test_the_notice_is_accepted_once(qapp, model, bright, own_hooks):
    notice = when(QApplication.activeModalWidget, QDialog.accept)
    closing = when(open_window, MainWindow.close)
    assert app.run([bright], model, "cpu") == 0
    assert not notice.isActive()
    assert not closing.isActive()
    assert load(user_state() / "settings.json") == Settings(notice_accepted=True)
    assert load_standing(user_state() / "window.json").geometry, "where it stood"
    assert not running().exists(), "nobody takes files any more"
    closing = when(open_window, MainWindow.close)
    assert app.run([], model, "cpu") == 0


def test_a_bug_in_a_job_reaches_the_crash_log_and_the_window_goes_on(qtbot, qapp, model, bright, monkeypatch):
    monkeypatch.setattr(app, "read", os.fspath)  # called with a frame too: a TypeError in the worker process
    with qtbot.capture_exceptions() as caught, app.composed(Settings(True), model, "cpu") as parts:
        parts.presenter.open([bright])
        qtbot.waitUntil(lambda: bool(caught) and parts.window.screen_shown.settled, timeout=30_000)
    assert [kind.__name__ for kind, _, _ in caught] == ["TypeError"]


def test_a_folder_and_an_archive_are_opened_up(qtbot, qapp, model, bright, tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "one.png").write_bytes(bright.read_bytes())
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(bright, "inner/two.png")
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        parts.open_files([folder])
        qtbot.waitUntil(lambda: len(parts.window.screen_shown.files) == 2, timeout=30_000)
        parts.open_files([folder / "more.zip"])
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        assert [(row.name, row.unreadable) for row in parts.window.screen_shown.files] == [
            ("two.png", False),
            ("one.png", False),
        ]


def test_the_folder_and_the_archive_of_a_cd_show_its_first_picture_and_not_its_index(qtbot, qapp, model, tmp_path):
    cd, lone = tmp_path / "cd", tmp_path / "lone"
    (cd / "IMAGES").mkdir(parents=True)
    lone.mkdir()
    dicom(cd / "IMAGES" / "IM1", picture())
    index(cd, "IMAGES\\IM1")
    index(lone, "GONE")
    with zipfile.ZipFile(tmp_path / "cd.zip", "w") as archive:
        for name in ("DICOMDIR", "IMAGES/IM1"):
            archive.write(cd / name, name)
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        for number, path in enumerate((cd, tmp_path / "cd.zip"), 1):
            parts.open_files([path])
            qtbot.waitUntil(lambda number=number: len(parts.window.screen_shown.files) == number, timeout=30_000)
            qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
            assert (parts.window.screen_shown.current, parts.window.screen_shown.banner) == (number - 1, "")
            assert parts.window.screen_shown.picture is not None
        parts.open_files([lone])
        qtbot.waitUntil(lambda: "an index, not a picture" in parts.window.screen_shown.banner, timeout=30_000)


def test_what_is_opened_quickly_all_comes_to_the_list_and_an_empty_folder_is_said(qtbot, qapp, model, bright, tmp_path):
    for name in ("first", "empty"):
        (tmp_path / name).mkdir()
    for name in ("one.png", "two.png"):
        (tmp_path / "first" / name).write_bytes(bright.read_bytes())
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        for path in (tmp_path / "first", bright, tmp_path / "empty"):
            parts.open_files([path])
        qtbot.waitUntil(lambda: len(parts.window.screen_shown.files) == 3, timeout=30_000)
        assert {row.name for row in parts.window.screen_shown.files} == {"one.png", "two.png", "bright.png"}
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        assert parts.window.screen_shown.banner == ""
        parts.open_files([tmp_path / "empty"])
        said = "There is no file in empty: choose another folder."
        qtbot.waitUntil(lambda: parts.window.screen_shown.banner == said, timeout=30_000)


def test_two_files_beside_each_other_with_their_small_pictures(qtbot, qapp, model, bright, tmp_path):
    dark = tmp_path / "dark.png"
    Image.fromarray(np.random.default_rng(2).integers(0, 90, (60, 80), np.uint8)).save(dark)
    bad = tmp_path / "bad.png"
    bad.write_bytes(bright.read_bytes()[:200])
    with app.composed(Settings(notice_accepted=True), model, "cpu") as parts:
        window = parts.window

        def ready() -> bool:
            return window.screen_shown.settled and all(row.small is not None or row.unreadable for row in
                                                       window.screen_shown.files)  # fmt: skip

        window.show()
        parts.presenter.open([bright, bad, dark])
        qtbot.waitUntil(ready, timeout=30_000)
        assert "bad.png" in window.screen_shown.files[1].reason
        window.actions_by_id["compare"].trigger()
        parts.presenter.pick(2)
        qtbot.waitUntil(lambda: window.screen_shown.current == 2 and window.screen_shown.settled, timeout=30_000)
        left, right = window.pair.canvases
        assert right is window.canvas
        assert left.isVisible()
        window.actions_by_id["remove"].trigger()
        assert window.screen_shown.current == 0
        assert not left.isVisible()
