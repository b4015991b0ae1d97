"""Every theme can be read: contrasts are worked out, not judged."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from desktop.ui import theme
from desktop.ui.appearance import dress


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1's contrast ratio."""

    def light(colour: QColor) -> float:
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


Role, Group = QPalette.ColorRole, QPalette.ColorGroup
TEXTS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Window),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
]


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_text_of_a_theme_can_be_read(name):
    palette = theme.palette(name)
    for group in (Group.Active, Group.Inactive):
        for text, ground in TEXTS:
            ratio = contrast(palette.color(group, text), palette.color(group, ground))
            assert ratio >= (7.0 if name == "contrast" else 4.5), (text, ground, ratio)
    for tone in theme.TONES.values():  # the verdict's wash lies under plain text
        ground = palette.color(Role.Window)
        wash = QColor(
            *(round(0.16 * a + 0.84 * b) for a, b in zip(tone.getRgb()[:3], ground.getRgb()[:3], strict=True))
        )
        assert contrast(palette.color(Role.WindowText), wash) >= 4.5


def test_the_programs_own_colours_can_be_read():
    white = QColor("white")
    for name, colour in {**theme.DECISIONS, **theme.TONES}.items():
        assert contrast(white, colour) >= 4.5, name
    for colour in (theme.CANVAS_TEXT, theme.CANVAS_WARNING, theme.MARK, theme.MARK_SELECTED):
        assert contrast(colour, theme.CANVAS) >= 4.5


def test_a_theme_is_put_on_and_off_again(qtbot, qapp):
    label = QLabel("x")
    qtbot.addWidget(label)
    for name in ("dark", "contrast", "light"):
        dress(qapp, name)
        qapp.processEvents()
        assert label.palette().color(Role.Window) == theme.palette(name).color(Role.Window)
    dress(qapp, "system")
    assert qapp.palette() in (theme.palette("light"), theme.palette("dark"))
