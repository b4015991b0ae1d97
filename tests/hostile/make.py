"""Write the table of hostile inputs: every one small, the same each time, all in seconds.

Usage: python -m tests.hostile.make FOLDER   Then, for instance: skiagraph scan FOLDER/files --out REPORT
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.hostile.dicoms import dicoms
from tests.hostile.made import Folder, Made
from tests.hostile.models import models
from tests.hostile.pictures import pictures
from tests.hostile.systems import systems


def make_files(path: Path) -> list[Made]:
    """Rows 1 to 31 and 40: what a scan of `path` meets. Row 32, files that change under a scan, is a test by itself."""
    folder = Folder(path)
    pictures(folder)
    dicoms(folder)
    systems(folder)
    return folder.made


def make_models(path: Path) -> list[Made]:
    """Rows 33 to 39."""
    folder = Folder(path)
    path.mkdir(parents=True, exist_ok=True)
    models(folder)
    return folder.made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    for made in (*make_files(folder / "files"), *make_models(folder / "models")):
        print(f"{made.number:2}  {made.ends:12} {made.file!r}")


if __name__ == "__main__":
    main()
