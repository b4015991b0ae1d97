"""Small real values for the window's tests, and fakes of our own protocols."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from desktop.core.cams import Layers, offered
from desktop.core.card import Calibration, Expects, Golden, Input, Label, ModelCard, OperatingPoint
from desktop.core.finding import Answer, Finding, Verdict
from desktop.core.geometry import Spacing
from desktop.core.prepared import Prepared
from desktop.core.preprocess import resized
from desktop.core.radiograph import Facts, Identity, Radiograph, Window
from desktop.core.reader_store import ReaderStore
from desktop.core.tag_tree import Node, Tree
from desktop.marking.screen import MarksView
from desktop.papers.exporting import Exporting
from desktop.papers.headers import Headers
from desktop.presenter import Presenter
from desktop.saving import Keeping
from desktop.screen import CardPage, Picture, Screen
from desktop.settings import Settings
from desktop.ui.canvas import Canvas
from desktop.worklist.lists import Lists, Sources
from desktop.worklist.news import Feed
from tests.desktop.runners import LaterRunner, NowRunner, WaitingRunner


def make_card(labels: tuple[str, ...] = ("pneumonia",)) -> ModelCard:
    png = io.BytesIO()
    Image.new("L", (8, 8)).save(png, "PNG")
    points = [
        OperatingPoint(
            name=name, label=label, threshold=t, sensitivity=sens, specificity=spec, measured_on="validation"
        )
        for label in labels
        for name, t, sens, spec in (("sensitive", 0.21, 0.99, 0.9), ("balanced", 0.43, 0.97, 0.95))
    ]
    return ModelCard(
        name="chest", title="Pneumonia on chest radiographs", version="1.0.0", licence="none", intended_use="tests",
        limits="many", task="binary" if len(labels) == 1 else "multilabel",
        labels=tuple(Label(name=label, display={"en": label.capitalize()}) for label in labels),
        input=Input(height=8, width=8), default_point="balanced", operating_points=tuple(points),
        calibration=Calibration(temperature=1.0, ece=0.01, measured_on="validation"),
        expects=Expects(distance_doubtful=10.0, distance_refused=20.0), data=(), metrics=(), architecture="none",
        recipe="none", code_revision="none",
        golden=(Golden(name="zero", png=base64.b64encode(png.getvalue()).decode(), scores=(0.5,) * len(labels)),),
    )  # fmt: skip


def make_radiograph(path: Path = Path("chest.dcm"), frame: int = 0, height: int = 12, width: int = 10) -> Radiograph:
    """cine.dcm has five frames, every other file one."""
    pixels = np.arange(height * width, dtype=np.uint16).reshape(height, width) * 8 + np.uint16(frame)
    return Radiograph(
        pixels, (0, 4095), path, "DICOM", spacing=Spacing(0.143, 0.143, "pixels"),
        voi=(Window(480.0, 960.0, name="chest"),), frame=frame, frames=5 if path.name == "cine.dcm" else 1,
        facts=Facts(modality="DX", body_part="CHEST", view="PA"), identity=Identity("DOE^JANE", "4711", "19700101"),
    )  # fmt: skip


class FakeModel:
    """Answers with fixed scores; keeps what it was asked."""

    def __init__(
        self, scores: tuple[float, ...] = (0.71,), kind: str = "answered", reasons: tuple[str, ...] = ()
    ) -> None:
        self.card = make_card(tuple(("pneumonia", "effusion", "nodule")[: len(scores)]))
        self.sha256 = "ab" * 32
        self.provider = "CPUExecutionProvider"
        self.provider_notes = ("cuda was not used: no driver.",)
        self.asked: list[tuple[Radiograph, bool]] = []
        self.failure: Exception | None = None
        self.looked = 0
        self._prepared: Radiograph | None = None
        self.methods = offered(("features", "gradients"))
        self._scores = scores
        self._verdict = Verdict(kind, reasons)

    def prepare(self, radiograph: Radiograph, force: bool = False) -> Prepared:
        self._prepared = radiograph
        return Prepared(resized(radiograph, self.card.input), (), force)

    def layers(self, prepared: Prepared) -> Layers:
        """Two feature maps: bright above, bright below; the first label is the first, the others the second."""
        self.looked += 1
        if self.failure is not None:
            raise self.failure
        features = np.array([[[1.0, 1.0], [0.0, 0.0]], [[0.0, 0.0], [1.0, 0.5]]], dtype=np.float32)
        gradients = np.array([[8.0, -8.0]] + [[-8.0, 8.0]] * (len(self.card.labels) - 1), dtype=np.float32)
        return Layers(features, gradients[:, :, None, None])

    def scores(self, images: np.ndarray) -> np.ndarray:
        """The mean grey, for every label."""
        return np.repeat(images.mean((1, 2, 3))[:, None], len(self.card.labels), 1)

    def answer(self, radiograph: Radiograph, force: bool = False) -> Answer:
        self.asked.append((radiograph, force))
        if self.failure is not None:
            raise self.failure
        silent = self._verdict.kind == "refused" and not force
        findings = () if silent else tuple(self._finding(i) for i in range(len(self._scores)))
        return Answer(self._verdict, findings, None if silent else 4.2, self.provider)

    def answer_prepared(self, prepared: Prepared) -> Answer:
        """Of the radiograph that was prepared last."""
        assert self._prepared is not None
        return self.answer(self._prepared, prepared.force)

    def _finding(self, index: int) -> Finding:
        label, score = self.card.labels[index], self._scores[index]
        point = self.card.deciding_point(label.name)
        map_ = np.full((2, 2), float(index), dtype=np.float32)
        return Finding(label, score, 0.0, score >= point.threshold, point, self.card.points(label.name), map_)


def make_tags(path: Path) -> Tree:
    """One element differs from file to file."""
    who = Node("(0010,0010)", "PatientName", "PN", f"DOE^{path.stem.upper()}")
    return Tree((Node("(0008,0060)", "Modality", "CS", "DX"), who))


class FakeOutlet:
    """Pictures without a window: what is seen is one grey pixel. Keeps what was asked of it."""

    def __init__(self) -> None:
        self.clipboard: list[np.ndarray] = []
        self.pictures: list[tuple[Picture, bool]] = []

    def seen(self, picture: Picture, marks: bool) -> np.ndarray:
        self.pictures.append((picture, marks))
        return np.full((1, 1, 3), 128, np.uint8)

    def annotated(self, pixels: np.ndarray, picture: Picture, marks: MarksView) -> np.ndarray:
        self.pictures.append((picture, bool(marks.items)))
        return pixels

    def copied(self, pixels: np.ndarray) -> None:
        self.clipboard.append(pixels)


class FakeView:
    def __init__(self) -> None:
        self.screens: list[Screen] = []
        self.cards: list[CardPage] = []

    def show_screen(self, screen: Screen) -> None:
        self.screens.append(screen)

    def show_card(self, page: CardPage) -> None:
        self.cards.append(page)

    @property
    def screen(self) -> Screen:
        return self.screens[-1]


@pytest.fixture
def make() -> SimpleNamespace:
    """The makers above, as pytest imports no test module from another."""
    return SimpleNamespace(
        card=make_card,
        radiograph=make_radiograph,
        model=FakeModel,
        now=NowRunner,
        later=LaterRunner,
        waiting=WaitingRunner,
    )


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def presenter(view: FakeView) -> Presenter:
    """Every job runs at once; every file but bad.dcm can be read."""
    presenter = Presenter(view, NowRunner(), NowRunner(), read_or_refuse, Settings())
    presenter.add(lambda desk: Headers(desk, NowRunner(), make_tags))
    presenter.add(lambda desk: Exporting(desk, NowRunner(), FakeOutlet(), "1.0.0"))
    sources = Sources(NowRunner(), NowRunner(), NowRunner(), no_batch, Path("home"))
    presenter.add(lambda desk: Lists(desk, sources, presenter.pick))
    return presenter


def no_batch(folder: Path | None, out: Path, model: Path | None) -> Feed:
    raise AssertionError("no batch was asked for")


def read_or_refuse(path: Path, frame: int) -> Radiograph:
    from desktop.core.errors import UnreadableFile

    if path.name == "bad.dcm":
        raise UnreadableFile("bad.dcm cannot be opened: it is damaged; copy it again.")
    if path.name == "bug.dcm":
        raise KeyError("bug")
    return make_radiograph(path, frame)


@pytest.fixture
def screen(presenter: Presenter, view: FakeView, model: FakeModel) -> Screen:
    """A radiograph with its findings."""
    presenter.load_model(lambda: model)
    presenter.open([Path("one.dcm"), Path("two.dcm")])
    return view.screen


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.show()
    return canvas


@pytest.fixture
def store(tmp_path):
    store = ReaderStore(tmp_path / "reader.sqlite")
    yield store
    store.close()


@pytest.fixture
def read(make):
    """Every path is a file of its own."""
    return lambda path, frame: replace(make.radiograph(path, frame), sha256=f"sha of {path.name}")


@pytest.fixture
def build(view, make, store, read):
    def build(model, settings: Settings | None = None, keeping: Keeping | None = None) -> Presenter:
        presenter = Presenter(view, make.now(), make.now(), read, settings or Settings(), keeping or Keeping(store))
        presenter.load_model(lambda: model)
        presenter.open([Path("one.dcm"), Path("two.dcm")])
        return presenter

    return build
