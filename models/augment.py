"""Random changes to a batch of training pictures: what differs between hospitals but not between diagnoses."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from models.recipe import Augmentation


def augmented(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """images: float32 (N, 1, H, W), 0..1, on the CPU. Returns changed copies of the same shape and range."""
    images = _resolution(_warp(images, settings, generator), settings, generator)
    images = _tone(images, settings, generator)
    images = _sharpness(images, settings, generator)
    images = _jpeg(_noise(images, settings, generator), settings, generator)
    return _markers(images.clamp(0.0, 1.0), settings, generator)


def _uniform(count: int, low: float, high: float, generator: Generator) -> Tensor:
    return torch.rand(count, generator=generator) * (high - low) + low


def _chosen(images: Tensor, changed: Tensor, share: float, generator: Generator) -> Tensor:
    pick = torch.rand(len(images), generator=generator) < share
    return torch.where(pick[:, None, None, None], changed, images)


def _warp(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Mirror, rotate, zoom, change the aspect ratio and shift; black comes in from outside."""
    count, _, height, width = images.shape
    angle = _uniform(count, -1.0, 1.0, generator) * math.radians(settings.rotate_degrees)
    zoom = 1.0 + _uniform(count, -settings.zoom_in, settings.zoom_out, generator)
    aspect = torch.exp(_uniform(count, -0.5, 0.5, generator) * settings.aspect * 2.0)
    mirror = 1.0 - 2.0 * (torch.rand(count, generator=generator) < settings.flip).float()
    move = _uniform(count * 2, -2.0, 2.0, generator).view(count, 2) * settings.shift
    across, down = zoom * aspect.sqrt() * mirror, zoom / aspect.sqrt()
    ratio = height / width
    rows = torch.stack((angle.cos() * across, -angle.sin() * down * ratio, move[:, 0]), 1)
    columns = torch.stack((angle.sin() * across / ratio, angle.cos() * down, move[:, 1]), 1)
    grid = F.affine_grid(torch.stack((rows, columns), 1), [count, 1, height, width], align_corners=False)
    return F.grid_sample(images, grid, align_corners=False)


def _resolution(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Smaller and back again, as a small original would look."""
    height, width = images.shape[2:]
    factor = float(_uniform(1, 0.4, 0.9, generator))
    size = (max(8, int(height * factor)), max(8, int(width * factor)))
    smaller = F.interpolate(images, size=size, mode="bilinear", antialias=True)
    larger = F.interpolate(smaller, size=(height, width), mode="bilinear")
    return _chosen(images, larger, settings.resolution, generator)


def _tone(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Percentile stretch, gamma, contrast, brightness, and slow shading across the picture."""
    count, _, height, width = images.shape
    sparse = images[:, 0, ::4, ::4].flatten(1)
    low, high = (torch.quantile(sparse, q, dim=1).view(count, 1, 1, 1) for q in (0.01, 0.99))
    images = _chosen(images, ((images - low) / (high - low).clamp_min(0.05)).clamp(0, 1), settings.stretch, generator)
    gamma = torch.exp(_uniform(count, -1.0, 1.0, generator) * settings.tone).view(count, 1, 1, 1)
    contrast = torch.exp(_uniform(count, -1.0, 0.7, generator) * settings.tone).view(count, 1, 1, 1)
    bright = (_uniform(count, -0.4, 0.4, generator) * settings.tone).view(count, 1, 1, 1)
    slow = torch.randn(count, 1, 3, 3, generator=generator) * settings.shading
    shade = F.interpolate(slow, size=(height, width), mode="bilinear", align_corners=True)
    images = images.clamp(1e-4, 1.0) ** gamma
    return ((images - 0.5) * contrast + 0.5 + bright + shade).clamp(0.0, 1.0)


def _sharpness(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Add or take away fine detail: from a 5 x 5 binomial blur to an unsharp mask."""
    line = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0]) / 16.0
    smooth = F.conv2d(F.pad(images, (2, 2, 2, 2), mode="replicate"), torch.outer(line, line)[None, None])
    amount = _uniform(len(images), -1.0, 1.5, generator).view(-1, 1, 1, 1) * settings.sharpness
    return (images + amount * (images - smooth)).clamp(0.0, 1.0)


def _noise(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    strength = (torch.rand(len(images), generator=generator) ** 2 * settings.noise).view(-1, 1, 1, 1)
    return images + strength * torch.randn(images.shape, generator=generator)


def _jpeg(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Quantise the cosine transform of 8 x 8 blocks, coarser at high frequencies, as JPEG does (ITU-T T.81, A.3.3)."""
    count, _, height, width = images.shape
    padded = F.pad(images, (0, -width % 8, 0, -height % 8), mode="replicate")
    down, across = padded.shape[2] // 8, padded.shape[3] // 8
    blocks = padded.view(count, down, 8, across, 8).transpose(2, 3)
    place = torch.arange(8.0)
    cosine = torch.cos(math.pi / 8.0 * (place + 0.5) * place[:, None]) * 0.5
    cosine[0] *= math.sqrt(0.5)
    coarse = (1.0 + place + place[:, None]) * 0.012
    step = coarse * _uniform(count, 0.2, 1.5, generator).view(count, 1, 1, 1, 1)
    waves = torch.round(cosine @ blocks @ cosine.T / step) * step
    back = (cosine.T @ waves @ cosine).transpose(2, 3).reshape(padded.shape)[:, :, :height, :width]
    return _chosen(images, back, settings.jpeg, generator)


def _markers(images: Tensor, settings: Augmentation, generator: Generator) -> Tensor:
    """Blot out or paint over small places near the edge, where letters and labels differ between hospitals."""
    count, _, height, width = images.shape
    sides = torch.rand(count, 6, generator=generator)
    for picture, (pick, grey, tall, wide, top, left) in enumerate(sides.tolist()):
        if pick >= settings.markers:
            continue
        h, w = int(height * (0.04 + 0.12 * tall)), int(width * (0.04 + 0.16 * wide))
        y = int((height - h) * (top * 0.25 if pick < settings.markers / 2 else 1.0 - top * 0.25))
        x = int((width - w) * (left * 0.2 if left < 0.5 else 1.0 - (1.0 - left) * 0.2))
        images[picture, 0, y : y + h, x : x + w] = 0.0 if grey < 0.4 else (1.0 if grey > 0.7 else grey)
    return images
