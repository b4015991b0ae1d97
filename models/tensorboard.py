"""The log for TensorBoard, where that package is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import AppError
from models.schedule import Row


def tensorboard(folder: Path) -> Callable[[Row], None]:
    """What `fit` calls with every row of the log. Raises AppError when TensorBoard is not installed."""
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError as error:
        raise AppError(
            "TensorBoard is not installed: `pip install tensorboard`, or leave --tensorboard out."
        ) from error
    writer = SummaryWriter(str(folder))

    def write(row: Row) -> None:
        for name, value in row.items():
            writer.add_scalar(name.replace("_", "/", 1), value, int(row["epoch"]))
        writer.flush()

    return write
