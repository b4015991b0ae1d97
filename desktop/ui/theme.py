"""The few colours that are not the system's."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from desktop.paths import resources

CANVAS = QColor("#0b0d10")
CANVAS_TEXT = QColor("#c9d1d9")
CANVAS_SHADOW = QColor("#000000")
CANVAS_WARNING = QColor("#ffc94d")
PLANES = QColor("#3de0ff")  # not among the colours of the overlay
ACTIVE = QColor("#4aa3ff")  # the frame of the radiograph that the panel is about
MARK, MARK_SELECTED = QColor("#7ee787"), QColor("#ffe45c")  # measurements, always on a dark edge
CONTOUR = QColor("#fbb41a")  # the overlay's own, on a dark edge
# Told apart by lightness too, and never without a word beside them; white text on each has a contrast of at least 4.5.
POSITIVE = QColor("#b8500f")
NEGATIVE = QColor("#4a6076")
UNSURE = QColor("#7a5c99")
OWN = QColor("#0a8a93")  # the reader's own threshold
DECISIONS = {"negative": NEGATIVE, "unsure": UNSURE, "positive": POSITIVE}
TONES = {
    "quiet": QColor("#6b7785"),
    "good": QColor("#1f7a5c"),
    "doubtful": QColor("#a66300"),
    "refused": QColor("#b3312c"),
}

# window, base, every second row, button, text, weak text, highlight and its text, link, edges
THEMES = {
    "light": "#f2f3f5 #ffffff #f0f3f7 #f7f8fa #15191e #5c6670 #1f66ad #ffffff #155a9e #a7afb8",
    "dark": "#1f2327 #343a42 #3a4149 #3a4149 #e6e9ed #b2bcc7 #2f6fb3 #ffffff #7ab8ff #565d66",
    "contrast": "#000000 #000000 #141414 #000000 #ffffff #d0d0d0 #ffe600 #000000 #ffff66 #ffffff",
}

PLAIN = "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"  # some of Qt's are dark on dark

# Qt's style draws edges a little darker than the window: hardly seen in the dark, and on black not at all.
DARK = """
QScrollBar { background: #1a1d21; }
QScrollBar:vertical { width: 13px; }
QScrollBar:horizontal { height: 13px; }
QScrollBar::handle { background: #77818c; border-radius: 4px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: #98a2ad; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QLineEdit, QPlainTextEdit { border: 1px solid #77818c; border-radius: 2px; }
QLineEdit { padding: 2px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: #7ab8ff; }
QLineEdit:disabled, QPlainTextEdit:disabled { border-color: #565d66; }
QCheckBox::indicator, QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid #98a2ad;
                                                background: #343a42; border-radius: 2px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked { background: #7ab8ff; }
QRadioButton::indicator:checked { background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
                                  stop: 0 #7ab8ff, stop: 0.5 #7ab8ff, stop: 0.6 #343a42); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: #7ab8ff; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: #565d66; background: #1f2327; }
QCheckBox::indicator:checked:disabled { background: #565d66; }
"""
TICK = 'QCheckBox::indicator:checked {{ image: url("{}"); }}'  # on the bright square of both
EDGES = """
QPushButton, QToolButton { background: #000000; border: 1px solid #ffffff; border-radius: 3px; padding: 4px 10px; }
QPushButton:focus, QToolButton:focus { border: 2px solid #ffe600; padding: 3px 9px; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: #ffe600; color: #000000; }
QPushButton:disabled, QToolButton:disabled { border-color: #808080; color: #d0d0d0; }
QLineEdit, QPlainTextEdit, QTextEdit { border: 1px solid #ffffff; padding: 2px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid #ffe600; padding: 1px; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid #ffe600; }
QAbstractSpinBox { border: 1px solid #ffffff; padding: 2px 20px 2px 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 18px; border-left: 1px solid #ffffff; }
QAbstractSpinBox::up-arrow { border-left: 4px solid #000000; border-right: 4px solid #000000;
                             border-bottom: 5px solid #ffffff; width: 0; height: 0; }
QAbstractSpinBox::down-arrow { border-left: 4px solid #000000; border-right: 4px solid #000000;
                               border-top: 5px solid #ffffff; width: 0; height: 0; }
QAbstractItemView { border: 1px solid #808080; }
QHeaderView::section { background: #000000; border: 1px solid #808080; padding: 3px; }
QComboBox { border: 1px solid #ffffff; border-radius: 3px; padding: 3px 6px; }
QCheckBox::indicator, QRadioButton::indicator { width: 13px; height: 13px; border: 1px solid #ffffff; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: #ffe600; }
QCheckBox:focus, QRadioButton:focus { color: #ffe600; }
QSlider::groove:horizontal { height: 2px; background: #ffffff; }
QSlider::handle:horizontal { width: 12px; margin: -7px 0; background: #ffe600; border-radius: 6px; }
QScrollBar { background: #000000; border: 1px solid #808080; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: #ffffff; min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QTabBar::tab { border: 1px solid #ffffff; padding: 5px 12px; }
QTabBar::tab:selected { background: #ffe600; color: #000000; }
QTabBar::tab:focus { border: 2px solid #ffe600; padding: 4px 11px; }
QGroupBox { border: 1px solid #ffffff; margin-top: 9px; padding-top: 9px; }
QGroupBox::title { subcontrol-origin: margin; left: 9px; }
QMenu, QToolTip { border: 1px solid #ffffff; }
QProgressBar { border: 1px solid #ffffff; }
QProgressBar::chunk { background: #ffe600; }
"""


def sheet(theme: str) -> str:
    """The application's style sheet in a theme."""
    own = {"dark": DARK, "contrast": EDGES}.get(theme)
    return PLAIN if own is None else PLAIN + own + TICK.format((resources() / "icons" / "tick.svg").as_posix())


def faint(palette: QPalette, share: float = 0.22) -> QColor:
    """A line or a track that is barely there, in light and dark."""
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(share)
    return colour


def differing() -> QColor:
    """Behind a row that is not the same in two pictures, in light and dark; a word says so, too."""
    colour = QColor(TONES["doubtful"])
    colour.setAlphaF(0.22)
    return colour


def palette(theme: str) -> QPalette:
    """Of a theme; every text on what it stands on has a contrast of at least 4.5, or of 15."""
    roles = QPalette.ColorRole
    window, base, other, button, text, weak, accent, chosen, link, edge = map(QColor, THEMES[theme].split())
    made = QPalette()
    for role, colour in (
        (roles.Window, window),
        (roles.WindowText, text),
        (roles.Base, base),
        (roles.Text, text),
        (roles.BrightText, QColor("#ffffff")),
        (roles.Button, button),
        (roles.Light, edge.lighter(140)),
        (roles.Mid, edge),
        (roles.Dark, edge.darker(160)),
        (roles.AlternateBase, other),
        (roles.Midlight, edge.lighter(120)),
        (roles.Highlight, accent),
        (roles.HighlightedText, chosen),
        (roles.Accent, accent),
        (roles.Link, link),
        (roles.LinkVisited, link),
        (roles.PlaceholderText, weak),
        (roles.ToolTipBase, base),
        (roles.ToolTipText, text),
        (roles.ButtonText, text),
        (roles.Shadow, QColor("#000000")),
    ):
        made.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, weak)
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, other)
    return made
