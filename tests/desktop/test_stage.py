"""The language is switched while the real window is open: nothing is lost, nothing is said in two languages."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel

from desktop import app, words
from desktop.settings import Settings, load, save
from desktop.ui import theme
from desktop.ui.place import Place
from tests import tiny_model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


# What files, the model and the core say, or what is a name.
OWN = ("Grad-CAM", "Pneumonia", "made up", "it is not claimed", "Tiny", ".png", "CPU", "Отмена", "(Shift+")


class Loud(dict):
    """A language in which every text is there, in capitals."""

    def get(self, text, default=None):
        first, *others = text.split("{")
        rest = (f"{name}}}{words.upper()}" for name, words in (other.split("}") for other in others))
        return ("{".join((first.upper(), *rest)),) * 3

    def __getitem__(self, text):
        return self.get(text)

    def __contains__(self, text):
        return True

    def items(self):
        return ()


@pytest.fixture
def loud(monkeypatch):
    """Russian is English in capitals, so that a test sees what was not said anew."""
    monkeypatch.setattr(words, "texts", lambda language: {} if language == "en" else Loud())
    words._patterns.cache_clear()
    yield
    words.use("en")
    words._patterns.cache_clear()


@pytest.fixture
def model(tmp_path):
    return tiny_model.build(tmp_path / "tiny.onnx", json.dumps(tiny_model.card()))


@pytest.fixture
def pictures(tmp_path):
    paths = [tmp_path / f"{name}.png" for name in "ab"]
    for seed, path in enumerate(paths):
        pixels = np.clip(np.random.default_rng(seed).normal(190, 30, (64, 48)), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(path)
    return paths


def wish(parts, **changes):
    parts.presenter.program.wish(replace(parts.window.screen_shown.program.preferences, **changes))


def english(window, own=()):
    """Texts of the window that were not said anew."""
    texts = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    texts += [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    texts += [action.text() for action in window.actions_by_id.values()]
    texts += [window.side.tabText(place) for place in range(window.side.count())]
    return [text for text in texts if text != text.upper() and not any(word in text for word in own)]


def test_the_language_is_switched_without_a_restart(qtbot, qapp, model, pictures, loud):
    with app.composed(Settings(notice_accepted=True, language="en"), model, "cpu") as parts:
        first = parts.window
        first.resize(900, 650)
        first.show()
        parts.presenter.open(pictures)
        qtbot.waitUntil(lambda: first.screen_shown.settled, timeout=30_000)
        first.side.setCurrentIndex(2)
        first.canvas.put(Place(0.3, 0.4, 3.0, fitted=False))
        place, drawn = first.canvas.place, first.screen_shown.picture
        parts.presenter.say("Something happened.")
        first.actions_by_id["settings"].trigger()
        dialog = first.program.settings
        dialog.language.setCurrentIndex(dialog.language.findData("ru"))
        dialog.language.activated.emit(dialog.language.currentIndex())
        second = parts.window
        assert second is not first
        assert second.isVisible()
        assert not first.isVisible()
        assert (second.width(), second.height()) == (900, 650)
        assert second.side.currentIndex() == 2
        assert second.canvas.place.closeness == pytest.approx(place.closeness, rel=0.02)
        assert second.canvas.place.row == pytest.approx(place.row, abs=0.02)
        assert second.screen_shown.picture.levels is drawn.levels
        assert second.screen_shown.banner == ""
        qtbot.waitUntil(lambda: second.screen_shown.explanation.measured[0].isupper(), timeout=30_000)
        for tab in range(second.side.count()):
            second.side.setCurrentIndex(tab)
            assert english(second, own=OWN) == []
        again = second.program.settings
        assert again is not dialog
        assert again.isVisible()
        assert again.windowTitle() == "SETTINGS"
        again.reject()
        assert words.language() == "en"
        assert parts.window.actions_by_id["open"].text() == "&Open…"
        for old in (first, second):
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            assert not shiboken6.isValid(old)
        parts.window.actions_by_id["next"].trigger()
        assert parts.window.screen_shown.settled is False
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        assert parts.window.screen_shown.current == 1
        assert parts.presenter.settings.language == "en"


def test_qts_own_texts_follow(qtbot, qapp, model, loud):
    with app.composed(Settings(notice_accepted=True, language="en"), model, "cpu") as parts:
        for language, word in (("pl", "Anuluj"), ("ru", "Отмена"), ("en", "Cancel")):
            wish(parts, language=language)
            box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
            qtbot.addWidget(box)
            assert box.buttons()[0].text().replace("&", "") == word


def test_colours_change_while_the_window_is_open(qtbot, qapp, model, pictures):
    with app.composed(Settings(notice_accepted=True, theme="light"), model, "cpu") as parts:
        window = parts.window
        window.show()
        for name in ("dark", "contrast", "light"):
            wish(parts, theme=name)
            qapp.processEvents()
            assert parts.window is window
            found = window.grab().toImage().pixelColor(window.width() - 5, window.height() - 5)
            assert found == theme.palette(name).color(QPalette.ColorRole.Window)


def test_settings_of_the_program_outlive_it(tmp_path):
    file = tmp_path / "settings.json"
    wanted = Settings(language="pl", theme="contrast", keys={"invert": "F12"}, remember_recent=True)
    save(file, wanted)
    assert load(file) == wanted
    for bad in (
        '{"language": "xx"}',
        '{"theme": 1}',
        '{"keys": ["a"]}',
        '{"keys": {"a": 1}}',
        '{"remember_recent": 1}',
    ):
        file.write_text(bad)
        assert load(file) == Settings()


def test_recent_files_outlive_the_window_where_that_is_wanted(qtbot, qapp, model, tmp_path, pictures):
    recents = tmp_path / "recent.json"
    recents.write_text(json.dumps([str(pictures[1])]))
    wanted = Settings(notice_accepted=True, remember_recent=True)
    with app.composed(wanted, model, "cpu", recents=recents) as parts:
        assert [name[-5:] for name in parts.window.screen_shown.program.recent] == ["b.png"]
        parts.window.program.reopened.emit(0)
        qtbot.waitUntil(lambda: parts.window.screen_shown.settled, timeout=30_000)
        assert parts.window.screen_shown.files[0].name == "b.png"
    assert not recents.exists(), "a bitmap does not say whose it is"
    with app.composed(Settings(notice_accepted=True), model, "cpu", recents=recents) as parts:
        assert parts.window.screen_shown.program.recent == ()


def test_nobody_is_left_of_the_windows(qapp):
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]
