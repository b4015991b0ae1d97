"""Every architecture of the registry inherits every test here."""

from __future__ import annotations

import copy

import pytest
import torch
import torch.nn.functional as F
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import nn
from torchvision.ops import StochasticDepth

from models import zoo
from models.answering import autograd_maps
from models.heads import Classifier
from tests.models.members import DEEP, network_of, settled, side_of


@pytest.fixture(scope="module", params=list(zoo.TRUNKS))
def name(request: pytest.FixtureRequest) -> str:
    torch.manual_seed(5)
    torch.set_num_threads(1)
    return str(request.param)


@pytest.fixture(scope="module")
def model(name: str) -> Classifier:
    """With three labels, and batch normalisation that has seen pictures. Tests that train it work on a copy."""
    side = side_of(name)
    return settled(Classifier(network_of(name), 3, (side, side)), side, side)


def images(name: str, count: int) -> torch.Tensor:
    return torch.rand(count, 1, side_of(name), side_of(name))


def certain(model: Classifier) -> Classifier:
    """A copy in training mode, nothing of which is left out by chance."""
    trained = copy.deepcopy(model).train()
    for part in trained.modules():
        if isinstance(part, nn.Dropout | StochasticDepth):
            part.p = 0.0
    return trained


def test_a_sketch_is_the_trunk_without_numbers(name: str, model: Classifier) -> None:
    sketch = zoo.sketch(network_of(name), (side_of(name),) * 2)
    assert all(value.is_meta for value in sketch.state_dict().values())
    with torch.no_grad():
        stages = model.trunk(images(name, 2))
    assert tuple(stage.shape[1] for stage in stages) == sketch.channels == model.trunk.channels
    assert all(len(stage) == 2 and stage.isfinite().all() for stage in stages)
    assert sketch.width == model.linear.in_features


def test_the_maps_are_grad_cam(name: str, model: Classifier) -> None:
    """Against autograd by hand, and against the raw maps of the grad-cam package."""
    given = images(name, 2)
    logits, maps, _, stages = model.explain(given)
    scale = maps.abs().max()
    assert scale > 1e-4
    assert (maps - autograd_maps(model, given)).abs().max() < 1e-5 * max(1.0, scale)
    assert torch.allclose(model(given), logits)
    layer = model.trunk.stages[-1]
    with GradCAM(model=model, target_layers=[layer]) as cam:
        for label in (2,) if name in DEEP else range(3):
            targets = [ClassifierOutputTarget(label)] * 2
            cam(input_tensor=given, targets=targets)
            kept = cam.activations_and_grads
            activations, gradients = kept.activations[0].numpy(), kept.gradients[0].numpy()
            other = torch.from_numpy(cam.get_cam_image(given, layer, targets, activations, gradients, False))
            assert (maps[:, label] - other).abs().max() < 1e-5 * max(1.0, scale)
    assert torch.equal(torch.from_numpy(activations), stages[-1].detach())


def test_every_parameter_gets_a_gradient(name: str, model: Classifier) -> None:
    trained = certain(model)
    trained(images(name, 3)).square().sum().backward()
    for key, value in trained.named_parameters():
        assert value.grad is not None, key
        assert value.grad.abs().sum() > 0, key


def test_frozen_stages_stay_as_they_were(name: str, model: Classifier) -> None:
    if name in DEEP:
        pytest.skip("the smaller members of the family show it")
    trained = certain(model)
    trained.trunk.freeze(1)
    optimiser = torch.optim.SGD([value for value in trained.parameters() if value.requires_grad], lr=1e-2)
    trained(images(name, 3)).square().sum().backward()
    optimiser.step()
    before, after = model.state_dict(), trained.state_dict()
    changed = {key for key in after if not torch.equal(before[key], after[key])}
    assert not [key for key in changed if key.startswith(("trunk.stages.0.", "trunk.normalise."))]
    assert "linear.weight" in changed
    assert [key for key in changed if key.startswith("trunk.stages.")]


def test_one_batch_can_be_memorised(name: str, model: Classifier) -> None:
    """The deep members take minutes for that on a CPU: a few steps must make their loss much smaller."""
    trained = certain(model)
    given, targets = images(name, 6), torch.tensor([0, 1, 2] * 2)
    optimiser = torch.optim.AdamW(trained.parameters(), lr=1e-3)
    first = loss = F.cross_entropy(trained(given), targets)
    enough = 0.5 * first.item() if name in DEEP else 0.05
    for _ in range(8 if name in DEEP else 150):
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss = F.cross_entropy(trained(given), targets)
        if loss < enough:
            return
    pytest.fail(f"the loss is {loss:.3f} after {first:.3f}")
