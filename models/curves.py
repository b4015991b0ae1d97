"""The log as a picture: loss, accuracy and learning rate over the epochs."""

from __future__ import annotations

import io
from collections.abc import Sequence

from models.schedule import Row

PANELS = (
    ("loss", ("train_loss", "validation_loss")),
    ("share", ("train_accuracy", "validation_accuracy", "validation_f1", "validation_auroc", "validation_kappa")),
    ("learning rate", ("learning_rate",)),
)


def png(rows: Sequence[Row], best: int) -> bytes:
    """rows: the log, at least one row. best: index of the epoch to mark."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # takes a second, which --help need not wait for
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 3.6))
    FigureCanvasAgg(figure)
    figure.subplots_adjust(0.06, 0.14, 0.99, 0.97, 0.3)  # by hand: matplotlib's own layout takes longer than drawing
    epochs = [row["epoch"] for row in rows]
    for axes, (name, keys) in zip(figure.subplots(1, len(PANELS)), PANELS, strict=True):
        for key in (key for key in keys if key in rows[0]):
            label = key.replace("_", " ")
            axes.plot(epochs, [row[key] for row in rows], marker="." if len(rows) < 30 else None, label=label)
        axes.axvline(epochs[best], color="0.6", linestyle=":", label="best epoch")
        axes.set(xlabel="epoch", ylabel=name)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.legend(fontsize="small")
    packed = io.BytesIO()
    figure.savefig(packed, format="png", dpi=100)
    return packed.getvalue()
