"""README's table of models is what `skiagraph models --markdown` prints."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.core.installed import installed
from desktop.listing import as_markdown

ROOT = Path(__file__).resolve().parent.parent


def test_the_table_of_models_is_in_step() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("<!-- skiagraph models --markdown -->\n")[2].partition("\n<!-- end -->")[0]
    assert table.strip() == as_markdown(installed(paths.resources() / "models"))
