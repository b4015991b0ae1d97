"""Which onnxruntime provider runs a model: the best one that works and agrees with the CPU, and why not another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

TOLERANCE = 1e-3  # largest difference of any score between a provider and the CPU
CPU = "CPUExecutionProvider"
# Name on the command line -> onnxruntime's names, best first. Windows ML brings its own: see _windows_ml.
KNOWN: dict[str, tuple[str, ...]] = {
    "cuda": ("CUDAExecutionProvider",),
    "windowsml": (),
    "directml": ("DmlExecutionProvider",),
    "openvino": ("OpenVINOExecutionProvider",),
    "coreml": ("CoreMLExecutionProvider",),
    "cpu": (CPU,),
}
PACKAGES = {  # what to install for a provider that this onnxruntime was built without
    "cuda": "onnxruntime-gpu",
    "windowsml": "windowsml and onnxruntime-windowsml (Windows 11)",
    "directml": "onnxruntime-directml (Windows)",
    "openvino": "onnxruntime-openvino",
    "coreml": "onnxruntime on macOS",
}

Open = Callable[[str], ort.InferenceSession]
Scores = Callable[[ort.InferenceSession], NDArray[np.float32]]


@dataclass(frozen=True, eq=False, slots=True)
class Choice:
    """The session that will answer, its provider, and a sentence for each other provider tried or asked for."""

    session: ort.InferenceSession
    provider: str
    notes: tuple[str, ...]


def choose(wanted: str, cpu: ort.InferenceSession, open_session: Open, scores: Scores) -> Choice:
    """Take the best provider that works; `wanted` is "auto" or a key of KNOWN.

    cpu: a working session on the CPU. open_session: opens the model on a named provider.
    scores: the golden pictures' scores from a session, compared with the CPU's.
    Falls back to the CPU, never silently: `notes` says what was not used and why.
    """
    notes: list[str] = []
    for key in (wanted,) if wanted != "auto" else tuple(KNOWN):
        names = _present(key, may_install=wanted == key)
        if not names and wanted == key:
            notes.append(f"{key} was not used: this onnxruntime comes without it; install {PACKAGES[key]} instead.")
        for name in names:
            if name == CPU:
                return Choice(cpu, CPU, tuple(notes))
            session, why_not = _tried(name, cpu, open_session, scores)
            if session is not None:
                return Choice(session, name, tuple(notes))
            notes.append(f"{key} was not used: {why_not}")
    return Choice(cpu, CPU, tuple(notes))


def _present(key: str, may_install: bool) -> tuple[str, ...]:
    names = KNOWN[key] or _windows_ml(may_install)
    usable = {*ort.get_available_providers(), *(device.ep_name for device in ort.get_ep_devices())}
    return tuple(name for name in names if name in usable)


def _windows_ml(may_install: bool) -> tuple[str, ...]:
    """The providers that Windows ML manages on this machine, registered with onnxruntime.

    may_install: let Windows fetch one that is certified for this machine but not there yet; never without being asked.
    """
    try:
        from windowsml import EpCatalog
    except ImportError:
        return ()
    names = []
    for provider in EpCatalog().find_all_providers():
        try:
            if may_install:
                provider.ensure_ready()
            if provider.library_path:
                ort.register_execution_provider_library(provider.name, provider.library_path)
                names.append(str(provider.name))
        except Exception:  # noqa: BLE001 one that cannot be made ready is one that is not there
            continue
    return tuple(names)


def _tried(
    name: str, cpu: ort.InferenceSession, open_session: Open, scores: Scores
) -> tuple[ort.InferenceSession | None, str]:
    """The session on that provider, or None and why it may not answer."""
    try:
        session = open_session(name)
        ran = session.get_providers()[0]
        if ran != name:
            return None, f"onnxruntime fell back to {ran}; check the driver and its libraries."
        apart = float(np.abs(scores(session) - scores(cpu)).max())
    except Exception as error:  # noqa: BLE001  a provider may fail in any way; the CPU still works
        return None, _first_line(error)
    if not apart <= TOLERANCE:
        return None, f"its scores differ from the CPU's by {apart:.2g}, allowed {TOLERANCE:g}."
    return session, ""


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
