"""A key of pseudonyms in a file, so that several journals call the same patient by the same name."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.core.batch.agreed import agreed
from desktop.core.batch.pseudonym import new_key
from desktop.core.errors import OutputError
from desktop.core.text import printable

KEY = "pseudonyms.key"
WRITTEN = re.compile(r"[0-9a-f]{64}")


def key_in(path: Path) -> bytes:
    """The key in the file, made where there is none; of many programs that start at once, one makes it.

    Raises OutputError when the file can be neither read nor made, or holds no key.
    """
    where = printable(str(path))
    try:
        text = agreed(path, new_key().hex())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise OutputError(f"The key {where} cannot be used ({why}): name another file.") from error
    if not WRITTEN.fullmatch(text):
        raise OutputError(f"{where} is no key of pseudonyms: name another file, or one that does not exist yet.")
    return bytes.fromhex(text)
