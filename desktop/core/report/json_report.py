"""Batch -> results.json: where the answers come from, then every row as `read --json` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.core.batch.rows import Batch, row_record

SCHEMA = 1
RESEARCH_ONLY = "Research use only. Not for diagnosis."


def json_chunks(batch: Batch) -> Iterator[str]:
    """The file in pieces, one row to a line."""
    yield f'{{\n"schema": {SCHEMA},\n"provenance": {json.dumps(provenance(batch), ensure_ascii=False, indent=1)},\n'
    yield '"rows": ['
    for number, row in enumerate(batch.rows):
        record = row_record(row, batch.card, batch.model_sha256)
        yield ("," if number else "") + "\n" + json.dumps(record, ensure_ascii=False, allow_nan=False)
    yield "\n]\n}\n"


def provenance(batch: Batch) -> dict[str, object]:
    """Everything needed to tell, years later, what gave these answers."""
    card = batch.card
    return {
        "notice": RESEARCH_ONLY,
        "program": {"name": "skiagraph", "version": batch.program, "preprocessing": batch.preprocessing},
        "model": {
            "name": card.name,
            "version": card.version,
            "sha256": batch.model_sha256,
            "title": card.title,
            "intended_use": card.intended_use,
            "limits": card.limits,
            "operating_points": [point.model_dump() for point in card.operating_points],
            "default_point": card.default_point,
            "temperature": card.calibration.temperature,
            "trained_on": [source.name for source in card.data],
            "code_revision": card.code_revision,
        },
        "provider": batch.provider,
        "provider_notes": list(batch.provider_notes),
        "folder": batch.folder,
        "started": batch.started.isoformat(timespec="seconds"),
        "finished": batch.finished.isoformat(timespec="seconds"),
        "interrupted": batch.interrupted,
        "files_found": batch.found,
        "counts": batch.counts,
    }
