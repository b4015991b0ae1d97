"""Which patient belongs to which split: a keyed hash of the patient, never of the picture; or the publisher's word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from desktop.core.errors import AppError
from desktop.core.text import printable
from models.settings.base import SPLITS, Split
from models.settings.data import ByPatient, BySource


def split_of(group: str, by: ByPatient) -> Split:
    """The split of a group of patients: a uniform number from a keyed hash against the shares in the recipe."""
    place = _place(group, by.key)
    if place < by.train:
        return "train"
    return "validation" if place < by.train + by.validation else "test"


def published(part: str, group: str, by: BySource) -> Split:
    """The split that the publisher's `part` goes to. Raises AppError for a part that the recipe does not name."""
    if part in by.validation:
        return "validation"
    if part in by.test:
        return "test"
    if part not in by.train:
        raise AppError(
            f"The data have a split {printable(part)!r}, the recipe's data.splits name {', '.join(by.names)}: "
            "name it there or correct the data."
        )
    return "validation" if not by.validation and _place(group, by.key) < by.share else "train"


def grouped(patients: Sequence[str], digests: Sequence[str]) -> list[str]:
    """One group name per picture: its patient, or the first of all patients that identical files tie together."""
    parent: dict[str, str] = {patient: patient for patient in patients}

    def root(patient: str) -> str:
        while parent[patient] != patient:
            parent[patient] = patient = parent[parent[patient]]
        return patient

    first: dict[str, str] = {}
    for patient, digest in zip(patients, digests, strict=True):
        one, other = root(patient), root(first.setdefault(digest, patient))
        parent[max(one, other)] = min(one, other)
    return [root(patient) for patient in patients]


def deal(
    patients: Sequence[str], groups: Sequence[str], parts: Sequence[str], by: ByPatient | BySource
) -> dict[Split, list[int]]:
    """Picture numbers of every split, in order. groups: see `grouped`. parts: the publisher's split of each picture."""
    dealt: dict[Split, list[int]] = {split: [] for split in SPLITS}
    named = by.tested if isinstance(by, ByPatient) else ()
    tested = {group for patient, group in zip(patients, groups, strict=True) if patient in named}
    for number, (group, part) in enumerate(zip(groups, parts, strict=True)):
        if isinstance(by, BySource):
            split = published(part, group, by)
        else:
            split = "test" if group in tested else split_of(group, by)
        dealt[split].append(number)
    return dealt


def _place(group: str, key: str) -> float:
    """Uniform in 0..1."""
    digest = hashlib.blake2b(group.encode(), key=key.encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
