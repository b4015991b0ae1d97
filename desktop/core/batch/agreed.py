"""What programs that share a folder agree on: the first of them writes it into a file, the others read it there.

And which of a model's two files a batch is read with from its first row to its last, wherever that is.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from desktop.core.engine import Engine
from desktop.core.errors import ModelError, OutputError, SelfTestFailed
from desktop.core.model_file import is_int8, read_model, with_sha256
from desktop.core.text import printable

PATIENCE = 10.0  # seconds until another program has written what it is just writing; shares show that late


def agreed(path: Path, own: str) -> str:
    """The line in the file; `own`, ASCII, where there was none. The file is for its owner's eyes. Raises OSError."""
    _make(path, own)
    deadline = time.monotonic() + PATIENCE
    while not (data := path.read_bytes()) and time.monotonic() < deadline:
        time.sleep(0.1)
    text = data.decode("ascii", "replace")
    return text.removesuffix("\n") if text.endswith("\n") else ""


def chosen(engine: Engine, model: Path, begun: str, shared: Path | None = None) -> Engine:
    """The engine of the file that a batch was begun with: at another time, on another machine the other may be quicker.

    engine: what "auto" takes here, of `model` or of the int8 file beside it. begun: SHA-256 of the file that the
    journal's last row is of; empty without any. shared: the folder of several shards, of which the first one chooses.
    Raises AppError.
    """
    engine = _as(engine, model, begun)
    if shared is None:
        return engine
    file = shared / f"model-{hashlib.sha256(read_model(model)).hexdigest()[:16]}.txt"
    try:
        first = agreed(file, engine.sha256)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise OutputError(f"{printable(str(file))} cannot be used ({why}): name another --out.") from error
    engine = _as(engine, model, first)
    if engine.sha256 != first:
        raise ModelError(
            f"The first shard in {printable(str(shared))} was read with a file of {model.name} that is not here: "
            "install the same Skiagraph on every machine, or scan every shard with --provider cpu."
        )
    return engine


def _as(engine: Engine, model: Path, wanted: str) -> Engine:
    """The engine of the one of both files that has this SHA-256; the given one where neither has. Raises ModelError."""
    path = with_sha256(model, wanted) if wanted not in ("", engine.sha256) else None
    return _loaded(path) if path else engine


def _loaded(path: Path) -> Engine:
    try:
        engine = Engine.load(path, "cpu" if is_int8(path) else "auto", threads=1)
    except SelfTestFailed as error:
        raise ModelError(
            f"This batch was begun with {path.name}, whose golden pictures' scores this machine computes off by "
            f"{error.apart:.2g}: go on where it was begun, or name --provider cpu, for every shard, to read all anew."
        ) from error
    engine.provider_notes = (*engine.provider_notes, f"{path.name} answers, as it did when this batch was begun.")
    return engine


def _make(path: Path, line: str) -> None:
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    try:
        os.write(file, f"{line}\n".encode("ascii"))  # whole at once: who reads sees nothing or all
        os.fsync(file)
    finally:
        os.close(file)
