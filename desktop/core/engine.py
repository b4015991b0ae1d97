"""Load a model, choose its provider, test it on its golden pictures, answer for radiographs."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from desktop.core import cams, gate
from desktop.core.card import ModelCard
from desktop.core.errors import ModelError, RunFailed, SelfTestFailed
from desktop.core.finding import Answer, Finding
from desktop.core.int8 import preferred
from desktop.core.model_file import check_contract, open_session, read_card, read_model
from desktop.core.prepared import Prepared, prepare
from desktop.core.preprocess import golden_input
from desktop.core.providers import CPU, choose
from desktop.core.radiograph import Radiograph
from desktop.core.text import printable

Outputs = dict[str, NDArray[np.float32]]
WANTED = ("scores", "logits", "maps", "distance")
PATIENCE = 60.0  # seconds one run may take before it is stopped
GOLDEN_TOLERANCE = 1e-3
ROUNDING = 1e-6  # by which a score may leave 0..1


class Engine:
    """One loaded model. Many threads may ask it at once; where each should keep to a core, load it for one thread."""

    def __init__(self, path: Path, sha256: str, card: ModelCard, session: ort.InferenceSession, provider: str,
                 provider_notes: tuple[str, ...]) -> None:  # fmt: skip
        self.path = path
        self.sha256 = sha256
        self.card = card
        self.provider = provider
        self.provider_notes = provider_notes
        self._session = session

    @classmethod
    def load(cls, path: Path, provider: str = "auto", remembered: Path | None = None, *, threads: int = 0) -> Engine:
        """Open a model file, check its contract, and hold its answers for its golden pictures against its card.

        provider: "auto" or a key of `providers.KNOWN`. remembered: a file of timings; with it, "auto" on a CPU takes
        the int8 file beside this one where it is quicker. threads: of a run on a CPU, 0 for all cores.
        Raises ModelError when the model cannot be trusted.
        """
        data = read_model(path)
        cpu = open_session(path, data, CPU, threads)
        card = read_card(path, cpu)
        check_contract(path, cpu, card)
        _self_test(path, cpu, card)
        choice = choose(provider, cpu, partial(open_session, path, data), partial(_golden_scores, card))
        whole = cls(path, hashlib.sha256(data).hexdigest(), card, choice.session, choice.provider, choice.notes)
        if remembered is None or provider != "auto" or choice.provider != CPU:
            return whole
        chosen, note = preferred(whole, partial(cls.load, provider="cpu", threads=threads), remembered)
        chosen.provider_notes = (*whole.provider_notes, *filter(None, [note]))
        return chosen

    def prepare(self, radiograph: Radiograph, force: bool = False) -> Prepared:
        """Preprocess and apply the gate's rules; force: answer even where the gate refuses."""
        return prepare(radiograph, self.card, force)

    def answers(self, prepared: Sequence[Prepared]) -> list[Answer | ModelError]:
        """One answer, or the reason why there is none, for each; the network runs once over those not refused."""
        rows = iter(self._rows([one.image for one in prepared if not one.refused]))
        return [self._refusal(one) if one.refused else self._answer(one, next(rows)) for one in prepared]

    def answer(self, radiograph: Radiograph, force: bool = False) -> Answer:
        """Answer for one radiograph. Raises ModelError when the network gives no usable numbers."""
        return self.answer_prepared(self.prepare(radiograph, force))

    def answer_prepared(self, prepared: Prepared) -> Answer:
        """Answer for one radiograph that was prepared elsewhere. Raises as `answer`."""
        (answer,) = self.answers([prepared])
        if isinstance(answer, ModelError):
            raise answer
        return answer

    @property
    def methods(self) -> tuple[cams.Method, ...]:
        """What can be drawn of the model's answers: `layers` serves all of them but Grad-CAM."""
        return cams.offered({node.name for node in self._session.get_outputs()})

    def layers(self, prepared: Prepared) -> cams.Layers:
        """The last feature maps of one radiograph; the network runs once more. Raises ModelError when it fails."""
        wanted = cams.OUTPUTS if "hirescam" in self.methods else cams.OUTPUTS[:1]
        found = [value[0] for value in _run(self.path, self._session, prepared.image[None], wanted).values()]
        try:
            layers = cams.Layers(*found)
        except ValueError as error:
            raise ModelError(f"{self.path.name} breaks its contract: its {error}.") from error
        if layers.gradients is not None and len(layers.gradients) != len(self.card.labels):
            raise _misshapen(self.path, len(self.card.labels))
        return layers

    def scores(self, images: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32 (N, 1, H, W), 0..1 -> (N, C), of pictures that no gate has seen. Raises as `layers`."""
        return _run(self.path, self._session, images, ("scores",))["scores"]

    def _rows(self, images: list[NDArray[np.float32]]) -> list[Outputs | ModelError]:
        """The network's outputs for each image; where the whole run fails, each is tried alone."""
        if not images:
            return []
        try:
            outputs = _run(self.path, self._session, np.stack(images))
            _check_shapes(self.path, outputs, len(self.card.labels))
        except ModelError as error:
            return [error] if len(images) == 1 else [row for image in images for row in self._rows([image])]
        return [{name: value[i] for name, value in outputs.items()} for i in range(len(images))]

    def _refusal(self, prepared: Prepared) -> Answer:
        return Answer(gate.judge(prepared.doubts), (), None, self.provider)

    def _answer(self, prepared: Prepared, row: Outputs | ModelError) -> Answer | ModelError:
        if isinstance(row, ModelError):
            return row
        if not all(np.isfinite(value).all() for value in row.values()):
            return ModelError(f"{self.path.name} gave numbers that are not finite for this picture; it has no answer.")
        if not _are_scores(row["scores"], self.card):
            return ModelError(f"{self.path.name} gave scores outside of 0 to 1 for this picture; it has no answer.")
        expects = self.card.expects
        verdict = gate.judge((*prepared.doubts, *gate.distance(float(row["distance"]), expects)))
        findings = () if verdict.kind == "refused" and not prepared.force else tuple(self._findings(row))
        distance = None if expects.distance_doubtful is None else float(row["distance"])
        return Answer(verdict, findings, distance, self.provider)

    def _findings(self, row: Outputs) -> Iterator[Finding]:
        likeliest = int(np.argmax(row["scores"]))
        for index, label in enumerate(self.card.labels):
            score = float(row["scores"][index])
            point = self.card.deciding_point(label.name)
            positive = score >= point.threshold if point else index == likeliest
            points = self.card.points(label.name)
            yield Finding(label, score, float(row["logits"][index]), positive, point, points, row["maps"][index])


def _are_scores(scores: NDArray[np.float32], card: ModelCard) -> bool:
    within = float(scores.min()) >= -ROUNDING and float(scores.max()) <= 1.0 + ROUNDING
    return within and (not card.exclusive or abs(float(scores.sum()) - 1.0) <= GOLDEN_TOLERANCE)


def _self_test(path: Path, session: ort.InferenceSession, card: ModelCard) -> None:
    expected = np.array([golden.scores for golden in card.golden], dtype=np.float32)
    try:
        found = _golden_scores(card, session)
    except (ValueError, OSError) as error:
        raise ModelError(f"{path.name} failed its self-test: {error}") from error
    apart = np.abs(found - expected)
    if not apart.max() <= GOLDEN_TOLERANCE:  # nan too
        worst, column = np.unravel_index(int(apart.argmax()), apart.shape)
        golden, label = printable(card.golden[worst].name, 60), card.labels[column].name
        wanted, got = expected[worst, column], found[worst, column]
        raise SelfTestFailed(
            f"{path.name} failed its self-test: its golden picture {golden} should score {wanted:.4f} for {label}, but "
            f"scores {got:.4f}, off by {apart[worst, column]:.2g} (allowed {GOLDEN_TOLERANCE:g}); export it again or "
            "get a fresh copy.",
            float(apart.max()),
        )


def _golden_scores(card: ModelCard, session: ort.InferenceSession) -> NDArray[np.float32]:
    """float32 (golden pictures, labels). One picture at a time: a card may hold many."""
    rows = []
    for golden in card.golden:
        outputs = _run(Path(card.name), session, golden_input(golden, card.input)[None])
        _check_shapes(Path(card.name), outputs, len(card.labels))
        rows.append(outputs["scores"][0])
    return np.stack(rows)


def _check_shapes(path: Path, outputs: Outputs, labels: int) -> None:
    """Raises ModelError where they are not those of DESIGN.md; what the file declares may be otherwise."""
    scores, logits, maps, distance = (outputs[name].shape[1:] for name in WANTED)
    if not (scores == logits == (labels,) and len(maps) == 3 and maps[0] == labels and min(maps) > 0 and not distance):
        raise _misshapen(path, labels)


def _misshapen(path: Path, labels: int) -> ModelError:
    return ModelError(f"{path.name} breaks its contract: its outputs do not have the shapes that {labels} labels need.")


def _run(
    path: Path, session: ort.InferenceSession, images: NDArray[np.float32], wanted: Sequence[str] = WANTED
) -> Outputs:
    """images: float32 (N, 1, H, W). Raises ModelError when the run fails, is endless, or has the wrong shape."""
    options = ort.RunOptions()
    options.log_severity_level = 4
    try:
        with _stopped_after(PATIENCE, options):
            values = session.run(list(wanted), {"image": images}, options)
    except Exception as error:  # onnxruntime's own types are many and private
        reason = (str(error).splitlines() or [""])[0][:200]
        raise RunFailed(f"{path.name} could not be run ({reason}).") from error
    outputs: Outputs = dict(zip(wanted, values, strict=True))
    if any(value.shape[:1] != images.shape[:1] for value in outputs.values()):
        raise ModelError(f"{path.name} does not answer once per picture.")
    return outputs


@contextmanager
def _stopped_after(seconds: float, options: ort.RunOptions) -> Iterator[None]:
    def stop() -> None:
        options.terminate = True

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
