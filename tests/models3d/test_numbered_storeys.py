"""Storeys by number, above ground and below, in the model's names and in the planner's."""

import pytest

from models3d.manifest import Storey
from models3d.mapping.counting import Counting
from models3d.mapping.named_storeys import mentions_in, without_storeys
from models3d.model import ScheduledTask

#: Names of storeys from the lowest, of which two are below ground -> tasks, and the storeys that each means.
BUILDINGS: list[tuple[tuple[str, ...], dict[str, tuple[int, ...]]]] = [
    (
        ("Level -2", "Level -1", "Level 0", "Level 1", "Level 2"),
        {"Walls level -2": (-2,), "Walls level -1": (-1,), "Walls level 0": (0,), "Walls level 1": (1,)},
    ),
    (("L-2", "L-1", "L0", "L1", "L2"), {"Walls L-1": (-1,), "Walls L1": (1,), "Walls L02": (2,)}),
    (("Level-2", "Level-1", "Level 0", "Level 1", "Level 2"), {"Walls level 1": (1,), "Walls level 2": (2,)}),
    (
        ("B2", "B1", "GF", "1F", "2F"),
        {"Walls B2": (-2,), "B1 slab": (-1,), "B1-B2 excavation": (-2, -1), "1F walls": (1,), "Walls B3": ()},
    ),
    (
        ("2. UG", "1. UG", "EG", "1. OG", "2. OG"),
        {"Wände 2. UG": (-2,), "Wände 1.UG": (-1,), "Wände UG2": (-2,), "Wände 1.-2. OG": (1, 2)},
    ),
    (
        ("Basement 2", "Basement 1", "Ground Floor", "Level 1", "Level 2"),
        {"Basement 2 walls": (-2,), "Walls basement level 1": (-1,), "Walls, basement": (-1,)},
    ),
    (
        ("-2 Kelder", "-1 Kelder", "00 begane grond", "01 eerste verdieping", "02 tweede verdieping"),
        {"Wanden kelder -2": (-2,), "Wanden -1 kelder": (-1,), "Wanden verdieping -1": (-1,)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "task", "floors"), [(titles, *one) for titles, tasks in BUILDINGS for one in tasks.items()]
)
def test_work_below_ground_is_not_looked_for_above_it(
    titles: tuple[str, ...], task: str, floors: tuple[int, ...]
) -> None:
    storeys = [Storey(title, title, floor, 3.0 * floor, 3.0) for floor, title in enumerate(titles, -2)]
    planned = ScheduledTask("1", task, 100, 104)
    counting = Counting.of(storeys, {title: at for at, title in enumerate(titles)}, [planned])
    assert sorted(storeys[at].floor for at in counting.storeys_of(planned)) == list(floors)


@pytest.mark.parametrize(
    ("task", "levels"),
    [
        ("Slabs levels 1-3", {1, 2, 3}),
        ("Slabs level 10-12", {10, 11, 12}),
        ("Level 1 to 3 slabs", {1, 2, 3}),
        ("Levels 2 and 3 walls", {2, 3}),
        ("Walls L1 - L3", {1, 2, 3}),
        ("Wände Ebene 1 bis 3", {1, 2, 3}),
        ("Level 2 - 3 coats of paint", {2}),
        ("Level 3-1 walls", {3}),
        ("Level 1 200mm slab", {1}),
    ],
)
def test_work_on_several_levels_is_on_all_of_them(task: str, levels: set[int]) -> None:
    assert mentions_in(task) == {("level", level) for level in levels}


def test_a_second_phase_is_no_second_storey() -> None:
    assert mentions_in("Wanden 1e verdieping 2e fase") == {("upper", 1)}


def test_what_is_left_of_a_name_is_the_work() -> None:
    for name in ("Walls level -1", "Walls levels 2-5", "Walls basement 2", "Walls L-2"):
        assert without_storeys(name) == "walls"
