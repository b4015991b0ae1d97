"""The composition root: engine, jobs, presenter and window are put together here and nowhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

# onnxruntime, pydicom and numpy come before PySide6, whose import hook would slow theirs down.
from desktop.core.batch.walk import walk
from desktop.core.engine import Engine
from desktop.core.errors import AppError, OutputError, UnreadableFile
from desktop.core.installed import Installed, installed
from desktop.core.reader_store import ReaderStore
from desktop.core.readers import read
from desktop.core.readers.containers import opened_up
from desktop.core.readers.isolate import Isolation

# isort: split
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from desktop import settings as store
from desktop.crash import CrashLog
from desktop.jobs import JobRunner
from desktop.paths import reader_store, resources, timings, user_state
from desktop.presenter import Presenter
from desktop.saving import Keeping, SavingRunner
from desktop.settings import Settings
from desktop.ui.main_window import MainWindow
from desktop.ui.notice import Notice
from desktop.wiring import connect

SCREENSHOT_SECONDS = 120


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """open_files: what a user's choice of files does; archives are opened up in the background."""

    window: MainWindow
    presenter: Presenter
    open_files: Callable[[list[Path]], None]


def run(files: list[Path], model: Path, provider: str) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = application()
    path = user_state() / "settings.json"
    settings = store.load(path)
    if not settings.notice_accepted and Notice(first=True).exec() != QDialog.DialogCode.Accepted:
        return 0
    with composed(replace(settings, notice_accepted=True), model, provider, ReaderStore(reader_store())) as parts:
        CrashLog(user_state() / "crash.log", parts.presenter.say).install()
        try:
            store.save(path, parts.presenter.settings)
        except OutputError as error:
            parts.presenter.say(str(error))
        parts.open_files(files)
        parts.window.show()
        code = app.exec()
        with contextlib.suppress(OutputError):  # the user was told at the start, and is gone now
            store.save(path, parts.presenter.settings)
    return code


def screenshot(files: list[Path], model: Path, provider: str, out: Path) -> None:
    """Save the real window with the first file and its findings as a PNG. Raises AppError."""
    application()
    with composed(Settings(notice_accepted=True), model, provider) as parts:
        parts.window.show()
        parts.presenter.open(files)
        _wait(parts.window)
        screen = parts.window.screen_shown
        if screen is not None and screen.banner:
            raise AppError(screen.banner)
        if not parts.window.grab().save(str(out), "PNG"):
            raise OutputError(f"The picture of the window cannot be written to {out.name}; choose another place.")


def application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Skiagraph")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "skiagraph.svg")))
    return app


@contextlib.contextmanager
def composed(settings: Settings, model: Path, provider: str, store: ReaderStore | None = None) -> Iterator[Parts]:
    """The window with everything behind it, the model already being loaded; put away on leaving.

    store: the reader's; without one, decisions and marks last as long as the window.
    """
    window = MainWindow()
    expanding, reading, thinking = JobRunner("expanding"), JobRunner("reading"), JobRunner("thinking")
    listing = JobRunner("listing")
    saving = SavingRunner("saving")
    keeping = Keeping(store or ReaderStore(), saving)
    isolation = Isolation()
    isolation.warm()
    presenter = Presenter(window, reading, thinking, partial(isolation.run, read), settings, keeping)

    def found(path: Path) -> list[Path]:
        if path.is_dir():
            return [entry.path for entry in walk(path)]
        try:
            return isolation.run(opened_up, path)
        except UnreadableFile:  # reading it says why, too
            return [path]

    def open_files(paths: list[Path]) -> None:
        expanding.submit(
            lambda job: [one for path in paths for one in found(path)], presenter.open, presenter.say_or_raise
        )

    window.opened.connect(open_files)
    connect(window, presenter)
    presenter.choosing.start(model, lambda path: Engine.load(path, provider, timings()))
    listing.submit(lambda job: _titles(resources() / "models"), presenter.choosing.offer, presenter.say_or_raise)
    try:
        yield Parts(window, presenter, open_files)
    finally:
        window.close()
        isolation.close()
        expanding.close()
        listing.close()
        reading.close()
        thinking.close()
        saving.close()
        keeping.store.close()
        window.deleteLater()


def _titles(folder: Path) -> list[tuple[Path, str]]:
    return [(one.path, one.card.title) for one in installed(folder) if isinstance(one, Installed)]


def _wait(window: MainWindow) -> None:
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=SCREENSHOT_SECONDS * 1000)
    timer.timeout.connect(loop.quit)
    window.settled.connect(loop.quit, Qt.ConnectionType.QueuedConnection)  # after what the layout still has to do
    timer.start()
    loop.exec()
    if not timer.isActive():
        raise AppError(f"The window was not ready after {SCREENSHOT_SECONDS} seconds; try a smaller file.")
