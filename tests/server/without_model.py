"""A development as the server knows it, without a model: its homes, features, stages and what is near."""

from collections.abc import Sequence

from models3d import manifest as m
from models3d.manifest_nearby import Nearby


def without_model(
    place: m.Place,
    features: Sequence[m.Feature],
    units: Sequence[m.Unit] = (),
    *,
    development: str,
    name: str,
    storeys: Sequence[m.Storey] = (),
    stages: Sequence[m.Stage] = (),
    nearby: Sequence[Nearby] = (),
) -> m.Manifest:
    """The manifest of ``development``, in English and euros, within a box of ten metres."""
    return m.Manifest(
        version=1,
        development=m.Development(development, name, "EUR", place, ["en"]),
        bounds=m.Bounds((0, 0, 0), (10, 10, 10)),
        storeys=list(storeys),
        units=list(units),
        features=list(features),
        stages=list(stages),
        tasks=[],
        materials=[],
        elements=m.Elements([], [], [], [], [], [], [], [], [], []),
        chunks=[],
        coverage=m.Coverage(0, 0, 0, [], []),
        sources=[],
        warnings=[],
        nearby=list(nearby),
    )
