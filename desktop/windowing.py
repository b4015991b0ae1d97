"""Whether a window can be shown here, and the window's code, or a sentence why not."""

from __future__ import annotations

import os
import sys
from types import ModuleType

from desktop.core.errors import AppError

QT_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0"


def window_code() -> ModuleType:
    """`desktop.app`. Raises AppError where a system library that Qt needs is missing."""
    try:
        from desktop import app
    except ImportError as error:
        raise AppError(f"The window cannot be shown: {error}. On Debian: apt install {QT_LIBRARIES}.") from error
    return app


def has_display() -> bool:
    """Whether a window can be seen: on Linux only where a display server is named."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
