"""What the report that lies in a folder already says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from desktop.core.batch.journal import Journal
from desktop.core.card import ModelCard
from desktop.core.errors import AppError
from desktop.core.report.label_table import NoTruth
from desktop.core.report.names import JSON
from desktop.core.report.truth import Labels, labels_from
from desktop.core.report.write import ensure_apart
from desktop.core.text import printable


@dataclass(frozen=True, slots=True)
class Earlier:
    """nameless: it was de-identified. judged: it holds the answers against the truth."""

    nameless: bool = False
    judged: bool = False


def earlier(out: Path) -> Earlier:
    """By results.json; one that is missing or damaged says nothing."""
    try:
        with (out / JSON).open(encoding="utf-8") as file:
            head = "".join(takewhile(lambda line: not line.startswith('"rows"'), file))
        said = json.loads(head.rstrip(",\n") + "}")
        return Earlier(bool(said["provenance"]["deidentified"]), "evaluation" in said)
    except (OSError, ValueError, LookupError, TypeError):
        return Earlier()


def labels_again(out: Path, journal: Journal, card: ModelCard, judged: bool) -> Labels | None:
    """The labels that the last report was held against. judged: a report in `out` was, to any.

    Raises NoTruth where they cannot be had, so that nothing takes the place of that report.
    """
    where, (source, patient) = printable(str(out)), journal.truth
    if not source and judged:
        raise NoTruth(
            f"The report in {where} is held against labels, and nobody knows where they are: write it with "
            "skiagraph scan FOLDER --out DIR --labels folders|FILE.csv instead."
        )
    if not source and not patient:
        return None
    try:
        ensure_apart(source, out)
        return labels_from(source, card, re.compile(patient) if patient else None)
    except AppError as error:
        raise NoTruth(
            f"{error} The report in {where} stays as it is, for it needs the labels of {printable(source)}: put them "
            "right, or name others with skiagraph scan FOLDER --out DIR --labels folders|FILE.csv."
        ) from error
