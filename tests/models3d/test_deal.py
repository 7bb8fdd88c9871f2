"""A log that shares no ids with the model is dealt out so that a project manager would nod."""

import tracemalloc

from models3d.folder.tables import MatchTable, ScheduleTable
from models3d.model import ModelElement, ScheduledTask
from models3d.schedule.deal import deal
from models3d.schedule.join import Links, catch_alls, groups_of
from models3d.sources.csvlog import LoggedElement

STOREYS = ["00", "01", "02"]
TABLE = ScheduleTable("log.csv")


def wall(name: str, storey: str, number: int, kind: str = "IfcWall") -> ModelElement:
    return ModelElement(f"{name}-{storey}-{number}", kind, name, storey, layer="21", material="brick")


def logged(name: str, number: int, *tasks: str, kind: str = "Wall") -> LoggedElement:
    return LoggedElement(f"log-{name}-{number}", kind, ("21", "brick", name), tasks)


def task(name: str, day: int) -> ScheduledTask:
    return ScheduledTask(name, name, day, day)


def dealt(elements: list[ModelElement], log: list[LoggedElement], tasks: list[ScheduledTask]) -> Links:
    links = Links.none(len(elements))
    links.catch_all = catch_alls((one.tasks for one in log), len(elements))
    deal(elements, groups_of(elements, log, TABLE), tasks, STOREYS, links)
    return links


def test_the_storey_chooses_between_the_repeats_of_a_task() -> None:
    elements = [wall("leaf", storey, n) for storey in reversed(STOREYS) for n in range(2)]
    log = [logged("leaf", n, f"glue {n // 2}") for n in range(6)]
    links = dealt(elements, log, [task(f"glue {n}", 10 * n) for n in range(3)])
    assert [list(ids) for ids in links.tasks] == [["glue 2"]] * 2 + [["glue 1"]] * 2 + [["glue 0"]] * 2


def test_a_task_learnt_on_one_storey_is_not_given_to_another() -> None:
    # The doors teach that "late" is the ground floor's, although the order of days says otherwise.
    elements = [wall("door", "00", 0), wall("leaf", "00", 0), wall("leaf", "01", 1)]
    log = [logged("door", 0, "late"), logged("leaf", 0, "early"), logged("leaf", 1, "late")]
    links = dealt(elements, log, [task("early", 1), task("late", 9)])
    assert [list(ids) for ids in links.tasks] == [["late"], ["late"], ["early"]]


def test_rows_are_given_out_once_and_strangers_get_nothing() -> None:
    elements = [wall("leaf", "00", 0), wall("leaf", "02", 1)]
    links = dealt(elements, [logged("leaf", 0, "glue 0")], [task("glue 0", 1)])
    assert [list(ids) for ids in links.tasks] == [["glue 0"], []]


def test_look_alikes_of_one_class_stay_together() -> None:
    elements = [wall("leaf", "00", n, "IfcWall" if n % 2 else "IfcWallStandardCase") for n in range(6)]
    log = [logged("leaf", n, "frames", kind="IfcWall") for n in range(3)]
    log += [logged("leaf", n, "bricks", kind="IfcWallStandardCase") for n in range(3, 6)]
    links = dealt(elements, log, [task("bricks", 1), task("frames", 2)])
    assert [next(iter(ids)) for ids in links.tasks] == ["bricks", "frames"] * 3


def test_thousands_of_look_alikes_are_dealt_kind_by_kind() -> None:
    doors = [wall("door", storey, n) for storey in STOREYS for n in range(2)]
    bars = [wall("bar", storey, n) for storey in STOREYS for n in range(750)]
    log = [logged("door", n, f"steel {n // 2}") for n in range(6)]
    log += [logged("bar", n, f"steel {n // 700}") for n in range(2_100)]
    tracemalloc.start()
    links = dealt(doors + bars, log, [task(f"steel {n}", 10 * n) for n in range(3)])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50e6
    # The last fifty of each storey have no row left, and the task of that storey.
    steel = [next(iter(ids)) for ids in links.tasks[6:]]
    assert steel == [f"steel {n}" for n in range(3) for _ in range(750)]


def test_nameless_rows_meet_the_elements_that_the_log_cannot_name() -> None:
    part = ModelElement("part", "IfcBuildingElementPart", "Part", "02")
    table = ScheduleTable("log.csv", nameless=MatchTable(ifc_class="IfcBuildingElementPart"))
    groups = groups_of([part], [LoggedElement("x", "", ("", "", ""), ("roof",))], table)
    assert [(places, [row.id for row in rows]) for places, rows in groups] == [([0], ["x"])]


def test_a_task_of_nearly_everything_is_a_catch_all() -> None:
    linked = [["finishing", f"t{n % 4}"] for n in range(20)]
    assert catch_alls(linked, 20) == {"finishing"}
    assert catch_alls(linked, 30) == {"finishing"}, "the furniture is in nobody's log"
    assert catch_alls([["walls", f"t{n % 2}"] for n in range(20)], 20) == set(), "three tasks tell too little"


def test_the_first_task_of_a_schedule_that_is_linked_only_in_its_beginning_is_kept() -> None:
    begun = [["slab"]] * 18 + [["footings", "pegs"], ["drains"]]
    assert catch_alls(begun, 200) == set()
    assert catch_alls([["slab"]] * 60, 60) == set(), "no other task has elements yet"
    assert catch_alls(begun, 30) == set(), "its elements have nothing else to go by"
