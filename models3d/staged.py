"""A staged model: what the first half of this package's road gives to the second (pack, daylight, plans)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models3d import manifest
from models3d.counted import counted
from models3d.folder.development import Folder, read_development
from models3d.folder.rules import FeatureRule, Match, MaterialRule
from models3d.folder.tables import matches
from models3d.folder.tour import TourRule
from models3d.folder.unit_row import UnitRow
from models3d.manifest import NO_DAY, Coverage, Source
from models3d.manifest_finishes import Palette
from models3d.manifest_nearby import Nearby
from models3d.model import Model, ModelElement
from models3d.photos.listed import Listed, listed
from models3d.progress import Progress, Silent
from models3d.readers.models import read_models
from models3d.schedule.dates import Dates, dated, in_order, reported_until
from models3d.schedule.days import day_of
from models3d.schedule.following import following
from models3d.schedule.linking import link, said_of
from models3d.schedule.schedules import read_schedules
from models3d.shelf import Shelf
from models3d.sources.units_csv import PriceList, read_price_list
from models3d.staging.order import lower_first
from models3d.staging.placing import Placed, place
from models3d.staging.roles import STRUCTURE
from models3d.staging.rollup import Rollup, default_roll_up, rise, roll_up
from models3d.staging.sequence import Bearing, bearing_of, sequence_of
from models3d.staging.stages import stages_of, tasks_of, with_tasks
from models3d.staging.titles import Titles

#: A shelf on which nothing is kept.
EMPTY = Shelf()

__all__ = [
    "FeatureRule",
    "Match",
    "MaterialRule",
    "Progress",
    "Silent",
    "Staged",
    "UnitRow",
    "read_staged",
]


@dataclass(frozen=True)
class Staged:
    """A development's model with a stage and days for every element.

    ``model.elements`` are in their final order: index i there is row i of ``element_stage`` (n,) int32
    (index into ``stages``), ``planned``, ``actual`` and ``expected`` (n, 2) int32 first and last day since
    1970-01-01 (``NO_DAY`` where unknown; only ``actual`` can be), ``derived`` (n,) bool. ``expected`` is what
    the plan has become, ``reported_until`` the last day of which the site's reports tell (``NO_DAY`` where
    there are none). Elements that the rules leave out are not in it. ``bearing_rules`` alone say what carries
    others, where there are any. ``storeys`` are ordered upwards,
    ``stages`` in building order. Elements, spaces, units and rules name a storey as ``Storey.name`` does.
    """

    development: manifest.Development
    model: Model
    storeys: list[manifest.Storey]
    stages: list[manifest.Stage]
    tasks: list[manifest.Task]
    element_stage: NDArray[np.int32]
    planned: NDArray[np.int32]
    actual: NDArray[np.int32]
    expected: NDArray[np.int32]
    reported_until: int
    derived: NDArray[np.bool_]
    coverage: manifest.Coverage
    units: list[UnitRow]
    feature_rules: list[FeatureRule]
    material_rules: list[MaterialRule]
    sources: list[manifest.Source]
    warnings: list[str]
    bearing_rules: tuple[Match, ...] = ()
    #: Photos of the works by day, and the day promised for all homes (``NO_DAY`` for none).
    photos: tuple[Listed, ...] = ()
    handover: int = NO_DAY
    palettes: list[Palette] = field(default_factory=list)
    #: What the project manager wrote for the guided tour.
    tour_rules: tuple[TourRule, ...] = ()
    nearby: list[Nearby] = field(default_factory=list)
    nearby_source: str = ""


#: Is told of all elements, in the order of the models, and of the rules on what they are made of. The staged
#: model has the same elements, not others like them.
Onlooker = Callable[[Sequence[ModelElement], Sequence[MaterialRule]], None]


def read_staged(
    folder: Path,
    progress: Progress | None = None,
    shelf: Shelf = EMPTY,
    onlooker: Onlooker = lambda _elements, _rules: None,
) -> Staged:
    """Read the development folder ``folder`` and stage its model; raises BrokenInputError.

    The same folder gives the same result, element by element. Long work tells ``progress``. Models that lie
    on ``shelf`` as they are now are not read again. ``onlooker`` may begin with what is shown before it is
    known when that is built.
    """
    told = progress or Silent()
    known = read_development(folder)
    prices = _price_list(known)
    model = read_models(known, told, shelf)
    schedules = read_schedules(known, model.tasks, told)
    told.start("Staging the model", 4)
    placed = place(known, replace(model, tasks=schedules.tasks))
    titles = Titles(placed.names, placed.storeys)
    known = titles.folder(known)
    links = link(known, placed, schedules)
    told.advance()
    # Wholes without a shape of their own have done their work: their parts are linked.
    shown = [at for at, element in enumerate(placed.model.elements) if element.meshes]
    placed, links = placed.only(shown), links.only(shown)
    elements, tasks = placed.model.elements, schedules.tasks
    titled = [titles.element(element) for element in elements]
    material_rules = [replace(one, match=titles.match(one.match)) for one in known.material_rules()]
    onlooker(titled, material_rules)
    by_id = {task.id: task for task in tasks}
    # Many elements have the same tasks.
    ordered = {
        ids: in_order([name for name in ids if name not in links.catch_all and dated(by_id[name])], by_id)
        for ids in dict.fromkeys(map(tuple, links.tasks))
    }
    timely = [ordered[tuple(ids)] for ids in links.tasks]
    ruled = sum(bool(ids) and not own for ids, own in zip(timely, links.by_schedule, strict=True))
    bearing = bearing_of(placed, known.file.sequence)
    tasks, waiting = following(tasks, timely, bearing.rests_on, reported_until(tasks))
    told.advance()
    dates, warnings = sequence_of(placed, bearing, tasks, timely, known.file.sequence)
    told.advance()
    if ruled:
        own = counted(ruled, "element has its", "elements have their")
        warnings.insert(0, f"{own} tasks from [[links]], not from the schedule itself.")
    warnings += [*waiting, *said_of(links, tasks)]
    roll = _roll(known, placed, dates, timely, bearing)
    found_there = bearing.found_there(dates.derived)
    rise(roll.of_element, bearing.waits_for(dates.derived), lower_first(bearing.bottoms))
    stages = stages_of(
        roll,
        [task for task in tasks if task.id not in links.catch_all],
        dates,
        reported=np.array(links.reported, np.bool_),
        late=np.array(links.late, np.bool_),
        found_there=found_there,
    )
    caught = {name: sum(name in ids for ids in links.tasks) for name in sorted(links.catch_all)}
    told_of = tasks_of(tasks, roll, timely, caught, stages)
    stages = with_tasks(stages, told_of)
    until = reported_until(tasks)
    order = _final_order(elements, placed.storey, roll.of_element, dates)
    told.advance()
    return Staged(
        development=known.development(),
        model=replace(
            placed.model,
            elements=[titled[at] for at in order],
            spaces=[titles.space(space) for space in placed.model.spaces],
        ),
        storeys=placed.storeys,
        stages=stages,
        tasks=told_of,
        element_stage=roll.of_element[order],
        planned=dates.planned[order],
        actual=dates.actual[order],
        expected=dates.expected[order],
        reported_until=until,
        derived=dates.derived[order],
        coverage=_coverage(timely, told_of),
        units=[titles.unit(unit) for unit in prices.units],
        feature_rules=[replace(one, match=titles.match(one.match)) for one in known.feature_rules()],
        material_rules=material_rules,
        sources=_sources(known),
        warnings=[*placed.model.warnings, *schedules.warnings, *prices.warnings, *known.doubts(), *warnings],
        palettes=known.palettes(),
        nearby=known.nearby(),
        nearby_source=known.file.nearby_source.strip(),
        tour_rules=tuple(known.tour_rules()),
        bearing_rules=tuple(titles.match(one) for one in matches(known.file.sequence.bearing)),
        photos=tuple(listed(known, stages, placed.storeys, until)),
        handover=day_of(known.file.handover) if known.file.handover else NO_DAY,
    )


def _price_list(folder: Folder) -> PriceList:
    path = folder.path / folder.file.units
    if not path.is_file() and folder.file.units == "units.csv":
        return PriceList([], [])
    return read_price_list(folder.find(folder.file.units), folder.file.currency)


def _roll(folder: Folder, placed: Placed, dates: Dates, timely: list[list[str]], bearing: Bearing) -> Rollup:
    elements, rules = placed.model.elements, folder.stage_rules()
    if rules:
        there = bearing.found_there(dates.derived)
        return roll_up(elements, rules, placed.model.tasks, timely, dates.planned, found_there=there)
    roles, levels = bearing.roles, bearing.levels.of
    ground = next((at for at, storey in enumerate(placed.storeys) if storey.floor >= 0), 0)
    built = [at for at, role in zip(levels.tolist(), roles, strict=True) if role in STRUCTURE]
    return default_roll_up(roles, bearing.carries, levels, ground, max(built, default=ground))


def _final_order(
    elements: list[ModelElement], storey: NDArray[np.int32], stage: NDArray[np.int32], dates: Dates
) -> list[int]:
    """By stage, storey, day, class, id: neighbours in a chunk are neighbours in the table."""
    rows = zip(
        stage.tolist(),
        storey.tolist(),
        dates.planned[:, 0].tolist(),
        [element.ifc_class for element in elements],
        [element.global_id for element in elements],
        range(len(elements)),
        strict=True,
    )
    return [at for *_, at in sorted(rows)]


def _coverage(timely: list[list[str]], tasks: list[manifest.Task]) -> Coverage:
    return Coverage(
        elements=len(timely),
        elements_with_task=sum(bool(ids) for ids in timely),
        tasks=len(tasks),
        tasks_without_elements=[task.id for task in tasks if not task.elements],
        catch_all_tasks=[task.id for task in tasks if task.catch_all],
    )


def _sources(folder: Folder) -> list[Source]:
    names = ["development.toml"]
    for model in folder.file.models:
        names += [model.file, model.elements, model.spaces]
    names += [schedule.file for schedule in folder.file.schedules]
    names.append(folder.file.units)
    found = []
    for name in dict.fromkeys(name for name in names if name):
        path = folder.path / name
        if path.is_file():
            found.append(Source(name, sha256(path.read_bytes()).hexdigest()))
    return found
