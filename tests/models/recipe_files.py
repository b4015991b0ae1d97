"""Recipes as files: JSON strings, numbers and lists are TOML values too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write_toml(table: dict[str, Any], path: Path) -> Path:
    """Write a recipe's table as TOML, sections last. Returns the path."""
    sections = {name: value for name, value in table.items() if isinstance(value, dict)}
    lines = [f"{name} = {_value(value)}" for name, value in table.items() if name not in sections]
    for name, section in sections.items():
        lines += [f"[{name}]", *(f"{json.dumps(key)} = {_value(value)}" for key, value in section.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
