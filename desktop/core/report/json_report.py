"""results.json: where the answers come from, what the folder holds, then every row as `read --json` prints it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import is_dataclass

from pydantic import BaseModel

from desktop.core.batch.record import row_record
from desktop.core.report.audit import Audit
from desktop.core.report.content import NOTHING_NAMED, RESEARCH_ONLY, Content
from desktop.core.report.evaluation import Evaluation

SCHEMA = 1


def json_chunks(content: Content) -> Iterator[str]:
    """The file in pieces, one row to a line."""
    parts = {"provenance": provenance(content), "audit": audit_record(content.audit)}
    if content.evaluation:
        parts["evaluation"] = evaluation_record(content.evaluation)
    yield f'{{\n"schema": {SCHEMA},\n'
    for name, value in parts.items():
        yield f'"{name}": {json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)},\n'
    yield '"rows": ['
    for number, line in enumerate(_lines(content)):
        yield ("," if number else "") + "\n" + line
    yield "\n]\n}\n"


def jsonl_chunks(content: Content) -> Iterator[str]:
    """results.jsonl: the rows alone, one to a line, for programs that read as they go."""
    for line in _lines(content):
        yield line + "\n"


def _lines(content: Content) -> Iterator[str]:
    batch = content.batch
    for row in batch.rows:
        record = row_record(row, batch.card, batch.model_sha256) | {"worklist": content.audit.worklist[row.file]}
        yield json.dumps(record, ensure_ascii=False, allow_nan=False)


def provenance(content: Content) -> dict[str, object]:
    """Everything needed to tell, years later, what gave these answers."""
    batch, card = content.batch, content.batch.card
    return {
        "notice": RESEARCH_ONLY,
        "deidentified": NOTHING_NAMED if content.nameless else False,
        "program": {"name": "skiagraph", "version": batch.program, "preprocessing": batch.preprocessing},
        "model": {
            "name": card.name,
            "version": card.version,
            "sha256": batch.model_sha256,
            "title": card.title,
            "architecture": card.architecture,
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
        "counts": content.audit.counts,
    }


def audit_record(audit: Audit) -> dict[str, object]:
    """The audit without what every row says for itself."""
    record = _plain(audit)
    assert isinstance(record, dict)
    histograms = {one.label.name: list(one.bars) for one in audit.histograms}
    del record["worklist"]
    return record | {"histograms": histograms, "verdicts": {kind or "none": n for kind, n in audit.verdicts.items()}}


def evaluation_record(evaluation: Evaluation) -> dict[str, object]:
    record = _plain(evaluation)
    assert isinstance(record, dict)
    return record


def _plain(value: object) -> object:
    """What JSON can hold: labels by their name, None for what is not a number."""
    if isinstance(value, BaseModel):
        return getattr(value, "name", str(value))
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
