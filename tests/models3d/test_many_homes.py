"""A tower has hundreds of homes: ten times as many are found in about ten times the steps."""

from dataclasses import replace

import pytest

from models3d.folder.unit_row import UnitRow
from models3d.homes.found import find_homes
from models3d.homes.storeyplan import storey_plans
from models3d.manifest import Storey
from models3d.model import ModelSpace
from models3d.staged import Staged
from tests.models3d.steps import steps_of
from tests.models3d.world import box, element, staged

ROOMS = ("Living room", "Kitchen", "Bathroom")
ON_A_STOREY, WIDE, HEIGHT = 10, 4.0, 3.0


def tower(homes: int, *, drawn: bool, listed: bool) -> Staged:
    """Homes of three rooms in a row, ten on each storey, a window before each room."""
    spaces, elements = [], []
    for home in range(homes):
        storey, place = divmod(home, ON_A_STOREY)
        for number, name in enumerate(ROOMS):
            west, floor = place * 3 * WIDE + number * WIDE, storey * HEIGHT
            room = box((west + 0.1, floor, 0.1), (west + WIDE - 0.1, floor + 2.6, 4.9))
            window = box((west + 1, floor + 1, 5), (west + 3, floor + 2, 5.1))
            code, level = f"{storey}-{place}.{number}", f"Level {storey}"
            centre = (west + WIDE / 2, floor + 1.3, 2.5)
            spaces.append(
                ModelSpace(f"id {code}", code, name, level, "", room, centre, placeholder=not drawn)
            )
            elements.append(element(f"window {code}", "IfcWindow", window, storey=level, zone=code))
    count = -(-homes // ON_A_STOREY)
    floors = [
        element(
            f"slab {at}",
            "IfcSlab",
            box((0, at * HEIGHT - 0.2, 0), (120, at * HEIGHT, 5)),
            storey=f"Level {at}",
        )
        for at in range(count + 1)
    ]
    units = [UnitRow(f"{at // ON_A_STOREY}-{at % ON_A_STOREY}", f"Flat {at}") for at in range(homes)]
    world = staged(elements=elements + floors, spaces=spaces, units=units if listed else [])
    storeys = [Storey(f"level-{at}", f"Level {at}", at, at * HEIGHT, HEIGHT) for at in range(count)]
    return replace(world, storeys=storeys)


@pytest.mark.parametrize("listed", [True, False], ids=["in a price list", "in the model alone"])
def test_ten_times_the_homes_take_about_ten_times_the_steps(listed: bool) -> None:
    few, many = (_steps(tower(homes, drawn=True, listed=listed)) for homes in (20, 200))
    assert many <= 12 * few


def test_homes_that_are_known_by_their_windows_alone_are_no_slower() -> None:
    few, many = (_steps(tower(homes, drawn=False, listed=True)) for homes in (10, 100))
    assert many <= 12 * few


def _steps(world: Staged) -> int:
    """Functions called while the homes of ``world`` are found."""
    plans = storey_plans(world.model.elements, world.storeys)
    steps, homes = steps_of(lambda: find_homes(world, plans))
    assert all(home.volumes and len(home.spaces) == len(ROOMS) for home in homes)
    return steps
