"""Files handed to the window that is running: through the real socket, on real threads."""

from __future__ import annotations

import json
import os
import stat
import threading
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from desktop import handing
from desktop.cli import run
from desktop.handing import Door, hand_over
from desktop.mailbox import at_the_door
from desktop.paths import running


@pytest.fixture
def where(tmp_path):
    return tmp_path / "running.json"


class Heard:
    def __init__(self):
        self.files = []
        self._came = threading.Event()

    def __call__(self, files):
        self.files.append(files)
        self._came.set()

    def wait(self):
        assert self._came.wait(5.0)
        self._came.clear()


def test_files_reach_the_running_window_as_absolute_paths(where, monkeypatch, tmp_path):
    heard = Heard()
    door = Door(where, heard)
    monkeypatch.chdir(tmp_path)
    assert hand_over(where, [Path("a b.dcm"), Path("/x/é.png")])
    heard.wait()
    assert heard.files == [[tmp_path / "a b.dcm", Path("/x/é.png").absolute()]]
    door.close()
    assert not where.exists()
    assert not hand_over(where, [Path("c.dcm")])


def test_a_second_door_stays_shut_while_the_first_is_open(where):
    heard = Heard()
    first = Door(where, heard)
    second = Door(where, lambda files: pytest.fail("the first takes them"))
    assert hand_over(where, [Path("/x.dcm")])
    heard.wait()
    second.close()
    assert hand_over(where, [Path("/y.dcm")])
    first.close()


def test_a_door_that_nobody_answers_at_is_taken_over(where):
    where.write_text(json.dumps({"address": str(where.with_name("gone.sock")), "key": "00"}))
    heard = Heard()
    door = Door(where, heard)
    assert hand_over(where, [Path("/x.dcm")])
    heard.wait()
    door.close()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"address": 1}', "[" * 10_000])
def test_a_damaged_file_is_nobody(where, text):
    where.write_text(text)
    assert not hand_over(where, [Path("/x.dcm")])


def test_what_does_not_belong_here_is_not_heard(where, monkeypatch):
    monkeypatch.setattr(handing, "PATIENCE", 0.1)
    heard = Heard()
    door = Door(where, heard)
    found = json.loads(where.read_text())
    key = found["key"]
    bad = [
        b"",
        b"nonsense",
        b"[]",
        json.dumps({"key": "guessed", "files": ["/x.dcm"]}).encode(),
        json.dumps({"key": key, "files": "/x.dcm"}).encode(),
        json.dumps({"key": key, "files": ["relative.dcm"]}).encode(),
        json.dumps({"key": key, "files": ["/a\0b"]}).encode(),
        json.dumps({"key": key, "files": [1]}).encode(),
        json.dumps({"key": key, "files": ["/x"] * (handing.MOST + 1)}).encode(),
        b"x" * (handing.LARGEST + 1),
    ]
    for message in bad:
        with Client(found["address"]) as connection:
            try:
                connection.send_bytes(message)
                assert connection.recv_bytes(16) != handing.TAKEN
            except (OSError, EOFError):
                pass  # hung up on
    with Client(found["address"]):  # who says nothing keeps nobody out
        pass
    assert hand_over(where, [Path("/good.dcm")])
    heard.wait()
    assert heard.files == [[Path("/good.dcm").absolute()]]
    door.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out of a profile by other means")
def test_only_the_user_can_come_in(where):
    door = Door(where, lambda files: None)
    assert stat.S_IMODE(where.stat().st_mode) == 0o600
    folder = Path(json.loads(where.read_text())["address"]).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    door.close()


def test_a_second_start_hands_over_and_ends(qtbot, monkeypatch, tmp_path):
    """The command line's own way, and what comes arrives in the window's thread."""
    from PySide6.QtWidgets import QWidget

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    window = QWidget()
    qtbot.addWidget(window)
    came = []

    def take(files):
        came.append((files, threading.current_thread() is threading.main_thread()))

    running().parent.mkdir(parents=True, exist_ok=True)
    with at_the_door(running(), lambda: window, take):
        assert run([str(tmp_path / "x.dcm")]) == 0
        qtbot.waitUntil(lambda: bool(came), timeout=5000)
    assert came == [([tmp_path / "x.dcm"], True)]


@pytest.mark.parametrize("asked", [["--new-window"], ["--provider", "cpu"]])
def test_who_asks_for_a_window_of_their_own_gets_it(monkeypatch, tmp_path, asked):
    opened = []

    class Code:
        @staticmethod
        def run(files, model, provider):
            opened.append(files)
            return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("desktop.windowing.window_code", lambda: Code)
    monkeypatch.setattr(handing, "hand_over", lambda where, files: pytest.fail("not asked for"))
    assert run(["view", str(tmp_path / "x.dcm"), *asked]) == 0
    assert opened == [[tmp_path / "x.dcm"]]
