"""Without a schedule a building takes as long as one of its size would, and says that nobody scheduled it."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.check import check
from models3d.progress import Silent
from models3d.schedule.days import day_of
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from models3d.staging.derive import Slot, derive, paced
from models3d.staging.pace import (
    CREW,
    DAYS_A_WEEK,
    HOURS_A_DAY,
    HOURS_PER_M2,
    HOURS_PER_M3,
    LEAST_STOREY,
    PRODUCTIVE,
    Stretches,
    by_quantities,
    uniform,
)
from models3d.staging.roles import Role
from tests.models3d.tiny_folder import HEIGHT, SMALLEST, block, staged_block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

DAY = 20_000

days = st.floats(1.0, 90.0)
paces = st.builds(
    Stretches,
    foundation=days,
    storeys=st.lists(days, min_size=1, max_size=9).map(tuple),
    roof=days,
    fitting=days,
)


def dated(slots: list[Slot], pace: Stretches) -> dict[Slot, tuple[int, int]]:
    blank = np.full((len(slots), 2), -1, np.int32)
    found = derive(slots, blank, np.zeros(len(slots), np.bool_), pace=pace, first_day=DAY)
    return {slot: (int(first), int(last)) for slot, (first, last) in zip(slots, found, strict=True)}


@given(paces)
def test_at_any_pace_the_parts_of_a_storey_and_the_storeys_keep_their_order(pace: Stretches) -> None:
    storeys = range(len(pace.storeys))
    parts = (Role.SLAB, Role.UPRIGHT, Role.BEAM)
    order = [Slot(Role.FOUNDATION, 0, True)]
    order += [Slot(part, storey, True) for storey in storeys for part in parts]
    order.append(Slot(Role.ROOF, len(pace.storeys) - 1, False))
    found = dated(order, pace)
    for below, above in pairwise(order):
        assert found[below][0] <= found[above][0]
        assert found[below][1] <= max(found[above][1], found[above][0] + 1)
    for first, last in found.values():
        assert DAY <= first <= last
    for part in (Role.ENVELOPE, Role.FITTING):
        rows = dated([Slot(part, storey, False) for storey in storeys], pace)
        firsts = [first for first, _ in rows.values()]
        assert firsts == sorted(firsts), "fitters and façades climb as the structure did"
    grounds = dated([Slot(Role.SITE, 0, False), Slot(Role.FITTING, storeys[-1], False)], pace)
    last_fitting = grounds[Slot(Role.FITTING, storeys[-1], False)][0]
    assert grounds[Slot(Role.SITE, 0, False)][0] >= last_fitting, "the garden comes last"


@given(paces)
def test_time_only_ever_runs_forward(pace: Stretches) -> None:
    when = [paced(time, pace) for time in np.linspace(0, 30, 200).tolist()]
    assert when == sorted(when)
    assert when[0] == 0


def test_an_author_may_say_how_long_a_storey_takes(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path, SMALLEST + "\n[sequence]\ndays_per_storey = 30\n")
    slabs = [int(staged.planned[at[f"slab {number}"], 0]) for number in range(3)]
    assert np.diff(slabs).tolist() == [30, 30]
    assert uniform(3, 30).storeys == (30.0, 30.0, 30.0)


def test_work_begins_on_the_day_that_the_author_names(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path, SMALLEST + "\n[sequence]\nstart = 2027-03-01\n")
    assert staged.planned.min() == staged.planned[at["footing"], 0] == day_of(date(2027, 3, 1))


def test_quantities_are_those_of_the_drawing(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (40.0, 20.0, 0.2), ground)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.2, 20.0, 2.8), ground)
    house.box("IfcFooting", "footing", (0.0, 0.0, -2.2), (40.0, 10.0, 2.0), ground)
    elements = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements
    roles = [Role.SLAB, Role.UPRIGHT, Role.FOUNDATION]
    found = by_quantities(elements, roles, np.zeros(3, np.int32), [True] * 3, 1)
    crews = 2
    workers = crews * CREW * HOURS_A_DAY * PRODUCTIVE * DAYS_A_WEEK / 7.0
    plan, face, volume = 800.0, (20.0 + 0.2) * 2.8, 800.0
    carcass = plan * HOURS_PER_M2[Role.SLAB] + face * HOURS_PER_M2[Role.UPRIGHT]
    assert found.storeys == pytest.approx([carcass / workers])
    assert found.foundation == pytest.approx(volume * HOURS_PER_M3[Role.FOUNDATION] / workers)


def staged_tower(path: Path, side: float) -> list[int]:
    """First days of the slabs of three storeys of ``side`` x ``side`` metres, and the last day of all."""
    house = TinyHouse()
    for number in range(3):
        storey = house.storey(f"Floor {number}", number * HEIGHT)
        floor = number * HEIGHT
        if not number:
            house.box("IfcFooting", "footing", (0.0, 0.0, -0.8), (side, 1.0, 0.6), storey)
        house.box("IfcSlab", f"slab {number}", (0.0, 0.0, floor - 0.2), (side, side, 0.2), storey)
        for place in (0.0, side - 0.3):
            house.box("IfcWall", "wall", (place, 0.0, floor), (0.3, side, 2.8), storey)
    staged = read_staged(write_folder(path, house))
    slabs = {
        element.name: int(first)
        for element, first in zip(staged.model.elements, staged.planned[:, 0], strict=True)
        if element.ifc_class == "IfcSlab"
    }
    return [slabs[f"slab {number}"] for number in range(3)]


def test_a_larger_floor_takes_longer_and_a_small_one_still_has_to_harden(tmp_path: Path) -> None:
    small = np.diff(staged_tower(tmp_path / "small", 5.0))
    large = np.diff(staged_tower(tmp_path / "large", 18.0))
    assert small.tolist() == [LEAST_STOREY, LEAST_STOREY]
    assert (large > small).all()
    assert (large < 60).all(), "three hundred square metres are no half year's work"


def test_whatever_is_shown_of_it_says_that_it_was_derived(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    report = check(read_staged(write_folder(tmp_path, house)))
    assert report["elements_derived"] == report["elements"] == 16
    assert {stage["origin"] for stage in report["stages"] if stage["elements"]} == {"estimated"}
    assert any("the whole sequence is derived" in warning for warning in report["warnings"])
