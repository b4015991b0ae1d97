"""Who is on a picture: by its file name, by its DICOM header, or nobody but itself."""

from __future__ import annotations

import re

from desktop.core.errors import AppError, UnreadableFile
from desktop.core.readers.dataset import parse_header
from desktop.core.readers.header import Header
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import regular_file
from desktop.core.text import printable
from models.settings.data import HEADER
from models.sources.entry import FilePicture


def patient_of(picture: FilePicture, rule: str) -> str:
    """rule: a recipe's data.patient. Raises AppError naming the file where it names no patient."""
    if not rule:
        return picture.name
    if rule == HEADER:
        return _in_header(picture)
    match = re.search(rule, picture.path.name)
    if match is None or not match["patient"]:
        raise AppError(
            f"The file name {printable(picture.name)} names no patient by the recipe's pattern {rule}: "
            "rename the file or correct data.patient."
        )
    return match["patient"]


def _in_header(picture: FilePicture) -> str:
    try:
        with regular_file(picture.path) as file, heard():
            patient = Header(parse_header(picture.path, file)[0]).text("PatientID")
    except UnreadableFile:
        raise
    except Exception as error:  # pydicom raises dozens of types on damage, as in the viewer's reader
        raise _without(picture, f"its header is damaged ({type(error).__name__})") from error
    if not patient:
        raise _without(picture, "its header has no PatientID")
    return patient


def _without(picture: FilePicture, why: str) -> AppError:
    return AppError(
        f"{printable(picture.name)} names no patient: {why}; take it out, or let data.patient be a pattern "
        "for file names."
    )
