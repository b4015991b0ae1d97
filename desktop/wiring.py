"""Which of the window's signals goes to which of the presenter's methods."""

from __future__ import annotations

from desktop.presenter import Presenter
from desktop.ui.main_window import MainWindow


def connect(window: MainWindow, presenter: Presenter) -> None:
    """Everything but what needs more than the two, see `app.composed`."""
    window.chosen.connect(presenter.choose)
    window.files.picked.connect(presenter.pick)
    window.models.picked.connect(presenter.choosing.pick)
    window.model_opened.connect(presenter.choosing.open)
    window.windows.picked.connect(presenter.greys.pick)
    window.frames.moved.connect(presenter.pick_frame)
    window.canvas.dragged.connect(presenter.greys.drag)
    window.canvas.pointed.connect(presenter.point)
    window.overlay.opacity_set.connect(presenter.maps.set_opacity)
    window.overlay.threshold_set.connect(presenter.maps.set_threshold)
    window.overlay.brightness_set.connect(presenter.maps.set_brightness)
    window.overlay.label_picked.connect(presenter.maps.pick_label)
    window.overlay.method_picked.connect(presenter.maps.pick_method)
    window.overlay.channel_picked.connect(presenter.maps.pick_channel)
