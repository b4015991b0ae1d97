"""Two Dask workers of one thread each against one: the same files, by turns, on this machine.

python -m tests.bench.bench_cluster [--files N] [--rounds N] [--model M]

Scheduler and client run beside the workers, as on a workstation; the journal lies on the disk. Each cluster has read
some files before it is timed. "cores" is how many all their processes kept busy. Needs the extra cluster.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import onnx
import psutil
from distributed import Client, LocalCluster

from desktop.core.batch.journal import Journal
from desktop.core.card import CARD_KEY, Expects, ModelCard
from desktop.core.engine import Engine
from desktop.paths import default_model
from tests.bench.batch_bare import cpu_of_all, files
from tests.core.batch_clusters import clustered

WARM = 16  # files


def timed(workers: int, folder: Path, engine: Engine, out: Path) -> tuple[float, float]:
    """Seconds for all files, and the cores that were busy meanwhile."""
    with (
        tempfile.TemporaryDirectory(dir=out) as own,
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", local_directory=own) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        clustered(client, folder.with_name("warm"), engine)
        with Journal.open(Path(own) / "journal.sqlite") as journal:
            started, cpu = perf_counter(), cpu_of_all()
            batch = clustered(client, folder, engine, journal)
            seconds, cpu = perf_counter() - started, cpu_of_all() - cpu
            counts = batch.counts
        if counts["failed"]:
            raise SystemExit(f"{counts['failed']} files could not be read")
        return seconds, cpu / seconds


def lenient(model: Path, folder: Path) -> Path:
    """A copy whose gate lets made-up pictures pass, so that each costs the network a run."""
    whole = onnx.load(model)
    (entry,) = (one for one in whole.metadata_props if one.key == CARD_KEY)
    card = ModelCard.from_json(entry.value)
    entry.value = card.model_copy(update={"expects": Expects(distance_doubtful=1e9, distance_refused=2e9)}).to_json()
    onnx.save(whole, folder / model.name)
    return folder / model.name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3, help="medians are printed")
    parser.add_argument("--model", type=Path, default=default_model())
    options = parser.parse_args()
    load = psutil.getloadavg()[0]
    print(f"{os.cpu_count()} cores, {load:.1f} processes to run on them; {options.files} files", flush=True)
    with tempfile.TemporaryDirectory(prefix="skiagraph-bench-") as made:
        out = Path(made)
        engine = Engine.load(lenient(options.model, out), "cpu")
        files(out / "in", options.files)
        files(out / "warm", WARM)
        ratios = []
        for number in range(options.rounds):
            (one, busy_one), (two, busy_two) = (timed(workers, out / "in", engine, out) for workers in (1, 2))
            ratios.append(one / two)
            print(
                f"round {number + 1}: one worker {options.files / one:.1f} files a second on {busy_one:.2f} cores, "
                f"two {options.files / two:.1f} on {busy_two:.2f}: {one / two:.2f} times",
                flush=True,
            )
    print(f"two workers against one: {median(ratios):.2f} times as fast (wanted 1.8)")


if __name__ == "__main__":
    main()
