"""A wall that the log knew by its id was dealt the row of a wall that is no longer in the model as well."""

from pathlib import Path

from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST, write_folder
from tests.models3d.tiny_ifc import TinyHouse

TOML = SMALLEST + '\n[[schedules]]\nfile = "log.csv"\nkeys = ["name"]\n'


def test_a_row_of_a_wall_that_was_drawn_anew_goes_to_the_new_wall(tmp_path: Path) -> None:
    house = TinyHouse()
    storey = house.storey("Ground", 0.0)
    known = house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.2, 6.0, 2.8), storey)
    house.box("IfcWall", "wall", (7.8, 0.0, 0.0), (0.2, 6.0, 2.8), storey)
    log = (
        "element,name,task,start,finish\n"
        f"{known.GlobalId},wall,West,2027-03-01,2027-03-05\n"
        "an id of last year's model,wall,East,2027-03-08,2027-03-12\n"
    )
    staged = read_staged(write_folder(tmp_path, house, TOML, log_csv=log))
    assert {task.id: task.elements for task in staged.tasks} == {"West": 1, "East": 1}
    assert staged.coverage.elements_with_task == 2
    at = [one.global_id for one in staged.model.elements].index(known.GlobalId)
    first, last = staged.planned[at].tolist()
    assert last - first == 4, "the wall takes its own week, not both"
