"""`skiagraph demo`: the bundled samples in the window, and their folder report."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from desktop import paths
from desktop.core.text import escaped
from desktop.scanning import Wanted, scan_folder
from desktop.telling import teller
from desktop.windowing import has_display, window_code


def demo(out: Path, model: Path, provider: str, say: Callable[[str], None]) -> int:
    """Report on the samples into `out`, then show them; without a display a screenshot is written instead."""
    samples = paths.resources() / "samples"
    wanted = Wanted(samples, out, model, provider)
    with teller("bar") as told:
        report = scan_folder(wanted, lambda notes: say(" ".join(notes)), told.step, lambda: False).path
    say(f"The report of the bundled samples is {escaped(str(report.absolute()))}")
    files = sorted(samples.iterdir())
    if has_display():
        say("The samples are open in the window; close it to finish.")
        return int(window_code().run(files, model, provider))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    picture = out / "screenshot.png"
    window_code().screenshot(files, model, provider, picture)
    say(f"There is no display here; the window's picture is {escaped(str(picture.absolute()))}")
    return 0
