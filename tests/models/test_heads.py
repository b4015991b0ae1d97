"""What stands between the maps and the logits: every layer's way back against autograd."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from models.answering import autograd_maps
from models.chain import ACTIVATIONS, Pool, gradients
from models.heads import Classifier
from models.settings.network import Network

SHAPE = (2, 3, 2, 4)


def normalised(layer: nn.BatchNorm1d | nn.LayerNorm) -> nn.Module:
    """With weights, biases and statistics that are not 1 and 0."""
    for values in (*layer.parameters(), *layer.buffers()):
        if values.is_floating_point():
            nn.init.uniform_(values, 0.5, 1.5)
    return layer


def chains() -> dict[str, nn.Sequential]:
    torch.manual_seed(2)
    made = {
        name: nn.Sequential(nn.Flatten(), nn.Linear(24, 9), build(), nn.Dropout(0.5), nn.Linear(9, 5), build())
        for name, build in ACTIVATIONS.items()
    }
    return made | {
        "pool": nn.Sequential(Pool()),
        "flatten": nn.Sequential(nn.Flatten()),
        "hardswish": nn.Sequential(Pool(), nn.Linear(3, 64), nn.Hardswish(), nn.Linear(64, 5)),
        "layer norm": nn.Sequential(Pool(), normalised(nn.LayerNorm(3, eps=1e-3)), nn.Linear(3, 5), nn.Tanh()),
        "batch norm": nn.Sequential(nn.Flatten(), normalised(nn.BatchNorm1d(24)), nn.Linear(24, 5), nn.ReLU()),
    }


@pytest.mark.parametrize("name", list(chains()))
def test_the_way_back_is_autograds(name: str) -> None:
    chain = chains()[name].double().eval()
    maps = (4.0 * torch.randn(SHAPE, dtype=torch.float64)).requires_grad_()
    features = chain(maps)
    last = torch.randn(7, features.shape[1], dtype=torch.float64)
    found = gradients(chain, maps, last[None])
    assert (found.shape[3:] == (1, 1)) == isinstance(chain[0], Pool)
    for label, row in enumerate(last):
        wanted = torch.autograd.grad((features * row).sum(), maps, retain_graph=True)[0]
        assert torch.allclose(found[:, label].expand_as(wanted), wanted, atol=1e-12), name


def test_hardswish_meets_all_three_pieces() -> None:
    chain = nn.Sequential(Pool(), nn.Hardswish())
    maps = torch.tensor([-5.0, -1.0, 1.0, 5.0]).reshape(1, 4, 1, 1)
    slopes = gradients(chain, maps, torch.eye(4)[None])[0, :, :, 0, 0].diagonal()
    assert torch.allclose(slopes, torch.tensor([0.0, 1 / 6, 5 / 6, 1.0]))


def test_an_unknown_layer_cannot_be_slipped_in() -> None:
    with pytest.raises(TypeError, match="Softmax cannot explain itself"):
        gradients(nn.Sequential(Pool(), nn.Softmax(1)), torch.rand(SHAPE), torch.rand(1, 2, 3))


def small(dense: tuple[int, ...]) -> Classifier:
    torch.manual_seed(3)
    options = {"top": "pool", "dense": dense, "activation": "tanh"}
    network = Network(architecture="blocks", channels=1, normalisation="none", dropout=0.5, options=options)
    return Classifier(network, 3, (16, 20)).eval()


@pytest.fixture(params=[(), (12, 7)], ids=["pool", "dense"])
def model(request: pytest.FixtureRequest) -> Classifier:
    return small(request.param)


def test_a_shift_moves_logits_and_no_map(model: Classifier) -> None:
    images, by = torch.rand(2, 1, 16, 20), torch.tensor([1.0, -2.0, 0.0])
    with torch.no_grad():
        before = model.explain(images)
        model.shift(by)
        after = model.explain(images)
    assert torch.allclose(after.logits, before.logits + by, atol=1e-6)
    assert torch.equal(after.maps, before.maps)


def test_explaining_needs_no_gradient_and_answers_as_forward_does(model: Classifier) -> None:
    images = torch.rand(2, 1, 16, 20)
    with torch.inference_mode():
        logits, maps, _, stages = model.explain(images)
        assert torch.equal(logits, model(images))
    assert maps.shape == (2, 3, 4, 5)
    assert stages[-1].shape == (2, 32, 4, 5)
    assert torch.allclose(maps, autograd_maps(model, images), atol=1e-6)


def test_pooling_alone_shares_the_logit_out() -> None:
    model = small(())
    logits, maps, _, _ = model.explain(torch.rand(2, 1, 16, 20))
    assert torch.allclose(maps.sum((2, 3)) + torch.tensor(model.map_offset), logits, atol=1e-5)
    assert small((12, 7)).map_offset == ()


def test_a_tensor_of_every_name(model: Classifier) -> None:
    """Checkpoints hold these names."""
    names = {key.partition(".")[0] for key in model.state_dict()}
    assert names == {"trunk", "linear"}
    buffers: dict[str, Tensor] = dict(model.named_buffers())
    assert {"trunk.normalise.mean", "trunk.normalise.deviation"} <= set(buffers)
