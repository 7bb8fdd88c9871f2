"""What a part is, is found also where a model is wide and flat, unlike a block of flats."""

from collections.abc import Callable

import pytest

from models3d.model import ModelElement
from models3d.staging.boxes import boxes_of
from models3d.staging.parts_played import parts_played
from models3d.staging.roles import Role
from tests.models3d.grids import floors, halls, sheds

COUNT = 1_200


@pytest.mark.parametrize(("world", "roofed"), [(floors, False), (sheds, True), (halls, True)])
def test_of_a_thousand_sheds_each_has_a_roof_and_of_a_wide_floor_nothing_is_one(
    world: Callable[[int], list[ModelElement]], roofed: bool
) -> None:
    elements = world(COUNT)
    roles = parts_played(elements, boxes_of(elements), 0.0)
    assert (roles.count(Role.ROOF) > COUNT / 3) == roofed
