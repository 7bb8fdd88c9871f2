"""A house of four storeys whose elements and schedule are written in one language, with the truth beside it.

A file of a language has the ``storeys``' names from the cellar to the roof, the ``elements``' names by what
they are, and the ``tasks`` in their order, each followed by what it builds.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from models3d.folder.development import read_development
from models3d.folder.tables import LinkTable, MatchTable
from models3d.mapping.suggest import suggest
from models3d.mapping.suggestion import Suggestions
from models3d.model import Model, ModelElement, ModelStorey, ScheduledTask
from models3d.schedule.days import day_of
from models3d.schedule.join import link_rules
from models3d.schedule.schedules import Schedules
from models3d.staging.placing import place
from tests.models3d.tiny_folder import SMALLEST
from tests.models3d.world import box

#: Elevations (metres) of cellar, ground floor, first floor and roof.
ELEVATIONS = (-2.8, 0.0, 3.0, 6.0)

#: What it is -> class, storey, low and high corner.
Corner = tuple[float, float, float]
BUILT: dict[str, tuple[str, int, Corner, Corner]] = {
    "footing": ("IfcFooting", 0, (0, -3.4, 0), (10, -3.0, 0.6)),
    "ground_slab": ("IfcSlab", 0, (0, -3.0, 0), (10, -2.8, 8)),
    "cellar_wall": ("IfcWall", 0, (0, -2.8, 0), (10, -0.2, 0.3)),
    "slab_0": ("IfcSlab", 1, (0, -0.2, 0), (10, 0, 8)),
    "wall_0": ("IfcWall", 1, (0, 0, 0), (10, 2.8, 0.3)),
    "slab_1": ("IfcSlab", 2, (0, 2.8, 0), (10, 3, 8)),
    "wall_1": ("IfcWall", 2, (0, 3, 0), (10, 5.8, 0.3)),
    "stair": ("IfcStair", 1, (1, 0, 4), (2, 2.8, 7)),
    "rafters": ("IfcBeam", 3, (0, 6, 0), (10, 8, 0.1)),
    "roof_tiles": ("IfcSlab", 3, (0, 8, 0), (10, 8.1, 8)),
    "gutter": ("IfcBuildingElementProxy", 3, (0, 6, 8), (10, 6.1, 8.1)),
    "window_0": ("IfcWindow", 1, (4, 1, 0.1), (5, 2, 0.2)),
    "window_1": ("IfcWindow", 2, (4, 4, 0.1), (5, 5, 0.2)),
    "front_door": ("IfcDoor", 1, (2, 0, 0.1), (3, 2.1, 0.2)),
    "render": ("IfcCovering", 1, (0, 0, -0.1), (10, 6, 0)),
    "partition_0": ("IfcWall", 1, (5, 0, 1), (5.1, 2.8, 8)),
    "partition_1": ("IfcWall", 2, (5, 3, 1), (5.1, 5.8, 8)),
    "pipe": ("IfcFlowSegment", 1, (6, 0, 2), (6.1, 2.8, 2.1)),
    "screed": ("IfcCovering", 1, (0, 0, 1), (10, 0.06, 8)),
    "ceiling": ("IfcCovering", 1, (0, 2.6, 1), (10, 2.7, 8)),
    "tiles": ("IfcCovering", 1, (5.2, 0.1, 1), (5.3, 2, 8)),
    "inner_door": ("IfcDoor", 1, (5, 0, 3), (5.1, 2.1, 4)),
    "parquet": ("IfcCovering", 1, (0, 0.06, 1), (5, 0.08, 8)),
    "basin": ("IfcFlowTerminal", 1, (6, 0.8, 6), (6.5, 0.9, 6.4)),
    "kitchen": ("IfcFurnishingElement", 1, (1, 0, 7), (2, 0.9, 7.6)),
    "railing": ("IfcRailing", 2, (0, 3, 9), (10, 4, 9.1)),
    "paving": ("IfcBuildingElementProxy", 1, (-5, -0.1, 0), (0, 0, 8)),
    "hedge": ("IfcBuildingElementProxy", 1, (-6, 0, 0), (-5, 1, 8)),
}


@dataclass(frozen=True)
class Written:
    """What a file of a language has; ``tasks`` are names, each with what it builds behind it."""

    storeys: list[str]
    elements: dict[str, str]
    tasks: list[list[str]]


@dataclass(frozen=True)
class Score:
    """How many elements were suggested tasks, how many of these their own and no other, of how many."""

    right: int
    suggested: int
    all: int
    wrong: list[str]

    @property
    def precision(self) -> float:
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.all


def read(path: Path) -> Written:
    """The file at ``path``."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Written)


def scored(folder: Path, path: Path) -> Score:
    """What is suggested first for the house that is written at ``path``, against the truth in it."""
    written = read(path)
    truth = {key: task[0] for task in written.tasks for key in task[1:]}
    elements = [
        ModelElement(key, kind, written.elements[key], written.storeys[storey], meshes=(box(low, high),))
        for key, (kind, storey, low, high) in BUILT.items()
        if key in written.elements
    ]
    found = _suggested(folder, written, elements)
    rules = link_rules([LinkTable(one.tasks, [_match(table) for table in one.match]) for one in found.links])
    right, suggested, wrong = 0, 0, []
    for element in elements:
        pairs = zip(rules, found.links, strict=True)
        given = next((one.names for rule, one in pairs if any(m.takes(element) for m in rule.matches)), [])
        own = truth[element.global_id]
        suggested += bool(given)
        right += given == [own]
        if given != [own]:
            wrong.append(f"{element.global_id}: {', '.join(given) or '-'} (not {own})")
    return Score(right, suggested, len(elements), wrong)


def _match(table: dict[str, Any]) -> MatchTable:
    return MatchTable(**{"ifc_class" if key == "class" else key: value for key, value in table.items()})


def _suggested(path: Path, written: Written, elements: list[ModelElement]) -> Suggestions:
    (path / "development.toml").write_text(SMALLEST)
    folder = read_development(path)
    first = date(2026, 3, 2)
    days = [day_of(first + timedelta(weeks=week)) for week in range(len(written.tasks))]
    tasks = [
        ScheduledTask(f"T{day}", task[0], day, day + 4) for day, task in zip(days, written.tasks, strict=True)
    ]
    storeys = [ModelStorey(*one) for one in zip(written.storeys, ELEVATIONS, strict=True)]
    model = Model(storeys, elements, [], tasks)
    return suggest(folder, place(folder, model), Schedules(tasks))
