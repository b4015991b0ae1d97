"""`skiagraph merge`: find the shards' journals, join them, write the reports of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.batch.journal import Journal
from desktop.core.batch.merging import Source, alike, merge, missing, source, unfinished
from desktop.core.errors import UnreadableFile
from desktop.core.report.content import content
from desktop.core.report.names import HTML, JOURNAL
from desktop.core.report.truth import labels_from, lasting
from desktop.core.report.write import ensure_apart, ensure_writable, write_reports
from desktop.core.text import escaped
from desktop.scanning import Summary

MOST = 20  # shards named in one sentence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a merge is asked for. sources: journals, or folders that hold some; the rest as for a scan."""

    sources: tuple[Path, ...]
    out: Path
    labels: str = ""
    patient: re.Pattern[str] | None = None
    nameless: bool = False


def merge_shards(wanted: Wanted, explain: Callable[[tuple[str, ...]], None]) -> Summary:
    """Write one journal and report; explain is told what is missing. Raises AppError."""
    found = [source(path) for path in dict.fromkeys(path.resolve() for path in _journals(wanted.sources))]
    alike(found)
    explain(tuple(_gaps(found)))
    card = found[0].part.card
    labels = labels_from(wanted.labels, card, wanted.patient) if wanted.labels or wanted.patient else None
    if labels and not missing(found):
        labels = labels.among(file for one in found for file in one.files)
        labels.ensure_met()
    ensure_apart(wanted.labels, wanted.out)
    ensure_writable(wanted.out)
    with Journal.open(wanted.out / JOURNAL, found[0].key) as journal:
        explain(tuple(filter(None, [journal.note])))
        batch = merge(found, journal)
        made = content(batch, journal.key, labels, wanted.nameless)
        files = write_reports(made, wanted.out)
        journal.held_against(*lasting(wanted.labels, wanted.patient))
        explain((labels.strays.sentence(),) if labels and labels.strays else ())
        return Summary(made.audit.counts, len(batch.rows), batch.found, len(batch.rows), files[HTML])


def _journals(sources: Sequence[Path]) -> Iterator[Path]:
    for given in sources:
        inside = sorted(given.glob(f"shard-*-of-*/{JOURNAL}"))
        if not inside and not given.is_file() and not (given / JOURNAL).is_file():
            where = escaped(str(given))
            raise UnreadableFile(f"{where} holds no shard's journal: name the DIR that scan --shard wrote into.")
        yield from inside or [given if given.is_file() else given / JOURNAL]


def _gaps(found: Sequence[Source]) -> Iterator[str]:
    of = found[0].part.shard.of
    if gone := missing(found):
        named = ", ".join(map(str, gone[:MOST])) + (f" and {len(gone) - MOST} more" if len(gone) > MOST else "")
        yield f"Of {of} shards, these are missing: {named}. Scan them and merge again."
    for one in unfinished(found):
        left = f"{len(one.files) - one.rows} of its {len(one.files)} files are not read"
        yield f"Shard {one.part.shard.number} of {of} did not end, {left}: scan it again, it goes on, and merge again."
    totals = sorted({one.part.total for one in found})
    if len(totals) > 1:
        changed = f"The folder changed between the shards ({totals[0]} to {totals[-1]} files)"
        yield f"{changed}: scan them again for the rest."
