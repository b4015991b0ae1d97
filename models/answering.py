"""What the model file computes: the network with its calibration, its maps and its distance, for answering only."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.checkpoint import Checkpoint
from models.distance import FeatureDistance, pooled
from models.heads import Classifier
from models.weights import restored

OUTPUTS = ("scores", "logits", "maps", "features", "distance", "gradients")


class Answering(nn.Module):
    """image (N, 1, H, W), 0..1 -> scores, logits (N, C), maps (N, C, h, w), features (N, K, h, w), distance (N,),
    gradients (N, C, K, h, w), or (N, C, K, 1, 1) where they are the same everywhere."""

    def __init__(self, held: Checkpoint) -> None:
        super().__init__()
        self.classifier: Classifier = restored(held)
        self.distance = FeatureDistance.restored(held.distance)
        self.temperature = held.evidence.calibration.temperature
        self.exclusive = held.recipe.task in ("multiclass", "ordinal")
        self.stages = held.recipe.distance.stages
        self.eval()

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        logits, maps, slopes, stages = self.classifier.explain(image)
        far = self.distance(pooled(stages, self.stages))
        scaled = logits / self.temperature
        scores = torch.softmax(scaled, 1) if self.exclusive else torch.sigmoid(scaled)
        return scores, logits, maps, stages[-1], far, slopes


def autograd_maps(classifier: Classifier, image: Tensor) -> Tensor:
    """(N, C, h, w): Grad-CAM before its ReLU the slow way, by differentiating each logit; the judge of the fast way."""
    kept: list[Tensor] = []
    hook = classifier.trunk.register_forward_hook(lambda _module, _inputs, stages: kept.append(stages[-1]))
    try:
        logits = classifier(image)
    finally:
        hook.remove()
    last = kept[0]
    maps = []
    for column in logits.unbind(1):
        gradient = torch.autograd.grad(column.sum(), last, retain_graph=True)[0]
        maps.append((gradient.mean((2, 3), keepdim=True) * last).sum(1))
    return torch.stack(maps, 1).detach()
