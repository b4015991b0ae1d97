"""Whether the gate tells a model's own held-out pictures from everything else.

python tests/bench/bench_gate.py MODEL.onnx RECIPE.toml DATA [--foreign NAME=FOLDER ...] [--most 200]

Own pictures are the recipe's test split, read from their files. Against them: the same pictures rotated by 90, 180
and 270 degrees, inverted, and as screenshots; noise, drawn textures, photographs (those that scikit-image and
scikit-learn bring, where installed), and the pictures of the --foreign folders. A kind's AUROC ranks by distance, with
a picture that a rule refuses above all others; refused and doubtful are the whole gate's verdicts. Nothing here is
used in training.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

from desktop.core.engine import Engine
from desktop.core.finding import Answer
from desktop.core.readers import read
from models import datasets
from models.metrics import auroc
from models.recipe import load_recipe

BATCH = 16
SUFFIXES = {".png", ".jpg", ".jpeg"}
Grey = NDArray[np.uint8]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--foreign", action="append", default=[], metavar="NAME=FOLDER")
    parser.add_argument("--most", type=int, default=200, help="pictures of a kind")
    options = parser.parse_args()
    engine = Engine.load(options.model)
    own = thinned(own_files(options.recipe, options.data), options.most)
    far = distances(engine, (Image.open(path) for path in own))
    print(f"{options.model.name}: {len(own)} own test pictures")
    print(line("own", far, far))
    for name, pictures in kinds(own, options.foreign, options.most):
        print(line(name, distances(engine, pictures), far), flush=True)


def own_files(recipe_file: Path, data: Path) -> list[Path]:
    recipe = load_recipe(recipe_file)
    index = datasets.find(recipe, data)
    return [data / index.pictures[number].name for number in index.splits["test"]]


def thinned(files: list[Path], most: int) -> list[Path]:
    return files[:: max(1, len(files) // most)][:most]


def distances(engine: Engine, pictures: Iterator[Image.Image]) -> NDArray[np.float64]:
    """float64 (N, 2): distance, infinite where a rule refuses; and 0 answered, 1 doubtful, 2 refused."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        waiting = []
        for number, picture in enumerate(pictures):
            path = Path(folder) / f"{number}.png"
            picture.save(path)
            waiting.append(engine.prepare(read(path)))
            path.unlink()
            if len(waiting) == BATCH:
                rows += [row(one) for one in engine.answers(waiting)]
                waiting = []
        rows += [row(one) for one in engine.answers(waiting)]
    return np.array(rows, np.float64)


def row(answer: object) -> tuple[float, int]:
    assert isinstance(answer, Answer), answer
    kind = ("answered", "doubtful", "refused").index(answer.verdict.kind)
    return (np.inf if answer.distance is None else answer.distance), kind


def line(name: str, far: NDArray[np.float64], own: NDArray[np.float64]) -> str:
    both = np.concatenate((far[:, 0], own[:, 0]))
    truth = np.concatenate((np.ones(len(far)), np.zeros(len(own))))
    ranked = "" if far is own else f"AUROC {auroc(np.minimum(both, 1e9), truth):.4f}  "
    middle = float(np.median(far[:, 0]))
    refused, doubtful = (float((far[:, 1] == kind).mean()) for kind in (2, 1))
    return (
        f"{name:<14} {len(far):5d}  {ranked:<15}median {middle:7.3f}  refused {refused:6.1%}  doubtful {doubtful:6.1%}"
    )


def kinds(own: list[Path], foreign: list[str], most: int) -> Iterator[tuple[str, Iterator[Image.Image]]]:
    draw = np.random.default_rng(5)
    for degrees in (90, 180, 270):
        yield f"rotated {degrees}", (Image.open(path).convert("L").rotate(degrees, expand=True) for path in own)
    yield "inverted", (ImageOps.invert(Image.open(path).convert("L")) for path in own)
    yield "screenshots", (screenshot(Image.open(path).convert("L"), draw) for path in own)
    yield "noise", (Image.fromarray(noise(number, draw)) for number in range(most // 2))
    yield "textures", (Image.fromarray(texture(number, draw)) for number in range(most))
    found = list(photographs())
    if found:
        yield "photographs", (crop(Image.open(path).convert("L"), draw) for path in found for _ in range(8))
    for text in foreign:
        name, _, folder = text.partition("=")
        files = sorted(path for path in Path(folder).rglob("*") if path.suffix.lower() in SUFFIXES)
        yield name, (Image.open(path).convert("L") for path in thinned(files, most))


def screenshot(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    """The film in a program's window: a frame, a menu, lines of text."""
    width, height = 1280, int(draw.choice([720, 800, 1024]))
    ground = int(draw.choice([20, 40, 60, 230, 250]))
    window = Image.new("L", (width, height), ground)
    pen = ImageDraw.Draw(window)
    tall = int(height * draw.uniform(0.55, 0.9))
    wide = int(tall * draw.uniform(0.9, 1.3))
    left, top = int((width - wide) * draw.uniform(0.1, 0.9)), int((height - tall) * draw.uniform(0.3, 1.0))
    window.paste(film.resize((wide, tall)), (left, top))
    pen.rectangle((0, 0, width, height // 20), fill=(ground + 40) % 256)
    for _ in range(int(draw.integers(4, 14))):
        place = (int(draw.integers(4, width - 100)), int(draw.integers(0, height // 12)))
        pen.text(place, "File Edit View Window"[: int(draw.integers(4, 20))], fill=255 - ground)
    for number in range(int(draw.integers(3, 14))):
        place = (6 if draw.random() < 0.5 else width - 150, height // 10 + number * 22)
        pen.text(place, "Series 12 of 45, 1.00"[: int(draw.integers(6, 20))], fill=255 - ground)
    return window


def noise(number: int, draw: np.random.Generator) -> Grey:
    if number % 2:
        return draw.integers(0, 256, (256, 256), np.uint8)
    return draw.normal(draw.uniform(60, 190), draw.uniform(10, 60), (256, 256)).clip(0, 255).astype(np.uint8)


def texture(number: int, draw: np.random.Generator) -> Grey:
    """Checkerboards, gratings, clouds, rings, ramps."""
    y, x = np.mgrid[:256, :256]
    match number % 5:
        case 0:
            made = (x // draw.integers(4, 40) + y // draw.integers(4, 40)) % 2 * 255.0
        case 1:
            made = 127 + 120 * np.sin(x * draw.uniform(0.02, 0.8) + y * draw.uniform(0.02, 0.8))
        case 2:
            radius = np.hypot(*np.meshgrid(np.fft.fftfreq(256), np.fft.fftfreq(256))) + 1 / 256
            waves = np.fft.fft2(draw.standard_normal((256, 256))) / radius ** draw.uniform(0.8, 2.2)
            made = stretched(np.real(np.fft.ifft2(waves)))
        case 3:
            made = np.hypot(x - draw.integers(0, 256), y - draw.integers(0, 256)) * draw.uniform(0.5, 3) % 256
        case _:
            made = stretched(x * draw.uniform(-1, 1) + y * draw.uniform(-1, 1))
    return made.clip(0, 255).astype(np.uint8)


def stretched(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return (values - values.min()) / max(float(np.ptp(values)), 1e-9) * 255.0


def photographs() -> Iterator[Path]:
    for package, below in (("skimage", "data"), ("sklearn", "datasets/images")):
        found = find_spec(package)
        if found is not None and found.origin is not None:
            for path in sorted((Path(found.origin).parent / below).glob("*")):
                if path.suffix.lower() in SUFFIXES and min(Image.open(path).size) >= 100:
                    yield path


def crop(photograph: Image.Image, draw: np.random.Generator) -> Image.Image:
    side = int(min(photograph.size) * draw.uniform(0.5, 1.0))
    left, top = (int(draw.integers(0, size - side + 1)) for size in photograph.size)
    return photograph.crop((left, top, left + side, top + side)).resize((256, 256))


if __name__ == "__main__":
    main()
