"""`skiagraph` and `python -m desktop`: a command, or the window for the files named."""

from __future__ import annotations

import io
import multiprocessing
import os
import sys

# Read by OpenBLAS when numpy is first imported: its threads only fight onnxruntime's for the same cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from desktop.cli import run
from desktop.streams import open_missing


def main() -> int:
    multiprocessing.freeze_support()  # the packaged program is also what its own worker processes run
    open_missing()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter must not end the program
            stream.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
