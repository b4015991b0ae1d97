"""The engine on a real, tiny ONNX model: what it answers, and every model file it must refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest

from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.radiograph import Facts, Radiograph
from desktop.core.readers.damage import LOST_END
from tests.tiny_model import SIZE, build, card, golden_picture, score_of


def picture(grey: int | np.ndarray, **changes: Any) -> Radiograph:
    pixels = np.full((64, 64), grey, dtype=np.uint8) if isinstance(grey, int) else grey
    return Radiograph(pixels=pixels, stored_range=(0, 255), source=Path("made.png"), kind="PNG", **changes)


def bright_left(low: int = 100, high: int = 200) -> np.ndarray:
    pixels = np.full((64, 64), low, dtype=np.uint8)
    pixels[:, :32] = high
    return pixels


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path / "tiny.onnx", json.dumps(card()))


def test_answer_has_score_map_and_operating_points(tiny: Path) -> None:
    answer = Engine.load(tiny).answer(picture(bright_left()))
    (finding,) = answer.findings
    assert answer.verdict.kind == "answered"
    assert answer.provider == "CPUExecutionProvider"
    assert answer.distance == pytest.approx(1.0)
    assert finding.score == pytest.approx(score_of(150 / 255), abs=1e-3)  # edges blur by 1/255
    assert finding.positive
    assert finding.point is not None
    assert finding.point.name == "balanced"
    assert [point.threshold for point in finding.points] == [0.3, 0.5, 0.7]
    assert finding.map.shape == (4, 4)
    assert finding.map[0, 0] > finding.map[0, 3]


def test_the_map_adds_up_to_the_logit(tiny: Path) -> None:
    (finding,) = Engine.load(tiny).answer(picture(bright_left())).findings
    assert finding.map.sum() - 4.0 == pytest.approx(finding.logit, abs=1e-5)  # -4 is the tiny model's bias


def test_one_batch_answers_as_one_by_one_and_skips_the_refused(tiny: Path) -> None:
    engine = Engine.load(tiny)
    radiographs = [picture(bright_left()), picture(0), picture(bright_left(10, 250))]
    together = engine.answers([engine.prepare(radiograph) for radiograph in radiographs])
    for radiograph, answer in zip(radiographs, together, strict=True):
        alone = engine.answer(radiograph)
        assert not isinstance(answer, ModelError)
        assert answer.verdict == alone.verdict
        assert [f.score for f in answer.findings] == [f.score for f in alone.findings]
    assert [getattr(answer, "verdict").kind for answer in together] == ["answered", "refused", "answered"]  # noqa: B009


@pytest.mark.parametrize(
    ("changes", "kind", "word"),
    [
        ({"facts": Facts(modality="CT")}, "refused", "CT"),
        ({"facts": Facts(modality="DX")}, "answered", ""),
        ({"facts": Facts(colourfulness=0.6)}, "refused", "colour"),
        ({"notes": (LOST_END,)}, "doubtful", "damaged"),
        ({"notes": ("The file is fine.",)}, "answered", ""),
    ],
)
def test_gate_rules(tiny: Path, changes: dict[str, Any], kind: str, word: str) -> None:
    answer = Engine.load(tiny).answer(picture(bright_left(), **changes))
    assert answer.verdict.kind == kind
    assert word in " ".join(answer.verdict.reasons)
    assert bool(answer.findings) == (kind != "refused")


@pytest.mark.parametrize(
    ("age", "said"), [(1.0, ""), (5.9, ""), (None, ""), (0.9, "0 years old"), (6.0, "6 years old"), (40.4, "40 years")]
)
def test_ages_count_in_whole_years(tmp_path: Path, age: float | None, said: str) -> None:
    expects = {**card()["expects"], "age_years": [1, 5]}
    engine = Engine.load(build(tmp_path / "young.onnx", json.dumps(card(expects=expects))))
    verdict = engine.answer(picture(bright_left(), facts=Facts(age_years=age))).verdict
    assert verdict.kind == ("doubtful" if said else "answered")
    assert all(said in reason and "for ages 1 to 5" in reason for reason in verdict.reasons)


def test_force_gives_scores_and_keeps_the_verdict(tiny: Path) -> None:
    answer = Engine.load(tiny).answer(picture(bright_left(), facts=Facts(modality="CT")), force=True)
    assert answer.verdict.kind == "refused"
    assert len(answer.findings) == 1


@pytest.mark.parametrize(("distance", "kind"), [(4.0, "answered"), (6.0, "doubtful"), (11.0, "refused")])
def test_distance_decides(tmp_path: Path, distance: float, kind: str) -> None:
    engine = Engine.load(build(tmp_path / "far.onnx", json.dumps(card()), distance=distance))
    answer = engine.answer(picture(bright_left()))
    assert answer.verdict.kind == kind
    assert bool(answer.findings) == (kind != "refused")


def test_numbers_that_are_not_finite_cost_one_picture(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "nan.onnx", json.dumps(card()), distance="sqrt"))
    dark, light = picture(bright_left(5, 30)), picture(bright_left())
    bad, good = engine.answers([engine.prepare(dark), engine.prepare(light)])
    assert isinstance(bad, ModelError)
    assert "not finite" in str(bad)
    assert not isinstance(good, ModelError)


@pytest.mark.parametrize("greys", [(0, 90), (200, 255)])
def test_scores_beyond_0_and_1_are_no_answer(tmp_path: Path, greys: tuple[int, int]) -> None:
    """A network without its sigmoid, whose golden picture happens to give a logit of 0.86."""
    logit = 8.0 * (0.5 - float(golden_picture().mean() / 255.0))
    golden = [{**card()["golden"][0], "scores": [logit]}]
    graph = onnx.load(build(tmp_path / "tiny.onnx", json.dumps(card(golden=golden))))
    for node in graph.graph.node:
        if node.op_type == "Sigmoid":
            node.op_type = "Neg"
    onnx.save(graph, tmp_path / "tiny.onnx")
    with pytest.raises(ModelError, match="outside of 0 to 1"):
        Engine.load(tmp_path / "tiny.onnx").answer(picture(bright_left(*greys)))


def hidden(graph: onnx.GraphProto, name: str, declared: list[Any]) -> None:
    """The output `name` of a shape that nobody can tell before a run, declared to be another one."""
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [f"{name}_real" if one == name else one for one in names]
    steps = [("Shape", [f"{name}_real"], "shape"), ("ConstantOfShape", [f"{name}_one"], "zeros")]
    graph.initializer.append(onnx.numpy_helper.from_array(np.array([1], np.int64), f"{name}_one"))
    graph.node.extend(onnx.helper.make_node(kind, given, [f"{name}_{made}"]) for kind, given, made in steps)
    graph.node.append(onnx.helper.make_node("Cast", [f"{name}_zeros"], [f"{name}_whole"], to=onnx.TensorProto.INT64))
    graph.node.append(onnx.helper.make_node("Add", [f"{name}_shape", f"{name}_whole"], [f"{name}_wanted"]))
    graph.node.append(onnx.helper.make_node("Reshape", [f"{name}_real", f"{name}_wanted"], [name]))
    for output in graph.output:
        if output.name == name:
            output.CopyFrom(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, declared))


def test_outputs_of_other_shapes_than_declared_are_refused_at_load(tmp_path: Path) -> None:
    two = [{"name": name, "display": {"en": name}} for name in ("pneumonia", "effusion")]
    points = [{**point, "label": label["name"]} for label in two for point in card()["operating_points"]]
    golden = [{**one, "scores": one["scores"] * 2} for one in card()["golden"]]
    path = tmp_path / "tiny.onnx"
    text = json.dumps(card(task="multilabel", labels=two, operating_points=points, golden=golden))
    made = onnx.load(build(path, text))
    for name, declared in (("scores", ["N", 2]), ("logits", ["N", 2]), ("maps", ["N", 2, 4, 4])):
        hidden(made.graph, name, declared)
    onnx.save(made, path)
    with pytest.raises(ModelError, match="shapes that 2 labels need"):
        Engine.load(path)


def test_an_absent_provider_is_said_in_words(tiny: Path) -> None:
    engine = Engine.load(tiny, "cuda")
    assert engine.provider == "CPUExecutionProvider"
    assert "cuda was not used" in engine.provider_notes[0]
    assert "onnxruntime-gpu" in engine.provider_notes[0]


def refused(path: Path, *words: str) -> None:
    with pytest.raises(ModelError) as caught:
        Engine.load(path)
    message = str(caught.value)
    assert path.name in message
    for word in words:
        assert word in message, message


def test_no_card(tmp_path: Path) -> None:
    refused(build(tmp_path / "bare.onnx", None), "no card")


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"schema_version": 2}, "schema_version"),
        ({"labels": []}, "labels"),
        ({"surprise": 1}, "surprise"),
        ({"default_point": "absent"}, "absent"),
        ({"calibration": {"temperature": -1.0, "ece": 0.0, "measured_on": "x"}}, "temperature"),
        ({"golden": [{"name": "x", "png": "!!", "scores": [0.5]}]}, "base64"),
    ],
)
def test_card_that_does_not_validate(tmp_path: Path, changes: dict[str, Any], word: str) -> None:
    refused(build(tmp_path / "bad.onnx", json.dumps(card(**changes))), "does not validate", word)


def test_card_that_is_not_json(tmp_path: Path) -> None:
    refused(build(tmp_path / "bad.onnx", "{'name': "), "does not validate")


def test_graph_that_does_not_match_its_card(tmp_path: Path) -> None:
    refused(build(tmp_path / "bad.onnx", json.dumps(card(input={"height": 32, "width": 32}))), "image")


def test_self_test_catches_other_weights(tmp_path: Path) -> None:
    path = build(tmp_path / "bad.onnx", json.dumps(card()), logit_scale=9.0)
    expected = score_of(golden_picture().mean() / 255.0)
    refused(path, "self-test", f"picture ramp should score {expected:.4f} for pneumonia", "but scores", "allowed 0.001")


def test_golden_picture_of_another_size(tmp_path: Path) -> None:
    made = card()
    made["golden"][0]["png"] = card(input={"height": 8, "width": 8})["golden"][0]["png"]
    path = build(tmp_path / "bad.onnx", json.dumps(made | {"golden": [made["golden"][0] | {"png": ""}]}))
    refused(path, "self-test")


def test_missing_empty_truncated_random_and_folder(tmp_path: Path) -> None:
    whole = build(tmp_path / "whole.onnx", json.dumps(card())).read_bytes()
    (tmp_path / "empty.onnx").write_bytes(b"")
    (tmp_path / "cut.onnx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "random.onnx").write_bytes(np.random.default_rng(1).bytes(1000))
    (tmp_path / "folder.onnx").mkdir()
    for name in ("missing", "empty", "cut", "random", "folder"):
        refused(tmp_path / f"{name}.onnx")


def test_external_data_is_refused(tiny: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.onnx"
    model = onnx.load(tiny)
    onnx.save(model, outside, save_as_external_data=True, location="weights.bin", size_threshold=0)
    refused(outside, "other files")


def test_input_size_is_the_cards(tiny: Path) -> None:
    engine = Engine.load(tiny)
    assert engine.prepare(picture(bright_left())).image.shape == (1, SIZE, SIZE)


def test_a_model_that_nobody_measured_answers_with_doubt(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card(expects={}))))
    answer = engine.answer(picture(bright_left()))
    assert answer.verdict.kind == "doubtful"
    assert answer.verdict.reasons == ("Nobody has measured for which pictures this model may answer.",)
    assert answer.distance is None
    assert answer.findings
