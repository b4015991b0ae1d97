"""Files of ordinary sizes for the benchmark of reading: soft shapes with the noise of a detector."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from imagecodecs import jpeg2k_encode, jpeg8_encode, jpegls_encode
from numpy.typing import NDArray
from PIL import Image
from pydicom import dcmread
from pydicom.uid import RLELossless

from tests.core.files import dicom

FILES = 3  # of each kind
DETECTOR = (2500, 2048)
SYNTAX = "1.2.840.10008.1.2.4."
SIZES = {"JPEG 224": (224, 224), "JPEG 1500": (1200, 1500), "JPEG 3000": (2500, 3000), "PNG 1024": (1024, 1024)}
KINDS = (
    *SIZES,
    "PNG 16 bit 2500x2048",
    *(f"DICOM {name} 2500x2048" for name in ("raw", "RLE", "JPEG lossless", "JPEG-LS", "JPEG 2000")),
)
HEADER = {
    **{"BitsStored": 12, "HighBit": 11, "WindowCenter": 2048, "WindowWidth": 4096, "VOILUTFunction": "LINEAR"},
    **{"RescaleSlope": 1, "RescaleIntercept": 0, "RescaleType": "US", "PresentationLUTShape": "IDENTITY"},
    **{"PatientBirthDate": "19500102", "PatientSex": "F", "PatientAge": "074Y", "StudyDate": "20240102"},
    **{"StudyTime": "101112", "Manufacturer": "Maker", "ManufacturerModelName": "Model", "StationName": "Room 1"},
    **{"BodyPartExamined": "CHEST", "ViewPosition": "PA", "KVP": 125, "ExposureTime": 8, "Exposure": 2},
    **{"DistanceSourceToDetector": 1800, "ImagerPixelSpacing": [0.148, 0.148], "PixelSpacing": [0.148, 0.148]},
    **{
        "InstitutionName": "Hospital",
        "StudyDescription": "Chest PA",
        "SeriesDescription": "PA",
        "AccessionNumber": "1",
    },
    **{
        "StudyID": "1",
        "SeriesNumber": 1,
        "InstanceNumber": 1,
        "PatientOrientation": ["L", "F"],
        "StudyInstanceUID": "1.2",
    },
    **{
        "SeriesInstanceUID": "1.2.3",
        "BurnedInAnnotation": "NO",
        "LossyImageCompression": "00",
        "ImageType": ["ORIGINAL"],
    },
}  # as much as a detector writes


def make(kind: str, folder: Path) -> list[Path]:
    """FILES files of one of KINDS."""
    return [_file(kind, folder / f"{kind} {seed}", seed) for seed in range(FILES)]


def _file(kind: str, path: Path, seed: int) -> Path:
    if kind in SIZES:
        Image.fromarray(_picture(SIZES[kind], seed, 8)).save(path, kind.split()[0], quality=90)
    elif kind.startswith("PNG"):
        Image.fromarray(_picture(DETECTOR, seed, 12) << 4).save(path, "PNG")
    else:
        _dicom(kind, path, _picture(DETECTOR, seed, 12))
    return path


def _dicom(kind: str, path: Path, pixels: NDArray[Any]) -> None:
    if "lossless" in kind:
        frame = jpeg8_encode(pixels, lossless=True, predictor=1, bitspersample=12)
        dicom(path, pixels, f"{SYNTAX}70", frame, **HEADER)
    elif "JPEG-LS" in kind:
        dicom(path, pixels, f"{SYNTAX}80", jpegls_encode(pixels), **HEADER)
    elif "2000" in kind:
        frame = jpeg2k_encode(pixels, codecformat="j2k", reversible=True, bitspersample=12)
        dicom(path, pixels, f"{SYNTAX}90", frame, **HEADER)
    else:
        dicom(path, pixels, **HEADER)
    if "RLE" in kind:
        dataset = dcmread(path)
        dataset.compress(RLELossless)
        dataset.save_as(path)


def _picture(shape: tuple[int, int], seed: int, bits: int) -> NDArray[Any]:
    rows, columns = (np.linspace(0.0, 1.0, size) for size in shape)
    soft = 0.45 + 0.3 * np.sin(7 * rows[:, None] + seed) * np.cos(5 * columns) + 0.05 * np.sin(60 * rows)[:, None]
    noisy = soft + np.random.default_rng(seed).normal(0.0, 0.004, shape)
    grey = np.clip(noisy, 0.0, 1.0) * ((1 << bits) - 1)
    return grey.astype(np.uint8 if bits == 8 else np.uint16)
