"""Choosing a provider: the best that works and agrees with the CPU; every other one is explained."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest

from desktop.core.providers import CPU, KNOWN, choose


class FakeSession:
    def __init__(self, name: str, score: float = 0.5) -> None:
        self.name = name
        self.score = score

    def get_providers(self) -> list[str]:
        return [self.name, CPU]


def scores(session: FakeSession) -> np.ndarray:
    return np.array([[session.score]], dtype=np.float32)


CPU_SESSION = FakeSession(CPU)
CUDA = "CUDAExecutionProvider"
OPENVINO = "OpenVINOExecutionProvider"


@pytest.fixture
def available(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names = [CPU]
    monkeypatch.setattr(ort, "get_available_providers", lambda: names)
    monkeypatch.setattr(ort, "get_ep_devices", list)
    return names


def test_only_the_cpu(available: list[str]) -> None:
    choice = choose("auto", CPU_SESSION, FakeSession, scores)
    assert (choice.session, choice.provider, choice.notes) == (CPU_SESSION, CPU, ())


def test_the_best_one_that_works(available: list[str]) -> None:
    available.extend([OPENVINO, CUDA])
    choice = choose("auto", CPU_SESSION, FakeSession, scores)
    assert (choice.provider, choice.notes) == (CUDA, ())


@pytest.mark.parametrize("wanted", [key for key in KNOWN if key != "cpu"])
def test_one_that_is_not_there_is_named_with_what_to_install(available: list[str], wanted: str) -> None:
    choice = choose(wanted, CPU_SESSION, FakeSession, scores)
    assert choice.provider == CPU
    assert choice.notes[0].startswith(f"{wanted} was not used")
    assert "install" in choice.notes[0]


def test_the_cpu_is_taken_when_it_is_asked_for(available: list[str]) -> None:
    available.append(CUDA)
    assert choose("cpu", CPU_SESSION, FakeSession, scores).provider == CPU


def test_wrong_answers_lose(available: list[str]) -> None:
    available.append(CUDA)
    choice = choose("auto", CPU_SESSION, lambda name: FakeSession(name, 0.6), scores)
    assert choice.provider == CPU
    assert "differ" in choice.notes[0]


def test_numbers_that_are_not_finite_lose(available: list[str]) -> None:
    available.append(CUDA)
    assert choose("auto", CPU_SESSION, lambda name: FakeSession(name, float("nan")), scores).provider == CPU


def test_a_silent_fall_back_is_noticed(available: list[str]) -> None:
    available.append(CUDA)
    choice = choose("auto", CPU_SESSION, lambda name: FakeSession(CPU), scores)
    assert choice.provider == CPU
    assert "fell back" in choice.notes[0]


def test_a_crash_of_one_leads_to_the_next(available: list[str]) -> None:
    available.extend([CUDA, OPENVINO])

    def opened(name: str) -> FakeSession:
        if name == CUDA:
            raise RuntimeError("no driver\nand a stack")
        return FakeSession(name)

    choice = choose("auto", CPU_SESSION, opened, scores)
    assert choice.provider == OPENVINO
    assert choice.notes == ("cuda was not used: no driver",)


class FakeProvider:
    def __init__(self, name: str) -> None:
        self.name = name
        self.library_path = ""

    def ensure_ready(self) -> None:
        self.library_path = f"{self.name}.dll"


def test_windows_ml_brings_its_own_and_installs_only_when_asked(
    available: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    registered: dict[str, Path] = {}
    catalog = types.SimpleNamespace(find_all_providers=lambda: [FakeProvider("QNNExecutionProvider")])
    monkeypatch.setitem(sys.modules, "windowsml", types.SimpleNamespace(EpCatalog=lambda: catalog))
    monkeypatch.setattr(ort, "register_execution_provider_library", registered.__setitem__)
    monkeypatch.setattr(ort, "get_ep_devices", lambda: [types.SimpleNamespace(ep_name=name) for name in registered])
    assert choose("auto", CPU_SESSION, FakeSession, scores).provider == CPU
    assert choose("windowsml", CPU_SESSION, FakeSession, scores).provider == "QNNExecutionProvider"
