from __future__ import annotations

import io
import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.errors import AppError
from models.curves import png
from models.tensorboard import tensorboard

ROW = {"epoch": 1, "train_loss": 1.0, "validation_loss": 2.0, "train_accuracy": 0.5, "validation_accuracy": 0.4,
       "validation_f1": math.nan, "validation_auroc": 0.6, "learning_rate": 1e-3}  # fmt: skip


def test_the_log_as_a_picture() -> None:
    one, more = (np.asarray(Image.open(io.BytesIO(png([ROW | {"epoch": e} for e in range(1, n)], 0)))) for n in (2, 5))
    assert one.shape == more.shape == (360, 1200, 4)
    assert (one != more).any()
    assert (one[:, :, 0] < 250).mean() > 0.02


def test_tensorboard_where_it_is_installed(tmp_path: Path) -> None:
    try:
        import tensorboard as _  # noqa: F401
    except ImportError:
        with pytest.raises(AppError, match="TensorBoard is not installed: `pip install tensorboard`"):
            tensorboard(tmp_path)
    else:
        tensorboard(tmp_path)(ROW)
        assert list(tmp_path.glob("events*"))
