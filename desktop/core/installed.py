"""Model files as they lie on the disk: their card, size and hash, without running them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from desktop.core.card import ModelCard
from desktop.core.errors import ModelError
from desktop.core.model_file import check_contract, int8_of, is_int8, open_session, read_card, read_model, with_sha256
from desktop.core.providers import CPU
from desktop.core.text import printable


@dataclass(frozen=True, slots=True)
class Installed:
    """size: bytes. sha256: hex digest of the file."""

    path: Path
    size: int
    sha256: str
    card: ModelCard


def inspected(path: Path) -> Installed:
    """Read one model file's card and hold the graph against it; the self-test is `Engine.load`'s. Raises ModelError."""
    data = read_model(path)
    session = open_session(path, data, CPU)
    card = read_card(path, session)
    check_contract(path, session, card)
    return Installed(path, len(data), hashlib.sha256(data).hexdigest(), card)


def installed(folder: Path, variants: bool = False) -> tuple[Installed | ModelError, ...]:
    """Every .onnx file of a folder by name, or why it is no model. variants: int8 files too, each after its model.

    Raises ModelError where there is none.
    """
    files = [path for path in folder.glob("*.onnx") if path.is_file() and (variants or not is_int8(path))]
    files.sort(key=lambda path: (path if is_int8(path) else int8_of(path), is_int8(path)))
    if not files:
        raise ModelError(
            f"There is no model in {printable(str(folder))}: install Skiagraph again, or name a model file."
        )
    return tuple(_inspected_or_why(path) for path in files)


def with_hash(sha256: str, folder: Path) -> Installed | None:
    """The installed model of this SHA-256, int8 files too."""
    for path in sorted(folder.glob("*.onnx")):
        if not is_int8(path) and (found := with_sha256(path, sha256)) is not None:
            return inspected(found)
    return None


def located(name: str, folder: Path) -> Path:
    """The model file at a path, or the installed one whose file or card is called so. Raises ModelError."""
    if name.lower().endswith(".onnx") or os.path.isfile(name):  # pathlib's raises where a name is too long
        return Path(name)
    own = folder / f"{name}.onnx"
    if os.path.isfile(own):
        return own
    found = [one for one in installed(folder) if isinstance(one, Installed)]
    for one in found:
        if one.card.name == name:
            return one.path
    known = ", ".join(one.card.name for one in found)
    raise ModelError(f"No installed model is called {printable(name)}: name a model file, or one of {known}.")


def named(name: str, folder: Path) -> Installed:
    """What lies where `located` says. Raises ModelError."""
    return inspected(located(name, folder))


def _inspected_or_why(path: Path) -> Installed | ModelError:
    try:
        return inspected(path)
    except ModelError as error:
        return error
