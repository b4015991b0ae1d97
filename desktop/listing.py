"""`skiagraph models`: what the models in the box are and how good, from their cards; or one model's card as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop.core.atomic import write_whole
from desktop.core.claims import Claim, claims, counts, in_words
from desktop.core.errors import ModelError, OutputError
from desktop.core.figure_names import figure_name
from desktop.core.installed import Installed, installed, named
from desktop.core.text import escaped, printable

SIZES = 1_000_000
LISTED = "| model | about | held-out figures [95 % interval] | tested on |", "| --- | --- | --- | --- |"


def list_models(name: str | None, folder: Path, form: str, say: Callable[[str], None]) -> bool:
    """Say what is known of every model in `folder`, or of the one that is named; whether all of them can be used.

    name: a model's name, or the path of a model file. form: "words" or "json", with int8 variants, or "markdown",
    without. Raises ModelError.
    """
    models: Sequence[Installed | ModelError] = (named(name, folder),) if name else installed(folder, form != "markdown")
    say({"words": in_text, "json": as_json, "markdown": as_markdown}[form](models))
    return all(isinstance(one, Installed) for one in models)


def write_page(name: str, folder: Path, path: Path) -> None:
    """Write the card of the named model as one HTML file. Raises ModelError, OutputError."""
    from desktop.core.pages.model_page import html

    model = named(name, folder)
    write_text(path, (html(model.card, model.sha256),))


def write_text(path: Path, chunks: Sequence[str]) -> None:
    """Write a text file whole or not at all. Raises OutputError."""
    try:
        write_whole(path, (chunk.encode("utf-8", "backslashreplace") for chunk in chunks))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{escaped(str(path))} cannot be written ({reason}); choose another place.") from error


def in_text(models: Sequence[Installed | ModelError]) -> str:
    return "\n\n".join(str(one) if isinstance(one, ModelError) else "\n".join(_lines(one)) for one in models)


def as_json(models: Sequence[Installed | ModelError]) -> str:
    return json.dumps([_record(one) for one in models], indent=2, allow_nan=False)


def as_markdown(models: Sequence[Installed | ModelError]) -> str:
    """README's table of models; a model that cannot be used is a row too."""
    rows = [row for one in models for row in _rows(one)]
    return "\n".join((*LISTED, *(f"| {' | '.join(map(_cell, row))} |" for row in rows)))


def _lines(model: Installed) -> Iterator[str]:
    card = model.card
    size = f"{model.size / SIZES:.1f} MB"
    yield f"{card.name} {card.version} ({card.task}, {card.architecture}, {size}): {printable(card.title)}"
    for claim in claims(card):
        yield f"  {printable(claim.about, 60)}: {_figures(claim)}" + (f"  WEAK: {claim.weak}" if claim.weak else "")
    yield f"  tested on: {printable(_tested(model), 200)}"
    yield "  pictures (patients): " + ", ".join(_count(split, of) for split, of in counts(card).items())
    yield f"  sha256 {model.sha256}  {escaped(str(model.path))}"


def _rows(model: Installed | ModelError) -> Iterator[tuple[str, str, str, str]]:
    if isinstance(model, ModelError):
        yield ("-", str(model), "-", "-")
        return
    for number, claim in enumerate(claims(model.card)):
        name = "" if number else f"{model.card.name} {model.card.version}, {model.size / SIZES:.1f} MB"
        weak = f"{claim.about} (weak: {claim.weak})" if claim.weak else claim.about
        yield (name, weak, _figures(claim), "" if number else _tested(model))


def _record(model: Installed | ModelError) -> dict[str, object]:
    if isinstance(model, ModelError):
        return {"error": str(model)}
    card = model.card
    return {
        "name": card.name,
        "version": card.version,
        "title": card.title,
        "task": card.task,
        "architecture": card.architecture,
        "licence": card.licence,
        "file": model.path.name,
        "bytes": model.size,
        "sha256": model.sha256,
        "code_revision": card.code_revision,
        "labels": [label.model_dump() for label in card.labels],
        "weak": {claim.label.name: claim.weak for claim in claims(card) if claim.label and claim.weak},
        "figures": [figure.model_dump() for figure in card.metrics],
        "operating_points": [point.model_dump() for point in card.operating_points],
        "default_point": card.default_point,
        "counts": counts(card),
    }


def _figures(claim: Claim) -> str:
    return ", ".join(f"{figure_name(one.name)} {in_words(one)}" for one in claim.figures) or "no held-out figures"


def _tested(model: Installed) -> str:
    """On what the figures were measured."""
    return "; ".join(dict.fromkeys(one.measured_on for claim in claims(model.card) for one in claim.figures)) or "-"


def _count(split: str, numbers: dict[str, int]) -> str:
    patients = f" ({numbers['patients']:,})" if "patients" in numbers else ""
    return f"{printable(split, 20)} {numbers.get('pictures', 0):,}{patients}"


def _cell(text: str) -> str:
    """Text that stays text in a Markdown table."""
    return re.sub(r"([\\`*_{}<>|#!~])", r"\\\1", printable(text, 300))
