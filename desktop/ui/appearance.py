"""The whole application's language and colours, changed while it runs."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import palette, sheet
from desktop.words import LANGUAGES, use
from desktop.words import language as spoken

NAME = "qtbase"  # of the translator of Qt's own texts, as of its files
WANTED = "theme"  # the application's property that keeps the one asked for


def speak(app: QApplication, language: str) -> bool:
    """Speak a language from now on, the system's for an empty one; English where the system's is not known.

    Qt's own texts, as on standard buttons, follow. Returns whether it is another one than before: every widget that
    is there speaks the old one until it is built anew.
    """
    wanted = language or next((one for one in _systems() if one in LANGUAGES), "en")
    before = spoken()
    use(wanted)
    for old in app.findChildren(QTranslator, NAME):
        app.removeTranslator(old)
        old.setParent(None)
    if wanted != "en":
        translator = QTranslator(app)
        translator.setObjectName(NAME)
        if translator.load(f"{NAME}_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    return wanted != before


def dress(app: QApplication, theme: str) -> None:
    """Take the colours of one of program.THEMES from now on; as the system changes, "system" follows."""
    hints = app.styleHints()
    if app.property(WANTED) is None:
        hints.colorSchemeChanged.connect(lambda scheme: _colour(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda preference: _colour(app))
    app.setProperty(WANTED, theme)
    scheme = {"light": Qt.ColorScheme.Light, "system": Qt.ColorScheme.Unknown}.get(theme, Qt.ColorScheme.Dark)
    hints.setColorScheme(scheme)  # for what the system draws itself, as the window's frame
    _colour(app)


def _colour(app: QApplication) -> None:
    hints, theme = app.styleHints(), app.property(WANTED)
    if theme == "system":
        high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        theme = "contrast" if high else "dark" if dark else "light"
    wanted = palette(theme)
    if app.palette() != wanted:
        app.setPalette(wanted)
    if app.styleSheet() != sheet(theme):
        app.setStyleSheet(sheet(theme))


def _systems() -> list[str]:
    """The languages that the user told the system, the dearest first."""
    return [name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages()]
