"""What cannot be adopted is refused in one sentence that names what is wrong, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
import pytest
import torch
from torch import nn

from desktop.core.errors import AppError
from models.adopting import adopt, head, network
from models.adopting.graph import read_theirs
from models.adopting.head import understood
from models.adopting.wanted import load_wanted
from tests.models.theirs import MAPS, SIDE, exported, trunk, wanted
from tests.models.theirs import network as net_of

SHIPPED_CARD = Path(head.__file__).parent / "card.toml"


class MaxAndMean(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([x.amax((2, 3)), x.mean((2, 3))], 1)


class Two(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.net = net_of("mobilenet")

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        out = self.net(x)
        return out, out * 2.0


UNKNOWN = {
    "operator Concat": [MaxAndMean(), nn.Linear(2 * MAPS, 3)],
    "operator Mul": [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(MAPS, 8), nn.GELU(), nn.Linear(8, 3)],
    "AveragePool over a part": [nn.AvgPool2d(3), nn.Flatten(), nn.Linear(MAPS, 3)],
    "operator MaxPool": [nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(MAPS, 3)],
}


@pytest.mark.parametrize("what", list(UNKNOWN))
def test_a_head_that_is_not_understood(what: str, tmp_path: Path) -> None:
    path = exported(nn.Sequential(*trunk(3), *UNKNOWN[what]).eval(), tmp_path / "theirs.onnx")
    with pytest.raises(AppError, match=rf"{what}.* only occlusion maps"):
        understood(read_theirs(path, wanted()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"input": {"height": SIDE, "width": 48}}, "takes pictures of 32 x 32, but the card's input.height"),
        ({"outputs": [0, 1, 3]}, "gives 3 numbers"),
        ({"labels": [{"name": n, "display": {"en": n}} for n in "ab"]}, "gives 3 numbers and the card has 2 labels"),
        ({"output": "nothing"}, "has the outputs"),
    ],
)
def test_a_card_that_does_not_fit(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = exported(net_of("mobilenet"), tmp_path / "theirs.onnx")
    with pytest.raises(AppError, match=said):
        adopt(path, wanted(**changes), None, tmp_path / "out.onnx")
    assert not (tmp_path / "out.onnx").exists()


@pytest.mark.parametrize(
    ("net", "task", "said"),
    [
        ("densenet", "multilabel", "ends in a softmax, .* multilabel, .* write multiclass or ordinal"),
        ("convolution", "multiclass", "ends in a sigmoid, .* multiclass, .* write binary or multilabel"),
    ],
)
def test_a_task_whose_scores_are_not_theirs(net: str, task: str, said: str, tmp_path: Path) -> None:
    path = exported(net_of(net), tmp_path / "theirs.onnx")
    with pytest.raises(AppError, match=said):
        adopt(path, wanted(task=task), None, tmp_path / "out.onnx")
    assert not (tmp_path / "out.onnx").exists()


def test_values_for_three_channels_of_a_grey_network(tmp_path: Path) -> None:
    path = exported(net_of("mobilenet", 1), tmp_path / "theirs.onnx", channels=1)
    with pytest.raises(AppError, match=r"values\.mean and values.deviation have 3 and 3 numbers; theirs.onnx takes 1"):
        adopt(path, wanted(), None, tmp_path / "out.onnx")


def test_several_outputs_need_a_name(tmp_path: Path) -> None:
    path = exported(Two().eval(), tmp_path / "theirs.onnx", output_names=["first", "second"])
    with pytest.raises(AppError, match="outputs first, second; name"):
        read_theirs(path, wanted())
    assert understood(read_theirs(path, wanted(output="first"))).linear.out_features == 3


def test_files_that_are_no_network(tmp_path: Path) -> None:
    path = tmp_path / "theirs.onnx"
    path.write_bytes(b"\x00garbage")
    with pytest.raises(AppError, match=r"is not an ONNX file or is damaged|holds no network"):
        read_theirs(path, wanted())
    with pytest.raises(AppError, match="no regular file"):
        read_theirs(tmp_path / "none.onnx", wanted())


def test_weights_in_other_files(tmp_path: Path) -> None:
    path = exported(net_of("vgg"), tmp_path / "theirs.onnx")
    model = onnx.load(path)
    onnx.save(model, path, save_as_external_data=True, location="weights", size_threshold=0)
    with pytest.raises(AppError, match="one self-contained file"):
        read_theirs(path, wanted())


def test_an_opset_from_the_future_and_half_precision(tmp_path: Path) -> None:
    path = exported(net_of("vgg"), tmp_path / "theirs.onnx")
    model = onnx.load(path)
    model.opset_import[0].version = 24
    onnx.save(model, path)
    with pytest.raises(AppError, match="opset 24; export it again"):
        read_theirs(path, wanted())
    model.graph.input[0].type.tensor_type.elem_type = onnx.TensorProto.FLOAT16
    onnx.save(model, path)
    with pytest.raises(AppError, match="must take float32 pictures"):
        read_theirs(path, wanted())


def test_a_network_that_answers_otherwise_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last layer's weights are changed on the way, and so are the values that the picture is brought to."""
    path = exported(net_of("mobilenet"), tmp_path / "theirs.onnx")
    chosen, affine = network.chosen, network._affine

    def wrong(*given: Any) -> nn.Linear:
        linear = chosen(*given)
        linear.weight.mul_(1.1)
        return linear

    monkeypatch.setattr(network, "chosen", wrong)
    monkeypatch.setattr(network, "_affine", lambda wanted: tuple(one * 1.05 for one in affine(wanted)))
    failed = {
        proof.what.partition(" ")[0] for proof in adopt(path, wanted(), None, tmp_path / "out.onnx") if not proof.holds
    }
    assert failed == {"values", "answers", "logits", "gradients"}
    assert not (tmp_path / "out.onnx").exists()


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        ("[[labels]]", "is not TOML"),
        ('title = "', "is wrong at title: Field required"),
        ("low = -1024", "is wrong at values: low is black"),
        ("outputs = [8, 17]", "is wrong at the top level: outputs has 1 numbers for 2 labels"),
        ('task = "multilabel"', "is wrong at the top level: outputs cannot leave any out of a multiclass network"),
    ],
)
def test_a_card_that_is_wrong_names_the_key(replaced: str, said: str, tmp_path: Path) -> None:
    by = {"[[labels]]": "[[labels", 'title = "': 'untitled = "', "low = -1024": "low = 2000",
          "outputs = [8, 17]": "outputs = [8]", 'task = "multilabel"': 'task = "multiclass"'}[replaced]  # fmt: skip
    path = tmp_path / "card.toml"
    path.write_text(SHIPPED_CARD.read_text(encoding="utf-8").replace(replaced, by), encoding="utf-8")
    with pytest.raises(AppError) as caught:
        load_wanted(path)
    assert f"The card {path} " in str(caught.value)
    assert said in str(caught.value)


def test_too_few_pictures(tmp_path: Path) -> None:
    path = exported(net_of("mobilenet"), tmp_path / "theirs.onnx")
    (tmp_path / "few").mkdir()
    with pytest.raises(AppError, match="holds 0 pictures; the distance needs at least 40"):
        adopt(path, wanted(), tmp_path / "few", tmp_path / "out.onnx")
