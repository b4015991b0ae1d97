"""One self-contained HTML page from a template beside this file, in which every text of a file's is only text."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).resolve().parent


def page(template: str, **values: object) -> str:
    """A whole file; the browser may load nothing, not even what is written in it, but style and pictures.

    (Content-Security-Policy, with the hash of the style.)
    """
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return fragment(template, style=Markup(style), style_hash=f"sha256-{digest}", **values)


def fragment(template: str, **values: object) -> str:
    """What a template makes of the values; text is escaped, and characters that nobody sees become a visible mark."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    return environment.get_template(template).render(**values)


def style_sheet() -> str:
    return HERE.joinpath("page.css").read_text(encoding="utf-8")


def _seen(value: object) -> object:
    """Control and direction characters could make a page say something else than the file does."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in value)
