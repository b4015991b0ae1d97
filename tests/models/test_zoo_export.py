"""Every architecture answers in onnxruntime as in PyTorch, maps included, and its maps are autograd's."""

from __future__ import annotations

import io
import os
import warnings

import numpy as np
import onnxruntime as ort
import pytest
import torch
from torch import Tensor, nn

from models import zoo
from models.answering import autograd_maps
from models.heads import Classifier
from tests.models.members import network_of, settled, side_of

SLOW = os.environ.get("SKIAGRAPH_SLOW") == "1"
QUICK = {
    "lenet5",
    "pneumonia_cnn",
    "blocks",
    "big_residual",
    "efficientnet_lite0",
    "resnet18",
    "mobilenet_v3_small",
    "convnext_tiny",
}


class Answers(nn.Module):
    """What export_onnx.py exports of a classifier, before calibration."""

    def __init__(self, classifier: Classifier) -> None:
        super().__init__()
        self.classifier = classifier

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        logits, maps, _, _ = self.classifier.explain(image)
        return torch.sigmoid(logits), maps


def exported(model: Classifier, side: int) -> ort.InferenceSession:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        program = torch.onnx.export(
            Answers(model),
            (torch.zeros(2, 1, side, side),),
            input_names=["image"],
            output_names=["scores", "maps"],
            opset_version=18,
            dynamo=True,
            dynamic_shapes={"image": {0: torch.export.Dim("batch")}},
            verbose=False,
        )
    assert program is not None
    file = io.BytesIO()
    program.save(file)
    return ort.InferenceSession(file.getvalue(), providers=["CPUExecutionProvider"])


def check(model: Classifier, side: int) -> None:
    """Maps: within 1e-4, and within a thousandth of the largest value where that is smaller."""
    images = torch.rand(3, 1, side, side)
    with torch.no_grad():
        scores, maps = Answers(model).eval()(images)
    judge = autograd_maps(model, images).numpy()
    allowed = min(1e-4, 1e-3 * np.abs(judge).max())
    assert allowed > 1e-7
    session = exported(model, side)
    for count in (3, 1):
        found_scores, found_maps = session.run(None, {"image": images[:count].numpy()})
        assert np.abs(found_scores - scores[:count].numpy()).max() < 1e-5
        assert np.abs(found_maps - maps[:count].numpy()).max() < allowed
        assert np.abs(found_maps - judge[:count]).max() < allowed


@pytest.mark.parametrize("name", list(zoo.TRUNKS))
def test_onnxruntime_answers_as_pytorch_does(name: str) -> None:
    """The exporter takes up to half a minute for a deep member, so that only the quick ones are exported every time."""
    if name not in QUICK and not SLOW:
        pytest.skip("SKIAGRAPH_SLOW=1 exports this one too")
    torch.manual_seed(5)
    torch.set_num_threads(1)
    side = side_of(name)
    check(settled(Classifier(network_of(name), 3, (side, side)), side, side), side)
