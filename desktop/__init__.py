"""The viewer. Nothing leaves the machine: onnxruntime since 1.29 reports every session to its maker, with the names and
hashes of models and an identifier of the machine, unless this is set before it is loaded (its docs/Privacy.md)."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
