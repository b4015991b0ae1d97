"""Which of the window's signals goes to which of the presenter's methods."""

from __future__ import annotations

from functools import partial

from desktop.marking.part import MarkingPart
from desktop.papers.exporting import Exporting
from desktop.papers.headers import Headers
from desktop.presenter import Presenter
from desktop.program.part import ProgramPart
from desktop.ui.main_window import MainWindow
from desktop.ui.marks import Marks
from desktop.ui.papers_windows import PapersWindows
from desktop.ui.program import ProgramWindows
from desktop.ui.worklist import Worklist
from desktop.worklist.lists import Lists


def connect(window: MainWindow, presenter: Presenter) -> None:
    """Everything but what needs more than the two, see `app.composed`."""
    window.chosen.connect(presenter.choose)
    window.files.picked.connect(presenter.pick)
    window.files.removed.connect(presenter.removing.remove)
    window.files.seen.connect(presenter.thumbs.see)
    window.pair.activated.connect(presenter.cells.activate)
    window.pair.dragged.connect(presenter.cells.drag)
    connect_marks(window.marks, presenter.marks)
    connect_reader(window, presenter)
    connect_program(window.program, presenter.program)
    window.models.picked.connect(presenter.choosing.pick)
    window.model_opened.connect(presenter.choosing.open)
    window.windows.picked.connect(presenter.greys.pick)
    window.frames.moved.connect(presenter.pick_frame)
    window.canvas.dragged.connect(presenter.greys.drag)
    window.canvas.pointed.connect(presenter.point)
    window.true_size.refused.connect(presenter.say)
    window.true_size.calibrated.connect(presenter.looking.calibrate)
    window.overlay.opacity_set.connect(presenter.maps.set_opacity)
    window.overlay.threshold_set.connect(presenter.maps.set_threshold)
    window.overlay.brightness_set.connect(presenter.maps.set_brightness)
    window.overlay.label_picked.connect(presenter.maps.pick_label)
    window.overlay.method_picked.connect(presenter.maps.pick_method)
    window.overlay.palette_picked.connect(presenter.maps.pick_palette)
    window.overlay.channel_picked.connect(presenter.maps.pick_channel)


def connect_program(windows: ProgramWindows, part: ProgramPart) -> None:
    windows.wished.connect(part.wish)
    windows.keys_wanted.connect(part.set_keys)
    windows.reopened.connect(part.open_recent)
    windows.forgotten.connect(part.forget)


def connect_reader(window: MainWindow, presenter: Presenter) -> None:
    window.findings.moved.connect(presenter.thresholds.move)
    window.findings.picked.connect(presenter.maps.pick_label)
    window.findings.prevalence.chosen.connect(presenter.thresholds.set_prevalence)
    window.reader.panel.picked.connect(presenter.maps.pick_label)
    window.reader.panel.commented.connect(presenter.deciding.comment)
    window.reader.panel.named.connect(presenter.deciding.name)
    window.reader.panel.exported.connect(presenter.deciding.export)
    window.reader.panel.stopped.connect(presenter.deciding.stop_export)


def connect_papers(windows: PapersWindows, headers: Headers, exporting: Exporting) -> None:
    windows.tags.compared.connect(headers.compare)
    windows.tags.closed.connect(partial(headers.show, False))
    windows.chosen.connect(exporting.choose)
    windows.saved.connect(exporting.save)
    windows.copied.connect(exporting.copy)
    windows.reported.connect(exporting.report)
    windows.printed.connect(exporting.print)


def connect_worklist(worklist: Worklist, lists: Lists) -> None:
    worklist.folder_wanted.connect(lists.read_folder)
    worklist.batch_wanted.connect(lists.open_batch)
    page, table = worklist.page, worklist.page.table
    page.filtered.connect(lists.filter)
    page.limited.connect(lists.limit)
    page.searched.connect(lists.search)
    page.by_urgency.connect(partial(lists.order, 0))
    page.ticked.connect(lists.tick)
    table.opened.connect(lists.open)
    table.pointed.connect(lists.point)
    table.ordered.connect(lists.order)
    table.seen.connect(lists.see)


def connect_marks(marks: Marks, part: MarkingPart) -> None:
    marks.layer.pressed.connect(part.press)
    marks.layer.moved.connect(part.move)
    marks.layer.released.connect(part.release)
    marks.layer.dropped.connect(partial(part.pick, -1))
    marks.layer.edited.connect(part.edit)
    marks.layer.put.connect(part.put)
    marks.layer.nudged.connect(part.nudge)
    marks.layer.turned.connect(part.next_handle)
    marks.layer.left.connect(part.leave)
    marks.panel.picked.connect(part.pick)
    marks.panel.renamed.connect(part.rename)
    marks.panel.edited.connect(part.edit)
    marks.questions.typed.connect(part.type)
    marks.questions.answered.connect(part.answer)
    marks.questions.declined.connect(part.decline)
