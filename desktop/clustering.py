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
from desktop.core.model_file import is_int8, read_model
from desktop.core.preprocess import VERSION


@contextmanager
def workers(
    address: str, folder: Path, engine: Engine, provider: str, key: bytes
) -> Iterator[tuple[Model, Callable[[list[Task], Stopped], Iterator[list[Done]]]]]:
    """What answers, and how files get to it. folder: absolute, and the same for the workers. engine: of the model that
    they are sent; provider: theirs. Raises AppError."""
    on, notes = ("cpu", engine.provider_notes) if is_int8(engine.path) else (provider, ())
    job = Job(uuid4().hex, folder, (), engine.path.name, engine.sha256, on, version(), VERSION, key)
    with connected(address) as client:
        cluster = Cluster(client, engine, read_model(engine.path), job, notes)
        yield cluster, cluster.read
