"""What a file's header says, without decoding or even reading its pixels: for listing whole folders."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import FileError
from desktop.core.radiograph import Facts
from desktop.core.readers.bitmap import bitmap_facts, kind_of
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import PREAMBLE, has_preamble, load, regular_file, unreadable
from desktop.core.text import printable


def facts(path: Path) -> Facts:
    """`read(path).facts` from the header alone; the colourfulness, which only pixels tell, stays 0.

    Raises UnreadableFile. A file whose pixels are missing or damaged passes: nobody looked at them.
    """
    try:
        with _opened(path) as file:
            start = file.read(PREAMBLE + 4)
            file.seek(0)
            kind = None if has_preamble(start) else kind_of(start)
            return _dicom_facts(path, file) if kind is None else bitmap_facts(file, kind)
    except (FileError, ImportError, MemoryError):
        raise
    except Exception as error:  # as in `read`
        kind = type(error).__name__
        raise unreadable(path, f"its header is damaged ({kind}): copy it again from where it came") from error


def _opened(path: Path) -> BinaryIO:
    """A regular file, or what `load` makes of anything else: the bytes, or the sentence why not."""
    try:
        return regular_file(path)
    except (OSError, ValueError):
        return io.BytesIO(load(path).data)


def _dicom_facts(path: Path, file: BinaryIO) -> Facts:
    from desktop.core.readers.dataset import parse_header
    from desktop.core.readers.header import Header
    from desktop.core.readers.header import facts as facts_of

    with heard():
        dataset, syntax = parse_header(path, file)
        return replace(facts_of(Header(dataset)), transfer_syntax=printable(syntax.name))
