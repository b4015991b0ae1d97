"""The inside of a worker process: do what the pipe asks, answer, and never outlive the program that started it."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import lru_cache
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, cast

import numpy as np

from desktop.core.errors import AppError

GRACE = 3.0  # seconds after its time limit in which the program ends a worker, before the worker ends itself
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # of malloc.h
REUSED = 1 << 26  # bytes; larger blocks go back to the system at once
Kind = Literal["value", "error", "memory", "fault"]


def serve(pipe: Connection, memory: int, seconds: float) -> None:
    """Answer requests until the pipe closes. memory: bytes of data this process may hold. seconds: limit of a request.

    A request is a pickled (function, its first argument, the pickled others); see `receive` for what goes back.
    """
    nowhere = _settle(memory)
    threading.Thread(target=_die_with_program, daemon=True).start()
    while True:
        try:
            request = pipe.recv_bytes()
        except EOFError:
            return
        _end_in(seconds + GRACE, nowhere)
        send(pipe, *_answer(request))
        _end_in(0.0, nowhere)


def _end_in(seconds: float, nowhere: int) -> None:
    """End this process then, whatever it does and whichever lock of Python's it holds; 0: never mind."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)  # its signal ends who does not handle it
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    else:
        faulthandler.cancel_dump_traceback_later()


def imported(function: Callable[..., object]) -> None:
    """Nothing, but it gets here only when the module of `function` could be imported."""


def send(pipe: Connection, kind: Kind, payload: bytes, buffers: Sequence[memoryview]) -> None:
    """One message, then each buffer as it lies in memory: the pixels are not copied into a pickle first."""
    pipe.send_bytes(pickle.dumps((kind, payload, [buffer.nbytes for buffer in buffers])))
    for buffer in buffers:
        if sys.platform == "win32":
            pipe.send_bytes(buffer)
            continue
        while buffer.nbytes:
            buffer = buffer[os.write(pipe.fileno(), buffer) :]


def receive(pipe: Connection) -> tuple[Kind, object]:
    """What `send` sent: "value" and the function's value, "error" and its AppError, "memory" and None where there was
    too little, "fault" and the (type name, place) of a bug. Arrays arrive read-only. Raises EOFError or OSError."""
    kind, payload, sizes = pickle.loads(pipe.recv_bytes())
    buffers = [_received(pipe, size) for size in sizes]
    return cast(Kind, kind), pickle.loads(payload, buffers=buffers)


def _received(pipe: Connection, size: int) -> memoryview:
    whole = np.empty(size, np.uint8).data  # not a bytearray, which would be filled with zeros first
    if sys.platform == "win32":
        pipe.recv_bytes_into(whole)
        return whole.toreadonly()
    rest = whole
    while rest.nbytes:
        count = os.readv(pipe.fileno(), [rest])
        if not count:
            raise EOFError
        rest = rest[count:]
    return whole.toreadonly()


def _answer(request: bytes) -> tuple[Kind, bytes, list[memoryview]]:
    buffers: list[pickle.PickleBuffer] = []
    try:
        function, first, packed = cast(tuple[Callable[..., object], object, bytes], pickle.loads(request))
        payload = pickle.dumps(function(first, *_unpacked(packed)), protocol=5, buffer_callback=buffers.append)
        return "value", payload, [buffer.raw() for buffer in buffers]
    except AppError as error:
        return "error", pickle.dumps(error), []
    except MemoryError:
        return "memory", pickle.dumps(None), []
    except BaseException as error:  # noqa: BLE001  every bug crosses by name; its message may quote the patient's data
        return "fault", pickle.dumps((type(error).__name__, _place(error))), []


@lru_cache(maxsize=1)
def _unpacked(arguments: bytes) -> tuple[object, ...]:
    """Kept for the next file, which is likely to be asked for with the same card."""
    return cast(tuple[object, ...], pickle.loads(arguments))


def _place(error: BaseException) -> str:
    """Where in the code, with no line of it and no value."""
    frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    return f"{'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno} in {frames[-1].name}"


def _settle(memory: int) -> int:
    """Limits, and silence: decoders written in C talk to the console. Returns a descriptor that swallows all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's business
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # `_end_in` counts on it
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    _keep_pages()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of the picture on the disk
    return nowhere


def _keep_pages() -> None:
    """Let glibc reuse the memory of one picture for the next: fresh pages cost up to half of what decoding does."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None and mallopt(M_MMAP_THRESHOLD, REUSED):
        mallopt(M_TRIM_THRESHOLD, 4 * REUSED)


def _die_with_program() -> None:
    program = parent_process()
    assert program is not None
    connection.wait([program.sentinel])
    os._exit(1)
