"""Shards joined again are what one machine would have made, and say what is missing; what does not fit is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydicom.data import get_testdata_file

from desktop.core.batch.journal import Journal
from desktop.core.batch.merging import Unlike, alike, merge, missing, source, unfinished
from desktop.core.batch.pipeline import read_files
from desktop.core.batch.rows import Batch
from desktop.core.batch.scan import scan_by
from desktop.core.batch.shards import Deal, Shard
from desktop.core.engine import Engine
from desktop.core.errors import OutputError
from desktop.core.report.content import content
from desktop.core.report.write import write_reports
from tests.core.batch_fixtures import KEY, save, scanned, tiny_engine

FILES = 17
OF = 3


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        save(tmp_path / "in" / f"ward {number % 3}" / f"{number}.png", 60 + 9 * number)
    whole = (tmp_path / "in" / "ward 0" / "0.png").read_bytes()
    (tmp_path / "in" / "ward 0-copy.png").write_bytes(whole)
    (tmp_path / "in" / "cut.png").write_bytes(whole[:60])
    (tmp_path / "in" / "one.dcm").write_bytes(Path(str(get_testdata_file("CT_small.dcm"))).read_bytes())
    (tmp_path / "in" / "two.dcm").write_bytes((tmp_path / "in" / "one.dcm").read_bytes())
    return tmp_path / "in"


def journal_of(out: Path, number: int) -> Path:
    return out / Shard(number, OF).folder / "journal.sqlite"


def shard(folder: Path, engine: Any, out: Path, number: int, key: bytes = KEY, program: str = "0.1.0",
          stopped: Callable[[], bool] = lambda: False) -> None:  # fmt: skip
    path = journal_of(out, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    deal = Deal(Shard(number, OF), str(folder), engine)
    with Journal.open(path, key) as journal:

        def read(tasks: Any) -> Any:
            from desktop.core.batch.look import look

            return read_files(tasks, engine, look, journal.key, 4, stopped=stopped)

        scan_by(read, folder, engine, journal, program=program, choose=deal.choose, begun=deal.begun, stopped=stopped)


def merged(out: Path, target: Path) -> Batch:
    found = [source(path) for path in sorted(out.glob("*/journal.sqlite"))]
    alike(found)
    return merge(found, Journal.open(target, found[0].key))


def written(batch: Batch, out: Path) -> tuple[list[dict[str, str]], list[dict[str, Any]], dict[str, Any]]:
    """results.csv, results.jsonl and the audit of results.json, without times."""
    out.mkdir()
    write_reports(content(batch, KEY), out)
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        table = [{name: cell for name, cell in line.items() if name != "seconds"} for line in csv.DictReader(file)]
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    audit = json.loads((out / "results.json").read_text(encoding="utf-8"))["audit"]
    return table, [{name: value for name, value in line.items() if name != "seconds"} for line in lines], audit


def test_merged_rows_are_those_of_one_machine(tmp_path: Path, folder: Path, engine: Engine) -> None:
    for number in (2, 3, 1):
        shard(folder, engine, tmp_path / "out", number)
    whole = scanned(folder, engine, journal=Journal.open(tmp_path / "whole", KEY))
    joined = merged(tmp_path / "out", tmp_path / "joined")
    assert written(joined, tmp_path / "a") == written(whole, tmp_path / "b")
    assert (joined.found, len(joined.rows), joined.interrupted) == (FILES + 4, FILES + 4, False)
    assert [joined.rows.pictures(row.file) for row in whole.rows] == [whole.rows.pictures(r.file) for r in whole.rows]
    assert (joined.folder, joined.card, joined.provider) == (whole.folder, whole.card, whole.provider)


def test_a_scan_goes_on_from_a_merged_journal(tmp_path: Path, folder: Path, engine: Engine) -> None:
    for number in (1, 2, 3):
        shard(folder, engine, tmp_path / "out", number)
    merged(tmp_path / "out", tmp_path / "joined").rows._connection.close()  # type: ignore[attr-defined]
    save(folder / "new.png", 99)
    with Journal.open(tmp_path / "joined") as journal:
        again = scanned(folder, engine, journal=journal)
        assert (again.fresh, len(again.rows)) == (1, FILES + 5)


def test_of_a_shard_read_twice_the_later_rows_count(tmp_path: Path, folder: Path, engine: Engine) -> None:
    changed = next(path for path in folder.glob("*/*.png") if Shard(1, OF).holds(f"{path.parent.name}/{path.name}"))
    shard(folder, engine, tmp_path / "out" / "first", 1)
    changed.write_bytes(b"damaged meanwhile")
    shard(folder, engine, tmp_path / "out" / "second", 1)
    sources = [source(journal_of(tmp_path / "out" / name, 1)) for name in ("second", "first")]
    batch = merge(sources, Journal.in_memory())
    rows = {row.file: row for row in batch.rows}
    assert len(rows) == len(batch.rows) == len(sources[0].files)
    assert rows[f"{changed.parent.name}/{changed.name}"].status == "failed"
    assert missing(sources) == [2, 3]
    assert (batch.found, batch.interrupted) == (FILES + 4, True)


def test_what_is_missing_is_said(tmp_path: Path, folder: Path, engine: Engine) -> None:
    shard(folder, engine, tmp_path / "out", 1)
    shard(folder, engine, tmp_path / "out", 3, stopped=lambda: True)
    found = [source(journal_of(tmp_path / "out", number)) for number in (1, 3)]
    assert missing(found) == [2]
    assert [(one.part.shard.number, one.rows) for one in unfinished(found)] == [(3, 0)]
    batch = merge(found, Journal.in_memory())
    assert (len(batch.rows), batch.found, batch.interrupted) == (found[0].rows, FILES + 4, True)


def other_model(tmp_path: Path, folder: Path, engine: Engine) -> None:
    (tmp_path / "other").mkdir()
    shard(folder, tiny_engine(tmp_path / "other", version="2.0.0"), tmp_path / "out", 2)


def other_points(tmp_path: Path, folder: Path, engine: Engine) -> None:
    (tmp_path / "other").mkdir()
    elsewhere = tiny_engine(tmp_path / "other", default_point="high_sensitivity")
    elsewhere.sha256 = engine.sha256
    shard(folder, elsewhere, tmp_path / "out", 2)


def other_program(tmp_path: Path, folder: Path, engine: Engine) -> None:
    shard(folder, engine, tmp_path / "out", 2, program="0.0.9")


def other_folder(tmp_path: Path, folder: Path, engine: Engine) -> None:
    shard(folder.rename(tmp_path / "elsewhere"), engine, tmp_path / "out", 2)


def other_key(tmp_path: Path, folder: Path, engine: Engine) -> None:
    for number in (2, 3):  # in one of them are the DICOM files, which name a patient
        shard(folder, engine, tmp_path / "out", number, key=b"0" * 32)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (other_model, "was made with another model than shard-1-of-3/journal.sqlite: merge only shards of one scan."),
        (other_points, "was made with other operating points than"),
        (other_program, "was made by another version of Skiagraph than"),
        (other_folder, "was made from another folder than"),
        (other_key, "call the same patient by different names: scan all shards into one folder, or with one --key."),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, folder: Path, engine: Engine, change: Callable[[Path, Path, Engine], None], said: str
) -> None:
    shard(folder, engine, tmp_path / "out", 1)
    change(tmp_path, folder, engine)
    with pytest.raises(Unlike, match=said.replace(".", r"\.")):
        merged(tmp_path / "out", tmp_path / "joined")
    assert not (tmp_path / "joined").exists()


def test_another_number_of_shards_is_refused(tmp_path: Path, folder: Path, engine: Engine) -> None:
    shard(folder, engine, tmp_path / "out", 1)
    one = source(journal_of(tmp_path / "out", 1))
    with pytest.raises(Unlike, match="as one of another number of shards"):
        alike([one, replace(one, part=replace(one.part, shard=Shard(2, 4)))])


@pytest.mark.parametrize(
    ("text", "said"), [(None, "there is no such file"), (b"", "holds nothing yet"), (b"x" * 5000, "is damaged")]
)
def test_what_is_no_journal(tmp_path: Path, text: bytes | None, said: str) -> None:
    if text is not None:
        (tmp_path / "journal.sqlite").write_bytes(text)
    with pytest.raises(OutputError, match=said):
        source(tmp_path / "journal.sqlite")
    assert text is None or (tmp_path / "journal.sqlite").read_bytes() == text


def test_an_ordinary_journal_is_no_shard(tmp_path: Path, folder: Path, engine: Engine) -> None:
    with Journal.open(tmp_path / "journal.sqlite") as journal:
        scanned(folder, engine, journal=journal)
    with pytest.raises(Unlike, match="is no shard's journal: make it with scan --shard"):
        source(tmp_path / "journal.sqlite")
