from __future__ import annotations

import torch

from models.distance import FeatureDistance, pooled


def test_it_is_mahalanobis_when_all_but_one_direction_is_kept() -> None:
    torch.manual_seed(1)
    features = torch.randn(4000, 6) @ torch.randn(6, 6) + 3.0
    distance = FeatureDistance.fitted(features, components=6)
    centred = (features - features.mean(0)).double()
    exact = torch.einsum("ni,ij,nj->n", centred, torch.linalg.inv(torch.cov(features.double().T)), centred)
    assert torch.allclose(distance(features).double(), (exact / 6).sqrt(), rtol=1e-3)


def test_training_pictures_are_about_one_away_and_strangers_far() -> None:
    torch.manual_seed(1)
    directions = torch.randn(3, 40)
    features = torch.randn(500, 3) @ directions + 0.1 * torch.randn(500, 40)
    distance = FeatureDistance.fitted(features, components=3)
    near = distance(torch.randn(200, 3) @ directions + 0.1 * torch.randn(200, 40))
    far = distance(torch.randn(200, 40) * 3)
    assert 0.8 < float(near.mean()) < 1.2
    assert float(far.min()) > 3 * float(near.max())


def test_constant_features_and_few_pictures_do_not_break_it() -> None:
    features = torch.cat((torch.randn(5, 4), torch.ones(5, 2)), 1)
    distance = FeatureDistance.fitted(features, components=64)
    assert distance(features).isfinite().all()
    assert torch.equal(FeatureDistance.restored(distance.state_dict())(features), distance(features))


def test_pooled_is_mean_and_deviation_of_the_chosen_stages() -> None:
    stages = [torch.rand(2, 3, 8, 8), torch.rand(2, 5, 4, 4)]
    features = pooled(stages, [1])
    assert features.shape == (2, 10)
    assert torch.allclose(features[:, :5], stages[1].mean((2, 3)))
    assert torch.allclose(features[:, 5:], stages[1].std((2, 3), correction=0), atol=1e-4)
