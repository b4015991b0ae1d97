"""How much memory processes took at most. ru_maxrss will not do: a child inherits it from whoever started it."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import psutil


def high_water(pid: int | str = "self") -> int:
    """Bytes that a process took at most so far; 0 where the system does not say (it is Linux's VmHWM)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def watched(command: list[str], timeout: float) -> tuple[int, str, int]:
    """Run a command: its exit code, what it said on stderr, and the most bytes it or any process below it took."""
    largest = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        tree = psutil.Process(process.pid)
        for _ in range(int(timeout / 0.02)):
            with contextlib.suppress(psutil.Error):
                pids = [process.pid, *(child.pid for child in tree.children(recursive=True))]
                largest = max(largest, *map(high_water, pids))
            with contextlib.suppress(subprocess.TimeoutExpired):
                _, said = process.communicate(timeout=0.02)
                return process.returncode, said, largest
        process.kill()
        raise TimeoutError(f"{command} ran longer than {timeout} s")
