"""The land and what stands around a plot are there before the works, and do not arrive with the garden."""

from pathlib import Path
from typing import Any

import pytest

from models3d.folder.rules import Match, StageRule
from models3d.manifest import NO_DAY, Stage
from models3d.model import ModelElement
from models3d.staged import Staged, read_staged
from models3d.staging.context import with_context
from models3d.staging.roles import Role, role_of
from models3d.staging.stages import ABSENT, DONE, standing
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import Schema, TinyHouse

STAGES = (
    '\n[[stages]]\nid = "works"\nname = "Works"\nmatch = { class = ["IfcSlab", "IfcWall", "IfcFooting"] }\n'
    '\n[[stages]]\nid = "garden"\nname = "Garden"\nmatch = { class = ["IfcWindow", "IfcPavement"] }\n'
)


def land(
    path: Path, toml: str = SMALLEST, schema: Schema = "IFC4", **files: str
) -> tuple[Staged, dict[str, int]]:
    """The block on its site, with a neighbour's house and a new tree."""
    house = TinyHouse(schema)
    block(house)
    site = house.box("IfcSite", "Land", (-20.0, -20.0, -1.2), (50.0, 50.0, 0.2))
    house.aggregate(house.project, site)
    house.box("IfcBuildingElementProxy", "Neighbouring house", (20.0, 0.0, -0.2), (8.0, 9.0, 7.0))
    house.box("IfcBuildingElementProxy", "Lime tree", (-10.0, 0.0, -0.2), (3.0, 3.0, 6.0))
    staged = read_staged(write_folder(path, house, toml, **files))
    return staged, {element.name: at for at, element in enumerate(staged.model.elements)}


def stage_of(staged: Staged, at: int) -> Stage:
    return staged.stages[int(staged.element_stage[at])]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_the_land_and_the_neighbours_are_on_the_bare_ground_and_new_trees_are_not(
    tmp_path: Path, schema: Schema
) -> None:
    staged, at = land(tmp_path, schema=schema)
    stages = [stage_of(staged, at[name]).id for name in ("Land", "Neighbouring house", "Lime tree")]
    assert stages == ["ground", "ground", "surroundings"]
    first = staged.stages[0]
    assert (first.elements, first.planned.start, first.planned.finish) == (2, NO_DAY, NO_DAY), (
        "it takes no time"
    )
    works = min(stage.planned.start for stage in staged.stages if stage.planned.start != NO_DAY)
    assert staged.planned[at["Land"]].tolist() == [works, works] == [staged.planned.min()] * 2
    assert (standing(staged, works)[[at["Land"], at["Neighbouring house"]]] == DONE).all()


def test_with_stages_of_ones_own_the_land_is_in_the_first(tmp_path: Path) -> None:
    staged, at = land(tmp_path, SMALLEST + STAGES)
    assert stage_of(staged, at["Land"]).id == "works"
    assert staged.planned[at["Land"], 1] == staged.planned.min()
    asked = STAGES.replace('"IfcPavement"', '"IfcSite"')
    later, at = land(tmp_path / "asked", SMALLEST + asked)
    assert stage_of(later, at["Land"]).id == "garden"
    assert later.planned[at["Land"], 0] > later.planned[at["window 2"], 0], "it is made with the garden"


def test_land_that_a_task_makes_is_there_when_it_is_made(tmp_path: Path) -> None:
    toml = f'{SMALLEST}\n[[schedules]]\nfile = "plan.csv"\n'
    toml += '\n[[links]]\ntasks = "G"\nmatch = { class = "IfcSite" }\n'
    toml += '\n[[links]]\ntasks = "F"\nmatch = { class = "IfcFooting" }\n'
    plan = "task;start;finish\nF;02.03.2026;06.03.2026\nG;01.03.2027;05.03.2027\n"
    staged, at = land(tmp_path, toml, plan_csv=plan)
    assert staged.planned[at["Land"], 0] > staged.planned[at["footing"], 1] + 300


def test_the_land_is_there_whatever_was_reported_of_the_works(tmp_path: Path) -> None:
    toml = f'{SMALLEST}\n[[schedules]]\nfile = "plan.csv"\n'
    toml += '\n[[links]]\ntasks = "F"\nmatch = { class = "IfcFooting" }\n'
    plan = "task;start;finish;actual start\nF;02.03.2026;06.03.2026;09.03.2026\n"
    staged, at = land(tmp_path, toml, plan_csv=plan)
    first = int(staged.planned[at["Land"], 0])
    seen = standing(staged, first, "actual")
    assert seen[at["Land"]] == DONE
    assert seen[at["footing"]] == ABSENT
    assert stage_of(staged, at["Land"]).actual.start == NO_DAY, "nobody built it"


def site(name: str, ifc_class: str = "IfcBuildingElementProxy", **more: Any) -> ModelElement:
    return ModelElement("1", ifc_class, name, more.pop("storey", ""), **more)


@pytest.mark.parametrize(
    ("element", "role"),
    [
        (site("Nachbargebäude 3"), Role.FOUND),
        (site("Proxy 17", layer="Umgebung"), Role.FOUND),
        (site("Bestandsbaum"), Role.FOUND),
        (site("Existing oak"), Role.FOUND),
        (site("Proxy 4", storey="Context"), Role.FOUND),
        (site("Bench"), Role.SITE),
        (site("Bestandteil der Pergola"), Role.SITE),
        (site("Terrace steps"), Role.SITE),
    ],
)
def test_what_is_called_a_neighbour_or_existing_was_there(element: ModelElement, role: Role) -> None:
    assert with_context([element], [Role.SITE], []) == [role]
    assert with_context([element], [Role.UPRIGHT], []) == [Role.UPRIGHT], (
        "an existing wall of the house is its own"
    )


def test_terrain_is_found_and_other_geography_is_made() -> None:
    assert role_of(site("Toposurface", "IfcGeographicElement", kind="TERRAIN")) is Role.FOUND
    assert role_of(site("Lawn", "IfcGeographicElement")) is Role.SITE


def test_what_the_first_stage_names_is_still_found_there() -> None:
    ground = StageRule("ground", "Bare ground", matches=(Match(ifc_class=("IfcSite",)),))
    garden = StageRule("garden", "Garden", matches=(Match(ifc_class=("IfcSite",)),))
    terrain = [site("Land", "IfcSite")]
    assert with_context(terrain, [Role.FOUND], [ground]) == [Role.FOUND]
    assert with_context(terrain, [Role.FOUND], [ground, garden]) == [Role.SITE]


def test_a_stage_for_all_geographic_elements_takes_those_that_are_new(tmp_path: Path) -> None:
    wide = STAGES.replace('"IfcPavement"', '"IfcBuildingElementProxy"')
    staged, at = land(tmp_path, SMALLEST + wide)
    assert stage_of(staged, at["Lime tree"]).id == "garden"
    assert stage_of(staged, at["Neighbouring house"]).id == "works"
