"""Models say little of how they are built, and much by template; a building still goes up as it must."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models3d.manifest import Storey
from models3d.model import Mesh, ModelElement
from models3d.staged import Staged, read_staged
from models3d.staging.bearing import carrying
from models3d.staging.boxes import boxes_of
from models3d.staging.outside import outside
from models3d.staging.parts_played import parts_played
from models3d.staging.roles import Role, role_of
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import TinyHouse
from tests.models3d.world import box, element


def slab(name: str, low: tuple[float, float, float], high: tuple[float, float, float]) -> ModelElement:
    return element(name, "IfcSlab", box(low, high))


def aslant(name: str, rise: float, bottom: float = 3.0) -> ModelElement:
    """A slab of 8 x 6 m, 0.2 m thick, that rises along x."""
    flat = box((0, bottom, 0), (8, bottom + 0.2, 6))
    leaning = flat.vertices + np.outer(flat.vertices[:, 0] / 8 * rise, [0, 1, 0])
    return element(name, "IfcSlab", Mesh(leaning, flat.triangles))


def played(*elements: ModelElement) -> list[Role]:
    return parts_played(elements, boxes_of(list(elements)), 0.0)


WALLS = [
    element("west", "IfcWall", box((0, 0, 0), (0.2, 2.8, 6))),
    element("east", "IfcWall", box((7.8, 0, 0), (8, 2.8, 6))),
]
GROUND = slab("ground", (0, -0.2, 0), (8, 0, 6))


def test_a_slab_that_leans_is_a_roof_and_a_level_one_on_walls_with_nothing_on_it_too() -> None:
    assert played(GROUND, *WALLS, aslant("roof", 3.0))[-1] is Role.ROOF
    assert played(GROUND, *WALLS, slab("deck", (0, 2.8, 0), (8, 3.0, 6)))[-1] is Role.ROOF
    upper = [
        replace(wall, meshes=(box((x, 3.0, 0), (x + 0.2, 5.6, 6)),))
        for wall, x in zip(WALLS, (0, 7.8), strict=True)
    ]
    floors = played(GROUND, *WALLS, slab("floor", (0, 2.8, 0), (8, 3.0, 6)), *upper)
    assert floors[3] is Role.SLAB, "a storey stands on it"


def test_a_ramp_into_the_cellar_is_no_roof() -> None:
    cellar = slab("cellar", (0, -3.2, 0), (8, -3.0, 6))
    ramp = aslant("ramp", 2.8, bottom=-3.2)
    assert played(cellar, ramp, *WALLS, slab("floor", (-9, -0.2, 0), (0, 0, 6)))[1] is not Role.ROOF


def test_a_house_without_footings_stands_on_its_lowest_slab() -> None:
    assert played(GROUND, *WALLS)[0] is Role.FOUNDATION
    footing = element("footing", "IfcFooting", box((0, -0.8, 0), (8, -0.2, 1)))
    assert played(GROUND, *WALLS, footing)[0] is Role.SLAB


def test_the_ceiling_of_a_cellar_without_a_floor_is_no_foundation() -> None:
    cellar = [
        replace(wall, meshes=(box((x, -2.6, 0), (x + 0.2, -0.2, 6)),))
        for wall, x in zip(WALLS, (0, 7.8), strict=True)
    ]
    assert played(*cellar, GROUND, *WALLS)[2] is Role.SLAB


def test_trees_and_benches_around_the_house_are_of_its_site_and_sofas_inside_are_not() -> None:
    tree = element("tree", "IfcBuildingElementProxy", box((9, 0, 2), (13, 6, 6)))
    bench = element("bench", "IfcFurnishingElement", box((12, 0, 0), (14, 0.5, 0.5)))
    sofa = element("sofa", "IfcFurnishingElement", box((3, 0, 3), (5, 0.8, 4)))
    lamp = element("lamp", "IfcBuildingElementProxy", box((8.6, 2.2, 3), (8.8, 2.6, 3.2)))
    roles = played(*WALLS, GROUND, tree, bench, sofa, lamp)
    assert roles[3:] == [Role.SITE, Role.SITE, Role.FURNITURE, Role.FITTING]


def test_furniture_in_the_middle_of_a_hall_without_a_floor_stays_inside() -> None:
    hall = [
        *WALLS,
        element("north", "IfcWall", box((0, 0, 0), (8, 2.8, 0.2))),
        element("south", "IfcWall", box((0, 0, 5.8), (8, 2.8, 6))),
    ]
    desk = element("desk", "IfcFurnishingElement", box((3.8, 0, 2.8), (4.2, 0.8, 3.2)))
    assert played(*hall, desk)[-1] is Role.FURNITURE


@pytest.mark.parametrize(
    ("ifc_class", "kind", "whole", "role"),
    [
        ("IfcMember", "", "", Role.BEAM),
        ("IfcMember", "", "IfcCurtainWall", Role.ENVELOPE),
        ("IfcPlate", "CURTAIN_PANEL", "", Role.ENVELOPE),
        ("IfcSlab", "", "IfcRoof", Role.ROOF),
        ("IfcSlab", "ROOF", "", Role.ROOF),
        ("IfcSlab", "LANDING", "IfcStair", Role.STAIR),
        ("IfcRailing", "", "IfcStair", Role.FITTING),
        ("IfcBuildingElementPart", "", "IfcWallStandardCase", Role.UPRIGHT),
        ("IfcBuildingElementPart", "", "", Role.FITTING),
        ("IfcCovering", "CLADDING", "", Role.ENVELOPE),
        ("IfcCovering", "CEILING", "", Role.FINISH),
        ("IfcFurniture", "", "", Role.FURNITURE),
        ("IfcFlowSegment", "", "", Role.SERVICE),
    ],
)
def test_parts_go_up_with_what_they_are_parts_of(ifc_class: str, kind: str, whole: str, role: Role) -> None:
    assert role_of(ModelElement("1", ifc_class, "", "", kind=kind, whole=whole)) is role


def test_walls_of_which_a_template_says_that_none_bears_still_bear_by_their_thickness() -> None:
    said = [replace(wall, bearing=False) for wall in WALLS]
    thin = replace(element("partition", "IfcWall", box((4, 0, 0.3), (4.1, 2.7, 5.7))), bearing=False)
    assert carrying([*said, thin], ()) == [True, True, False]


def test_walls_that_bear_nothing_are_believed_where_columns_hold_the_storey() -> None:
    said = [replace(wall, bearing=False) for wall in WALLS]
    columns = [
        element(f"column {x} {z}", "IfcColumn", box((x, 0, z), (x + 0.3, 2.8, z + 0.3)))
        for x in (0.5, 7.2)
        for z in (0.5, 5.2)
    ]
    assert carrying([*said, *columns], ()) == [False, False, True, True, True, True]


def frame(path: Path) -> tuple[Staged, dict[str, int]]:
    """Four columns and a deck; walls, one with a window, that bear nothing; a partition with a window."""
    house = TinyHouse()
    ground = house.storey("Ground floor", 0.0)
    upper = house.storey("First floor", 3.0)
    house.box("IfcSlab", "ground", (0.0, 0.0, -0.2), (8.0, 6.0, 0.2), ground)
    for x in (0.3, 7.4):
        for y in (0.3, 5.4):
            house.box("IfcColumn", f"column {x} {y}", (x, y, 0.0), (0.3, 0.3, 2.8), ground)
            # Listed on the storey below the one on which it stands.
            house.box("IfcColumn", f"upper {x} {y}", (x, y, 3.0), (0.3, 0.3, 2.8), ground)
    house.box("IfcSlab", "deck", (0.0, 0.0, 2.8), (8.0, 6.0, 0.2), upper)
    house.box("IfcSlab", "top", (0.0, 0.0, 5.8), (8.0, 6.0, 0.2), upper)
    walls = {
        "west": ((0.0, 0.0), (0.25, 6.0)),
        "east": ((7.75, 0.0), (0.25, 6.0)),
        "north": ((0.0, 5.75), (8.0, 0.25)),
        "south": ((0.0, 0.0), (8.0, 0.25)),
        "partition": ((4.0, 0.25), (0.2, 5.5)),
    }
    for name, ((x, y), (width, depth)) in walls.items():
        wall = house.box("IfcWall", name, (x, y, 0.0), (width, depth, 2.8), ground)
        house.load_bearing(wall, bears=False)
    house.box("IfcWindow", "window", (2.0, 0.0, 0.9), (1.2, 0.1, 1.2), ground)
    house.box("IfcDoor", "front door", (5.5, 0.0, -0.05), (1.0, 0.1, 2.1), ground)
    house.box("IfcWindow", "inner window", (4.05, 3.0, 1.0), (0.1, 1.0, 1.0), ground)
    house.box("IfcDoor", "inner door", (4.05, 1.0, -0.05), (0.1, 1.0, 2.1), ground)
    house.box("IfcFlowSegment", "pipe", (3.0, 3.0, 0.1), (0.1, 1.0, 0.1), ground)
    house.box("IfcCovering", "ceiling", (1.0, 1.0, 2.6), (2.0, 2.0, 0.02), ground)
    house.box("IfcFurnishingElement", "sofa", (2.0, 2.0, 0.0), (2.0, 0.8, 0.8), ground)
    mullion = house.box("IfcMember", "mullion", (1.0, 0.0, 0.0), (0.05, 0.05, 2.8))
    house.whole("IfcCurtainWall", "shop front", [mullion], ground)
    staged = read_staged(write_folder(path, house))
    return staged, {one.name: at for at, one in enumerate(staged.model.elements)}


def test_a_frame_gets_its_outer_walls_then_windows_then_rooms_and_furniture_last(tmp_path: Path) -> None:
    staged, at = frame(tmp_path)

    def stage(name: str) -> str:
        return staged.stages[int(staged.element_stage[at[name]])].id

    assert [stage(name) for name in ("ground", "column 0.3 0.3", "deck", "upper 0.3 0.3", "top")] == [
        "foundations", "structure-lower", "structure-upper", "structure-upper", "roof",
    ]  # fmt: skip
    for name in ("west", "east", "north", "south", "window", "front door", "mullion"):
        assert stage(name) == "facade", name
    for name in ("partition", "inner window", "inner door", "pipe", "ceiling", "sofa"):
        assert stage(name) == "interior", name
    first, last = staged.planned[:, 0], staged.planned[:, 1]
    for earlier, later in (
        ("top", "window"), ("south", "window"), ("south", "front door"), ("partition", "inner window"),
        ("partition", "pipe"), ("pipe", "ceiling"), ("ceiling", "sofa"), ("inner door", "sofa"),
        ("deck", "upper 0.3 0.3"),
    ):  # fmt: skip
        assert first[at[earlier]] <= first[at[later]], (earlier, later)
        assert last[at[earlier]] <= last[at[later]], (earlier, later)
    assert last[at["sofa"]] == last.max()


def test_work_begins_on_the_first_day_with_whatever_is_in_the_model(tmp_path: Path) -> None:
    staged, _ = frame(tmp_path)
    assert staged.planned.min() == staged.stages[1].planned.start
    house = TinyHouse()
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.3, 6.0, 2.8), storey)
    house.box("IfcWindow", "window", (0.0, 2.0, 1.0), (0.1, 1.0, 1.0), storey)
    alone = read_staged(write_folder(tmp_path / "walls", house))
    assert alone.planned.min() == staged.planned.min()


def test_walls_on_a_courtyard_that_the_columns_leave_open_are_outer_walls() -> None:
    wings = [((0, 0), (30, 6)), ((0, 6), (6, 20)), ((24, 6), (30, 20))]
    floor = element("floor", "IfcSlab", *(box((a, -0.3, b), (c, 0, d)) for (a, b), (c, d) in wings))
    columns = [
        element(f"column {x} {z}", "IfcColumn", box((x, 0, z), (x + 0.3, 3, z + 0.3)))
        for x, z in ((0.5, 0.5), (29, 0.5), (0.5, 19), (5, 19), (25, 19), (29, 19))
    ]
    court = element("court", "IfcWall", box((5.8, 0, 8), (6.0, 3, 18)))
    inner = element("inner", "IfcWall", box((3.0, 0, 8), (3.2, 3, 18)))
    beyond = element("beyond", "IfcWall", box((30.9, 0, 8), (31.1, 3, 18)))
    house = [floor, *columns, *(replace(wall, bearing=False) for wall in (court, inner, beyond))]
    roles = played(*house)
    found = outside(
        house,
        boxes_of(house),
        [Storey("0", "0", 0, 0.0, 3.0)],
        roles,
        carrying(house, (), roles),
    )
    assert [house[at].name for at in found] == ["court", "beyond"]
