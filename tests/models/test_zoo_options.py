"""Settings of architectures: what they change, and that every wrong one names its key and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from models import zoo
from models.answering import autograd_maps
from models.heads import Classifier
from models.settings.network import Network
from models.zoo import efficientnet_lite
from models.zoo.block_layers import INITIALISERS, Step
from tests.models.members import network_of, settled

BLOCKS = [
    {"kind": "conv", "channels": 4, "kernel": 4},
    {"kind": "vgg", "channels": 6, "convolutions": 2},
    {"kind": "inception", "channels": 3},
    {"kind": "residual", "channels": 8},
    {"kind": "residual", "channels": 8},
    {"kind": "pool", "size": 3, "how": "avg"},
    {"kind": "dense", "channels": 2, "layers": 3},
]


def blocks(**options: Any) -> Network:
    return network_of("blocks", options=options)


def test_a_name_is_registered_once() -> None:
    again = zoo.TRUNKS["resnet18"]
    with pytest.raises(ValueError, match="two architectures are called 'resnet18'"):
        zoo.gather(zoo.TRUNKS.values(), (again,))


@pytest.mark.parametrize(
    ("network", "side", "says"),
    [
        (Network(architecture="vgg"), 64, "network.architecture is 'vgg'; it must be one of lenet5, pneumonia_cnn"),
        (network_of("resnet18"), 31, "input.height and input.width are 31 and 31; resnet18 needs at least 32"),
        (network_of("lenet5", pretrained=True), 28, "network.pretrained is true, but nobody published weights of"),
        (network_of("lenet5", normalisation="published"), 28, "lenet5 has no published weights; it must be"),
        (network_of("lenet5", options={"pooling": "min"}), 28, "options.pooling: Input should be 'avg' or 'max'"),
        (network_of("lenet5", options={"stride": 2}), 28, "network.options.stride: lenet5 takes activation, pooling"),
        (network_of("big_residual", options={"width": 2}), 28, "network.options.width: big_residual takes narrower"),
        (network_of("resnet18", options={"dense": [0]}), 64, "network.options.dense.0: Input should be greater than"),
        (blocks(blocks=[]), 28, "network.options.blocks: Tuple should have at least 1 item"),
        (blocks(blocks=[{"kind": "conv"}]), 28, "network.options.blocks.0.conv.channels: Field required"),
        (blocks(blocks=[{"kind": "lstm"}]), 28, "'lstm' found using 'kind' does not match any of the expected tags"),
        (blocks(blocks=[{"kind": "pool"}] * 4), 12, "input.height and input.width, 12 x 12, are too small: stage 3"),
        (blocks(initialiser="ones"), 28, "network.options.initialiser: Input should be 'he_uniform', 'he_normal'"),
    ],
)  # fmt: skip
def test_a_wrong_setting_names_its_key(network: Network, side: int, says: str) -> None:
    for make in (zoo.create, zoo.sketch):
        with pytest.raises(ValueError) as error:  # noqa: PT011
            make(network, (side, side))
        assert says in str(error.value)


@pytest.mark.parametrize("top", ["flatten", "pool"])
@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "elu", "tanh"])
@pytest.mark.parametrize("batch_norm", [False, True])
def test_any_row_of_blocks_explains_itself(top: str, activation: str, batch_norm: bool) -> None:
    torch.manual_seed(6)
    options = {"blocks": BLOCKS, "top": top, "activation": activation, "batch_norm": batch_norm, "dense": [9, 5]}
    model = settled(Classifier(blocks(**options), 2, (18, 24)), 18, 24)
    images = torch.rand(2, 1, 18, 24)
    _, maps, _, stages = model.explain(images)
    assert [tuple(stage.shape[1:]) for stage in stages] == [
        (4, 18, 24), (6, 9, 12), (12, 9, 12), (8, 9, 12), (8, 9, 12), (8, 3, 4), (14, 3, 4),
    ]  # fmt: skip
    assert torch.allclose(maps, autograd_maps(model, images), atol=1e-6)
    model.train()(images).square().sum().backward()
    silent = [key for key, value in model.named_parameters() if value.grad is None or not value.grad.abs().sum() > 0]
    assert not silent


@pytest.mark.parametrize("name", list(INITIALISERS))
def test_initialisers_draw_as_their_names_say(name: str) -> None:
    torch.manual_seed(7)
    trunk = zoo.create(blocks(initialiser=name, blocks=[{"kind": "conv", "channels": 64}] * 2, dense=[]), (8, 8))
    weight = trunk.stages[1][0].weight.flatten(1)
    fan = weight.shape[1]
    if name == "orthogonal":
        assert torch.allclose(weight @ weight.T, torch.eye(64), atol=1e-5)
        return
    variance = 2.0 / fan if name.startswith("he") else 2.0 / (fan + 64 * 9)
    assert weight.var().item() == pytest.approx(variance, rel=0.05)
    bounded = weight.abs().max().item() <= (3.0 * variance) ** 0.5 * 1.0001
    assert bounded == name.endswith("uniform")
    assert all(not part.bias.any() for part in trunk.modules() if isinstance(part, nn.Conv2d))


@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5, 6, 7])
def test_a_convolution_keeps_the_size_as_keras_does(kernel: int) -> None:
    """One more row and column of zeros below and right where the kernel is even."""
    layer = Step(nn.Identity, False)(1, 1, kernel)
    convolution = next(part for part in layer if isinstance(part, nn.Conv2d))
    nn.init.zeros_(convolution.bias)
    nn.init.zeros_(convolution.weight)
    middle = (kernel - 1) // 2
    with torch.no_grad():
        convolution.weight[0, 0, middle, middle] = 1.0
        picture = torch.rand(1, 1, 9, 7)
        assert torch.allclose(layer(picture), picture)


def test_lenet_is_as_large_as_published() -> None:
    model = Classifier(network_of("lenet5"), 10, (28, 28))
    assert model.trunk.neck[1].in_features == 400
    assert sum(value.numel() for value in model.parameters()) == 61_706


def test_the_pneumonia_network_flattens_1800_values() -> None:
    assert zoo.sketch(network_of("pneumonia_cnn"), (60, 60)).neck[2].in_features == 1800


def test_big_residual_flattens_18_by_18() -> None:
    assert zoo.sketch(network_of("big_residual"), (112, 112)).neck[1].in_features == 32 * 18 * 18


@pytest.mark.parametrize("name", ["lenet5", "pneumonia_cnn", "blocks", "big_residual", "efficientnet_lite0",
                                  "resnet18", "mobilenet_v3_small", "convnext_tiny"])  # fmt: skip
@pytest.mark.parametrize("channels", [1, 3])
def test_any_size_and_one_or_three_channels(name: str, channels: int) -> None:
    smallest = zoo.TRUNKS[name].smallest
    for size in ((smallest, smallest), (smallest + 13, 2 * smallest + 6)):
        model = Classifier(network_of(name, channels=channels), 2, size).eval()
        with torch.no_grad():
            logits, maps, _, _ = model.explain(torch.rand(1, 1, *size))
        assert logits.shape == (1, 2)
        assert maps.shape[:2] == (1, 2)
        assert maps.isfinite().all()


def test_normalisation_is_the_publishers_or_set_or_none() -> None:
    size = (32, 32)
    three = zoo.create(network_of("resnet18"), size).normalise
    assert three(torch.full((1, 1, 1, 1), 0.485))[0, :, 0, 0].tolist() == pytest.approx([0, 0.1295, 0.3511], abs=1e-3)
    one = zoo.create(network_of("resnet18", channels=1), size).normalise
    assert one.mean.item() == pytest.approx(0.449, abs=1e-4)
    plain = zoo.create(network_of("resnet18", channels=1, normalisation="training"), size).normalise
    image = torch.rand(2, 1, 4, 4)
    assert torch.equal(plain(image), image)
    plain.set(0.5, 0.25)
    assert torch.allclose(plain(image), (image - 0.5) / 0.25)
    assert {"mean", "deviation"} == set(plain.state_dict())
    with pytest.raises(ValueError, match="deviation must be above 0"):
        plain.set(0.5, 0.0)


def test_same_padding_is_tensorflows() -> None:
    """An even side, stride 2: one row and column of zeros at the bottom and right only."""
    layer = efficientnet_lite.ConvNorm(1, 1, 3, stride=2, active=False).eval()
    with torch.no_grad():
        layer.conv.weight.zero_()
        layer.conv.weight[0, 0, 0, 0] = 1.0
        picture = torch.arange(16.0).view(1, 1, 4, 4)
        assert torch.allclose(layer(picture), picture[:, :, ::2, ::2], rtol=1e-2)


def test_half_precision_training_gives_the_same_answers_nearly() -> None:
    """The float32 detour of the stride-2 convolutions under autocast must not change what is computed."""
    model = Classifier(network_of("efficientnet_lite0"), 1, (64, 64)).eval()
    images = torch.rand(2, 1, 64, 64)
    with torch.no_grad():
        exact = model(images)
        with torch.autocast("cpu", torch.bfloat16):
            half = model(images)
    assert torch.allclose(exact, half.float(), atol=0.05)
