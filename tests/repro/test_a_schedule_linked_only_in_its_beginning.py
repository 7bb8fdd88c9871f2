"""A planner who had linked one task of five lost it: it was taken for one of nearly everything."""

from pathlib import Path

from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

TOML = SMALLEST + '\n[[schedules]]\nfile = "log.csv"\n'
HEAD = "element,task,start,finish\n"


def test_the_one_task_that_has_elements_dates_them(tmp_path: Path) -> None:
    house = TinyHouse()
    ids = block(house)
    log = HEAD + "".join(f"{ids[name]},Base,2027-05-03,2027-05-10\n" for name in ("slab 0", "footing"))
    later = (("Walls", 6), ("Slab 1", 7), ("Roof", 8), ("Windows", 9))
    log += "".join(f",{task},2027-0{month}-01,2027-0{month}-20\n" for task, month in later)
    staged = read_staged(write_folder(tmp_path, house, TOML, log_csv=log))
    assert staged.coverage.catch_all_tasks == []
    assert staged.coverage.elements_with_task == 2
    assert not any("put aside" in warning for warning in staged.warnings)


def test_a_task_of_nearly_everything_is_put_aside_and_named(tmp_path: Path) -> None:
    house = TinyHouse()
    log = HEAD
    for name, number in block(house).items():
        own = name.split()[0]
        log += f"{number},{own},2027-05-03,2027-05-10\n{number},Handover,2028-05-03,2028-05-10\n"
    staged = read_staged(write_folder(tmp_path, house, TOML, log_csv=log))
    assert staged.coverage.catch_all_tasks == ["Handover"]
    assert (
        "1 task spans too much to say when a thing appears, and is put aside: 'Handover' of "
        "16 elements." in staged.warnings
    )
