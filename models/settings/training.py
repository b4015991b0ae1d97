"""[training], [augmentation] and [finetune]: how the loop goes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.settings.base import Count, Part, Share

Rate = Annotated[float, Field(gt=0, le=10)]


class Augmentation(Part):
    """Strengths of the random changes to training pictures; 0 leaves a change out. See models/augment.py.

    brightness, contrast: as in torchvision's ColorJitter, whose saturation and hue do nothing to grey pictures.
    trivial: TrivialAugmentWide (Mueller & Hutter 2021).
    """

    flip: Share = 0.0
    rotate_degrees: Annotated[float, Field(ge=0, le=45)] = 0.0
    zoom_in: Share = 0.0
    zoom_out: Share = 0.0
    shift: Share = 0.0
    aspect: Share = 0.0
    tone: Share = 0.0
    shading: Share = 0.0
    stretch: Share = 0.0
    sharpness: Share = 0.0
    resolution: Share = 0.0
    noise: Share = 0.0
    jpeg: Share = 0.0
    markers: Share = 0.0
    borders: Share = 0.0
    spectrum: Share = 0.0
    local: Share = 0.0
    brightness: Share = 0.0
    contrast: Share = 0.0
    trivial: bool = False


class Training(Part):
    """Settings of the loop.

    batch: of all processes together. momentum: of sgd. weight_decay: apart from the gradient with adamw, L2 otherwise.
    l1: weight of the sum of absolute weights. warmup_epochs: the rate grows from nothing, whatever the schedule.
    plateau_patience, plateau_factor: epochs without progress until the rate is multiplied by the factor.
    watch: what tells the best epoch, stops early after `patience` epochs without progress (0: never) and lowers the
    rate of the plateau schedule. keep: the weights of the best epoch or of the last.
    average_decay: of the moving average of the weights, which is then validated and kept; 0 keeps none.
    mixup: alpha of the beta distribution (Zhang et al. 2018); 0 mixes nothing. clip_norm: 0 never clips.
    softness: of ordinal targets, in grades (Diaz & Marathe 2019); 0 is one-hot.
    frozen_stages: first stages of the trunk that keep their published weights.
    mixed_precision: bfloat16 where it is safe. balance: label weights in the loss, or sampling.
    refresh_norms: take batch normalisation's statistics again, without dropout, before every validation: dropout in
    front of it shifts them (Li et al. 2019, arXiv 1801.05134).
    changed_copies: validate on a changed copy of every picture too, where plain pictures are soon perfect.
    taught: the teachers' share in the targets, where there are any. teachers: their hashes, from --teacher.
    deterministic: slower, but the same numbers again on the same machine.
    """

    epochs: Count
    batch: Annotated[int, Field(ge=2, le=4096)]
    optimiser: Literal["adamw", "adam", "sgd"] = "adamw"
    learning_rate: Rate
    momentum: Share = 0.0
    weight_decay: Annotated[float, Field(ge=0, le=1)] = 0.0
    l1: Annotated[float, Field(ge=0, le=1)] = 0.0
    schedule: Literal["cosine", "plateau", "constant"] = "cosine"
    warmup_epochs: Annotated[float, Field(ge=0)] = 0.0
    plateau_patience: Count = 3
    plateau_factor: Annotated[float, Field(gt=0, lt=1)] = 0.3
    watch: Literal["validation_loss", "validation_auroc", "validation_accuracy", "validation_kappa"] = "validation_loss"
    patience: Annotated[int, Field(ge=0)] = 0
    keep: Literal["best", "last"] = "best"
    average_decay: Annotated[float, Field(ge=0, lt=1)] = 0.0
    label_smoothing: Annotated[float, Field(ge=0, le=0.2)] = 0.0
    mixup: Share = 0.0
    softness: Annotated[float, Field(ge=0, le=3)] = 0.0
    clip_norm: Annotated[float, Field(ge=0)] = 5.0
    frozen_stages: Annotated[int, Field(ge=0)] = 0
    mixed_precision: bool = False
    balance: Literal["none", "weights", "sampling"] = "none"
    refresh_norms: bool = False
    changed_copies: bool = False
    taught: Share = 0.7
    teachers: tuple[str, ...] = ()
    deterministic: bool = False
    seed: Annotated[int, Field(ge=0)] = 1


class Finetuning(Part):
    """Two steps: the head alone with the trunk frozen, then everything from stage `thaw` on with a lower rate."""

    head_epochs: Count
    head_rate: Rate
    epochs: Count
    rate: Rate
    thaw: Annotated[int, Field(ge=0)] = 0
