"""Who may import whom (DESIGN.md): read from the source, so a lazy import inside a function counts too."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRAINING = {"torch", "torchvision", "onnx", "onnxscript", "models", "export_onnx"}
ABOVE_CORE = {f"desktop.{path.stem}" for path in (ROOT / "desktop").glob("[a-z]*")} - {"desktop.core"}
RULES: dict[str, set[str]] = {
    "desktop": TRAINING,
    "desktop/core": {"PySide6"} | ABOVE_CORE,
    "desktop/ui": {"desktop.core", "desktop.presenter", "desktop.app", "desktop.cli", "desktop.jobs"},
    "desktop/state.py": {"PySide6", "desktop.ui", "desktop.presenter", "desktop.app", "desktop.jobs"},
    "desktop/presenter.py": {"desktop.ui", "desktop.app", "desktop.cli"},
    "desktop/cli.py": {"desktop.ui"},
    "models": {
        "PySide6",
        "desktop.core.engine",
        "desktop.core.gate",
        "desktop.core.overlay",
        "desktop.core.batch",
        "desktop.core.report",
        "export_onnx",
    }
    | ABOVE_CORE,
}
MODELS_MAY = {
    "desktop.core.card",
    "desktop.core.preprocess",
    "desktop.core.readers",
    "desktop.core.radiograph",
    "desktop.core.errors",
    "desktop.core.likeness",
    "desktop.core.model_file",
    "desktop.core.operating",
    "desktop.core.atomic",
    "desktop.core.text",
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sources(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("place", RULES)
def test_forbidden_imports(place: str) -> None:
    files = sources(place)
    assert files
    for path in files:
        names = set(imported(path))
        bad = {name for name in names for rule in RULES[place] if name == rule or name.startswith(rule + ".")}
        assert not bad, f"{path.relative_to(ROOT)} imports {sorted(bad)}"


def test_models_use_only_the_shared_part_of_the_core() -> None:
    for path in sources("models"):
        used = {name for name in imported(path) if name.startswith("desktop")}
        bad = {
            name
            for name in used
            if not any(name == may or name.startswith(may + ".") for may in MODELS_MAY)
            and name not in ("desktop", "desktop.core")
        }
        assert not bad, f"{path.relative_to(ROOT)} imports {sorted(bad)}"


def test_package_files_that_import_next_to_nothing() -> None:
    """So that the core imports in a fraction of a second. The first sets a variable that must be there early."""
    assert (ROOT / "desktop/core/__init__.py").read_text() == ""
    tree = ast.parse((ROOT / "desktop/__init__.py").read_text())
    assert [ast.unparse(part) for part in tree.body[1:]] == ["import os", "os.environ['ORT_DISABLE_TELEMETRY'] = '1'"]


def test_python_is_supported() -> None:
    assert sys.version_info >= (3, 11)
