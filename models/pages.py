"""Pages for people: one HTML file each, with nothing from outside and every text of a file's as text."""

from __future__ import annotations

import base64
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desktop.core.atomic import write_whole
from desktop.core.errors import AppError

TEMPLATES = Path(__file__).resolve().parent / "templates"
NOTICE = "Research use only. Not for diagnosis."


def page(template: str, **values: object) -> bytes:
    """One of models/templates, filled in; the browser may load nothing (Content-Security-Policy)."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"png": png_address, "figure": shown}
    return environment.get_template(template).render(notice=NOTICE, **values).encode()


def png_address(data: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")


def shown(value: float | None) -> str:
    """Three digits after the point; a dash where there is no value."""
    return "\N{EN DASH}" if value is None else f"{value:.3f}"


def write_folder(out: Path, files: dict[str, bytes]) -> None:
    """Write every file whole. Raises AppError when the folder cannot be made or written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(out / name, [data])
    except OSError as error:
        raise AppError(f"The folder {out} cannot be written: {error.strerror}; name another with --out.") from error
