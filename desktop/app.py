"""The composition root: engine, jobs, presenter and window are put together here and nowhere else."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path

# onnxruntime, pydicom and numpy come before PySide6, whose import hook would slow theirs down.
from desktop.core.batch.walk import walk
from desktop.core.engine import Engine
from desktop.core.errors import AppError, OutputError, UnreadableFile
from desktop.core.installed import Installed, installed
from desktop.core.reader_store import ReaderStore
from desktop.core.readers import read
from desktop.core.readers.containers import INDEX_NAME, is_index_file, opened_up
from desktop.core.readers.isolate import Isolation
from desktop.core.tags import tags
from desktop.core.text import printable
from desktop.core.thumbnail import thumbnail

# isort: split
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from desktop import settings as store
from desktop import standing
from desktop.crash import CrashLog
from desktop.jobs import JobRunner
from desktop.mailbox import at_the_door
from desktop.papers.exporting import Exporting
from desktop.papers.headers import Headers
from desktop.paths import reader_store, resources, running, timings, user_data, user_state
from desktop.presenter import Presenter
from desktop.program import recent
from desktop.saving import Keeping, SavingRunner
from desktop.settings import Settings
from desktop.stage import Stage
from desktop.strip.background import Background
from desktop.ui.appearance import dress, speak
from desktop.ui.main_window import MainWindow
from desktop.ui.notice import Notice
from desktop.ui.standing import stand
from desktop.ui.standing import standing as standing_of
from desktop.wiring import connect, connect_papers, connect_worklist
from desktop.words import tr
from desktop.worklist.lists import Lists, Sources
from desktop.worklist.news import Feed

SCREENSHOT_SECONDS = 120


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """open_files: what a user's choice of files does; archives are opened up in the background."""

    stage: Stage
    presenter: Presenter
    open_files: Callable[[list[Path]], None]

    @property
    def window(self) -> MainWindow:
        return self.stage.window


def run(files: list[Path], model: Path, provider: str) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = application()
    folder = user_state()
    path = folder / "settings.json"
    settings = store.load(path)
    speak(app, settings.language)
    dress(app, settings.theme)
    if not settings.notice_accepted and Notice(first=True).exec() != QDialog.DialogCode.Accepted:
        return 0
    settings = replace(settings, notice_accepted=True)
    with (
        composed(settings, model, provider, ReaderStore(reader_store()), folder / "recent.json") as parts,
        at_the_door(running(), lambda: parts.window, parts.open_files),
    ):
        CrashLog(folder / "crash.log", parts.presenter.say).install()
        try:
            store.save(path, parts.presenter.settings)
        except OutputError as error:
            parts.presenter.say(str(error))
        stand(parts.window, standing.load(folder / "window.json"))
        parts.open_files(files)
        parts.window.show()
        code = app.exec()
        with contextlib.suppress(OutputError, OSError):  # the user was told at the start, and is gone now
            store.save(path, parts.presenter.settings)
            standing.save(folder / "window.json", standing_of(parts.window))
    return code


def screenshot(files: list[Path], model: Path, provider: str, out: Path) -> None:
    """Save the real window with the first file and its findings as a PNG. Raises AppError."""
    application()
    with composed(Settings(notice_accepted=True), model, provider) as parts:
        parts.window.show()
        parts.presenter.open(files)
        _wait(parts)
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
def composed(
    settings: Settings, model: Path, provider: str, store: ReaderStore | None = None, recents: Path | None = None
) -> Iterator[Parts]:
    """The window with everything behind it, the model already being loaded; put away on leaving.

    store: the reader's; without one, decisions and marks last as long as the window. recents: the file of what was
    opened last; without one, it is kept nowhere.
    """
    stage = Stage(application(), settings.language, settings.theme)
    expanding, reading, thinking = JobRunner("expanding"), JobRunner("reading"), JobRunner("thinking")
    listing = JobRunner("listing")
    looking = Isolation()  # of its own: small pictures never keep a file waiting
    filling, shrinking = JobRunner("filling"), JobRunner("shrinking")
    background = Background(filling, shrinking, partial(looking.run, thumbnail))
    saving, searching = SavingRunner("saving"), JobRunner("searching")
    headers, papers = JobRunner("headers"), SavingRunner("papers")
    keeping = Keeping(store or ReaderStore(), saving, searching)
    isolation = Isolation()
    isolation.warm()
    presenter = Presenter(stage.window, reading, thinking, partial(isolation.run, read), settings, keeping, background)

    def found(path: Path) -> list[Path]:
        if path.is_dir():
            return _pictures([entry.path for entry in walk(path)], isolation)
        try:
            return _pictures(isolation.run(opened_up, path), isolation)
        except UnreadableFile:  # reading it says why, too
            return [path]

    opened: list[Path] = []  # files and folders that are not in the list yet: a newer wish drops the one before it

    def open_files(paths: list[Path]) -> None:
        opened.extend(paths)
        wanted = tuple(opened)

        def listed(files: list[Path]) -> None:
            del opened[: len(wanted)]
            if files:
                presenter.open(files)
            else:
                names = ", ".join(printable(path.name, 60) for path in wanted)
                presenter.say(tr("There is no file in {names}: choose another folder.", names=names))

        def failed(error: Exception) -> None:
            opened.clear()
            presenter.say_or_raise(error)

        expanding.submit(lambda job: list(dict.fromkeys(one for path in wanted for one in found(path))), listed, failed)

    def begun(folder: Path | None, out: Path, chosen: Path | None) -> Feed:
        from desktop.scanning import Wanted  # what reads folders and writes reports costs time at the start
        from desktop.worklist.process import BatchProcess

        half = max(1, (os.cpu_count() or 2) // 2)  # the other cores are the window's
        return BatchProcess(Wanted(folder or out, out, chosen or model, provider, threads=half), folder is not None)

    following, ordering = JobRunner("following"), JobRunner("ordering")
    sources = Sources(following, ordering, saving, begun, user_data() / "worklists", keeping.store.all_decisions)
    lists = presenter.add(lambda desk: Lists(desk, sources, presenter.pick))
    tagged = presenter.add(lambda desk: Headers(desk, headers, partial(isolation.run, tags)))
    exporting = presenter.add(
        lambda desk: Exporting(desk, papers, stage.window.papers.outlet, metadata.version("skiagraph"))
    )

    def join(window: MainWindow) -> None:
        window.opened.connect(open_files)
        connect(window, presenter)
        connect_worklist(window.worklist, lists)
        connect_papers(window.papers, tagged, exporting)
        exporting.outlet = window.papers.outlet
        presenter.show_in(window)

    stage.begin(join)
    presenter.program.appear = stage.appear
    if recents is not None:
        keep_recent(presenter, recents, saving)
    presenter.choosing.start(model.resolve(), lambda path: Engine.load(path, provider, timings()))
    listing.submit(lambda job: _titles(resources() / "models"), presenter.choosing.offer, presenter.say_or_raise)
    try:
        yield Parts(stage, presenter, open_files)
    finally:
        stage.window.close()
        lists.close()
        isolation.close()
        looking.close()
        expanding.close()
        listing.close()
        reading.close()
        filling.close()
        shrinking.close()
        thinking.close()
        searching.close()
        following.close()
        ordering.close()
        headers.close()
        papers.close()
        saving.close()
        keeping.store.close()
        stage.window.deleteLater()


def keep_recent(presenter: Presenter, file: Path, saving: SavingRunner) -> None:
    """Between two starts, where the reader wants that."""
    if presenter.settings.remember_recent:
        presenter.program.recall(recent.load(file))

    def keep(paths: tuple[Path, ...]) -> None:
        saving.submit(lambda job: recent.save(file, paths), lambda done: None, presenter.say_or_raise)

    presenter.program.keep = keep


def _pictures(files: list[Path], isolation: Isolation) -> list[Path]:
    """Without the indexes of CDs, whose files lie beside them; an index alone stays, and reading it says why."""
    try:
        kept = [one for one in files if one.name.upper() != INDEX_NAME or not isolation.run(is_index_file, one)]
    except UnreadableFile:  # reading it says why, too
        return files
    return kept or files


def _titles(folder: Path) -> list[tuple[Path, str]]:
    return [(one.path, one.card.title) for one in installed(folder) if isinstance(one, Installed)]


def _wait(parts: Parts) -> None:
    """Until nothing is under way any more, small pictures neither."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=SCREENSHOT_SECONDS * 1000)
    timer.timeout.connect(loop.quit)
    look = QTimer(interval=50)
    look.timeout.connect(lambda: loop.quit() if parts.presenter.thumbs.idle else None)
    parts.window.settled.connect(look.start, Qt.ConnectionType.QueuedConnection)  # after what the layout has to do
    timer.start()
    loop.exec()
    look.stop()
    if not timer.isActive():
        raise AppError(f"The window was not ready after {SCREENSHOT_SECONDS} seconds; try a smaller file.")
