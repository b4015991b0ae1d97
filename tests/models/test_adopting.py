"""Other people's networks: every kind of head is found, and what is written answers as their file does."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import pytest
import torch
from torch import nn

import export_onnx
from desktop.core.engine import Engine
from desktop.core.model_file import int8_of
from desktop.core.readers import read
from models.adopting import adopt, head
from models.adopting.fitting import NOBODY, fitted
from models.adopting.graph import read_theirs
from models.adopting.wanted import load_wanted
from models.chain import Pool
from models.evidence import Seen
from tests.models.theirs import HEADS, SIDE, card, exported, network, wanted

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "chest-plain.png"
SHIPPED_CARD = Path(head.__file__).parent / "card.toml"


@pytest.mark.parametrize("opset", [13, 17])
@pytest.mark.parametrize("name", list(HEADS))
def test_every_kind_of_head_is_found(name: str, opset: int, tmp_path: Path) -> None:
    """Layer normalisation is one operator from opset 17 on, and nine before."""
    net = network(name)
    path = exported(net, tmp_path / "theirs.onnx", opset=opset)
    theirs = read_theirs(path, wanted())
    found = head.understood(theirs)
    pictures = torch.rand(3, 3, SIDE, SIDE)
    stop = next(
        n for n, layer in enumerate(net) if isinstance(layer, nn.AdaptiveAvgPool2d | nn.AvgPool2d | Pool | nn.Flatten)
    )
    with torch.no_grad():
        maps, answer = net[:stop](pictures), net(pictures)
        logits = found.linear(found.neck(maps))
    said = {"": logits, "Sigmoid": logits.sigmoid(), "Softmax": logits.softmax(1)}[found.squashed]
    assert torch.allclose(said, answer, atol=1e-6)
    assert theirs.shapes[found.maps] == (1, *maps.shape[1:])
    assert isinstance(found.neck[0], nn.Flatten if name == "vgg" else Pool)


def adopted(path: Path, out: Path, pictures: Path | None = None, **changes: Any) -> Engine:
    proofs = adopt(path, wanted(**changes), pictures, out)
    assert all(proof.holds for proof in proofs), "\n".join(map(str, proofs))
    return Engine.load(out)


def test_a_network_that_nobody_measured_answers_with_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the command; two of three outputs."""
    path, out = exported(network("vgg"), tmp_path / "theirs.onnx"), tmp_path / "out.onnx"
    text = SHIPPED_CARD.read_text(encoding="utf-8").replace("224", str(SIDE))
    (tmp_path / "card.toml").write_text(text.replace("[8, 17]", "[0, 2]"), encoding="utf-8")
    int8_of(out).write_bytes(b"made of another model")
    assert export_onnx.main(["adopt", str(path), "--card", str(tmp_path / "card.toml"), "-o", str(out)]) == 0
    assert "FAILED" not in capsys.readouterr().out
    assert not int8_of(out).exists()
    engine = Engine.load(out)
    answer = engine.answer(read(SAMPLE))
    assert answer.verdict.kind == "doubtful"
    assert "Nobody has measured" in answer.verdict.reasons[0]
    assert answer.distance is None
    assert len(answer.findings) == 2
    card = engine.card
    assert card.calibration.ece is None
    assert card.expects.distance_refused is None
    assert card.map_offset == ()
    ours, judge = (ort.InferenceSession(file, providers=["CPUExecutionProvider"]) for file in (out, path))
    image = np.random.default_rng(3).random((2, 1, SIDE, SIDE), np.float32)
    given = np.repeat(image, 3, 1) * 2048.0 - 1024.0
    (logits,) = ours.run(["logits"], {"image": image})
    assert logits == pytest.approx(judge.run(None, {"input": given})[0][:, [0, 2]], abs=1e-4)
    assert b"test_adopting" not in out.read_bytes()


def test_pictures_with_labels_fit_everything(tmp_path: Path, folder: Path, table: dict[str, Any]) -> None:
    """A grey network of torchxrayvision's kind: -1024..1024, one of its two outputs kept, one picture at a time."""
    net = nn.Sequential(
        nn.AvgPool2d(8),
        nn.Conv2d(1, 4, 1),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(4, 2),
        nn.Sigmoid(),
    )
    torch.manual_seed(1)
    nn.init.constant_(net[1].bias, 600.0)
    nn.init.uniform_(net[1].weight, 0.5, 1.0)
    nn.init.constant_(net[5].weight, 0.01)
    nn.init.constant_(net[5].bias, -4.0)
    path = exported(net.eval(), tmp_path / "theirs.onnx", channels=1, free=False)
    changes = {
        "task": "binary",
        "labels": [{"name": "pneumonia", "display": {"en": "Pneumonia"}}],
        "outputs": [1],
        "values": {"low": -1024, "high": 1024},
        "data": table["data"],
    }
    engine = adopted(path, tmp_path / "out.onnx", folder, **changes)
    card = engine.card
    assert {point.name for point in card.operating_points} == {"high_sensitivity", "balanced", "high_specificity"}
    assert all(point.sensitivity == point.specificity == 1.0 for point in card.operating_points)
    assert card.calibration.ece is not None
    assert 0 < card.expects.distance_doubtful <= card.expects.distance_refused
    assert {metric.name for metric in card.metrics} >= {"ece", "accuracy at balanced"}
    assert len(card.map_offset) == 1
    ill = engine.answer(read(next((folder / "PNEUMONIA").iterdir())))
    well = engine.answer(read(next((folder / "NORMAL").iterdir())))
    assert ill.findings[0].positive
    assert not well.findings[0].positive
    assert ill.distance is not None
    assert ill.distance < card.expects.distance_refused


def test_pictures_without_labels_fit_the_distance_alone(folder: Path) -> None:
    def see(pixels: np.ndarray) -> Seen:
        grey = torch.from_numpy(pixels).float().flatten(1)
        return Seen(np.zeros((len(pixels), 3), np.float32), torch.stack((grey.mean(1), grey.std(1), grey[:, 40]), 1))

    fit = fitted(wanted(), folder, see)
    assert fit.distance is not None
    assert fit.limits is not None
    assert fit.limits[0] <= fit.limits[1]
    assert fit.calibration.ece is None
    assert {(point.threshold, point.sensitivity, point.measured_on) for point in fit.points} == {(0.5, 0.0, NOBODY)}


def test_the_shipped_card_is_valid() -> None:
    assert load_wanted(SHIPPED_CARD).outputs == (8, 17)
    assert set(tomllib.loads(SHIPPED_CARD.read_text(encoding="utf-8"))) - set(card()) == {"outputs", "expects"}


@pytest.mark.skipif(os.environ.get("SKIAGRAPH_SLOW") != "1", reason="SKIAGRAPH_SLOW=1 adopts the big ones")
@pytest.mark.parametrize("dynamo", [False, True])
@pytest.mark.parametrize("name", ["densenet121", "efficientnet_b0", "mobilenet_v3_small", "convnext_tiny"])
def test_torchvisions_networks(name: str, dynamo: bool, tmp_path: Path) -> None:
    import torchvision

    torch.manual_seed(1)
    net = torchvision.models.get_model(name, weights=None, num_classes=3)
    _settle(net)
    path = tmp_path / "theirs.onnx"
    if dynamo:
        shapes = ({0: torch.export.Dim("n")},)
        torch.onnx.export(
            net, (torch.rand(2, 3, 64, 64),), path, dynamo=True, dynamic_shapes=shapes, external_data=False
        )
    else:
        exported(net, path, side=64)
    engine = adopted(path, tmp_path / "out.onnx", input={"height": 64, "width": 64})
    assert engine.answer(read(SAMPLE)).findings


def _settle(net: nn.Module) -> None:
    """Batch normalisation with the statistics of some pictures, so that no layer's output vanishes."""
    for part in net.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.momentum = None
    net.train()
    with torch.no_grad():
        net(torch.randn(4, 3, 64, 64))
    net.eval()
