"""A planner assigns a task to the site, a building or a storey: it is of what has no nearer task there."""

from pathlib import Path
from typing import Any, Literal, get_args

import pytest

from models3d.model import Model
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from models3d.staging.stages import DONE, standing
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import Schema, TinyHouse

#: The task's side; the element's side; tasks under a summary of a work schedule that has the dates.
Direction = Literal["to process", "to product", "to schedule"]

SCHEMAS = pytest.mark.parametrize("schema", get_args(Schema))
DIRECTIONS = pytest.mark.parametrize("direction", get_args(Direction))


class Plot(TinyHouse):
    """Land with a tree, and on it a house of two storeys with a wall and a window each."""

    def __init__(self, schema: Schema, direction: Direction = "to process") -> None:
        super().__init__(schema)
        self.direction = direction
        self.site = self.box("IfcSite", "Plot 4", (-20.0, -20.0, -1.2), (50.0, 50.0, 0.2))
        self.site.CompositionType = "ELEMENT"
        self.building.Name = "House A"
        self.file.remove(self.file.by_type("IfcRelAggregates")[0])
        self.aggregate(self.project, self.site)
        self.aggregate(self.site, self.building)
        self.tree = self.box("IfcBuildingElementProxy", "tree", (-10.0, 0.0, 0.0), (1.0, 1.0, 6.0), self.site)
        self.storeys = [self.storey(name, 3.0 * number) for number, name in enumerate(("Ground", "Upper"))]
        self.at: dict[str, Any] = {}
        for number, storey in enumerate(self.storeys):
            low = 3.0 * number
            for name, ifc_class, size in (
                ("wall", "IfcWall", (0.2, 6.0, 3.0)),
                ("window", "IfcWindow", (0.1, 1.0, 1.0)),
            ):
                called = f"{name} {number}"
                self.at[called] = self.box(ifc_class, called, (0.0, 0.0, low), size, storey)

    def planned(self, name: str, start: str, finish: str, *of: Any) -> Any:
        """A task of ``of``, joined in the direction of this file."""
        if self.direction == "to schedule":
            summary, task = self.task(f"{name}, summary", start, finish), self.task(name)
            self.nest(summary, task)
        else:
            task = self.task(name, start, finish)
        if self.direction == "to product":
            for one in of:
                self.assign_to_product(one, task)
        else:
            self.assign_to_process(task, *of)
        return task

    def read(self, folder: Path) -> Model:
        """The model as it is read back from a file in ``folder``."""
        return read_ifc(self.write(folder / "house.ifc"), Silent())


def reached(model: Model) -> dict[str, list[str]]:
    names = {one.global_id: one.name for one in model.elements}
    return {task.name: sorted(names[one] for one in task.elements) for task in model.tasks}


@SCHEMAS
@DIRECTIONS
def test_a_storeys_task_is_of_all_in_it_and_the_nearest_place_counts(
    tmp_path: Path, schema: Schema, direction: Direction
) -> None:
    plot = Plot(schema, direction)
    plot.planned("Ground floor", "2026-03-02", "2026-03-27", plot.storeys[0])
    plot.planned("House", "2026-03-02", "2026-09-25", plot.building)
    plot.planned("Grounds", "2026-08-03", "2026-09-25", plot.site)
    model = plot.read(tmp_path)
    assert reached(model) == {
        "Ground floor": ["wall 0", "window 0"],
        "House": ["wall 1", "window 1"],
        "Grounds": ["tree"],
    }


@SCHEMAS
@DIRECTIONS
def test_what_has_its_own_task_goes_by_that_alone(
    tmp_path: Path, schema: Schema, direction: Direction
) -> None:
    plot = Plot(schema, direction)
    plot.planned("Upper floor", "2026-03-02", "2026-09-25", plot.storeys[1])
    plot.planned("Glazing", "2026-06-01", "2026-06-05", plot.at["window 1"])
    model = plot.read(tmp_path)
    assert reached(model) == {"Upper floor": ["wall 1"], "Glazing": ["window 1"]}
    assert not any("whole buildings" in one for one in model.warnings), "a storey is no riddle"


@SCHEMAS
@DIRECTIONS
def test_a_task_of_the_only_plot_is_of_all_on_it_and_a_warning_says_so(
    tmp_path: Path, schema: Schema, direction: Direction
) -> None:
    plot = Plot(schema, direction)
    plot.planned("Works", "2026-03-02", "2026-09-25", plot.site)
    model = plot.read(tmp_path)
    assert reached(model) == {"Works": ["tree", "wall 0", "wall 1", "window 0", "window 1"]}
    (said,) = [one for one in model.warnings if "whole buildings or sites" in one]
    assert "'Works' of the site 'Plot 4' says when 5 elements appear" in said
    assert "[[links]]" in said


@SCHEMAS
def test_landscaping_of_the_site_does_not_bring_the_house_nor_hide_the_land(
    tmp_path: Path, schema: Schema
) -> None:
    plot = Plot(schema)
    days = iter(("2026-03-02", "2026-04-06", "2026-05-04"))
    for name in ("wall 0", "wall 1", "window 0"):
        day = next(days)
        plot.planned(name, day, day, plot.at[name])
    plot.planned("Landscaping", "2027-03-01", "2027-03-26", plot.site)
    folder = write_folder(tmp_path, plot)
    staged = read_staged(folder)
    at = {one.name: place for place, one in enumerate(staged.model.elements)}
    landscaping = staged.planned[at["tree"], 0]
    assert not staged.derived[at["tree"]]
    assert staged.derived[at["window 1"]], "nobody said when it comes"
    assert staged.planned[at["window 1"], 1] < landscaping
    assert standing(staged, int(staged.planned.min()))[at["Plot 4"]] == DONE, "the land is there before"
    (said,) = [one for one in staged.warnings if "whole buildings or sites" in one]
    assert (
        "'Landscaping' of the site 'Plot 4' says when 1 element appears, and spans too much to say it of 1"
        in said
    )


@SCHEMAS
def test_a_task_of_the_project_that_others_tell_of_says_nothing_of_the_rest(
    tmp_path: Path, schema: Schema
) -> None:
    plot = Plot(schema)
    plot.planned("Whole project", "2026-03-02", "2027-09-25", plot.project)
    for storey, day in zip(plot.storeys, ("2026-03-02", "2026-06-01"), strict=True):
        plot.planned(f"{storey.Name} floor", day, day, storey)
    model = plot.read(tmp_path)
    assert reached(model) == {
        "Whole project": [],
        "Ground floor": ["wall 0", "window 0"],
        "Upper floor": ["wall 1", "window 1"],
    }
    assert any(
        "of the project 'p' says when 0 elements appear, and spans too much" in one for one in model.warnings
    )


def test_terrain_is_made_by_a_task_of_its_own_alone(tmp_path: Path) -> None:
    plot = Plot("IFC4")
    hill = plot.box("IfcGeographicElement", "hill", (9.0, 9.0, 0.0), (5.0, 5.0, 1.0), plot.site)
    hill.PredefinedType = "TERRAIN"
    plot.planned("Works", "2026-03-02", "2026-09-25", plot.site)
    assert "hill" not in reached(plot.read(tmp_path))["Works"]
    plot.planned("Earthworks", "2026-03-02", "2026-03-06", hill)
    assert reached(plot.read(tmp_path))["Earthworks"] == ["hill"]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
@DIRECTIONS
def test_what_an_exporter_knows_no_class_for_finds_its_task_too(
    tmp_path: Path, schema: Schema, direction: Direction
) -> None:
    plot = Plot(schema, direction)
    thing = plot.box("IfcProxy", "thing", (0.0, 9.0, 0.0), (1.0, 1.0, 1.0), plot.storeys[0])
    plot.planned("Thing", "2026-03-02", "2026-03-06", thing)
    assert reached(plot.read(tmp_path))["Thing"] == ["thing"]
