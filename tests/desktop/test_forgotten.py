"""Qt's own file dialogs store the folder they were in, whose name may be a patient's: not here."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget

from desktop.papers.choices import Choices
from desktop.ui.export_dialog import ask_path
from desktop.ui.open_dialog import ask_files, forgotten
from desktop.ui.printing import ask_printer
from desktop.ui.table_dialog import ask_table


def test_the_file_dialog_remembers_nothing(qtbot, tmp_path):
    folder = tmp_path / "SMITH_JOHN"
    folder.mkdir()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    with forgotten():
        dialog = QFileDialog(directory=str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    stored = [file for file in (tmp_path / "settings").rglob("*") if file.is_file()]
    assert stored, "Qt stores its file dialog's state; if not, this guard is not needed any more"
    assert not [file for file in stored if b"SMITH_JOHN" in file.read_bytes()]


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize(
    "ask",
    [
        lambda parent: ask_path(parent, Choices(), "report"),
        ask_table,
        ask_files,
        pytest.param(ask_printer, marks=pytest.mark.skipif(sys.platform != "linux", reason="the system's own dialog")),
    ],
)
def test_every_question_for_a_file_is_forgotten(qtbot, tmp_path, ask):
    """Qt's own dialog, answered by hand; it stores the folder when it goes."""
    folder, parent = tmp_path / "SMITH_JOHN", QWidget()
    qtbot.addWidget(parent)
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"x")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))

    def answer():
        dialog = QApplication.activeModalWidget()
        browse = dialog.findChild(QToolButton, "fileBrowser")  # of a dialog to print, which asks for a file in turn
        if browse is None:
            dialog.setDirectory(str(folder))
            dialog.selectFile("a.csv" if ask is ask_files else "new.csv")
        elif browse.isEnabled():
            QTimer.singleShot(0, answer)
            browse.click()
        dialog.accept()

    QTimer.singleShot(0, answer)
    assert ask(parent)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    stored = [file for file in (tmp_path / "settings").rglob("*") if file.is_file()]
    assert not [file for file in stored if b"SMITH_JOHN" in file.read_bytes()]
