"""Saving and printing, the window's side: choices, pictures of the canvas, paper."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from desktop.marking.screen import MarkItem, MarksView
from desktop.papers.choices import Choices
from desktop.papers.drawing import drawn, enlarged
from desktop.papers.view import Block, PaperPage, PapersView, Told
from desktop.pose import Pose
from desktop.screen import Picture
from desktop.ui.canvas import Canvas
from desktop.ui.export_dialog import ExportDialog, ask_path
from desktop.ui.main_window import MainWindow
from desktop.ui.picture_outlet import PictureOutlet
from desktop.ui.printing import put_on_paper


def picture(**changes) -> Picture:
    index = np.full((300, 400), 60, np.uint8)
    return Picture(object(), (index,), np.arange(256, dtype=np.uint8), None, 0.6, "NAME", "DX", "Window", **changes)


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(500, 400)
    canvas.show_picture(picture())
    return canvas


def test_the_dialog_gives_back_what_it_was_given(qtbot):
    for choices in (Choices(), Choices(True, False, False, False, False, True)):
        for purpose in ("picture", "report", "print"):
            dialog = ExportDialog(purpose, PapersView(choices=choices, drawn=True))
            qtbot.addWidget(dialog)
            assert dialog.choices == choices


def test_what_is_ticked_is_chosen(qtbot):
    dialog = ExportDialog("picture", PapersView(drawn=True))
    qtbot.addWidget(dialog)
    dialog.overlay.click()
    dialog.seen.click()
    dialog.jpeg.click()
    assert dialog.choices == Choices(seen=True, overlay=False, jpeg=True)
    copies = []
    dialog.copied.connect(lambda: copies.append(dialog.choices))
    buttons = dialog.findChild(QDialogButtonBox)
    (copy,) = [one for one in buttons.buttons() if buttons.buttonRole(one) == QDialogButtonBox.ButtonRole.ActionRole]
    copy.click()
    assert copies == [Choices(seen=True, overlay=False, jpeg=True)]


def test_burnt_in_letters_are_warned_about_before(qtbot):
    dialog = ExportDialog("picture", PapersView(burned_in=True))
    qtbot.addWidget(dialog)
    assert "burnt into this picture" in dialog._warning.text()
    dialog.nameless.setChecked(False)
    assert dialog._warning.text() == ""
    assert not dialog.overlay.isEnabled()


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("purpose", ["picture", "report", "print"])
def test_the_dialog_is_as_high_as_its_texts(qtbot, purpose):
    dialog = ExportDialog(purpose, PapersView(choices=Choices(nameless=False), burned_in=True))
    qtbot.addWidget(dialog)
    dialog.show()
    for nameless in (False, True):
        dialog.nameless.setChecked(nameless)
        assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()) < dialog.sizeHint().height()


def test_qt_forgets_where_pictures_went(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(tmp_path / "x.jpg")])
    dialog = ExportDialog("picture", PapersView())
    qtbot.addWidget(dialog)
    assert ask_path(dialog, Choices(jpeg=True), "picture") == tmp_path / "x.jpg"


def test_what_is_seen_is_the_canvas_with_another_picture_for_a_moment(canvas):
    canvas.viewport().grab()  # what was not laid out yet
    before, moved = canvas.picture, []
    canvas.transformed.connect(lambda: moved.append(1))
    canvas.on_top.append(lambda painter, on: painter.fillRect(0, 0, 20, 20, "red"))
    outlet = PictureOutlet(canvas)
    marked, plain = (outlet.seen(picture_of(before, texts=False), marks) for marks in (True, False))
    view = canvas.viewport()
    assert marked.shape[:2] == (view.height(), view.width())
    assert marked[5, 5].tolist() == [255, 0, 0]
    assert plain[5, 5].tolist() != [255, 0, 0]
    assert np.unique(plain[100:300, 100:300]).tolist() == [60]
    assert canvas.picture is before
    assert len(canvas.on_top) == 1
    assert moved == []


def picture_of(old: Picture, **changes) -> Picture:
    from dataclasses import replace

    return replace(old, **changes)


def test_texts_and_marks_lie_on_the_picture_at_its_own_size(canvas):
    outlet, one = PictureOutlet(canvas), picture()
    bare = drawn(one)
    texts = outlet.annotated(bare, one, MarksView())
    assert texts.shape == bare.shape
    assert (texts[:40, :80] != bare[:40, :80]).any()
    line = MarkItem("Length", "", "", (((150.0, 100.0), (150.0, 300.0)),), (), (), (150.0, 100.0))
    marked = outlet.annotated(bare, picture_of(one, texts=False), MarksView(there=True, items=(line,)))
    changed = np.argwhere((marked != bare).any(2))
    assert abs(changed[:, 0].mean() - 150.0) < 1.0
    assert (changed[:, 1].min(), changed[:, 1].max()) == (pytest.approx(98, abs=3), pytest.approx(302, abs=3))


@pytest.mark.parametrize("turns", [0, 1])
def test_a_small_picture_is_enlarged_for_paper_with_its_marks_where_they_were(canvas, turns):
    """As the line lies: from a quarter to three quarters of the width, at half the height."""
    outlet = PictureOutlet(canvas)
    small = picture_of(picture(), levels=(np.zeros((100, 200), np.uint8),), pose=Pose(turns), texts=False)
    line = MarkItem("Length", "", "", (((50.0, 50.0), (50.0, 150.0)),), (), (), (50.0, 50.0))
    bare = enlarged(drawn(small))
    assert bare.shape == ((700, 1400, 3), (1400, 700, 3))[turns]
    marked = outlet.annotated(bare, small, MarksView(there=True, items=(line,)))
    rows, columns = np.nonzero((marked != bare).any(2))
    across, along = ((rows, columns), (columns, rows))[turns]
    assert abs(across.mean() - 350.0) < 3.0
    assert (along.min(), along.max()) == (pytest.approx(350, abs=4), pytest.approx(1050, abs=4))


def test_the_clipboard_gets_the_pixels(canvas):
    pixels = np.zeros((5, 7, 3), np.uint8)
    pixels[2, 3] = (10, 20, 30)
    PictureOutlet(canvas).copied(pixels)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (7, 5)
    assert image.pixelColor(3, 2).getRgb()[:3] == (10, 20, 30)


def test_a_long_report_takes_as_many_pages_as_it_needs(qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    rows = tuple(Block("row", ("name", "value " * 20), (0.3, 0.7)) for _ in range(60))
    blocks = (Block("title", ("T",)), Block("pictures", ("one", "two")), *rows)
    page = PaperPage("Research use only.", blocks, (np.zeros((90, 50, 3), np.uint8),) * 2)
    assert put_on_paper(printer, page)
    data = (tmp_path / "out.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") >= 2


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt says what became of the painter
def test_a_report_that_no_printer_took_is_not_told_as_printed(qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "absent" / "out.pdf"))
    assert not put_on_paper(printer, PaperPage("Research use only.", (Block("title", ("T",)),), ()))


@pytest.mark.parametrize("purpose", ["save_picture", "save_report", "print"])
def test_nothing_is_made_of_a_radiograph_that_came_while_the_user_was_asked(
    qtbot, screen, presenter, view, monkeypatch, purpose
):
    """The dialog warns of what is on the radiograph that it was opened for."""
    window, said = MainWindow(), []
    qtbot.addWidget(window)
    window.show_screen(screen)
    for signal in (window.papers.saved, window.papers.reported, window.papers.printed, window.papers.copied):
        signal.connect(lambda *given: said.append(given))

    def another_comes(dialog):
        presenter.choose("next")
        window.show_screen(view.screen)
        dialog.copied.emit()
        return 1

    monkeypatch.setattr(ExportDialog, "exec", another_comes)
    monkeypatch.setattr("desktop.ui.papers_windows.ask_path", lambda parent, choices, purpose: "anywhere")
    monkeypatch.setattr("desktop.ui.papers_windows.ask_printer", lambda parent: object())
    window.actions_by_id[purpose].trigger()
    assert said == []
    assert window.statusBar().currentMessage().startswith("Nothing was made: another radiograph came")


def test_the_window_hands_on_what_was_chosen_and_says_what_became_of_it(qtbot, screen, monkeypatch, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(screen)
    said = []
    window.papers.chosen.connect(lambda choices: said.append(("chosen", choices)))
    window.papers.saved.connect(lambda choices, path: said.append(("saved", path)))
    window.papers.reported.connect(lambda choices, path: said.append(("reported", path)))
    monkeypatch.setattr(ExportDialog, "exec", lambda self: 1)
    monkeypatch.setattr("desktop.ui.papers_windows.ask_path", lambda parent, choices, purpose: tmp_path / purpose)
    window.actions_by_id["save_picture"].trigger()
    window.actions_by_id["save_report"].trigger()
    assert said == [("chosen", Choices()), ("saved", tmp_path / "picture"), ("chosen", Choices()),
                    ("reported", tmp_path / "report")]  # fmt: skip
    window.papers.show_papers(PapersView(told=Told("It was saved.", 1)))
    assert window.statusBar().currentMessage() == "It was saved."
