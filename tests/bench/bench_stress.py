"""What a model's answers are worth on its own held-out pictures when they look as another hospital's would.

python tests/bench/bench_stress.py MODEL.onnx RECIPE.toml DATA [--most 1000] [--split validation]

Every picture of the recipe's test split (of the validation split, to choose between models) is changed in one way at a
time, written to a file and read by the engine as any other. For models whose labels are scored apart: AUROC,
sensitivity and specificity at the deciding operating point; for grades: accuracy and quadratic kappa. Pictures that the
gate refuses are answered all the same, and counted. The changes are Pillow's and numpy's own, at fixed strengths;
training changes its pictures with other code.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from desktop.core.engine import Engine
from desktop.core.finding import Answer
from desktop.core.readers import read
from models import datasets
from models.metrics import auroc, quadratic_kappa, sensitivity, specificity
from models.recipe import load_recipe

BATCH = 16
Change = Callable[[Image.Image, np.random.Generator], Image.Image]


def curve(power: float) -> Change:
    """Darker in the middle tones for a power over 1, brighter below."""
    table = [round(255.0 * (grey / 255.0) ** power) for grey in range(256)]
    return lambda film, draw: film.point(table)


def contrast(share: float) -> Change:
    return lambda film, draw: film.point([round(127.5 + share * (grey - 127.5)) for grey in range(256)])


def noisy(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    grey = np.asarray(film, np.float32) + draw.normal(0.0, 10.0, (film.height, film.width))
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def packed(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    file = io.BytesIO()
    film.save(file, "JPEG", quality=25)
    return Image.open(io.BytesIO(file.getvalue())).convert("L")


def resized(share: float) -> Change:
    """Stored at another size, as an original of so many pixels would have been."""
    return lambda film, draw: film.resize(
        (round(film.width * share), round(film.height * share)), Image.Resampling.BICUBIC
    )


def cropped(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    left, top = round(0.07 * film.width), round(0.07 * film.height)
    return film.crop((left, top, film.width - left, film.height - top))


def framed(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    return ImageOps.expand(film, (round(0.08 * film.width), round(0.08 * film.height)), fill=0)


def erased(film: Image.Image, draw: np.random.Generator) -> Image.Image:
    """Black in the four corners, where letters are burnt in."""
    changed = film.copy()
    wide, tall = round(0.2 * film.width), round(0.15 * film.height)
    for left in (0, film.width - wide):
        for top in (0, film.height - tall):
            changed.paste(0, (left, top, left + wide, top + tall))
    return changed


CHANGES: dict[str, Change] = {
    "none": lambda film, draw: film,
    "darker, power 1.4": curve(1.4),
    "brighter, power 0.7": curve(0.7),
    "contrast 60 %": contrast(0.6),
    "contrast 140 %": contrast(1.4),
    "histogram equalised": lambda film, draw: ImageOps.equalize(film),
    "blurred, 1.5 pixels": lambda film, draw: film.filter(ImageFilter.GaussianBlur(1.5)),
    "sharpened": lambda film, draw: film.filter(ImageFilter.UnsharpMask(2.0, 150, 0)),
    "noise, SD 10 of 255": noisy,
    "JPEG quality 25": packed,
    "half the pixels a side": resized(0.5),
    "six times the pixels a side": resized(6.0),
    "7 % off each side": cropped,
    "black frame of 8 %": framed,
    "corners black": erased,
    "mirrored": lambda film, draw: ImageOps.mirror(film),
    "turned by 7 degrees": lambda film, draw: film.rotate(7, Image.Resampling.BICUBIC),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, default=1000, help="pictures")
    parser.add_argument("--split", choices=("validation", "test"), default="test")
    options = parser.parse_args()
    engine = Engine.load(options.model)
    index = datasets.find(load_recipe(options.recipe), options.data)
    numbers = index.splits[options.split]
    numbers = numbers[:: max(1, len(numbers) // options.most)][: options.most]
    truth = index.targets[numbers]
    print(f"{engine.card.name} {engine.card.version}: {len(numbers)} {options.split} pictures of {options.recipe.name}")
    for name, change in CHANGES.items():
        files = (options.data / index.pictures[number].name for number in numbers)
        scores, refused = answers(engine, files, change)
        print(f"{name:<28}{figures(engine, scores, truth)}  refused {refused:.1%}", flush=True)


def answers(engine: Engine, files: object, change: Change) -> tuple[NDArray[np.float64], float]:
    """Scores (N, C), and the share that the gate refuses."""
    draw, rows, refused = np.random.default_rng(7), [], 0
    with tempfile.TemporaryDirectory() as folder:
        waiting = []
        for file in [*files, None]:  # type: ignore[misc]
            if file is not None:
                path = Path(folder) / "film.png"
                change(Image.open(file).convert("L"), draw).save(path, compress_level=1)
                waiting.append(engine.prepare(read(path), force=True))
            if len(waiting) == BATCH or file is None:
                for answer in engine.answers(waiting):
                    assert isinstance(answer, Answer), answer
                    rows.append([finding.score for finding in answer.findings])
                    refused += answer.verdict.kind == "refused"
                waiting = []
    return np.array(rows, np.float64), refused / len(rows)


def figures(engine: Engine, scores: NDArray[np.float64], truth: NDArray[np.float32]) -> str:
    card = engine.card
    if card.task in ("multiclass", "ordinal"):
        said, true = scores.argmax(1), truth.argmax(1)
        return f"accuracy {(said == true).mean():.3f}  kappa {quadratic_kappa(true, said, truth.shape[1]):.3f}"
    parts = []
    for column, label in enumerate(card.labels):
        known = ~np.isnan(truth[:, column])
        score, true = scores[known, column], truth[known, column]
        point = card.deciding_point(label.name)
        assert point is not None
        rates = (rate(score, true, point.threshold) for rate in (sensitivity, specificity))
        parts.append(f"{label.name}: AUROC {auroc(score, true):.3f}, " + ", ".join(f"{rate:.3f}" for rate in rates))
    return "  ".join(parts)


if __name__ == "__main__":
    main()
