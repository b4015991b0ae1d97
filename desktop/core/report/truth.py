"""What is known to be true of each file: from the names of its folders, or from a CSV file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.core.batch.pseudonym import pseudonym
from desktop.core.batch.rows import Batch, Row
from desktop.core.card import ModelCard
from desktop.core.report.label_table import NoTruth, lines, plain, slashed
from desktop.core.report.views import View
from desktop.core.text import printable

FOLDERS = "folders"  # instead of the name of a CSV file
TABLE = "a table"  # in place of its name, which may be somebody's
SEPARATOR = "|"  # between several labels of one file, as in the lists of ChestX-ray14
NONE = ("0", "none", "normal", "negative", "no finding", "healthy", "no", "false")
UNKNOWN = ("", "-1", "unknown", "uncertain", "unclear", "?", "na", "n/a", "nan", "not read", "not graded")
NUMBER = re.compile(r"-?\d+")

Truth = tuple[str, ...]
Told = Callable[[str], tuple[Truth | None, str]]


@dataclass(frozen=True, slots=True)
class Strays:
    """Lines of a table that match no file of the folder. first: the file that the first of them names."""

    source: str
    count: int
    of: int
    first: str

    def sentence(self, nameless: bool = False) -> str:
        """nameless: without the name of a file."""
        if nameless:
            return f"{self.count} of {self.of} lines of {TABLE} match no file of the folder."
        table, first = printable(self.source), printable(self.first)
        return f"{self.count} of {self.of} lines of {table} match no file of the folder, the first: {first!r}."


@dataclass(frozen=True, slots=True)
class Labels:
    """told: file -> the names of the labels that are right, None where nobody said; and its patient, or empty.

    source: empty where nobody said anything but whose they are. listed: files of a table, with slashes, and how many
    lines each has. strays: empty before `among`, and where every line matches a file.
    """

    told: Told
    source: str
    listed: Mapping[str, int] = field(default_factory=dict)
    strays: Strays | None = None

    def told_by(self, nameless: bool) -> str:
        """The source as a report names it. nameless: without the name of a file."""
        return TABLE if nameless and self.source not in (FOLDERS, "") else self.source

    def among(self, files: Iterable[str]) -> Labels:
        """The same, with what of the table matches none of a folder's files."""
        names = {name for file in files for name in (slashed(file), _name(slashed(file)))}
        lost = [file for file in self.listed if file not in names]
        if not lost:
            return replace(self, strays=None)
        count, of = sum(self.listed[file] for file in lost), sum(self.listed.values())
        return replace(self, strays=Strays(self.source, count, of, lost[0]))

    def ensure_met(self) -> None:
        """Raises NoTruth where no line of the table matches a file."""
        if self.strays and self.strays.count == self.strays.of:
            table, first = printable(self.source), printable(self.strays.first)
            raise NoTruth(
                f"No line of {table} matches a file of the folder, the first: {first!r}; "
                "write paths below the folder, or names, into its column file."
            )

    def over(self, batch: Batch, key: bytes) -> Batch:
        """The batch with the truth in its rows. key: of the pseudonyms that stand for patients."""
        several = self._several(batch)

        def labelled(row: Row) -> Row:
            file = slashed(row.file)
            doubted = file not in self.listed and _name(file) in several
            truth, patient = (None, "") if doubted else self.told(row.file)
            known = pseudonym(key, "patient", patient) or row.about.patient
            return replace(row, truth=truth, about=replace(row.about, patient=known))

        return replace(batch, rows=View(batch.rows, labelled))

    def _several(self, batch: Batch) -> frozenset[str]:
        """Names without a folder in the table that are names of several files: nobody knows which of them is meant."""
        names = {name for name in self.listed if "/" not in name}
        if not names:
            return frozenset()
        files = (slashed(row.file) for row in batch.rows)
        found = Counter(_name(file) for file in files if "/" not in file or file not in self.listed)
        return frozenset(name for name in names if found[name] > 1)


def labels_from(source: str, card: ModelCard, patient: re.Pattern[str] | None = None) -> Labels:
    """source: FOLDERS, or the path of a CSV file with the columns file and label, and patient if it likes; empty for
    patients alone.

    patient: what in a file's path names its patient, the group "patient" or else the whole match; a column goes first.
    Raises NoTruth.
    """
    names, listed = _names(card), Counter[str]()
    if source == FOLDERS:
        told = _from_folders(names, card)
    elif source:
        said = lines(Path(source))
        table, listed = _table(said, Path(source), names, card), Counter(file for file, _, _ in said)
        told = _from_table(table)
    else:
        told = _nothing

    def with_patient(file: str) -> tuple[Truth | None, str]:
        truth, who = told(file)
        found = patient.search(file) if patient and not who else None
        return truth, who or (found.groupdict().get("patient", found[0]) if found else "")

    return Labels(with_patient, source if source in (FOLDERS, "") else Path(source).name, listed)


def lasting(source: str, patient: re.Pattern[str] | None) -> tuple[str, str]:
    """Both as texts that mean the same in another working folder."""
    return source if source in (FOLDERS, "") else str(Path(source).absolute()), patient.pattern if patient else ""


def _names(card: ModelCard) -> dict[str, str]:
    """What people write -> the label's name. Grades and classes may be given by their number, from 0."""
    names: dict[str, str] = {}
    for number, label in enumerate(card.labels):
        written = [label.name, *label.display.values()]
        written += [str(number)] if card.exclusive else []
        written += ["1", "positive", "yes", "true"] if card.task == "binary" else []
        names |= {plain(word): label.name for word in written}
    return names


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def _from_folders(names: dict[str, str], card: ModelCard) -> Told:
    def told(file: str) -> tuple[Truth | None, str]:
        folders = [plain(folder) for folder in reversed(file.split("/")[:-1])]
        words = [word for word in folders if not NUMBER.fullmatch(word)]
        numbers = [word for word in folders if NUMBER.fullmatch(word)]
        for word in words:
            if (said := _meant(word, names, card)) is not None:
                return said, ""
        grades = {_meant(word, names, card) for word in numbers} - {None}  # or of a patient, a series, a fold
        return (grades.pop() if len(grades) == 1 else None), ""

    return told


def _meant(word: str, names: dict[str, str], card: ModelCard) -> Truth | None:
    """What one folder says; None where nothing."""
    if word in names:
        return (names[word],)
    return () if word in NONE and not card.exclusive else None


def _nothing(file: str) -> tuple[Truth | None, str]:
    return None, ""


def _table(
    lines: Iterable[tuple[str, str, str]], path: Path, names: dict[str, str], card: ModelCard
) -> dict[str, tuple[Truth | None, str]]:
    table: dict[str, tuple[Truth | None, str]] = {}
    for file, label, patient in lines:
        said = _truth(label, names, card, path), patient
        table[file] = _joined(table[file], said, file, card, path) if file in table else said
    if not any(truth for truth, _ in table.values()):
        known = ", ".join(label.name for label in card.labels)
        raise NoTruth(f"{printable(path.name)} names none of the model's labels ({known}): correct its column label.")
    return table


def _joined(
    before: tuple[Truth | None, str], now: tuple[Truth | None, str], file: str, card: ModelCard, path: Path
) -> tuple[Truth | None, str]:
    """Of a file with several lines: all its findings, where a model has several labels; else they must agree."""
    if card.task == "multilabel" and before[1] == now[1] and None not in (before[0], now[0]):
        return tuple(dict.fromkeys((*(before[0] or ()), *(now[0] or ())))), now[1]
    if before != now:
        raise NoTruth(f"{printable(path.name)} says two things of {printable(file)}: correct it.")
    return now


def _from_table(table: dict[str, tuple[Truth | None, str]]) -> Told:
    return lambda file: table.get(slashed(file)) or table.get(_name(slashed(file))) or (None, "")


def _truth(label: str, names: dict[str, str], card: ModelCard, path: Path) -> Truth | None:
    """None for a label that says nothing: of the file, or about a model whose labels compete. A finding that a model
    with several labels does not know is none of them; of a model with one, it may be a slip of the pen."""
    words = [plain(word) for word in label.split(SEPARATOR)]
    known = tuple(dict.fromkeys(names[word] for word in words if word in names))
    strange = [word for word in words if word not in names and word not in NONE and word not in UNKNOWN]
    if card.exclusive:
        if len(known) > 1:
            said = f"{printable(path.name)} gives one file the labels {printable(label)!r}"
            raise NoTruth(f"{said}, but only one can be right for this model: correct it.")
        return known or None
    if strange and card.task == "binary" and not known:
        said = f"{printable(path.name)} gives the label {printable(label)!r}, which this model does not know"
        raise NoTruth(f"{said}: write {card.labels[0].name}, normal or unknown.")
    silent = any(word in UNKNOWN or (NUMBER.fullmatch(word) and word not in NONE) for word in words)
    return None if silent and not known else known
