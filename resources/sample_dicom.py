"""The sample radiographs as DICOM files: part of the maintainer's tool render_samples.py."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, RLELossless, generate_uid

Stored = NDArray[np.uint16]

EMPTY = (
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
    "PatientBirthDate",
    "PatientSex",
    "PositionerType",
    "ContentDate",
    "ContentTime",
    "AcquisitionDate",
    "AcquisitionTime",
    "DetectorType",
)
FILLED = {
    "ImageType": ["DERIVED", "PRIMARY"],
    "Modality": "DX",
    "PresentationIntentType": "FOR PRESENTATION",
    "Manufacturer": "Skiagraph",
    "PatientName": "SKIAGRAPH^SAMPLE",
    "PatientID": "SAMPLE",
    "StudyID": "1",
    "SeriesNumber": 1,
    "InstanceNumber": 1,
    "PatientOrientation": ["L", "F"],
    "BodyPartExamined": "CHEST",
    "ViewPosition": "PA",
    "ImageLaterality": "U",
    "DerivationDescription": "Projection computed from the public CT LIDC-IDRI-0001, altered; no exposure was made",
    "BurnedInAnnotation": "NO",
    "LossyImageCompression": "00",
    "SamplesPerPixel": 1,
    "BitsAllocated": 16,
    "BitsStored": 12,
    "HighBit": 11,
    "PixelRepresentation": 0,
    "PixelIntensityRelationship": "LOG",
    "RescaleIntercept": 0,
    "RescaleSlope": 1,
    "RescaleType": "US",
}


def write_dicom(path: Path, stored: Stored, window: tuple[int, int], pixel: float, inverse: bool) -> None:
    """Write a Digital X-Ray Image for presentation (PS3.3 A.26); the same arguments give the same bytes.

    stored: uint16 (H, W), 0..4095, bone bright. window: the values shown as black and as white. pixel: detector
    spacing in mm. inverse: store it upside down, as MONOCHROME1.
    """
    black, white = window
    low = 4095 - white if inverse else black
    header = _header(path.stem)
    header.PhotometricInterpretation = "MONOCHROME1" if inverse else "MONOCHROME2"
    header.PresentationLUTShape = "INVERSE" if inverse else "IDENTITY"
    header.PixelIntensityRelationshipSign = 1 if inverse else -1
    header.WindowCenter, header.WindowWidth = low + (white - black + 1) / 2, white - black + 1
    header.ImagerPixelSpacing = [pixel, pixel]
    header.Rows, header.Columns = stored.shape
    header.PixelData = (4095 - stored if inverse else stored).astype("<u2").tobytes()
    header.compress(RLELossless, encoding_plugin="pydicom", generate_instance_uid=False)
    header.save_as(path, enforce_file_format=True)


def _header(name: str) -> FileDataset:
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = generate_uid(entropy_srcs=["skiagraph", "implementation"])
    meta.ImplementationVersionName = "SKIAGRAPH"
    header = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    header.SOPClassUID = DigitalXRayImageStorageForPresentation
    header.SOPInstanceUID = generate_uid(entropy_srcs=["skiagraph", "sample", name])
    header.StudyInstanceUID = generate_uid(entropy_srcs=["skiagraph", "sample study", name])
    header.SeriesInstanceUID = generate_uid(entropy_srcs=["skiagraph", "sample series", name])
    for keyword in EMPTY:
        setattr(header, keyword, None)
    for keyword, value in FILLED.items():
        setattr(header, keyword, value)
    header.AnatomicRegionSequence = [_code("51185008", "Chest")]
    header.ViewCodeSequence = [_code("399348003", "postero-anterior")]
    header.ViewCodeSequence[0].ViewModifierCodeSequence = []
    header.AcquisitionContextSequence = []
    return header


def _code(value: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "SCT", meaning
    return item
