"""One folder scan as a person starts it: check the target, load the model, show progress, write the reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tqdm import tqdm

from desktop.cli import version
from desktop.core.batch.rows import Batch
from desktop.core.batch.scan import DECODERS, scan
from desktop.core.engine import Engine
from desktop.core.errors import UnreadableFile
from desktop.core.prepared import ready
from desktop.core.readers.isolate import Isolation
from desktop.core.report.write import ensure_writable, write_reports
from desktop.core.text import escaped


def scan_with_bar(
    folder: Path, out: Path, model: Path, provider: str, explain: Callable[[tuple[str, ...]], None]
) -> tuple[Batch, Path]:
    """Read `folder` into reports in `out`, with a progress bar; returns the path of the HTML report too.

    explain: told why another provider was not used. Raises AppError before anything is read where there is no such
    folder, `out` cannot be written or the model cannot be used.
    """
    if not folder.is_dir():
        raise UnreadableFile(f"{escaped(str(folder))} is no folder: name the one that holds the radiographs.")
    ensure_writable(out)
    with Isolation(DECODERS) as isolation:
        isolation.warm()  # they start while the model is loaded
        engine = Engine.load(model, provider)
        explain(engine.provider_notes)
        with tqdm(unit="file", desc="Reading", dynamic_ncols=True) as bar:

            def step(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            load = partial(isolation.run, ready)
            batch = scan(folder, engine, program=version(), out=out, load=load, step=step)
    return batch, write_reports(batch, out)[-1]
