import gzip
from pathlib import Path

import pytest
from shapely import Point, Polygon

from models3d.build import read_build, write_build
from models3d.manifest import Feature, Manifest
from models3d.staged import Staged

pytestmark = pytest.mark.real

#: Ratchets: what a phone has to load may shrink, not grow.
MOST_BYTES = 2_250_000
MOST_GZIP = 1_000_000
MOST_DRAWS = 65


@pytest.fixture(scope="module")
def build(site: Staged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the real building."""
    return write_build(site, tmp_path_factory.mktemp("builds"))


@pytest.fixture(scope="module")
def manifest(build: Path) -> Manifest:
    """What the build says."""
    return read_build(build)


def test_a_phone_loads_the_building_in_few_bytes_and_few_draws(build: Path, manifest: Manifest) -> None:
    chunks = [(build / chunk.file).read_bytes() for chunk in manifest.chunks]
    assert sum(map(len, chunks)) <= MOST_BYTES
    assert sum(len(gzip.compress(data, 6)) for data in chunks) <= MOST_GZIP
    assert sum(len(chunk.draws) for chunk in manifest.chunks) <= MOST_DRAWS
    assert sum(chunk.triangles for chunk in manifest.chunks) > 420_000


@pytest.mark.parametrize(
    ("unit", "x", "floor", "z"),
    [
        ("1", 7.0, 0, -4.0), ("2", 18.0, 0, -6.0), ("3", 8.0, 0, -18.0),
        ("4", 7.0, 1, -4.0), ("5", 18.0, 1, -6.0), ("6", 8.0, 1, -18.0),
        ("7", 7.0, 2, -4.0), ("8", 18.0, 2, -6.0),
        ("9", 8.0, 3, -4.0), ("10", 18.0, 3, -6.0),
    ],
)  # fmt: skip
def test_every_flat_is_found_where_its_plan_has_it(
    manifest: Manifest, unit: str, x: float, floor: int, z: float
) -> None:
    point = (x, 3.0 * floor + 1.5, z)
    units = [feature for feature in manifest.features if feature.kind == "unit" and _holds(feature, point)]
    assert [feature.unit for feature in units] == [unit]
    assert units[0].volume_origin == "estimated"


def test_both_colours_of_its_brick_are_kept(manifest: Manifest) -> None:
    assert sum(material.kind == "brick" for material in manifest.materials) == 2


def test_four_fronts_and_a_roof_can_be_looked_at(manifest: Manifest) -> None:
    ids = {feature.id for feature in manifest.features}
    assert {"facade-n", "facade-e", "facade-s", "facade-w", "roof", "structure"} <= ids


def _holds(feature: Feature, point: tuple[float, float, float]) -> bool:
    x, y, z = point
    return any(
        prism.bottom <= y <= prism.top and Polygon(prism.footprint).covers(Point(x, z))
        for prism in feature.volumes
    )
