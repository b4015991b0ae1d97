"""[data]: where pictures, labels and patients come from, and which patients train, choose and judge."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Protocol, Self

from pydantic import Field, model_validator

from desktop.core.card import Label, LabelName, Text
from models.settings.base import Part, Share, Task

Key = Annotated[str, Field(min_length=1, max_length=64)]
HEADER = "header"


class ByPatient(Part):
    """Whole patients are dealt to the splits by a hash keyed with `key`.

    The split is then the same everywhere and stays the same when pictures are added. tested: patients who are always
    in the test split, as those of pictures with boxes are, which nothing may have learned from.
    """

    by: Literal["patient"] = "patient"
    key: Key
    train: Share
    validation: Share
    test: Share
    tested: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(self.train + self.validation + self.test - 1.0) > 1e-9:
            raise ValueError("train, validation and test must add up to 1")
        return self


class BySource(Part):
    """The publisher's own splits, by the names that they have there (part folder, value of the split column, arrays
    of an npz file, NIH's list file).

    validation empty: a share of the train patients, dealt by a hash keyed with `key`, as in ByPatient.
    """

    by: Literal["source"]
    train: Annotated[tuple[str, ...], Field(min_length=1)]
    validation: tuple[str, ...] = ()
    test: Annotated[tuple[str, ...], Field(min_length=1)]
    key: Key = "skiagraph"
    share: Share = 0.1

    @property
    def names(self) -> tuple[str, ...]:
        return self.train + self.validation + self.test

    @model_validator(mode="after")
    def _once(self) -> Self:
        twice = {name for name in self.names if self.names.count(name) > 1}
        if twice:
            raise ValueError(f"{sorted(twice)[0]!r} is named twice; a publisher's split goes to one of ours")
        return self


class _Source(Part):
    """What every source says about itself; `split` is the sentence about the split for the card."""

    name: Text
    licence: Text
    credit: Text
    split: Text
    splits: Annotated[ByPatient | BySource, Field(discriminator="by")]

    @property
    def dealing(self) -> dict[str, object]:
        """All that decides which patient a picture is of, and which split a patient goes to."""
        return self.model_dump(include={"splits", "patient", "patient_column", "split_column"})


class _WithPatients(_Source):
    """patient: a regular expression with a group `patient`, searched in the file name; "header" takes the DICOM patient
    ID; empty makes every picture its own patient."""

    patient: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.patient in ("", HEADER):
            return self
        try:
            groups = re.compile(self.patient).groupindex
        except re.error as error:
            raise ValueError(f"patient is no regular expression: {error}") from error
        if "patient" not in groups:
            raise ValueError("patient needs a group named patient, for example (?P<patient>person[0-9]+)")
        return self


class Folders(_WithPatients):
    """A folder per label. folders: folder name -> labels that its pictures have.

    parts: folders above those (train, val, ...), all of which are read; none when --data holds the label folders.
    """

    kind: Literal["folders"] = "folders"
    folders: Annotated[dict[str, tuple[LabelName, ...]], Field(min_length=2)]
    parts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _parts_named(self) -> Self:
        if isinstance(self.splits, BySource) and set(self.splits.names) != set(self.parts):
            raise ValueError("parts must be the folders that splits names, no more and no fewer, when it is by source")
        return self


class NihTable(_Source):
    """NIH's Data_Entry CSV: Image Index, Finding Labels joined by |, Patient ID.

    values: finding in the table -> labels. ignored: findings that are no label here. unknown: findings that make every
    label of the picture unknown. pictures: the folder that holds the files, at any depth.
    Splits by source name the publisher's list files (train_val_list.txt, test_list.txt), a file name on every line.
    """

    kind: Literal["nih"]
    table: str = "Data_Entry.csv"
    pictures: str = "images"
    values: Annotated[dict[str, tuple[LabelName, ...]], Field(min_length=1)]
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Table(_WithPatients):
    """Any CSV: a column with the file (below --data), and either a column per label or one column of label names.

    columns: column -> label; 1 present, 0 absent, empty or -1 unknown. labels_column: names joined by `separator`, with
    `values`, `ignored` and `unknown` as in NihTable; an empty cell makes every label unknown.
    patient_column and split_column may be empty; without patient_column, `patient` says what the file name tells.
    """

    kind: Literal["csv"]
    table: str
    file_column: str = "path"
    patient_column: str = "patient"
    split_column: str = ""
    columns: dict[str, LabelName] = Field(default_factory=dict)
    labels_column: str = ""
    separator: Annotated[str, Field(min_length=1)] = "|"
    values: dict[str, tuple[LabelName, ...]] = Field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.columns) == bool(self.labels_column):
            raise ValueError("name either columns or labels_column")
        if len(set(self.columns.values())) < len(self.columns):
            raise ValueError("columns has two columns of one label, which may contradict each other; name one")
        if bool(self.labels_column) != bool(self.values):
            raise ValueError("values belongs to labels_column: it says which labels the names there mean")
        if self.patient and self.patient_column:
            raise ValueError('name either patient or patient_column; patient_column = "" is none')
        if isinstance(self.splits, BySource) and not self.split_column:
            raise ValueError("split_column must be named when splits is by source")
        return self


class Arrays(_Source):
    """Arrays in one file; every picture is its own patient, since none is known.

    file: MedMNIST's npz (train_images, train_labels, val_..., test_...), MNIST's npz (x_train, y_train, x_test, y_test)
    or a folder with MNIST's four idx files (splits train and test), plain or gzipped.
    values: number in the file -> labels; a MedMNIST file with several columns of 0 and 1 names one label per column.
    """

    kind: Literal["arrays"]
    file: str
    values: Annotated[tuple[tuple[LabelName, ...], ...], Field(min_length=1)]


Data = Annotated[Folders | NihTable | Table | Arrays, Field(discriminator="kind")]


class Asked(Protocol):
    """What pictures are read for: a recipe, or anything else that names labels and data."""

    @property
    def task(self) -> Task: ...

    @property
    def labels(self) -> tuple[Label, ...]: ...

    @property
    def data(self) -> Data: ...
