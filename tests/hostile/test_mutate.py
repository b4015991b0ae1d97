"""A fixed slice of the mutations of mutate.py, whose full run is `python tests/hostile/mutate.py`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from desktop.core.errors import UnreadableFile
from desktop.core.readers import read
from tests.hostile.mutate import Tally, outcomes
from tests.hostile.mutations import mutated, originals

SLICE, SEED = 330, 20260101


def test_mutations_are_the_same_each_time() -> None:
    assert mutated("grey-8.png", 1, 5) == mutated("grey-8.png", 1, 5)
    assert mutated("grey-8.png", 1, 5) != mutated("grey-8.png", 1, 6)


def test_a_slice_of_mutations() -> None:
    """A row for every file, no worker lost, no error of another kind, nothing wrong called ok."""
    tally = Tally()
    numbers = set()
    for outcome in outcomes(SLICE, SEED, workers=2):
        tally.add(outcome)
        numbers.add(outcome.number)
    assert not tally.bad, tally.bad
    assert numbers == set(range(SLICE))
    assert set(tally.counts) == set(originals())
    assert tally.total["ok"] > 20
    assert tally.total["failed"] > 100
    assert tally.slowest.seconds < 20.0
    assert tally.largest.memory < 1_500_000_000


@pytest.mark.parametrize("name", ["grey-8.png", "clear.png", "palette.png", "zip.tif"])
def test_every_byte_of_a_picture_with_checksums_counts(tmp_path: Path, name: str) -> None:
    """Also the last ones, which decoders do not read."""
    data, path = originals()[name], tmp_path / name
    start, end = data.find(b"IDAT") + 4, data.rfind(b"IEND") - 8
    if name.endswith("tif"):
        with Image.open(io.BytesIO(data)) as picture:
            (start,), (count,) = (picture.tag_v2[tag] for tag in (273, 279))  # type: ignore[attr-defined]
            end = start + count
    for at in (*range(start, end, 211), *range(end - 12, end)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        with pytest.raises(UnreadableFile):
            read(path)
