"""Where a home is cut open one looks on solid walls, not into the hollow between their skins."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from models3d.model import Mesh, ModelElement
from models3d.stills.caps import caps
from models3d.stills.palette import palette_of
from tests.models3d.stills.card_world import card, described
from tests.models3d.world import box

CUT = 2.0


def test_a_wall_is_closed_where_it_is_cut() -> None:
    assert _closed(card("wall", box((0, 0, 0), (4, 3, 0.3)))) == pytest.approx(4 * 0.3, abs=1e-3)


def test_a_wall_whose_sides_look_different_is_closed_where_it_is_cut() -> None:
    whole = box((0, 0, 0), (4, 3, 0.3))
    level = np.ptp(whole.vertices[whole.triangles][:, :, 2], axis=1) < 1e-9
    brick, rest = (replace(whole, triangles=whole.triangles[some]) for some in (level, ~level))
    sides = replace(brick, material="Facing brick"), replace(rest, material="Gypsum board")
    assert _closed(_wall(*sides)) == pytest.approx(4 * 0.3, abs=1e-3)


def _wall(*meshes: Mesh) -> ModelElement:
    return replace(card("wall"), meshes=meshes)


def _closed(wall: ModelElement) -> float:
    """Square metres of the face that closes ``wall``."""
    one = described(wall)
    found = caps(one, palette_of(one.materials), np.ones(1, np.bool_), CUT)
    return float(shapely.area(shapely.polygons(found[:, :, [0, 2]])).sum())
