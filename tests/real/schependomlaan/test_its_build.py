from pathlib import Path

import brotli
import pytest
from shapely import Point, Polygon

from models3d.build import MANIFEST, read_build, write_build
from models3d.described import Described
from models3d.making.depth import Depth
from models3d.manifest import Feature, Manifest

pytestmark = pytest.mark.real

#: Ratchets: what a phone has to load may shrink, not grow.
MOST_ON_THE_WIRE = 270_000
MOST_FOR_THE_FIRST_STAGE = 19_000
MOST_DRAWS = 12
MOST_DRAWS_AT_FIRST = 2
MOST_DISTINCT = 120_000


@pytest.fixture(scope="module")
def build(described: Described, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the real building."""
    return write_build(described, tmp_path_factory.mktemp("builds"), depth=Depth.WALKABLE)


@pytest.fixture(scope="module")
def manifest(build: Path) -> Manifest:
    """What the build says."""
    return read_build(build)


def test_a_phone_loads_the_building_in_few_bytes_and_few_draws(build: Path, manifest: Manifest) -> None:
    said = _wired(build / MANIFEST)
    chunks = [_wired(build / chunk.file) for chunk in manifest.chunks]
    assert said + sum(chunks) <= MOST_ON_THE_WIRE
    assert said + chunks[0] <= MOST_FOR_THE_FIRST_STAGE
    assert sum(chunk.draws for chunk in manifest.chunks) <= MOST_DRAWS
    assert manifest.chunks[0].draws <= MOST_DRAWS_AT_FIRST


def test_what_is_repeated_is_sent_once(manifest: Manifest) -> None:
    distinct = sum(chunk.distinct for chunk in manifest.chunks)
    assert distinct <= MOST_DISTINCT
    assert sum(chunk.triangles for chunk in manifest.chunks) > 1.5 * distinct


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


def _wired(file: Path) -> int:
    """Bytes of a file as a browser is sent it."""
    return len(brotli.compress(file.read_bytes(), quality=11, lgwin=24))
