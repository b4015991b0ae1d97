"""What the report that lies in a folder already says of itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from desktop.core.report.names import JSON


@dataclass(frozen=True, slots=True)
class Earlier:
    """nameless: it was de-identified."""

    nameless: bool = False


def earlier(out: Path) -> Earlier:
    """By results.json; one that is missing or damaged says nothing."""
    try:
        with (out / JSON).open(encoding="utf-8") as file:
            head = "".join(takewhile(lambda line: not line.startswith('"rows"'), file))
        said = json.loads(head.rstrip(",\n") + "}")
        return Earlier(bool(said["provenance"]["deidentified"]))
    except (OSError, ValueError, LookupError, TypeError):
        return Earlier()
