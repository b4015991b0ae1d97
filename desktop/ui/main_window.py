"""The window: shows a Screen, says what the user wants. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QSplitter, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from desktop.commands import COMMANDS, Command
from desktop.screen import CardPage, Screen
from desktop.ui.banner import Banner
from desktop.ui.canvas import Canvas
from desktop.ui.file_list import FileList
from desktop.ui.findings import FindingsPanel
from desktop.ui.frame_bar import FrameBar
from desktop.ui.held import Held
from desktop.ui.key_names import give_key, native, portable
from desktop.ui.marks import Marks
from desktop.ui.model_box import ModelBox
from desktop.ui.model_card import ModelCard
from desktop.ui.notice import Notice
from desktop.ui.open_dialog import ask_files, ask_model
from desktop.ui.overlay_controls import OverlayControls
from desktop.ui.pair import Pair
from desktop.ui.papers_windows import PapersWindows
from desktop.ui.plain_label import PlainLabel, plain_tip
from desktop.ui.program import ProgramWindows
from desktop.ui.reader import Reader
from desktop.ui.side import Side
from desktop.ui.status import Status
from desktop.ui.true_size import TrueSize
from desktop.ui.window_box import WindowBox
from desktop.ui.worklist import Worklist
from desktop.words import known, tr

TOOL_GROUPS = (
    "open",
    "worklist",
    "previous",
    "next",
    "",
    "fit",
    "actual",
    "",
    "auto",
    "reset",
    "invert",
    "",
    "overlay",
    "identity",
)


class MainWindow(QMainWindow):
    """opened: paths to open. model_opened: the path of a model file. chosen: id of a command for the presenter.

    settled: nothing is under way any more."""

    opened = Signal(list)
    chosen = Signal(str)
    model_opened = Signal(object)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Skiagraph")
        self.setMinimumSize(900, 600)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self.screen_shown: Screen | None = None
        self.banner = Banner()
        self.files = FileList()
        self.canvas = Canvas()
        self.pair = Pair(self.canvas)
        self.true_size = TrueSize(self.canvas)
        self.papers = PapersWindows(self, self.canvas)
        self.findings = FindingsPanel()
        self.overlay = OverlayControls()
        self.frames = FrameBar()
        self.windows = WindowBox()
        self.models = ModelBox()
        self.side = Side(self.models, self.findings, self.overlay)
        self.reader = Reader(self, self.side, self.findings)
        self.card = ModelCard(self)
        self.pages = QStackedWidget()
        self.worklist = Worklist(self)
        self.program = ProgramWindows(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._facts = PlainLabel()
        self._status = Status()
        self._local: dict[str, Callable[[], object]] = {
            "open": self._ask_files,
            "quit": self.close,
            "model_open": self._ask_model,
            "fit": self.canvas.fit,
            "actual": self.canvas.actual_size,
            "true_size": self.true_size.apply,
            "calibrate": self.true_size.calibrate,
            "closer": self.canvas.zoom_in,
            "farther": self.canvas.zoom_out,
            "notice": lambda: Notice(self).exec(),
            "copy_marks": lambda: self.marks.panel.copy(),
            **self.reader.local,
            **self.papers.commands,
            **self.worklist.local,
            **self.program.local,
        }
        self.actions_by_id = {command.id: self._action(command) for command in COMMANDS}
        self.program.know(self.actions_by_id)
        self.program.rekeyed.connect(self._name_keys)
        self.marks = Marks(self, self.canvas, self.side, self.actions_by_id)
        self._build()
        self._held = [Held(self.actions_by_id[name]) for name in ("blink", "blank")]
        self.reader.follow(self.actions_by_id)
        self.banner.dismissed.connect(partial(self.chosen.emit, "dismiss"))
        self.worklist.chosen.connect(self.chosen)
        self.overlay.switched.connect(partial(self.chosen.emit, "overlay"))
        self.overlay.contours_switched.connect(partial(self.chosen.emit, "contours"))
        self.findings.explanation.measured.connect(partial(self.chosen.emit, "faithfulness"))
        self.actions_by_id["upright"].triggered.connect(self.canvas.fit)
        self.canvas.setFocus()

    @property
    def local_commands(self) -> frozenset[str]:
        """The ids that the window carries out itself."""
        return frozenset(self._local)

    def show_screen(self, screen: Screen) -> None:
        self.screen_shown = screen
        self.banner.show_sentence(screen.banner)
        self.files.show_files(screen.files, screen.current)
        self.files.setVisible(len(screen.files) > 1)
        self._facts.setText(screen.facts)
        self._facts.setToolTip(plain_tip("\n".join(screen.notes)))
        self.models.show_models(screen.models)
        self.windows.show_windows(screen.windows, screen.worklist.shown)
        self.true_size.show_screens(screen.look.screens)
        self.pair.show_layout(screen.picture, screen.layout)
        self.canvas.show_picture(screen.picture)
        self.marks.show_marks(screen.marks)
        self.papers.show_papers(screen.papers)
        self.worklist.show_worklist(screen.worklist)
        self.program.show_program(screen.program)
        self.frames.show_frames(screen.frames)
        self.findings.show_findings(screen.findings)
        self.reader.show_screen(screen)
        self.findings.explanation.show_explanation(screen.explanation)
        self.findings.notes.show_notes(screen.notes)
        self.overlay.show_overlay(screen.overlay)
        self._status.show_status(screen.activity, screen.progress, screen.probe)
        for command in COMMANDS:
            action = self.actions_by_id[command.id]
            action.setEnabled(command.can(screen))
            if command.checked is not None:
                action.setChecked(command.checked(screen))
            if command.named is not None:
                name = command.named(screen)
                action.setText(name or known(command.text))
                action.setVisible(bool(name))
        if screen.settled:
            self.settled.emit()

    def show_card(self, page: CardPage) -> None:
        self.card.show_page(page)

    def _action(self, command: Command) -> QAction:
        action = QAction(known(command.text), self)
        action.setObjectName(command.id)
        give_key(action, command, command.key)
        action.setIconText(known(command.tool) or known(command.text).replace("&", ""))
        action.setCheckable(command.checked is not None)
        run = self._local.get(command.id, partial(self.chosen.emit, command.id))
        action.triggered.connect(lambda checked: run())
        return action

    def _name_keys(self) -> None:
        """Where a key is named beside what it does."""
        keys = {name: native(portable(action.shortcut())) for name, action in self.actions_by_id.items()}
        self.canvas.open_key, self.true_size.key = keys["open"], keys["calibrate"]
        self.canvas.viewport().update()
        self.overlay.name_keys(keys["overlay"], keys["contours"])

    def _build(self) -> None:
        self._build_menus()
        self.addToolBar(self._tool_bar())
        splitter = self.splitter
        for part in (self.files, self._middle(), self.side):
            splitter.addWidget(part)
        splitter.setSizes([190, 740, 350])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self.pages.addWidget(splitter)
        self.worklist.join(self.pages)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(page)
        self.setStatusBar(self._status)

    def _build_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = self.menuBar().addMenu(known(command.menu))
            if command.apart:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self.actions_by_id[command.id])

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(tr("Tools"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for name in TOOL_GROUPS:
            if name:
                bar.addAction(self.actions_by_id[name])
            else:
                bar.addSeparator()
            if name == "invert":
                bar.addWidget(self.windows)
        return bar

    def _middle(self) -> QWidget:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._facts)
        layout.addLayout(line)
        layout.addWidget(self.pair, 1)
        layout.addWidget(self.frames)
        return middle

    def _ask_files(self) -> None:
        paths = ask_files(self)
        if paths:
            self.opened.emit(paths)

    def _ask_model(self) -> None:
        path = ask_model(self)
        if path is not None:
            self.model_opened.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.opened.emit(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
