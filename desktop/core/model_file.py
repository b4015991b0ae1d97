"""A model file: read it, open it in onnxruntime, take its card out, and hold the graph against the card."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import onnxruntime as ort

from desktop.core.card import CARD_KEY, ModelCard
from desktop.core.errors import ModelError

LARGEST = 1 << 30  # bytes
_INT8 = ".int8.onnx"
_EXTERNAL_DATA = b"\x0a\x08location\x12"  # StringStringEntryProto key "location" of TensorProto.external_data

ort.disable_telemetry_events()  # for Windows, where the variable that desktop/__init__.py sets says nothing


def int8_of(path: Path) -> Path:
    """NAME.onnx -> NAME.int8.onnx, where the same model in 8-bit whole numbers lies if there is one."""
    return path.with_name(path.name.removesuffix(".onnx") + _INT8)


def is_int8(path: Path) -> bool:
    return path.name.endswith(_INT8)


def read_model(path: Path) -> bytes:
    """The file's bytes. Raises ModelError when it is no regular file, too large, or keeps weights elsewhere."""
    try:
        if not path.is_file():
            raise ModelError(f"{path} is no model file: there is no regular file of that name. Choose an .onnx file.")
        size = path.stat().st_size
        if not 0 < size <= LARGEST:
            raise ModelError(f"{path.name} has {size} bytes; a model has between 1 byte and 1 GiB.")
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read: {error.strerror}. Check its permissions.") from error
    if _EXTERNAL_DATA in data:
        raise ModelError(f"{path.name} keeps weights in other files; a model must be one self-contained file.")
    return data


def with_sha256(model: Path, wanted: str) -> Path | None:
    """The one of the model's file and the int8 one beside it that has this SHA-256; None where neither has."""
    for path in (model, int8_of(model)):
        with suppress(ModelError):
            if hashlib.sha256(read_model(path)).hexdigest() == wanted:
                return path
    return None


def open_session(path: Path, data: bytes, provider: str, threads: int = 0) -> ort.InferenceSession:
    """Open the model on one onnxruntime provider. threads: of a run on a CPU, 0 for all cores. Raises ModelError."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # no burning of cores beside a window
    try:
        if provider in ort.get_available_providers():
            return ort.InferenceSession(data, options, providers=[provider])
        options.add_provider_for_devices([one for one in ort.get_ep_devices() if one.ep_name == provider], {})
        return ort.InferenceSession(data, options)
    except Exception as error:  # onnxruntime's own types are many and private
        reason = (str(error).splitlines() or [""])[0][:200]
        raise ModelError(f"{path.name} is not a network onnxruntime can load ({reason}).") from error


def read_card(path: Path, session: ort.InferenceSession) -> ModelCard:
    """The card in the model's metadata. Raises ModelError when it is missing or does not validate."""
    text = session.get_modelmeta().custom_metadata_map.get(CARD_KEY)
    if text is None:
        raise ModelError(f"{path.name} carries no card, so its answers mean nothing; export it with export_onnx.py.")
    try:
        return ModelCard.from_json(text)
    except ModelError as error:
        raise ModelError(f"{path.name} cannot be used. {error}") from error


def check_contract(path: Path, session: ort.InferenceSession, card: ModelCard) -> None:
    """Raise ModelError unless the graph's names, types and fixed sizes are what the card and DESIGN.md promise."""
    labels = len(card.labels)
    wanted: dict[str, list[int | None]] = {
        "image": [None, 1, card.input.height, card.input.width],
        "scores": [None, labels],
        "logits": [None, labels],
        "maps": [None, labels, None, None],
        "distance": [None],
    }
    found = {node.name: node for node in (*session.get_inputs(), *session.get_outputs())}
    if [node.name for node in session.get_inputs()] != ["image"]:
        raise ModelError(f"{path.name} must have exactly one input named 'image'.")
    for name, shape in wanted.items():
        node = found.get(name)
        if node is None or node.type != "tensor(float)" or len(node.shape) != len(shape):
            raise ModelError(f"{path.name} breaks its contract: {name!r} must be float32 with {len(shape)} axes.")
        if any(want is not None and have != want for have, want in zip(node.shape, shape, strict=True)):
            raise ModelError(f"{path.name} does not match its card: {name!r} is {node.shape}, not {shape}.")
        if isinstance(node.shape[0], int):
            raise ModelError(f"{path.name} breaks its contract: the batch axis of {name!r} must be free.")
