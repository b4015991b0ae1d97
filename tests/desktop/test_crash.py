"""The crash log says where, and never whose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.crash import LARGEST, SENTENCE, CrashLog

CANARY = "SMITH_JOHN_19700101"


def caught(action):
    try:
        action()
    except (KeyError, OSError):
        return sys.exc_info()
    raise AssertionError("nothing was raised")


def fails():
    patient = f"/pictures/{CANARY}.dcm"
    try:
        Path(patient).read_bytes()
    except OSError as error:
        raise KeyError(patient) from error


def test_the_log_has_kinds_and_places_but_no_patient(tmp_path):
    path, told = tmp_path / "crash.log", []
    CrashLog(path, told.append).handle(*caught(fails))
    text = path.read_text()
    assert "builtins.FileNotFoundError" in text
    assert "builtins.KeyError" in text
    assert "test_crash.py" in text
    assert " in fails" in text
    assert CANARY not in text
    (sentence,) = told
    assert sentence.startswith(SENTENCE)


def test_it_is_said_once_and_written_every_time(tmp_path):
    path, told = tmp_path / "crash.log", []
    log = CrashLog(path, told.append)
    for _ in range(3):
        log.handle(*caught(fails))
    assert len(told) == 1
    assert path.read_text().count("UTC") == 3


def test_the_log_does_not_grow_for_ever(tmp_path):
    path = tmp_path / "crash.log"
    path.write_text("x" * (LARGEST + 1))
    CrashLog(path, lambda sentence: None).handle(*caught(fails))
    assert path.stat().st_size < 10_000


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path, capsys):
    told = []
    CrashLog(tmp_path / "missing" / "crash.log", told.append).handle(*caught(fails))
    (sentence,) = told
    assert sentence.startswith(SENTENCE)
    assert CANARY not in capsys.readouterr().err


def test_install_takes_the_hooks(tmp_path, monkeypatch):
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log = CrashLog(tmp_path / "crash.log", lambda sentence: None)
    log.install()
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert "ZeroDivisionError" in (tmp_path / "crash.log").read_text()
    assert sys.excepthook == log.handle


def test_ctrl_c_is_no_bug(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: seen.append(error))
    CrashLog(tmp_path / "crash.log", seen.append).handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(seen) == 1
    assert not (tmp_path / "crash.log").exists()


@pytest.mark.parametrize("error", [None, ValueError(CANARY)])
def test_an_error_without_a_trace_is_written_too(tmp_path, error):
    CrashLog(tmp_path / "crash.log", lambda sentence: None).write(ValueError, error, None)
    assert CANARY not in (tmp_path / "crash.log").read_text()
