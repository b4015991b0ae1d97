"""Which onnxruntime provider runs a model: the best one that works and agrees with the CPU, and why not another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

TOLERANCE = 1e-3  # largest difference of any score between a provider and the CPU
CPU = "CPUExecutionProvider"
# Name on the command line -> onnxruntime's name, best first.
KNOWN = {
    "cuda": "CUDAExecutionProvider",
    "windowsml": "WinMLExecutionProvider",
    "directml": "DmlExecutionProvider",
    "openvino": "OpenVINOExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "cpu": CPU,
}
PACKAGES = {  # what to install for a provider that this onnxruntime was built without
    "cuda": "onnxruntime-gpu",
    "windowsml": "onnxruntime-windowsml",
    "directml": "onnxruntime-directml",
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
    notes = []
    available = ort.get_available_providers()
    for key, name in KNOWN.items():
        if name == CPU or wanted not in ("auto", key):
            continue
        if name not in available:
            if wanted == key:
                notes.append(f"{key} was not used: this onnxruntime has no {name}; install {PACKAGES[key]} instead.")
            continue
        try:
            session = open_session(name)
            ran = session.get_providers()[0]
            if ran != name:
                notes.append(f"{key} was not used: onnxruntime fell back to {ran}; check the driver and its libraries.")
                continue
            apart = float(np.abs(scores(session) - scores(cpu)).max())
        except Exception as error:  # noqa: BLE001  a provider may fail in any way; the CPU still works
            notes.append(f"{key} was not used: {_first_line(error)}")
            continue
        if not apart <= TOLERANCE:
            notes.append(f"{key} was not used: its scores differ from the CPU's by {apart:.2g}, allowed {TOLERANCE:g}.")
            continue
        return Choice(session, name, tuple(notes))
    if wanted == "auto" and not notes:
        notes.append("No accelerator is available to this onnxruntime; the CPU is used.")
    return Choice(cpu, CPU, tuple(notes))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
