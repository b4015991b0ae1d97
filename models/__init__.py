"""The training side."""

import desktop as desktop  # before onnxruntime, which must report nothing here either
