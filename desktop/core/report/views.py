"""Rows as a report shows them: with what is known to be true, and without what names a patient."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from desktop.core.batch.pseudonym import pseudonym
from desktop.core.batch.rows import About, Batch, Pictures, Row, Rows
from desktop.core.report.causes import nameless

CODE_STRING = re.compile(r"[A-Z0-9 _]{1,16}")  # PS3.5 6.2, CS: anything else in its place may be a name
OTHER = "other"


@dataclass(frozen=True, slots=True)
class View:
    """Rows changed one by one while somebody reads them."""

    rows: Rows
    change: Callable[[Row], Row]
    with_pictures: bool = True

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return map(self.change, self.rows)

    def pictures(self, file: str) -> Pictures:
        return self.rows.pictures(file) if self.with_pictures else Pictures()


def deidentified(batch: Batch, key: bytes) -> Batch:
    """The batch without what PS3.15 E.1 (basic profile) takes out of a file, as far as a report shows it.

    Names of files and folders, and hashes, which lead back to a file too, become pseudonyms under `key`; reasons and
    notes lose every name, number and quotation; pictures, which may have a name burnt in, are left out.
    """
    return replace(batch, folder="", rows=View(batch.rows, lambda row: _nameless(row, key), with_pictures=False))


def _nameless(row: Row, key: bytes) -> Row:
    return replace(
        row,
        file=pseudonym(key, "file", row.file),
        sha256=pseudonym(key, "content", row.sha256),
        reason=nameless(row.reason, row.file),
        notes=tuple(nameless(note, row.file) for note in row.notes),
        about=_coded(row.about),
    )


def _coded(about: About) -> About:
    def coded(word: str) -> str:
        return word if not word or CODE_STRING.fullmatch(word) else OTHER

    return replace(about, modality=coded(about.modality), body_part=coded(about.body_part), view=coded(about.view))
