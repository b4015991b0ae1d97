from __future__ import annotations

import pytest

from desktop.core.errors import OutputError
from desktop.settings import Settings, load, save


def test_saved_is_loaded_and_nothing_is_left_beside(tmp_path):
    path = tmp_path / "settings.json"
    save(path, Settings(True, False, 0.25))
    assert load(path) == Settings(True, False, 0.25)
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"opacity": "much"}', '{"opacity": 7.0}', '{"opacity": NaN}', '{"notice_accepted": 1}',
     '{"other": 1}', '{"contours": 1}', '{"threshold": 0.0}', "\x00\x01", "[" * 100_000],
)  # fmt: skip
def test_a_broken_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert load(path) == Settings()


def test_a_missing_file_gives_the_defaults(tmp_path):
    assert load(tmp_path / "none.json") == Settings()


def test_what_cannot_be_saved_is_said(tmp_path):
    with pytest.raises(OutputError, match=r"settings\.json"):
        save(tmp_path / "missing" / "settings.json", Settings())
