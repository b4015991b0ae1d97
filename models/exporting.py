"""Checkpoint -> model file, written only when onnxruntime proved to answer as PyTorch does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch

from desktop.core.preprocess import to_input
from models import cards
from models.answering import OUTPUTS, Answering, autograd_maps
from models.checkpoint import Checkpoint
from models.onnx_files import converted, opened, write
from models.proofs import Floats, Outputs, Proof, added_up, alone, compared

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
ALLOWED = {"scores": 1e-5, "logits": 1e-4, "maps": 1e-4, "features": 1e-4, "distance": 1e-4, "gradients": 1e-4}
# A difference counts in these units, or as a share of the output's largest value where that is larger.
UNIT = {"scores": 1.0, "logits": 1.0, "maps": 1e-3, "features": 1.0, "distance": 1.0, "gradients": 1e-3}


def export(held: Checkpoint, out: Path) -> list[Proof]:
    """Convert, prove and write `out`; nothing is written unless every proof holds. Raises AppError."""
    network = Answering(held)
    pictures = dict(cards.golden_pictures(SAMPLES, held.recipe.input))
    images = to_input(np.stack(list(pictures.values())))
    size = (held.recipe.input.height, held.recipe.input.width)
    noise = np.random.default_rng(1).random((3, 1, *size), np.float32)
    batches = (images, noise)
    expected = [_in_torch(network, batch) for batch in batches]
    judge = [autograd_maps(network.classifier, torch.from_numpy(batch)).numpy() for batch in batches]
    graph = converted(network, torch.zeros((2, 1, *size)), "image", OUTPUTS)
    session = opened(graph)
    found = [in_onnxruntime(session, batch) for batch in batches]
    offset = network.classifier.map_offset
    proofs = [
        compared(name, [one[name] for one in found], [one[name] for one in expected], ALLOWED[name], UNIT[name])
        for name in OUTPUTS
    ]
    maps = [one["maps"] for one in found]
    proofs.append(compared("maps against autograd", maps, judge, ALLOWED["maps"], UNIT["maps"]))
    proofs += [*added_up(found, offset), alone(session, noise, ALLOWED["logits"])]
    if all(proof.holds for proof in proofs):
        scores = found[0]["scores"]
        references = tuple(cards.golden(name, pictures[name], row) for name, row in zip(pictures, scores, strict=True))
        write(graph, cards.card_of(held, offset, references), out)
    return proofs


def in_onnxruntime(session: ort.InferenceSession, images: Floats) -> Outputs:
    """Every output by name. images: float32 (N, 1, H, W)."""
    return dict(zip(OUTPUTS, session.run(list(OUTPUTS), {"image": images}), strict=True))


def _in_torch(network: Answering, images: Floats) -> Outputs:
    with torch.no_grad():
        values = network(torch.from_numpy(images))
    # Gradients may be the weights themselves.
    return {name: value.detach().numpy() for name, value in zip(OUTPUTS, values, strict=True)}
