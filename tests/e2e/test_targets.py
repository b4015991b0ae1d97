"""A disk that is full or read-only, for real: a small file system of its own, which nobody else sees."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.batch_fixtures import save
from tests.tiny_model import build, card

# Two scans with something between them, in a namespace whose mounts end with it.
SCRIPT = """
set -e
mount -t tmpfs -o size=2m none "$OUT"
"$PYTHON" -m desktop scan "$IN" --out "$OUT" --model "$MODEL" --quiet
cp "$OUT"/results.* "$OUT"/report.* "$BEFORE"
cp "$MORE" "$IN"
{between}
set +e
"$PYTHON" -m desktop scan "$IN" --out "$OUT" --model "$MODEL" --quiet 2>"$BEFORE/said"
echo $? >"$BEFORE/code"
ls -A "$OUT" >"$BEFORE/names"
for name in "$OUT"/results.* "$OUT"/report.*; do cmp "$name" "$BEFORE/$(basename "$name")" || exit 9; done
"""
FULL = 'dd if=/dev/zero of="$OUT/filler" bs=1k 2>/dev/null || truncate -s -4k "$OUT/filler"'


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs Linux's namespaces")
@pytest.mark.parametrize(
    ("between", "words"),
    [
        (FULL, "disk is full"),
        ('mount -o remount,ro "$OUT"', "You may not write into"),
    ],
    ids=["full", "read-only"],
)
def test_the_old_report_stays_whole(tmp_path: Path, between: str, words: str) -> None:
    for number in range(3):
        save(tmp_path / "in" / f"{number}.png", 80 + 40 * number)
    places = {"IN": "in", "OUT": "out", "BEFORE": "before", "MORE": "more.png", "MODEL": "tiny.onnx"}
    environment = {name: str(tmp_path / place) for name, place in places.items()}
    environment |= {"PYTHON": sys.executable, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": str(tmp_path)}
    for name in ("out", "before"):
        (tmp_path / name).mkdir()
    save(tmp_path / "more.png", 200)
    build(tmp_path / "tiny.onnx", json.dumps(card()))
    alone = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*alone, "mount", "-t", "tmpfs", "none", str(tmp_path / "out")], check=False).returncode:
        pytest.skip("no mounts of one's own here")
    ended = subprocess.run([*alone, "sh", "-c", SCRIPT.replace("{between}", between)], env=environment, text=True,
                           capture_output=True, check=False, timeout=120)  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    said = (tmp_path / "before" / "said").read_text()
    assert (tmp_path / "before" / "code").read_text().strip() == "2", said
    assert words in said
    assert len(said.splitlines()) == 1
    assert ".part" not in (tmp_path / "before" / "names").read_text()
