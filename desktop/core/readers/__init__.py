"""File -> Radiograph. The content decides what a file is, never its name."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.radiograph import Radiograph
from desktop.core.readers.archive import MAGIC, refusal
from desktop.core.readers.bitmap import kind_of, read_bitmap
from desktop.core.readers.containers import is_index
from desktop.core.readers.source import Source, has_preamble, load


def read(path: Path, frame: int = 0, least: int = 0) -> Radiograph:
    """The radiograph in a DICOM, PNG, JPEG, TIFF or BMP file; of a multi-frame DICOM file the frame `frame`, from 0.

    least: 0 for all pixels; else a JPEG may be decoded at a half, a quarter or an eighth of its size, as long as both
    sides keep `least` pixels, which is quicker and enough for a network.
    Raises UnreadableFile, or NoPicture for a healthy DICOM file without one, and nothing else.
    """
    source = load(path)
    try:
        return _decode(source, frame, least)
    except (UnreadableFile, NoPicture, ImportError):  # a decoder missing from the program is a bug, not damage
        raise
    except MemoryError as error:
        raise source.unreadable("it needs more memory than is free: close other programs and try again") from error
    except Exception as error:  # decoders raise dozens of types on damage; narrowed here and only here
        kind = type(error).__name__  # not its message, which may quote the patient's data
        raise source.unreadable(f"its content is damaged ({kind}): copy it again from where it came") from error


def _decode(source: Source, frame: int, least: int) -> Radiograph:
    if source.data.startswith(MAGIC):
        raise refusal(source)
    if is_index(source.data):
        raise source.no_picture("it is an index, not a picture: the files it names are read on their own")
    kind = kind_of(source.data)
    if has_preamble(source.data) or kind is None:
        from desktop.core.readers.dicom import read_dicom  # pydicom costs a quarter second that a PNG need not wait for

        return read_dicom(source, frame)
    if frame:
        raise source.unreadable(f"there is no frame {frame + 1} in it, only 1: choose that")
    return read_bitmap(source, kind, least)
