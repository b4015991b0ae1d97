"""What both notebooks share: where the pictures are, tiny ones in their place, a finished network, tables."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from IPython.display import Markdown
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import models
from models import evidence
from models.checkpoint import Checkpoint
from models.datasets import Index, Pictures
from models.figures import Figure
from models.heads import Classifier
from models.recipe import Recipe, load_recipe
from models.state import State

TINY_SIDE = 64  # of the tiny radiographs


def small() -> bool:
    """Whether tiny drawn pictures stand for the real ones: SKIAGRAPH_NOTEBOOK_SMALL=1, or no SKIAGRAPH_DATA."""
    return os.environ.get("SKIAGRAPH_NOTEBOOK_SMALL") == "1" or not os.environ.get("SKIAGRAPH_DATA")


def recipe(name: str) -> Recipe:
    """A recipe that ships."""
    return load_recipe(Path(models.__file__).parent / "recipes" / f"{name}.toml")


def digits(train: int, test: int) -> Path:
    """A folder with an mnist.npz of the first so many pictures. Makes a scratch folder the current one."""
    real = None if small() else _real("mnist/mnist.npz")
    folder = _scratch() / "mnist"
    folder.mkdir()
    if real is None:
        (x_train, y_train), (x_test, y_test) = _drawn_digits(train, 0), _drawn_digits(test, 1)
    else:
        with np.load(real) as held:
            x_train, y_train = held["x_train"][:train], held["y_train"][:train]
            x_test, y_test = held["x_test"][:test], held["y_test"][:test]
    np.savez(folder / "mnist.npz", x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    return folder


def chests() -> Path:
    """The folder that holds NORMAL and PNEUMONIA. Makes a scratch folder the current one."""
    if not small():
        real = _real("kermany224/train")
        _scratch()
        return real
    folder = _scratch() / "kermany224"
    draw = np.random.default_rng(0)
    for patient in range(160):
        ill = patient % 2 == 1
        named = f"PNEUMONIA/person{patient}_bacteria_1.png" if ill else f"NORMAL/IM-{patient:04}-0001.png"
        (folder / named).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(_drawn_chest(draw, ill)).save(folder / named)
    return folder


def first(pictures: Pictures, count: int) -> Pictures:
    """`count` pictures, spread evenly over all of them."""
    rows = np.linspace(0, len(pictures.names) - 1, count).astype(int)
    return Pictures(
        pictures.pixels[rows],
        pictures.targets[rows],
        tuple(pictures.groups[row] for row in rows),
        tuple(pictures.names[row] for row in rows),
    )


def finished(
    state: State, index: Index, training: Pictures, validation: Pictures, device: torch.device
) -> tuple[Classifier, Checkpoint]:
    """The network with its best weights, calibrated on the validation pictures, and what `best.pt` would hold."""
    model, made_by = state.finished(), state.recipe
    counts = index.counts(made_by)
    distance, found = evidence.fitted(model, made_by, training, validation, counts, "notebook", device)
    return model, Checkpoint(made_by, model.state_dict(), distance.state_dict(), found)


def table(rows: Iterable[Mapping[str, object]]) -> Markdown:
    """Rows as a table; the first one's keys are the heading."""
    found = list(rows)
    lines = [list(found[0]), ["---"] * len(found[0]), *([_cell(value) for value in row.values()] for row in found)]
    return Markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def figures(rows: Sequence[Figure], names: Sequence[str]) -> Markdown:
    """Some figures of all labels together, with their 95 % intervals."""
    wanted = [row for row in rows if row.name in names and not row.label]
    return table({"figure": row.name, "value": row.value, "95 % from": row.low, "to": row.high} for row in wanted)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return (f"{value:.4g}" if isinstance(value, float) else str(value)).replace("|", "\\|")


def _real(place: str) -> Path:
    return (Path(os.environ["SKIAGRAPH_DATA"]) / place).resolve()


def _scratch() -> Path:
    """A new folder, removed at the end, as the current one: what the notebooks print then names no other folder."""
    folder = Path(tempfile.mkdtemp(prefix="skiagraph-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.chdir(folder)
    return Path()


def _drawn_digits(count: int, seed: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """uint8 (N, 28, 28), white on black, here and there a little, and the digit of each."""
    draw, font = np.random.default_rng(seed), ImageFont.load_default(24)
    numbers = np.arange(count, dtype=np.uint8) % 10
    papers = []
    for number in numbers:
        paper = Image.new("L", (28, 28))
        left, top = draw.integers(4, 11), draw.integers(-3, 2)
        ImageDraw.Draw(paper).text((int(left), int(top)), str(number), fill=int(draw.integers(160, 256)), font=font)
        papers.append(np.asarray(paper))
    return np.stack(papers), numbers


def _drawn_chest(draw: np.random.Generator, ill: bool) -> NDArray[np.uint8]:
    """uint8 (H, W): two dark ovals, and where ill a bright blot in one of them."""
    paper = Image.fromarray(draw.integers(130, 190, (TINY_SIDE, TINY_SIDE), np.uint8))
    pen = ImageDraw.Draw(paper)
    for left in (8, 36):
        pen.ellipse((left, 8, left + 20, 56), fill=int(draw.integers(40, 70)))
    if ill:
        x, y = (int(draw.choice((10, 38))), int(draw.integers(20, 38)))
        pen.ellipse((x, y, x + 15, y + 15), fill=int(draw.integers(150, 200)))
    return np.asarray(paper)
