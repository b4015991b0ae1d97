"""What is known to be true of each file: from the names of its folders, or from a CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.batch.pseudonym import pseudonym
from desktop.core.batch.rows import Batch, Row
from desktop.core.card import ModelCard
from desktop.core.errors import AppError
from desktop.core.report.views import View
from desktop.core.text import printable

FOLDERS = "folders"  # instead of the name of a CSV file
SEPARATOR = "|"  # between several labels of one file, as in the lists of ChestX-ray14
LARGEST = 1 << 28  # bytes of a CSV file
NONE = ("", "0", "none", "normal", "negative", "no finding", "healthy")

Truth = tuple[str, ...]
Told = Callable[[str], tuple[Truth | None, str]]


class NoTruth(AppError):
    """The labels that were given cannot be used."""


@dataclass(frozen=True, slots=True)
class Labels:
    """told: file -> the names of the labels that are right, None where nobody said; and its patient, or empty."""

    told: Told
    source: str

    def over(self, batch: Batch, key: bytes) -> Batch:
        """The batch with the truth in its rows. key: of the pseudonyms that stand for patients."""

        def labelled(row: Row) -> Row:
            truth, patient = self.told(row.file)
            known = pseudonym(key, "patient", patient) or row.about.patient
            return replace(row, truth=truth, about=replace(row.about, patient=known))

        return replace(batch, rows=View(batch.rows, labelled))


def labels_from(source: str, card: ModelCard, patient: re.Pattern[str] | None = None) -> Labels:
    """source: FOLDERS, or the path of a CSV file with the columns file and label, and patient if it likes.

    patient: what in a file's path names its patient, the group "patient" or else the whole match; a column goes first.
    Raises NoTruth.
    """
    names = _names(card)
    told = _from_folders(names, card) if source == FOLDERS else _from_csv(Path(source), names, card)

    def with_patient(file: str) -> tuple[Truth | None, str]:
        truth, who = told(file)
        found = patient.search(file) if patient and not who else None
        return truth, who or (found.groupdict().get("patient", found[0]) if found else "")

    return Labels(with_patient, source if source == FOLDERS else Path(source).name)


def _names(card: ModelCard) -> dict[str, str]:
    """What people write -> the label's name. Grades and classes may be given by their number, from 0."""
    names: dict[str, str] = {}
    for number, label in enumerate(card.labels):
        written = [label.name, *label.display.values()]
        written += [str(number)] if card.exclusive else []
        written += ["1", "positive"] if card.task == "binary" else []
        names |= {_plain(word): label.name for word in written}
    return names


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def _from_folders(names: dict[str, str], card: ModelCard) -> Told:
    competing = card.exclusive

    def told(file: str) -> tuple[Truth | None, str]:
        for folder in reversed(file.split("/")[:-1]):
            word = _plain(folder)
            if word in names:
                return (names[word],), ""
            if word in NONE and not competing:
                return (), ""
        return None, ""

    return told


def _from_csv(path: Path, names: dict[str, str], card: ModelCard) -> Told:
    table: dict[str, tuple[Truth | None, str]] = {}
    for file, label, patient in _lines(path):
        table[file] = _truth(label, names, card, path), patient
    if not any(truth for truth, _ in table.values()):
        known = ", ".join(label.name for label in card.labels)
        raise NoTruth(f"{printable(path.name)} names none of the model's labels ({known}): correct its column label.")

    def told(file: str) -> tuple[Truth | None, str]:
        return table.get(file) or table.get(file.rpartition("/")[2]) or (None, "")

    return told


def _lines(path: Path) -> Iterable[tuple[str, str, str]]:
    name = printable(path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise NoTruth(f"{name} is too large for a list of labels: give one line for each file.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = {_plain(column): column for column in reader.fieldnames or ()}
            if not {"file", "label"} <= columns.keys():
                raise NoTruth(f"{name} needs the columns file and label in its first line: add them.")
            wanted = [columns.get(column, "") for column in ("file", "label", "patient")]
            return [(line[wanted[0]] or "", line[wanted[1]] or "", line.get(wanted[2]) or "") for line in reader]
    except (OSError, UnicodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise NoTruth(f"{name} cannot be read as a CSV file of labels ({why}): check it and start again.") from error


def _truth(label: str, names: dict[str, str], card: ModelCard, path: Path) -> Truth | None:
    """None for a label that says nothing about a model whose labels compete."""
    words = [_plain(word) for word in label.split(SEPARATOR)]
    known = tuple(dict.fromkeys(names[word] for word in words if word in names))
    if card.exclusive:
        if len(known) > 1:
            said = f"{printable(path.name)} gives one file the labels {printable(label)!r}"
            raise NoTruth(f"{said}, but only one can be right for this model: correct it.")
        return known or None
    return known
