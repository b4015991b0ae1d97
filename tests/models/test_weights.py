"""Where weights come from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import safetensors.torch
import torch
import torchvision

from desktop.core.errors import AppError
from models import weights, zoo
from models.heads import Classifier
from models.recipe import Recipe
from models.settings.network import Network
from tests.models.members import network_of

SIZE = (64, 64)
OF_TORCHVISION = ["resnet18", "densenet121", "efficientnet_b0", "mobilenet_v3_small", "convnext_tiny"]


def recipe_of(shipped: Recipe, name: str, **changes: object) -> Recipe:
    network = network_of(name, pretrained=True, **changes)
    return shipped.model_copy(update={"network": network})


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("name", ["efficientnet_lite0", "efficientnet_lite1", "efficientnet_lite2"])
def test_the_installed_weights_fit(name: str, channels: int, shipped: Recipe) -> None:
    """Strictly: every tensor of the installed file has its place, and every place is filled."""
    recipe = recipe_of(shipped, name, channels=channels)
    model = Classifier(recipe.network, 1, SIZE)
    if model.trunk.installed_weights() is None:
        pytest.skip(f"the package with {name}'s weights is not installed")
    before = {key: value.clone() for key, value in model.state_dict().items()}
    weights.starting(model, recipe, None)
    same = {key for key, value in model.state_dict().items() if torch.equal(value, before[key])}
    stay = ("linear.", "trunk.normalise.")
    assert all(key.startswith(stay) or key.endswith("num_batches_tracked") for key in same), same
    assert torch.equal(model.linear.weight, before["linear.weight"])


@pytest.mark.parametrize("name", OF_TORCHVISION)
def test_torchvisions_own_file_gives_torchvisions_own_features(name: str) -> None:
    torch.manual_seed(4)
    net = torchvision.models.get_model(name, weights=None).eval()
    trunk = zoo.create(network_of(name, normalisation="none"), SIZE).eval()
    trunk.adopt(net.state_dict())
    image = torch.rand(2, 1, *SIZE)
    linear = net.fc if name.startswith("resnet") else net.classifier
    linear = linear[-1] if isinstance(linear, torch.nn.Sequential) else linear
    with torch.no_grad():
        ours = linear(trunk.neck(trunk(image)[-1]))
        theirs = net(image.expand(-1, 3, -1, -1))
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_one_channel_sums_the_first_convolution() -> None:
    net = torchvision.models.resnet18(weights=None)
    image = torch.rand(2, 1, *SIZE)
    answers = []
    for channels in (1, 3):
        trunk = zoo.create(network_of("resnet18", channels=channels, normalisation="none"), SIZE).eval()
        trunk.adopt(net.state_dict())
        answers.append(trunk(image)[-1])
    assert torch.allclose(*answers, atol=1e-4)


def test_densenets_old_names_and_missing_counters_are_known() -> None:
    state = zoo.create(network_of("densenet121"), SIZE)
    net = torchvision.models.densenet121(weights=None).state_dict()
    kept = {key: value for key, value in net.items() if not key.endswith("num_batches_tracked")}
    old = {
        key.replace("norm1.", "norm.1.").replace("conv2.", "conv.2.") if "denselayer" in key else key: value
        for key, value in kept.items()
    }
    assert "features.denseblock1.denselayer1.norm.1.weight" in old
    state.adopt(old)


def test_new_layers_stay_when_published_weights_come() -> None:
    network = network_of("mobilenet_v3_small", options={"dense": [16]})
    trunk = zoo.create(network, SIZE)
    before = trunk.neck[3].weight.clone()
    net = torchvision.models.mobilenet_v3_small(weights=None)
    trunk.adopt(net.state_dict())
    assert trunk.width == 16
    assert torch.equal(trunk.neck[3].weight, before)
    assert torch.equal(trunk.neck[1].weight, net.classifier[0].weight)


def test_a_file_of_either_kind_is_read(shipped: Recipe, tmp_path: Path) -> None:
    state = torchvision.models.resnet18(weights=None).state_dict()
    torch.save(state, tmp_path / "resnet18.pth")
    safetensors.torch.save_file(state, tmp_path / "resnet18.safetensors")
    recipe = recipe_of(shipped, "resnet18")
    for file in tmp_path.iterdir():
        model = Classifier(recipe.network, 1, SIZE)
        weights.starting(model, recipe, file)
        assert torch.equal(model.trunk.stages[4][1].conv2.weight, state["layer4.1.conv2.weight"])


@pytest.mark.parametrize("other", ["resnet34", "mobilenet_v3_small"])
def test_weights_of_another_architecture_are_refused(other: str, shipped: Recipe, tmp_path: Path) -> None:
    file = tmp_path / "other.pth"
    torch.save(torchvision.models.get_model(other, weights=None).state_dict(), file)
    recipe = recipe_of(shipped, "resnet18")
    with pytest.raises(AppError, match="are not resnet18's"):
        weights.starting(Classifier(recipe.network, 1, SIZE), recipe, file)


@pytest.mark.parametrize("name", ["w.pth", "w.safetensors"])
@pytest.mark.parametrize("content", [b"not weights", b"", b"\x80\x02]q\x00."], ids=["text", "empty", "list"])
def test_files_that_hold_no_weights_are_refused(name: str, content: bytes, shipped: Recipe, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    recipe = recipe_of(shipped, "resnet18")
    with pytest.raises(AppError, match="are not resnet18's"):
        weights.starting(Classifier(recipe.network, 1, SIZE), recipe, file)


def test_missing_weights_are_one_sentence(shipped: Recipe, tmp_path: Path) -> None:
    recipe = recipe_of(shipped, "resnet18")
    model = Classifier(recipe.network, 1, SIZE)
    with pytest.raises(AppError, match=r"none\.pth cannot be read"):
        weights.starting(model, recipe, tmp_path / "none.pth")
    with pytest.raises(AppError, match="No weights of resnet18 are installed"):
        weights.starting(model, recipe, None)


def test_nothing_is_published_of_a_network_of_ours(shipped: Recipe, tmp_path: Path) -> None:
    network = Network(architecture="lenet5", channels=1, normalisation="none")
    recipe = shipped.model_copy(update={"network": network})
    file = tmp_path / "lenet5.pth"
    torch.save({}, file)
    with pytest.raises(AppError, match="Nobody published weights of lenet5"):
        weights.starting(Classifier(network, 1, SIZE), recipe, file)
