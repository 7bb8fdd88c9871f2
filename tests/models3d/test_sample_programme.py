"""Linden Court's programme of works: nothing before what bears it, and late where it was late."""

from datetime import date, timedelta

from models3d.sample.grid import TOP
from models3d.sample.programme import AS_OF, BEGIN, STAGES, Task, programme

TASKS = {task.key: task for task in programme()}


def test_no_floor_is_begun_before_the_walls_that_bear_it_stand() -> None:
    for wing, storeys in (("street", TOP + 1), ("garden", TOP - 1)):
        base = TASKS[f"base-{wing}"]
        for storey in range(storeys):
            walls, slab = TASKS[f"walls-{wing}-{storey}"], TASKS[f"slab-{wing}-{storey + 1}"]
            assert _after(walls, base)
            assert _after(slab, walls)
            base = slab


def test_the_ground_is_ready_before_what_stands_on_it() -> None:
    for wing in ("street", "garden"):
        assert TASKS[f"piles-{wing}"].finish < TASKS[f"base-{wing}"].start
        assert TASKS[f"beams-{wing}"].finish < TASKS[f"base-{wing}"].start
    assert TASKS["bed"].finish < TASKS["piles-street"].start


def test_windows_follow_the_structure_and_come_before_rooms_are_fitted_out() -> None:
    for pair in ("01", "23", "45"):
        assert TASKS["slab-street-6"].finish < TASKS[f"windows-{pair}"].start
        assert TASKS[f"windows-{pair}"].finish < TASKS[f"partitions-{pair}"].finish
        assert TASKS[f"screed-{pair}"].finish < TASKS[f"floors-{pair}"].start


def test_the_foundations_ran_three_weeks_late() -> None:
    stage = [task for task in TASKS.values() if STAGES[task.stage] == "Foundations"]
    finished = [task.actual_finish for task in stage if task.actual_finish]
    assert len(finished) == len(stage)
    assert max(finished) - max(task.finish for task in stage) == timedelta(weeks=3)


def test_no_other_stage_that_is_done_ran_late() -> None:
    for number, name in enumerate(STAGES):
        stage = [task for task in TASKS.values() if task.stage == number]
        if name != "Foundations" and all(task.actual_finish for task in stage):
            assert all(task.actual_finish == task.finish for task in stage)


def test_what_follows_the_delay_is_expected_later_but_some_is_won_back() -> None:
    after = [task for task in TASKS.values() if STAGES[task.stage] not in {"Groundworks", "Foundations"}]
    for task in after:
        assert task.start < task.expected_start
        assert timedelta(weeks=2) <= task.expected_finish - task.finish <= timedelta(weeks=3)


def test_nothing_is_poured_before_its_formwork_and_steel() -> None:
    for ready, made in (("form-", "slab-"), ("forms-", "beams-"), ("bore-", "piles-"), ("steel-", "base-")):
        for key, task in TASKS.items():
            if key.startswith(ready):
                poured = TASKS[key.replace(ready, made, 1)]
                assert task.start < poured.start
                assert task.finish <= poured.finish


def test_today_the_raw_structure_is_in_work_and_nothing_of_the_future_is_reported() -> None:
    begun = [task for task in TASKS.values() if task.actual_start and not task.actual_finish]
    assert {STAGES[task.stage] for task in begun} == {"Raw structure"}
    for task in TASKS.values():
        for day in (task.actual_start, task.actual_finish):
            assert day is None or day < AS_OF


def test_on_the_last_day_everything_has_happened_in_order() -> None:
    for task in programme(date(2029, 1, 1)):
        assert task.actual_start
        assert task.actual_finish
        assert BEGIN <= task.actual_start <= task.actual_finish


def test_the_keys_are_handed_over_early_in_2028() -> None:
    last = max(task.finish for task in TASKS.values())
    assert date(2028, 1, 1) <= last <= date(2028, 3, 1)


def _after(later: Task, earlier: Task) -> bool:
    if later.actual_start and not (earlier.actual_finish and earlier.actual_finish < later.actual_start):
        return False
    return later.start > earlier.finish
