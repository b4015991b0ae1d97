"""Time from start to a visible window, packaged against source, run in turn: python tests/bench/bench_start.py BUNDLE

BUNDLE is the folder that `pyinstaller build.spec` made. Needs an X display (xvfb-run will do) and xdotool.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.paths import resources


def seconds_to_window(command: list[str], home: Path) -> float:
    """Start the program, wait until a window of its own is visible, and stop it."""
    environment = os.environ | {"HOME": str(home), "XDG_STATE_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    sample = str(resources() / "samples" / "chest-plain.dcm")
    started = time.perf_counter()
    with subprocess.Popen([*command, sample], env=environment, stderr=subprocess.DEVNULL) as process:
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]  # --sync looks twice a second only
        while subprocess.run(search, capture_output=True, check=False).returncode and process.poll() is None:
            pass
        seconds = time.perf_counter() - started
        process.kill()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("-n", "--runs", type=int, default=5)
    arguments = parser.parse_args()
    packed, source = [str(arguments.bundle / "skiagraph")], [sys.executable, "-m", "desktop"]
    times: dict[str, list[float]] = {"packaged": [], "source": []}
    with tempfile.TemporaryDirectory() as home:
        accepted = Path(home) / "skiagraph" / "settings.json"  # so that the window comes, not the first-start notice
        accepted.parent.mkdir()
        accepted.write_text('{"notice_accepted": true}')
        for number in range(arguments.runs + 1):  # the first pair only warms the disk's cache
            for name, command in (("packaged", packed), ("source", source)):
                seconds = seconds_to_window(command, Path(home))
                if number:
                    times[name].append(seconds)
    for name, values in times.items():
        spread = f"{min(values):.2f} to {max(values):.2f}"
        print(f"{name}: median {statistics.median(values):.2f} s, {spread}, n={len(values)}")
    ratios = [one / other for one, other in zip(times["packaged"], times["source"], strict=True)]
    print(f"packaged / source, pair by pair: median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
