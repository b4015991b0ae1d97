"""Random changes to a batch of training pictures: what differs between hospitals but not between diagnoses."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from models.settings.training import Augmentation
from models.trivial import trivial

LOCALLY = 0.6  # share of the pictures whose local contrast changes


def augmented(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """images: float32 (N, 1, H, W), 0..1, on the CPU. Returns changed copies of the same shape and range.

    Every random number comes from `generator`. After `_warp` the pictures are our own and are changed in place.
    """
    images = _warp(images, settings, generator)
    if settings.trivial:
        images = trivial(images, generator)
    _resolution(images, settings, generator)
    _spectrum(images, settings, generator)
    _local(images, settings, generator)
    images = _tone(images, settings, generator)
    _jitter(images, settings, generator)
    _sharpness(images, settings, generator)
    _noise(images, settings, generator)
    _jpeg(images, settings, generator)
    images.clamp_(0.0, 1.0)
    _markers(images, settings, generator)
    _borders(images, settings, generator)
    return images


def _uniform(count: int, low: float, high: float, generator: Generator) -> Tensor:
    return torch.rand(count, generator=generator) * (high - low) + low


def _chosen(count: int, share: float, generator: Generator) -> Tensor:
    """int64 (n,): the pictures that a change is for."""
    return (torch.rand(count, generator=generator) < share).nonzero()[:, 0]


def _warp(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Mirror, rotate, zoom, change the aspect ratio and shift; black comes in from outside."""
    count, _, height, width = images.shape
    angle = _uniform(count, -1.0, 1.0, generator) * math.radians(settings.rotate_degrees)
    zoom = 1.0 + _uniform(count, -settings.zoom_in, settings.zoom_out, generator)
    aspect = torch.exp(_uniform(count, -0.5, 0.5, generator) * settings.aspect * 2.0)
    mirror = 1.0 - 2.0 * (torch.rand(count, generator=generator) < settings.flip).float()
    move = _uniform(count * 2, -2.0, 2.0, generator).view(count, 2) * settings.shift
    if not (settings.rotate_degrees or settings.zoom_in or settings.zoom_out or settings.aspect or settings.shift):
        return torch.where(mirror[:, None, None, None] < 0.0, images.flip(3), images)
    across, down = zoom * aspect.sqrt() * mirror, zoom / aspect.sqrt()
    ratio = height / width
    x, y = ((2.0 * torch.arange(size) + 1.0) / size - 1.0 for size in (width, height))
    grid = torch.empty(count, height, width, 2)  # torch's affine_grid takes as long as all the rest
    for place, by_x, by_y, by in (
        (0, angle.cos() * across, -angle.sin() * down * ratio, move[:, 0]),
        (1, angle.sin() * across / ratio, angle.cos() * down, move[:, 1]),
    ):
        torch.add((by_x[:, None] * x)[:, None, :], (by_y[:, None] * y + by[:, None])[:, :, None], out=grid[..., place])
    return F.grid_sample(images, grid, align_corners=False)


def _resolution(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Smaller and back again, as a small original would look."""
    height, width = images.shape[2:]
    factor = float(_uniform(1, 0.4, 0.9, generator))
    pick = _chosen(len(images), settings.resolution, generator)
    if len(pick):
        size = (max(8, int(height * factor)), max(8, int(width * factor)))
        smaller = F.interpolate(images[pick], size=size, mode="bilinear", antialias=True)
        images[pick] = F.interpolate(smaller, size=(height, width), mode="bilinear")


def _tone(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Percentile stretch, gamma, contrast, brightness, and slow shading across the picture."""
    count, _, height, width = images.shape
    pick = _chosen(count, settings.stretch, generator)
    gamma = torch.exp(_uniform(count, -1.0, 1.0, generator) * settings.tone).view(count, 1, 1, 1)
    contrast = torch.exp(_uniform(count, -1.0, 0.7, generator) * settings.tone).view(count, 1, 1, 1)
    bright = (_uniform(count, -0.4, 0.4, generator) * settings.tone).view(count, 1, 1, 1)
    slow = torch.randn(count, 1, 3, 3, generator=generator) * settings.shading
    if len(pick):
        sparse = images[pick, 0, ::4, ::4].flatten(1)
        low, high = (torch.quantile(sparse, q, dim=1).view(-1, 1, 1, 1) for q in (0.01, 0.99))
        images[pick] = ((images[pick] - low) / (high - low).clamp_min(0.05)).clamp(0, 1)
    if settings.tone:
        images = (images.clamp(1e-4, 1.0) ** gamma).sub_(0.5).mul_(contrast).add_(0.5 + bright)
    if settings.shading:
        images += F.interpolate(slow, size=(height, width), mode="bilinear", align_corners=True)
    return images.clamp_(0.0, 1.0)


def _local(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """More or less local contrast in some pictures, as with and without adaptive equalisation (CLAHE)."""
    if not settings.local:
        return
    pick = _chosen(len(images), LOCALLY, generator)
    fine = torch.exp(_uniform(len(pick), -1.2, 0.4, generator) * settings.local).view(-1, 1, 1, 1)
    coarse = torch.exp(_uniform(len(pick), -0.4, 0.6, generator) * settings.local).view(-1, 1, 1, 1)
    if len(pick):
        chosen = images[pick]
        low = F.interpolate(F.avg_pool2d(chosen, min(16, *chosen.shape[2:])), size=chosen.shape[2:], mode="bilinear")
        mean = low.mean((2, 3), keepdim=True)
        images[pick] = (mean + (low - mean) * coarse + (chosen - low) * fine).clamp_(0.0, 1.0)


def _jitter(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """torchvision's ColorJitter on grey: times 1 +- brightness, then 1 +- contrast around the picture's mean.

    Before clamping both orders give the same; saturation and hue change nothing in a grey picture.
    """
    for strength, around_mean in ((settings.brightness, False), (settings.contrast, True)):
        if strength:
            factor = (1.0 + _uniform(len(images), -strength, strength, generator)).view(-1, 1, 1, 1)
            centre = images.mean((1, 2, 3), keepdim=True) if around_mean else torch.zeros(())
            images.sub_(centre).mul_(factor).add_(centre).clamp_(0.0, 1.0)


def _sharpness(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Add or take away fine detail: from a 5 x 5 binomial blur to an unsharp mask."""
    amount = _uniform(len(images), -1.0, 1.5, generator).view(-1, 1, 1, 1) * settings.sharpness
    if settings.sharpness:
        smooth = F.pad(images, (2, 2, 2, 2), mode="replicate")
        for axis in (2, 3):
            size = smooth.shape[axis] - 4
            a, b, c, d, e = (smooth.narrow(axis, first, size) for first in range(5))
            smooth = (b + d).mul_(4.0).add_(c, alpha=6.0).add_(a).add_(e).div_(16.0)
        images.add_(amount * (images - smooth)).clamp_(0.0, 1.0)


def _noise(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    strength = (torch.rand(len(images), generator=generator) ** 2 * settings.noise).view(-1, 1, 1, 1)
    if settings.noise:
        images += strength * torch.randn(images.shape, generator=generator)


def _jpeg(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Quantise the cosine transform of 8 x 8 blocks, coarser at high frequencies, as JPEG does (ITU-T T.81, A.3.3)."""
    quality = _uniform(len(images), 0.2, 1.5, generator)
    pick = _chosen(len(images), settings.jpeg, generator)
    if not len(pick):
        return
    height, width = images.shape[2:]
    padded = F.pad(images[pick], (0, -width % 8, 0, -height % 8), mode="replicate")
    down, across = padded.shape[2] // 8, padded.shape[3] // 8
    blocks = padded.view(len(pick), down, 8, across, 8).transpose(2, 3)
    place = torch.arange(8.0)
    cosine = torch.cos(math.pi / 8.0 * (place + 0.5) * place[:, None]) * 0.5
    cosine[0] *= math.sqrt(0.5)
    step = (1.0 + place + place[:, None]) * 0.012 * quality[pick].view(-1, 1, 1, 1, 1)
    waves = torch.round(cosine @ blocks @ cosine.T / step) * step
    images[pick] = (cosine.T @ waves @ cosine).transpose(2, 3).reshape(padded.shape)[:, :, :height, :width]


def _markers(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Blot out or paint over small places near the edge, where letters and labels differ between hospitals."""
    count, _, height, width = images.shape
    sides = torch.rand(count, 6, generator=generator)
    for picture in (sides[:, 0] < settings.markers).nonzero()[:, 0].tolist():
        pick, grey, tall, wide, top, left = sides[picture].tolist()
        h, w = int(height * (0.04 + 0.12 * tall)), int(width * (0.04 + 0.16 * wide))
        y = int((height - h) * (top * 0.25 if pick < settings.markers / 2 else 1.0 - top * 0.25))
        x = int((width - w) * (left * 0.2 if left < 0.5 else 1.0 - (1.0 - left) * 0.2))
        images[picture, 0, y : y + h, x : x + w] = 0.0 if grey < 0.4 else (1.0 if grey > 0.7 else grey)


def _borders(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Everything outside a random inner rectangle comes from another picture of the batch, or is black or grey.

    What lies at the edges (letters, collimation, shoulders, cables) then says nothing about the diagnosis.
    """
    count, _, height, width = images.shape
    cut = torch.rand(count, 4, generator=generator) * 0.18
    others = torch.randperm(count, generator=generator)
    kind = torch.rand(count, generator=generator)[:, None, None, None]
    grey = torch.rand(count, generator=generator)[:, None, None, None]
    pick = _chosen(count, settings.borders, generator)
    if len(pick):
        cut = cut[pick]
        row, column = (torch.arange(size) / size for size in (height, width))
        inside = ((row >= cut[:, :1]) & (row < 1.0 - cut[:, 1:2]))[:, :, None]
        inside = inside & ((column >= cut[:, 2:3]) & (column < 1.0 - cut[:, 3:]))[:, None, :]
        paint = torch.where(kind < 0.8, torch.zeros(()), grey)[pick]
        outside = torch.where(kind[pick] < 0.6, images[others[pick]], paint)
        images[pick] = torch.where(inside[:, None], images[pick], outside)


def _spectrum(images: Tensor, settings: Augmentation, generator: Generator) -> None:
    """Mix the lowest frequencies' amplitudes with another picture's (Yang & Soatto 2020, arXiv 2004.05498)."""
    count, _, height, width = images.shape
    pick = _chosen(count, settings.spectrum, generator)
    if not len(pick):
        return
    waves = torch.fft.rfft2(images[pick])
    other = torch.fft.rfft2(images[torch.randperm(count, generator=generator)[: len(pick)]]).abs()
    high, wide = max(1, height // 20), max(1, width // 20)
    share = _uniform(len(pick), 0.0, 1.0, generator).view(-1, 1, 1, 1)
    for rows in (slice(0, high), slice(-high, None)):
        low = waves[:, :, rows, :wide]
        low *= 1.0 + share * (other[:, :, rows, :wide] / low.abs().clamp_min(1e-6) - 1.0)
    images[pick] = torch.fft.irfft2(waves, s=(height, width))
    images.clamp_(0.0, 1.0)
