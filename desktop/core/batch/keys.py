"""A key of pseudonyms in a file, so that several journals call the same patient by the same name."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from desktop.core.batch.pseudonym import new_key
from desktop.core.errors import OutputError
from desktop.core.text import printable

KEY = "pseudonyms.key"
PATIENCE = 10.0  # seconds until another program has written the key that it is just making; shares show that late
WRITTEN = re.compile(r"[0-9a-f]{64}\n")


def key_in(path: Path) -> bytes:
    """The key in the file, made where there is none; of many programs that start at once, one makes it.

    Raises OutputError when the file can be neither read nor made, or holds no key.
    """
    where = printable(str(path))
    try:
        _make(path)
        deadline = time.monotonic() + PATIENCE
        while not (text := path.read_bytes()) and time.monotonic() < deadline:
            time.sleep(0.1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise OutputError(f"The key {where} cannot be used ({why}): name another file.") from error
    if not WRITTEN.fullmatch(text.decode("ascii", "replace")):
        raise OutputError(f"{where} is no key of pseudonyms: name another file, or one that does not exist yet.")
    return bytes.fromhex(text.decode("ascii").strip())


def _make(path: Path) -> None:
    """Readable for its owner alone."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    try:
        os.write(file, f"{new_key().hex()}\n".encode("ascii"))  # whole at once: who reads sees nothing or all
        os.fsync(file)
    finally:
        os.close(file)
