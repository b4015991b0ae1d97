"""A scan by the workers of a Dask cluster: check the model here, send it there. Importing this needs the extra."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from desktop.cli import version
from desktop.core.batch.chunk import Job
from desktop.core.batch.cluster import Cluster, connected
from desktop.core.batch.pipeline import Done, Model, Stopped, Task
from desktop.core.engine import Engine
from desktop.core.model_file import read_model
from desktop.core.preprocess import VERSION


@contextmanager
def workers(
    address: str, folder: Path, model: Path, provider: str, key: bytes
) -> Iterator[tuple[Model, Callable[[list[Task], Stopped], Iterator[list[Done]]]]]:
    """What answers, and how files get to it. folder: absolute, and the same for the workers. Raises AppError."""
    engine = Engine.load(model, "cpu")  # one that cannot be trusted never leaves this machine
    job = Job(uuid4().hex, folder, (), model.name, engine.sha256, provider, version(), VERSION, key)
    with connected(address) as client:
        cluster = Cluster(client, engine, read_model(model), job)
        yield cluster, cluster.read
