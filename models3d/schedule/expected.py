"""What is to be expected of a task after what was reported of it: what happened, and what is left to come."""

from dataclasses import replace

from models3d.model import ScheduledTask


def expected_of(task: ScheduledTask) -> ScheduledTask:
    """``task`` with the days that are to be expected of it now, None where they are those that were promised.

    What happened is no longer expected otherwise. A task that began later than its plan in force says ends as
    much later, as planning programs have it; one that is still open ends no earlier than it began.
    """
    begun, done = task.actual_start, task.actual_finish
    start, finish = task.planned_start, task.planned_finish
    if (task.expected_start, task.expected_finish) != (None, None):
        start, finish = task.expected_start, task.expected_finish
    if begun is None or start is None or finish is None:
        return task
    late = max(begun - start, 0)
    plan = begun, max(finish + late, begun) if done is None else max(done, begun)
    promised = plan == (task.planned_start, task.planned_finish)
    return replace(
        task, expected_start=None if promised else plan[0], expected_finish=None if promised else plan[1]
    )
