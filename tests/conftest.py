"""Guards that nobody reviews by hand: leaked windows fail a test, and the user's own settings are never touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # also where a test loads onnxruntime before the program does
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}  # the window speaks the system's language otherwise


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    for name in names:
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _no_leaked_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that outlives its test keeps memory, timers and threads in the real program too."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    before = set(app.topLevelWidgets())
    yield
    app.processEvents()
    leaked = [widget for widget in set(app.topLevelWidgets()) - before if widget.isVisible()]
    assert not leaked, f"windows left open: {leaked}"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real pictures named by SKIAGRAPH_DATA; the test is skipped without it."""
    folder = os.environ.get("SKIAGRAPH_DATA")
    if not folder:
        pytest.skip("SKIAGRAPH_DATA names no folder of real pictures")
    path = Path(folder)
    assert path.is_dir(), f"SKIAGRAPH_DATA={folder} is not a folder"
    return path
