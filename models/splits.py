"""Which patient belongs to which split: a keyed hash of the patient, never of the picture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from models.recipe import SPLITS, Data, Split


def split_of(group: str, data: Data) -> Split:
    """The split of a group of patients: a uniform number from a keyed hash against the shares in the recipe."""
    digest = hashlib.blake2b(group.encode(), key=data.split_key.encode(), digest_size=8).digest()
    place = int.from_bytes(digest) / 2**64
    if place < data.train:
        return "train"
    return "validation" if place < data.train + data.validation else "test"


def grouped(patients: Sequence[str], digests: Sequence[str]) -> list[str]:
    """One group name per picture: its patient, or the first of all patients that identical files tie together."""
    parent: dict[str, str] = {patient: patient for patient in patients}

    def root(patient: str) -> str:
        while parent[patient] != patient:
            patient = parent[patient]
        return patient

    first: dict[str, str] = {}
    for patient, digest in zip(patients, digests, strict=True):
        one, other = root(patient), root(first.setdefault(digest, patient))
        parent[max(one, other)] = min(one, other)
    return [root(patient) for patient in patients]


def deal(groups: Sequence[str], data: Data) -> dict[Split, list[int]]:
    """Picture numbers of every split, in order."""
    dealt: dict[Split, list[int]] = {split: [] for split in SPLITS}
    for number, group in enumerate(groups):
        dealt[split_of(group, data)].append(number)
    return dealt
