"""The languages: every text of the interface is there in each, with the same places to fill."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from desktop import words
from desktop.commands import COMMANDS
from desktop.core.errors import UnreadableFile
from desktop.core.readers import read

ROOT = Path(__file__).resolve().parent.parent
OTHERS = sorted(set(words.LANGUAGES) - {"en"})
HOLE = re.compile(r"\{\w*\}")


@pytest.fixture
def spoken():
    yield words.use
    words.use("en")


@pytest.fixture(scope="module")
def collected() -> dict[str, bool]:
    return runpy.run_path(str(ROOT / "resources" / "collect_texts.py"))["texts"]()


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_none_is_left_over(collected, language):
    there = words.texts(language)
    assert sorted(set(collected) - set(there)) == []
    assert sorted(set(there) - set(collected)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_what_is_filled_in(language):
    for source, forms in words.texts(language).items():
        for form in forms:
            assert form.strip(), source
            assert set(HOLE.findall(form)) == set(HOLE.findall(source)), source


@pytest.mark.parametrize("language", sorted(words.LANGUAGES))
def test_mnemonics_of_a_menu_are_unique(spoken, language):
    spoken(language)
    menus = {command.menu for command in COMMANDS}
    for menu in menus:
        letters = re.findall(r"&(\w)", " ".join(words.known(c.text) for c in COMMANDS if c.menu == menu).lower())
        assert len(letters) == len(set(letters)), (menu, sorted(letters))
    bar = re.findall(r"&(\w)", " ".join(words.known(menu) for menu in menus).lower())
    assert len(bar) == len(set(bar)), bar


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ru", {1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 25: 2, 101: 0, 111: 2, 0: 2}),
        ("pl", {1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 2, 22: 1, 25: 2, 101: 2, 112: 2, 0: 2}),
    ],
)
def test_numbers_take_their_form(spoken, language, numbers):
    spoken(language)
    forms = words.texts(language)["{count} notes"]
    for number, form in numbers.items():
        assert words.counted("{count} note", "{count} notes", number) == forms[form].format(count=number)


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_of_the_core_is_said_with_its_own_values(spoken, language):
    spoken(language)
    said = words.said("The picture is nearly empty (grey values spread by 0.01, at least 0.02).")
    assert "0.01" in said
    assert "0.02" in said
    assert "picture" not in said


def test_an_unknown_sentence_and_braces_stay_as_they_are(spoken):
    spoken("ru")
    assert words.said("A {sentence} nobody wrote.") == "A {sentence} nobody wrote."
    assert words.tr("Opening {file} …", file="{x}").count("{x}") == 1


@pytest.mark.parametrize("language", OTHERS)
def test_why_a_file_cannot_be_opened_is_said_without_english(spoken, tmp_path, language):
    """The sentence, its reason, and what fills the reason are patterns in one another."""
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "other.txt").write_text("words")
    for path in (tmp_path / "empty.png", tmp_path / "other.txt", tmp_path / "none.dcm", tmp_path / "a.zip" / "b.dcm"):
        with pytest.raises(UnreadableFile) as found:
            read(path)
        spoken(language)
        shown = words.said(str(found.value)).replace(path.name, "")
        assert not re.search(r"\b(the|it|its|is|cannot|choose|check|copy)\b", shown), shown
        spoken("en")
        assert words.said(str(found.value)) == str(found.value)
