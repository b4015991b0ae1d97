"""Every architecture of the registry inherits every test here."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

from desktop.core.errors import AppError
from models import weights, zoo
from models.answering import autograd_maps
from models.heads import Classifier
from models.recipe import Recipe
from models.zoo import efficientnet_lite


@pytest.fixture(params=list(zoo.TRUNKS))
def name(request: pytest.FixtureRequest) -> str:
    torch.manual_seed(5)
    torch.set_num_threads(1)
    return str(request.param)


def test_a_name_is_registered_once() -> None:
    def resnet18() -> zoo.Trunk:
        raise NotImplementedError

    with pytest.raises(ValueError, match="two architectures are called 'resnet18'"):
        zoo.gather(zoo.TRUNKS.values(), (resnet18,))


def test_stages_have_the_channels_they_promise(name: str) -> None:
    trunk = zoo.create(name).eval()
    stages = trunk(torch.rand(2, 1, 64, 64))
    assert tuple(stage.shape[1] for stage in stages) == trunk.channels
    assert all(len(stage) == 2 and stage.isfinite().all() for stage in stages)
    assert stages[-1].shape[2:] == (2, 2)


def test_every_parameter_gets_a_gradient(name: str) -> None:
    model = Classifier(name, labels=2).train()
    model(torch.rand(2, 1, 64, 64)).square().sum().backward()
    for key, value in model.named_parameters():
        assert value.grad is not None, key
        assert value.grad.abs().sum() > 0, key


def test_one_batch_can_be_memorised(name: str) -> None:
    model = Classifier(name, labels=1).train()
    images, targets = torch.rand(6, 1, 48, 48), torch.tensor([[1.0], [0.0]] * 3)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3)
    for _ in range(25):
        loss = F.binary_cross_entropy_with_logits(model(images), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss < 0.05


def test_frozen_stages_stay_as_they_were(name: str) -> None:
    model = Classifier(name, labels=1).train()
    model.trunk.freeze(2)
    before = {key: value.clone() for key, value in model.state_dict().items()}
    optimiser = torch.optim.AdamW([value for value in model.parameters() if value.requires_grad], lr=1e-2)
    model(torch.rand(4, 1, 48, 48)).square().sum().backward()
    optimiser.step()
    frozen = tuple(f"trunk.stages.{number}." for number in (0, 1))
    for key, value in model.state_dict().items():
        if key.startswith(frozen):
            assert torch.equal(value, before[key]), key
    assert not torch.equal(model.linear.weight, before["linear.weight"])


def test_the_maps_are_grad_cam(name: str) -> None:
    """Against autograd by hand, and against the raw maps of the grad-cam package."""
    model = Classifier(name, labels=3).eval()
    images = torch.rand(2, 1, 64, 64)
    logits, maps, stages = model.explain(images)
    assert torch.allclose(maps, autograd_maps(model, images), atol=1e-6)
    assert torch.allclose(maps.sum((2, 3)) + model.linear.bias, logits, atol=1e-5)
    layer = model.trunk.stages[-1]
    with GradCAM(model=model, target_layers=[layer]) as cam:
        for label in range(3):
            targets = [ClassifierOutputTarget(label)] * 2
            cam(input_tensor=images, targets=targets)
            kept = cam.activations_and_grads
            activations, gradients = kept.activations[0].numpy(), kept.gradients[0].numpy()
            other = cam.get_cam_image(images, layer, targets, activations, gradients, False)
            assert torch.allclose(maps[:, label], torch.from_numpy(other), atol=1e-6)
    assert torch.equal(stages[-1], model.trunk(images)[-1])


def test_the_published_weights_fit(shipped: Recipe) -> None:
    """Strictly: every tensor of the installed file has its place, and every place is filled."""
    model = Classifier("efficientnet_lite0", labels=1)
    before = model.trunk.stages[4][0].project.conv.weight.clone()
    weights.starting(model, shipped, None)
    assert not torch.equal(model.trunk.stages[4][0].project.conv.weight, before)


def test_wrong_weights_are_refused(shipped: Recipe, tmp_path: Path) -> None:
    model = Classifier("efficientnet_lite0", labels=1)
    with pytest.raises(AppError, match=r"none\.pth cannot be read"):
        weights.starting(model, shipped, tmp_path / "none.pth")
    file = tmp_path / "other.pth"
    torch.save(zoo.create("resnet18").state_dict(), file)
    with pytest.raises(AppError, match="are not efficientnet_lite0's"):
        weights.starting(model, shipped, file)
    file.write_bytes(b"not weights")
    with pytest.raises(AppError, match="are not efficientnet_lite0's"):
        weights.starting(model, shipped, file)
    plain = shipped.model_copy(update={"architecture": "resnet18"})
    with pytest.raises(AppError, match="No weights of resnet18 are installed"):
        weights.starting(Classifier("resnet18", labels=1), plain, None)


def test_torchvision_weights_fit() -> None:
    import torchvision

    trunk = zoo.create("resnet18")
    state = torchvision.models.resnet18(weights=None).state_dict()
    trunk.load_state_dict(trunk.published(state))
    assert torch.equal(trunk.stages[4][1].conv2.weight, state["layer4.1.conv2.weight"])


def test_same_padding_is_tensorflows() -> None:
    """An even side, stride 2: one row and column of zeros at the bottom and right only."""
    layer = efficientnet_lite.ConvNorm(1, 1, 3, stride=2, active=False).eval()
    with torch.no_grad():
        layer.conv.weight.zero_()
        layer.conv.weight[0, 0, 0, 0] = 1.0
        picture = torch.arange(16.0).view(1, 1, 4, 4)
        assert torch.allclose(layer(picture), picture[:, :, ::2, ::2], rtol=1e-2)


def test_half_precision_training_gives_the_same_maps_nearly() -> None:
    """The float32 detour of the stride-2 convolutions under autocast must not change what is computed."""
    model = Classifier("efficientnet_lite0", labels=1).eval()
    images = torch.rand(2, 1, 64, 64)
    with torch.no_grad():
        exact = model(images)
        with torch.autocast("cpu", torch.bfloat16):
            half = model(images)
    assert torch.allclose(exact, half.float(), atol=0.05)
