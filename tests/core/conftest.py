"""What worker processes need to import the tests' own functions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def _workers_find_the_tests() -> Iterator[None]:
    """A worker starts with the module path of its program; pytest's importlib mode leaves the checkout out of it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(Path(__file__).resolve().parents[2]))
        yield
