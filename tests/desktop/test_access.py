"""Keyboard only, and read aloud: every control of every dialog and page has a name and is reached with Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.papers.view import PapersView
from desktop.program.program import Preferences
from desktop.ui.calibration import Calibration
from desktop.ui.export_dialog import ExportDialog
from desktop.ui.folder_dialog import FolderDialog
from desktop.ui.keys import KeysDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.marks_questions import LengthQuestion, TextQuestion
from desktop.ui.model_card import ModelCard
from desktop.ui.network_input import NetworkInput
from desktop.ui.notice import Notice
from desktop.ui.palette import Palette
from desktop.ui.settings_dialog import SettingsDialog
from desktop.ui.tags_window import TagsWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
)
INNER = ("QScrollBar", "QHeaderView", "QTableCornerButton", "QTabBar")
DIALOGS = {
    "keys": lambda window: KeysDialog({"invert": "F12"}, window),
    "first notice": lambda window: Notice(window, first=True),
    "notice": Notice,
    "calibration": lambda window: Calibration(window, 4.0),
    "network input": NetworkInput,
    "folder": FolderDialog,
    "settings": lambda window: SettingsDialog(Preferences(), window),
    "palette": lambda window: Palette(window.actions_by_id, window),
    "tags": TagsWindow,
    "model card": ModelCard,
    "text of a mark": TextQuestion,
    "known length": LengthQuestion,
    **{
        purpose: lambda window, purpose=purpose: ExportDialog(purpose, PapersView(drawn=True, burned_in=True), window)
        for purpose in ("picture", "report", "print")
    },
}
PAGES = ("Model", "Reader", "Measure", "worklist")


@pytest.fixture
def window(qtbot, screen):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(screen)
    return window


def shown(window: MainWindow, page: str) -> MainWindow:
    if page == "worklist":
        window.pages.setCurrentIndex(1)
    else:
        window.side.setCurrentIndex([window.side.tabText(place) for place in range(window.side.count())].index(page))
    return window


def controls(top: QWidget) -> list[QWidget]:
    """What a user acts on and can see, without the parts that Qt builds inside another control."""
    found = [part for part in top.findChildren(QWidget) if isinstance(part, CONTROLS) and part.window() is top]
    own = [part for part in found if not part.objectName().startswith("qt_") and part.isVisible()]
    own = [part for part in own if not any(part.inherits(name) for name in INNER)]
    return [part for part in own if not isinstance(part.parent(), (QComboBox, QAbstractSpinBox, QKeySequenceEdit))]


def reached(qtbot, top: QWidget) -> set[QWidget]:
    """Where Tab goes, around the whole window."""
    seen: list[QWidget] = []
    for _ in range(200):
        now = QApplication.focusWidget()
        assert now is not None
        if seen and now is seen[0] and len(seen) > 1:
            break
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return {part for one in seen for part in (one, one.focusProxy(), one.parent()) if part is not None}


def check(qtbot, top: QWidget) -> None:
    with qtbot.waitActive(top):
        top.show()
        top.activateWindow()
    found = controls(top)
    assert found
    there = reached(qtbot, top)
    for control in found:
        text = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        assert text, f"{control} has no accessible name"
        action = control.defaultAction() if isinstance(control, QToolButton) else None
        if action is not None:
            assert not action.shortcut().isEmpty(), f"{text} has no key"
        elif control.isEnabled() and not (isinstance(control, QAbstractButton) and control.autoExclusive()):
            assert control in there, f"{text} is not reached with Tab"
    for control in top.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.window() is top:
            inner = isinstance(control.parent(), (QComboBox, QAbstractSpinBox, QKeySequenceEdit, QAbstractScrollArea))
            named = control.accessibleName() or isinstance(control, (QAbstractButton, QTabBar)) or inner
            assert named, f"{control} in {control.parent()} takes the keys and has no name"


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_is_reached_with_tab(qtbot, window, name):
    dialog = DIALOGS[name](window)
    check(qtbot, dialog)
    dialog.hide()


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name_and_is_reached_with_tab(qtbot, window, page):
    window.show()
    check(qtbot, shown(window, page))
