"""The loop that everybody writes: Pillow or pydicom, torchvision's transforms, a network, Grad-CAM for every label."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import torch
from PIL import Image
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import Tensor, nn
from torchvision.transforms import v2

from desktop.core.batch.pipeline import DECODERS
from desktop.core.batch.tuning import batch_size
from desktop.core.readers.isolate import Isolation
from models import checkpoint
from models.answering import Answering, autograd_maps
from models.exporting import export
from tests.bench.batch_bare import files
from tests.bench.batch_speed import batch, lenient
from tests.bench.bench_reading import decode

Loop = Callable[[list[Path]], Tensor]


def against_torch(source: Path, count: int, folder: Path, rounds: int) -> Iterator[str]:
    held = checkpoint.load(source)
    assert all(proof.holds for proof in export(held, folder / "model.onnx"))
    paths = files(folder / "in", count)
    size = (held.recipe.input.height, held.recipe.input.width)
    network = Answering(held).classifier
    labels = len(held.recipe.labels)
    prepared = partial(tensor, v2.Compose([v2.Resize(size), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]))
    loops: dict[str, Loop] = {
        "the package grad-cam": partial(with_package, Plain(network).eval(), labels, prepared),
        "one gradient of each logit by the last maps": partial(with_autograd, network, prepared),
        "scores alone, no maps": partial(without_maps, network, prepared),
    }
    with Isolation(DECODERS) as isolation:
        engine = lenient(folder / "model.onnx")
        at_once = batch_size(engine, 10**6, folder / "sizes.json")
        batch(folder, engine, isolation, at_once)  # warm
        yield f"{count} files, {labels} labels, {torch.get_num_threads()} threads in PyTorch, {at_once} at once in ours"
        found: dict[str, list[float]] = {name: [] for name in loops}
        for number in range(rounds):
            ours = batch(folder, engine, isolation, at_once)
            for name, loop in loops.items():
                loop(paths[:2])  # warm
                began = time.perf_counter()
                loop(paths)
                taken = time.perf_counter() - began
                found[name].append(taken / ours.wall)
                yield f"round {number + 1}: batch {ours.wall:.2f} s, PyTorch with {name} {taken:.2f} s"
    for name, values in found.items():
        yield f"{median(values):.2f}  times as long takes PyTorch with {name}  ({min(values):.2f} to {max(values):.2f})"


def tensor(transform: v2.Compose, path: Path) -> Tensor:
    """(1, 1, H, W), 0..1."""
    pixels = decode(path)
    if pixels.itemsize == 2:
        pixels = (pixels / (65535.0 if pixels.max() > 4095 else 4095.0) * 255.0).astype("uint8")
    found: Tensor = transform(Image.fromarray(pixels).convert("L"))
    return found[None]


def with_package(plain: Plain, labels: int, prepared: Callable[[Path], Tensor], paths: list[Path]) -> Tensor:
    with GradCAM(plain, [plain.last]) as cam:
        for path in paths:
            image = prepared(path)
            with torch.no_grad():
                scores = torch.sigmoid(plain(image))
            for label in range(labels):
                cam(image, [ClassifierOutputTarget(label)])
    return scores


def with_autograd(network: nn.Module, prepared: Callable[[Path], Tensor], paths: list[Path]) -> Tensor:
    for path in paths:
        scores = autograd_maps(network, prepared(path))  # type: ignore[arg-type]
    return scores


def without_maps(network: nn.Module, prepared: Callable[[Path], Tensor], paths: list[Path]) -> Tensor:
    with torch.inference_mode():
        for path in paths:
            scores = torch.sigmoid(network(prepared(path)))
    return scores


class Plain(nn.Module):
    """The same network, with a module whose output are the last maps, for hooks to hang on."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.last = nn.Identity()

    def forward(self, image: Tensor) -> Tensor:
        maps = self.last(self.network.trunk(image)[-1])  # type: ignore[operator]
        found: Tensor = self.network.linear(self.network.trunk.neck(maps))  # type: ignore[operator,union-attr]
        return found
