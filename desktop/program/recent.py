"""The files opened last. Between two starts only paths are kept that were seen to say nothing of the patient."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.atomic import write_whole
from desktop.core.errors import OutputError
from desktop.core.radiograph import Radiograph
from desktop.core.text import printable

MOST = 12
LETTERS = 3  # a part of a name from which on a path is searched for it
LONGEST = 4096  # characters of a path
APART = re.compile(r"[\W\d_]+")  # what stands between words
JOINTS = re.compile(r"[\W_]+")  # what stands between words and numbers
DOUBLED = re.compile(r"([aou])e|(a)a|(s)[sz]")  # how a path may spell ä ö ü, å and ß
DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Recent:
    """nameless: its path may be kept between two starts, see `nameless`."""

    path: Path
    nameless: bool


def added(recent: tuple[Recent, ...], path: Path, radiograph: Radiograph) -> tuple[Recent, ...]:
    """With the file in front."""
    others = (one for one in recent if one.path != path)
    return (Recent(path, nameless(path, radiograph)), *others)[:MOST]


def nameless(path: Path, radiograph: Radiograph) -> bool:
    """Whether the path holds no part of the patient's name, no patient ID and no birth date.

    Only a DICOM file says who is on it (PS3.3 C.7.1.1): a file of another kind, or one that names nobody, may lie in a
    folder called after the patient. So may one whose name is not in Latin letters: its path may spell it in them.
    """
    who = radiograph.identity
    if radiograph.kind != "DICOM" or not (who.patient_name.strip() or who.patient_id.strip()):
        return False
    text = _plain(str(path))
    names = [part for part in APART.split(_plain(who.patient_name)) if part]
    if not all(part.isascii() for part in names):
        return False
    joined = JOINTS.sub("", text)
    numbers = [*_dates(who.birth_date), *filter(None, (JOINTS.sub("", _plain(who.patient_id)),))]
    return not _named(text, names) and not any(number in joined for number in numbers)


def _named(text: str, names: list[str]) -> bool:
    """Whether a path holds one of the names, a short one as a word of its own, or all of them in one word."""
    if not set(APART.split(text)).isdisjoint(names):
        return True
    whole = ("".join(names), "".join(reversed(names)))
    held = [part for part in (*names, *whole) if len(part) >= LETTERS]
    return any(part in text or DOUBLED.sub(r"\1\2\3", part) in DOUBLED.sub(r"\1\2\3", text) for part in held)


def title(path: Path) -> str:
    """Its name and its folder's, which tell two of the same name apart."""
    return printable(str(Path(path.parent.name) / path.name), 80)


def load(file: Path) -> tuple[Path, ...]:
    """The paths of a file that `save` wrote; none where it is missing or damaged."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return ()
    paths = [Path(one) for one in found[:MOST] if 0 < len(one) <= LONGEST and "\0" not in one]
    return tuple(path for path in paths if path.is_absolute())


def save(file: Path, paths: Sequence[Path]) -> None:
    """No file is left where there is nothing to keep. Raises OutputError."""
    try:
        if paths:
            write_whole(file, [json.dumps([str(path.absolute()) for path in paths], indent=1).encode()])
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"The recent files cannot be kept in {file.name} ({reason}); free space or check rights."
        ) from error


def _plain(text: str) -> str:
    """Without accents and capitals, which names lose on their way into a path."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _dates(birth: str) -> tuple[str, ...]:
    """The orders in which a path may write a date of DICOM (PS3.5 6.2, DA), without what stands between."""
    found = DATE.search(re.sub(r"\D", "", birth))
    if found is None:
        return ()
    year, month, day = found.groups()
    return year + month + day, day + month + year, month + day + year
