"""Make resources/selftest/: one small file of every kind Skiagraph reads, all showing the same picture, for `doctor`.

A maintainer's tool: needs dcmtk's dcmcjpeg, dcmcjpls, dcmcrle and dcmconv on the path, and pydicom with
pylibjpeg-openjpeg. Usage: python resources/render_selftest.py resources/samples/chest-plain.dcm -o resources/selftest
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.uid import JPEG2000, JPEG2000Lossless

SIDE = 96
DCMTK = {
    "explicit-be": ["dcmconv", "+tb"],
    "implicit-le": ["dcmconv", "+ti"],
    "deflated": ["dcmconv", "+td"],
    "rle": ["dcmcrle"],
    "jpeg-lossless-57": ["dcmcjpeg", "+el"],
    "jpeg-lossless-70": ["dcmcjpeg", "+e1"],
    "jpeg-extended-12": ["dcmcjpeg", "+ee", "+q", "95", "+un"],
    "jpeg-ls": ["dcmcjpls", "+el"],
    "jpeg-ls-near": ["dcmcjpls", "+en", "+md", "2"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    dicoms(pydicom.dcmread(arguments.source), arguments.out)
    bitmaps(arguments.out)


def dicoms(dataset: pydicom.Dataset, out: Path) -> None:
    """The middle of the picture, thinned to 96 x 96, in every transfer syntax."""
    dataset.decompress(generate_instance_uid=False)
    pixels = dataset.pixel_array
    step = min(pixels.shape) // SIDE
    small = np.ascontiguousarray(pixels[::step, ::step][:SIDE, :SIDE])
    dataset.Rows, dataset.Columns = small.shape
    dataset.PixelData = small.astype("<u2").tobytes()
    dataset.ImagerPixelSpacing = [float(value) * step for value in dataset.ImagerPixelSpacing]
    plain = out / "explicit-le.dcm"
    dataset.save_as(plain)
    for name, command in DCMTK.items():
        subprocess.run([command[0], *command[1:], str(plain), str(out / f"{name}.dcm")], check=True)
    for name, syntax in (("jpeg-2000-lossless", JPEG2000Lossless), ("jpeg-2000", JPEG2000)):
        packed = pydicom.dcmread(plain)
        options = {} if syntax == JPEG2000Lossless else {"j2k_cr": [6]}
        packed.compress(syntax, encoding_plugin="pylibjpeg", generate_instance_uid=False, **options)
        packed.save_as(out / f"{name}.dcm")
    eight_bit(pydicom.dcmread(plain), out)


def eight_bit(dataset: pydicom.Dataset, out: Path) -> None:
    """JPEG baseline holds eight bits only."""
    dataset.PixelData = (dataset.pixel_array >> 4).astype(np.uint8).tobytes()
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 8, 8, 7
    dataset.WindowCenter, dataset.WindowWidth = dataset.WindowCenter / 16, dataset.WindowWidth / 16
    plain = out / "eight-bit.dcm"
    dataset.save_as(plain)
    subprocess.run(["dcmcjpeg", "+eb", "+q", "95", "+un", str(plain), str(out / "jpeg-baseline.dcm")], check=True)
    plain.unlink()


def bitmaps(out: Path) -> None:
    dataset = pydicom.dcmread(out / "explicit-le.dcm")
    low = float(dataset.WindowCenter) - float(dataset.WindowWidth) / 2
    shades = np.clip((dataset.pixel_array - low) / float(dataset.WindowWidth), 0.0, 1.0)
    grey = Image.fromarray(np.rint(shades * 255).astype(np.uint8))
    for suffix in ("png", "jpg", "tif", "bmp"):
        grey.save(out / f"grey-8.{suffix}", quality=95) if suffix == "jpg" else grey.save(out / f"grey-8.{suffix}")
    Image.fromarray(np.rint(shades * 65535).astype(np.uint16)).save(out / "grey-16.png")


if __name__ == "__main__":
    main()
