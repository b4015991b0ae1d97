"""Which elements may lead to a person: their values are hidden when the patient is.

Wider than DICOM PS3.15 table E.1-1 asks: whole groups and whole value representations, so that nothing is forgotten.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.core.tag_tree import Node, Tree

PEOPLE = {"PN", "DA", "TM", "DT", "LT", "ST", "UT"}  # names, times and free texts
PATIENT = "(0010,"
# Short texts and numbers of the acquisition's place and order; identifiers of instances are found by their end.
NAMING = {
    "AccessionNumber", "StudyID", "StudyDescription", "SeriesDescription", "RequestedProcedureDescription",
    "RequestedProcedureID", "ScheduledProcedureStepDescription", "ScheduledProcedureStepID",
    "PerformedProcedureStepDescription", "PerformedProcedureStepID", "ProtocolName", "InstitutionName",
    "InstitutionalDepartmentName", "StationName", "DeviceSerialNumber", "DetectorID", "PlateID", "CassetteID",
    "DeviceUID", "AdmissionID", "ServiceEpisodeID", "CurrentPatientLocation", "FillerOrderNumberImagingServiceRequest",
    "PlacerOrderNumberImagingServiceRequest", "AdmittingDiagnosesDescription", "ReasonForStudy",
    "ReasonForTheRequestedProcedure", "SpecialNeeds", "ImplementationVersionName", "SourceApplicationEntityTitle",
    "SendingApplicationEntityTitle", "ReceivingApplicationEntityTitle", "RetrieveAETitle", "IssuerOfAccessionNumber",
    "OverlayLabel", "DigitalSignaturesSequence", "RequestAttributesSequence", "RequestedContrastAgent",
    "DerivationDescription", "AcquisitionDeviceProcessingDescription", "GantryID", "GeneratorID",
    "InstitutionCodeSequence", "InstitutionalDepartmentTypeCodeSequence", "OperatorIdentificationSequence",
    "PerformingPhysicianIdentificationSequence", "PersonIdentificationCodeSequence",
    "PhysiciansOfRecordIdentificationSequence", "PhysiciansReadingStudyIdentificationSequence",
    "ReferringPhysicianIdentificationSequence", "ConsultingPhysicianIdentificationSequence",
}  # fmt: skip
# Short texts that describe the picture or the machine's kind; of all others somebody may have written a name into one.
SAFE_TEXTS = {
    "Manufacturer", "ManufacturerModelName", "SoftwareVersions", "CodeValue", "CodeMeaning", "CodingSchemeDesignator",
    "CodingSchemeVersion", "RescaleType", "WindowCenterWidthExplanation", "LUTExplanation", "ModalityLUTType",
    "PixelSpacingCalibrationDescription", "FilterType", "FocalSpots", "ExposureControlModeDescription", "GridType",
    "DetectorManufacturerName", "DetectorManufacturerModelName", "ConvolutionKernel", "TypeOfFilters", "FilterMaterial",
    "CassetteOrientation", "PlateType", "PhosphorType", "AnodeTargetMaterial", "CollimatorGridName",
    "ViewName",
}  # fmt: skip
SAFE_UIDS = {"SOPClassUID", "MediaStorageSOPClassUID", "ReferencedSOPClassUID", "TransferSyntaxUID",
             "ImplementationClassUID"}  # fmt: skip
# Of a bitmap everything is hidden but what describes its pixels.
PIXELS = {
    "Format", "Columns", "Rows", "Mode", "Bytes", "Resolution", "Gamma", "Compression", "Progressive", "Interlace",
    "JFIFVersion", "ICCProfile", "ImageWidth", "ImageLength", "BitsPerSample", "PhotometricInterpretation",
    "StripOffsets", "StripByteCounts", "SamplesPerPixel", "RowsPerStrip", "XResolution", "YResolution",
    "PlanarConfiguration", "ResolutionUnit", "Orientation", "ColorSpace", "ExifImageWidth", "ExifImageHeight",
    "YCbCrPositioning", "ExifVersion", "FillOrder", "Predictor", "SampleFormat", "NewSubfileType", "TileWidth",
    "TileLength", "TileOffsets", "TileByteCounts",
}  # fmt: skip


def hidden(tree: Tree, instead: str) -> Tree:
    """The tree with `instead` for every value that may identify somebody; the elements stay."""
    bitmap = bool(tree.nodes) and not tree.nodes[0].tag
    return replace(tree, nodes=tuple(_masked(node, instead, bitmap, False) for node in tree.nodes))


def _masked(node: Node, instead: str, bitmap: bool, inside: bool) -> Node:
    """inside: of an element that is hidden with all it holds."""
    secret = inside or (not _pixels(node) if bitmap else _identifying(node))
    children = tuple(_masked(child, instead, bitmap, secret and not bitmap) for child in node.children)
    own = bool(node.value) and not node.children and node.vr != "SQ"
    return replace(node, value=instead if secret and own else node.value, children=children)


def _pixels(node: Node) -> bool:
    return node.keyword in PIXELS and node.tag != "Text"


def _identifying(node: Node) -> bool:
    if not node.tag:
        return False
    if node.tag.startswith((PATIENT, "(0032,", "(0038,", "(4008,", "(0088,", "(0400,")) or node.vr in PEOPLE:
        return True
    if node.keyword in NAMING or node.keyword.startswith("Private") or not node.keyword:
        return node.keyword != "Private creator"
    if node.vr in ("AE", "LO", "SH"):
        return node.keyword not in SAFE_TEXTS
    return node.vr == "UI" and node.keyword not in SAFE_UIDS
