"""Homes of which the model draws no room, but puts windows and other things into zones."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models3d.build import read_build, write_build
from models3d.check import check
from models3d.described import describe
from models3d.folder.unit_row import UnitRow
from models3d.homes.found import find_homes
from models3d.homes.storeyplan import storey_plans
from models3d.making.depth import Depth
from models3d.manifest import Storey
from models3d.model import ModelElement
from models3d.staged import Staged
from tests.models3d.world import ELEMENTS, HEIGHT, SPACES, staged, undrawn

ZONES = {"window A front": "A", "window A left": "A", "window B front": "B"}
UPSTAIRS = "First floor"


@pytest.mark.parametrize("floor", [None, 0])
def test_homes_are_where_their_zones_are_whether_or_not_the_price_list_names_a_floor(
    floor: int | None,
) -> None:
    world = _one_storey([UnitRow("A", "A", floor=floor), UnitRow("B", "B", floor=floor)])
    assert _levels(world) == {"A": [0], "B": [0]}


@pytest.mark.parametrize("word", [{}, {"floor": 0}, {"floor": 1}, {"storey": "Ground floor"}])
def test_a_duplex_zoned_on_two_storeys_has_both_though_the_price_list_names_one(word: dict[str, Any]) -> None:
    assert _levels(_two_storeys([UnitRow("A", "A", **word), UnitRow("B", "B", **word)])) == {
        "A": [0, 1],
        "B": [0, 1],
    }


def test_homes_above_each_other_that_are_zoned_alike_are_told_apart_by_their_floors() -> None:
    rows = [
        UnitRow(f"{zone}{floor}", f"Flat {zone}{floor}", floor=floor, spaces=(zone,))
        for floor in (0, 1)
        for zone in "AB"
    ]
    assert _levels(_two_storeys(rows)) == {"A0": [0], "B0": [0], "A1": [1], "B1": [1]}


def test_check_and_build_say_the_same_of_homes_that_are_nowhere(tmp_path: Path) -> None:
    zoned = _one_storey([UnitRow("A", "A"), UnitRow("B", "B")])
    lost = replace(zoned, units=[*zoned.units, UnitRow("C", "C")])
    assert not _said_by_check(zoned)
    assert not _said_by_build(zoned, tmp_path)
    assert _said_by_check(lost) == _said_by_build(lost, tmp_path) != []


def test_a_manager_who_numbered_rooms_that_are_not_drawn_is_not_told_to_number_them() -> None:
    (said,) = _said_by_check(staged(spaces=undrawn(SPACES), units=[UnitRow("A", "A")]))
    assert said.startswith("The models do not show where 1 unit lies on the storeys (A): draw the rooms")


def _said_by_check(world: Staged) -> list[str]:
    return [str(one) for one in check(world)["warnings"] if "unit" in one]


def _said_by_build(world: Staged, path: Path) -> list[str]:
    manifest = read_build(write_build(describe(world), path, depth=Depth.WALKABLE))
    return [one for one in manifest.warnings if "unit" in one]


def _levels(world: Staged) -> dict[str, list[int]]:
    homes = find_homes(world, storey_plans(world.model.elements, world.storeys))
    assert all(home.volumes for home in homes)
    return {home.row.id: [level.storey for level in home.levels] for home in homes}


def _one_storey(units: list[UnitRow]) -> Staged:
    return staged(elements=_zoned(ELEMENTS), spaces=[], units=units)


def _two_storeys(units: list[UnitRow]) -> Staged:
    below = _zoned(ELEMENTS)
    above = [_upstairs(one) for one in below if one.name not in ("lawn", "roof")]
    world = staged(elements=below + above, spaces=[], units=units)
    return replace(world, storeys=[*world.storeys, Storey("first-floor", UPSTAIRS, 1, HEIGHT, HEIGHT)])


def _zoned(elements: list[ModelElement]) -> list[ModelElement]:
    return [replace(one, zone=ZONES.get(one.name, "")) for one in elements]


def _upstairs(one: ModelElement) -> ModelElement:
    raised = tuple(replace(mesh, vertices=mesh.vertices + np.array([0, HEIGHT, 0])) for mesh in one.meshes)
    return replace(one, global_id=f"{one.global_id} up", storey=UPSTAIRS, meshes=raised)
