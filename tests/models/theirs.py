"""Networks of other people, small: every pattern of head, exported as they would."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from models.adopting.wanted import Wanted
from models.chain import Pool

SIDE = 32
MAPS = 6


class Channels(nn.Module):
    """As torchvision's ConvNeXt normalises its pooled maps: (N, K, 1, 1) over K."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(MAPS, eps=1e-3)
        nn.init.uniform_(self.norm.weight, 0.5, 1.5)
        nn.init.uniform_(self.norm.bias, -1.0, 1.0)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        return out


def trunk(channels: int) -> list[nn.Module]:
    return [nn.Conv2d(channels, MAPS, 5, stride=8, padding=2), nn.Tanh()]


def _settled(layer: nn.BatchNorm1d) -> nn.BatchNorm1d:
    for values in (*layer.parameters(), layer.running_mean, layer.running_var):
        if values is not None:
            nn.init.uniform_(values, 0.5, 1.5)
    return layer


HEADS: dict[str, Callable[[], list[nn.Module]]] = {
    "densenet": lambda: [nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(MAPS, 3), nn.Softmax(1)],
    "mobilenet": lambda: [
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(MAPS, 8), nn.Hardswish(), nn.Dropout(0.2), nn.Linear(8, 3),
    ],
    "convnext": lambda: [nn.AdaptiveAvgPool2d(1), Channels(), nn.Flatten(), nn.Linear(MAPS, 3)],
    "vgg": lambda: [nn.Flatten(), nn.Linear(MAPS * 16, 8), nn.ReLU(), nn.Linear(8, 3)],
    "squeezenet": lambda: [nn.Conv2d(MAPS, 3, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()],
    "convolution": lambda: [nn.AvgPool2d(4), nn.Conv2d(MAPS, 3, 1), nn.Flatten(), nn.Sigmoid()],
    "batch norm": lambda: [Pool(), _settled(nn.BatchNorm1d(MAPS)), nn.LeakyReLU(0.2), nn.Linear(MAPS, 3, bias=False)],
}  # fmt: skip


def network(head: str, channels: int = 3) -> nn.Module:
    torch.manual_seed(4)
    return nn.Sequential(*trunk(channels), *HEADS[head]()).eval()


def exported(
    net: nn.Module, path: Path, channels: int = 3, opset: int = 17, free: bool = True, side: int = SIDE, **more: Any
) -> Path:
    """By the exporter that most people's files come from."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces its successor
        torch.onnx.export(
            net,
            (torch.rand(1, channels, side, side),),
            str(path),
            dynamo=False,
            opset_version=opset,
            input_names=["input"],
            dynamic_axes={"input": {0: "n"}} if free else None,
            **more,
        )
    return path


def card(**changes: Any) -> dict[str, Any]:
    """card.toml as a table: three labels, a picture as ImageNet has it."""
    made: dict[str, Any] = {
        "name": "theirs",
        "title": "Somebody's network",
        "version": "1.0.0",
        "licence": "none",
        "intended_use": "Tests.",
        "limits": "Unknown.",
        "architecture": "small",
        "source": "this test",
        "task": "multilabel",
        "labels": [{"name": name, "display": {"en": name.upper()}} for name in ("a", "b", "c")],
        "input": {"height": SIDE, "width": SIDE},
        "values": {"mean": [0.485, 0.456, 0.406], "deviation": [0.229, 0.224, 0.225]},
        "components": 3,
    }
    return made | changes


def wanted(**changes: Any) -> Wanted:
    return Wanted.model_validate(card(**changes))
