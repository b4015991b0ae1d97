"""A batch by the workers of a Dask cluster: the rows of one machine, whoever dies; a sentence for what is wrong."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra cluster is not installed")

import dask
from distributed import Client, LocalCluster, Security

from desktop.cli import run
from desktop.clustering import workers
from desktop.core.batch import cluster as cluster_module
from desktop.core.batch.cluster import connected, unlike
from desktop.core.batch.dispatch import ClusterError
from desktop.core.batch.journal import Journal, Signature
from desktop.core.batch.pipeline import Task
from desktop.core.batch.record import encoded
from desktop.core.batch.rows import Batch
from desktop.core.batch.walk import Entry
from desktop.core.engine import Engine
from desktop.core.model_file import int8_of
from tests.core.batch_clusters import clustered
from tests.core.batch_fixtures import KEY, save, scanned, tiny_engine
from tests.tiny_model import build, card

SLOW = pytest.mark.skipif(os.environ.get("SKIAGRAPH_SLOW") != "1", reason="SKIAGRAPH_SLOW=1 starts worker processes")


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Of two workers in this process; their decoders are processes all the same."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster,
        Client(cluster, set_as_default=False) as made,
    ):
        yield made


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_engine(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "in", 30)


def fill(folder: Path, count: int) -> Path:
    for number in range(count):
        save(folder / f"ward {number % 3}" / f"{number:03}.png", 20 + number % 200)
    (folder / "cut.png").write_bytes((folder / "ward 0" / "000.png").read_bytes()[:60])
    (folder / "notes.txt").write_text("no picture")
    return folder


def lines(batch: Batch) -> list[str]:
    """The rows as the journal keeps them, but for times."""
    return [encoded(replace(row, seconds=0.0)) for row in batch.rows]


def test_rows_are_those_of_one_machine(
    client: Client, tmp_path: Path, folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)  # the workers may be anywhere else
    with Journal.open(tmp_path / "journal", KEY) as journal:
        batch = clustered(client, Path("in"), engine, journal)
        whole = scanned(folder, engine, journal=Journal.open(tmp_path / "whole", KEY))
        assert lines(batch) == lines(whole)
        assert [batch.rows.pictures(r.file) for r in batch.rows] == [whole.rows.pictures(r.file) for r in whole.rows]
        assert (batch.counts["ok"], batch.counts["failed"], batch.fresh) == (30, 2, 32)
        assert (batch.provider, batch.model_sha256) == (whole.provider, whole.model_sha256)
        save(folder / "new.png", 99)
        again = clustered(client, folder, engine, journal)
        assert (again.fresh, len(again.rows)) == (1, 33)


def test_stopped_and_gone_on(client: Client, tmp_path: Path, folder: Path, engine: Engine) -> None:
    seen: list[Any] = []
    with Journal.open(tmp_path / "journal", KEY) as journal:
        first = clustered(client, folder, engine, journal, stopped=lambda: len(seen) > 4, step=seen.append)
        kept = len(first.rows)
        assert first.interrupted
        assert 0 < kept < 32
        rest = clustered(client, folder, engine, journal)
        assert (rest.fresh, len(rest.rows)) == (32 - kept, 32)
        assert lines(rest) == lines(scanned(folder, engine, journal=Journal.open(tmp_path / "whole", KEY)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"folder": Path("/nowhere/to be seen")}, "cannot see /nowhere/to be seen: mount the folder there"),
        ({"program": "0.0.9"}, "has Skiagraph .*, not 0.0.9: install the same version on both"),
        ({"sha256": "ab" * 32}, "arrived damaged: start again"),
    ],
)  # fmt: skip
def test_workers_that_are_no_use(
    client: Client, folder: Path, engine: Engine, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(ClusterError, match=said):
        clustered(client, folder, engine, **changes)


def test_workers_that_see_another_folder(
    client: Client, folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_probes", lambda tasks: ((folder / "cut.png", 61), (folder / "gone.png", 9)))
    with pytest.raises(ClusterError, match=r"sees other files in .*: mount the same folder there"):
        clustered(client, folder, engine)


def test_versions_that_do_not_understand_each_other() -> None:
    same = dict.fromkeys(("dask", "distributed", "cloudpickle", "msgpack"), "1.0") | {"python": "3.11.7.final.0"}
    versions: dict[str, Any] = {
        "client": {"packages": same | {"python": "3.11.9.final.0"}},
        "scheduler": {"packages": same | {"python": "3.11.2.final.0"}},
        "workers": {"tcp://a:1": {"packages": same}},
    }
    assert unlike(versions) == ""
    versions["workers"]["tcp://b:1"] = {"packages": same | {"python": "3.12.1.final.0"}}
    assert unlike(versions) == (
        "The worker tcp://b:1 has python 3.12, this machine 3.11: install the same version on all of them."
    )
    versions["scheduler"]["packages"]["distributed"] = "0.9"
    assert unlike(versions).startswith("The scheduler has distributed 0.9, this machine 1.0")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "nonsense://x", "127.0.0.1"])
def test_no_scheduler(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "ANSWERS", 0.3)
    with pytest.raises(ClusterError, match=f"No scheduler answers at {address}") as said, connected(address):
        pass
    # One left open takes, whenever it is collected, a lock that the next client may be holding.
    assert {client.status for client in clients_of(said.value)} == {"closed"}


def clients_of(error: BaseException) -> Iterator[Client]:
    """Those that the error's traces still hold."""
    while cause := error.__cause__:
        for frame, _ in walk_tb(cause.__traceback__):
            yield from (value for value in frame.f_locals.values() if isinstance(value, Client))
        error = cause


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_tls_as_dask_is_configured(folder: Path, engine: Engine, tmp_path: Path) -> None:
    own, key = tmp_path / "own.pem", tmp_path / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=skiagraph"]
    subprocess.run([*made, "-keyout", key, "-out", own], check=True, capture_output=True)
    tls = {"distributed.comm.tls.ca-file": str(own)}
    tls |= {f"distributed.comm.tls.{who}.{what}": str(path) for who in ("client", "scheduler", "worker")
            for what, path in (("cert", own), ("key", key))}  # fmt: skip
    options: dict[str, Any] = {"n_workers": 1, "threads_per_worker": 1, "processes": False, "dashboard_address": ":0"}
    with (
        dask.config.set(tls),
        LocalCluster(protocol="tls", security=Security(require_encryption=True), **options) as cluster,
        connected(cluster.scheduler_address) as client,
    ):
        assert cluster.scheduler_address.startswith("tls://")
        assert clustered(client, folder, engine).counts["ok"] == 30


def test_no_workers(folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "ARRIVE", 0.2)
    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as nobody,
        Client(nobody, set_as_default=False) as client,
        pytest.raises(ClusterError, match="The scheduler has no workers: start some with dask worker"),
    ):
        clustered(client, folder, engine)


@pytest.mark.parametrize(("count", "threads"), [(0, 2), (1, 2), (7, 2), (400, 2), (400, 1), (1000, 64), (50, 64)])
def test_chunks_shrink_so_that_all_threads_end_together(count: int, threads: int) -> None:
    tasks = [Task(Entry(Path(str(number)), str(number)), Signature(1, 1)) for number in range(count)]
    chunks = [chunk.tasks for chunk in cluster_module._chunks(tasks, threads)]
    sizes = [len(chunk) for chunk in chunks]
    assert [task for chunk in chunks for task in chunk] == tasks
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= cluster_module.LARGEST for size in sizes)
    left = count
    for size in sizes:  # what one thread still reads, the others can read meanwhile
        assert size * threads <= max(left, threads)
        left -= size


def test_without_the_extra(
    folder: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name in ("desktop.clustering", "desktop.core.batch.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "dask", None)
    arguments = ["scan", str(folder), "--out", str(tmp_path / "out"), "--model", str(engine.path)]
    assert run([*arguments, "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "install them with pip install 'skiagraph[cluster]'" in capsys.readouterr().err


@SLOW
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_worker_killed_midway_costs_nothing(tmp_path: Path, engine: Engine) -> None:
    folder, killed = fill(tmp_path / "in", 300), []
    settings = {"distributed.scheduler.allowed-failures": 3}
    with (
        dask.config.set(settings),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        pids = list(client.run(os.getpid).values())

        def kill_one(progress: Any) -> None:
            if progress.done > 60 and not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        steps: list[str] = []

        def step(progress: Any) -> None:
            steps.extend([progress.row.file] if progress.row else [])
            kill_one(progress)

        batch = clustered(client, folder, engine, step=step)
    assert killed
    assert (len(batch.rows), len(steps), len(set(steps))) == (302, 302, 302)  # all of them, and none twice
    assert lines(batch) == lines(scanned(folder, engine, journal=Journal.open(tmp_path / "whole", KEY)))


def test_workers_are_sent_the_file_that_a_scan_would_take_here(client: Client, folder: Path, engine: Engine) -> None:
    small = Engine.load(build(int8_of(engine.path), json.dumps(card(architecture="tiny, 8-bit whole numbers"))))
    for sent, provider in ((small, "auto"), (engine, "auto"), (engine, "cpu")):
        with workers(client.scheduler.address, folder, sent, provider, KEY) as (model, _):
            assert (model.sha256, model._job.model) == (sent.sha256, sent.path.name)
            assert model._job.provider == ("cpu" if sent is small else provider)


def test_a_worker_that_computes_inexactly_says_so(client: Client, folder: Path, engine: Engine) -> None:
    inexact = card(golden=[{**card()["golden"][0], "scores": [0.5]}])
    small = build(int8_of(engine.path), json.dumps(inexact))
    engine.path, engine.sha256 = small, hashlib.sha256(small.read_bytes()).hexdigest()  # fine where the client is
    with pytest.raises(ClusterError, match=r"golden pictures off by 0.2: scan with --provider cpu"):
        clustered(client, folder, engine)
