"""A schedule half way: what "percent complete" says of days, and what is still to come on its data date.

The data date (MS Project: status date) is the day up to which a planner has reported. What is not reported
by then has not happened, so it is expected from that day on and not before: as both programs do when they
are told to schedule again what is left. What only a percentage reports has happened before it.
"""

from dataclasses import dataclass
from math import ceil

from models3d.counted import counted
from models3d.schedule.days import iso
from models3d.sources.task_days import Days, Promise, promised


@dataclass(frozen=True)
class Known:
    """What a schedule says of a task; ``done`` is the share of its work (0..1), None where it says none."""

    baseline: Days
    plan: Days
    actual: Days
    done: float | None = None


@dataclass
class Halfway:
    """The data date of a schedule, and what was made of its tasks.

    Warnings begin with ``file``, unless that is "" because their reader puts it before all of its own.
    ``on`` is the first day of which nothing is reported, None where the schedule has no data date.
    """

    file: str
    on: int | None = None
    by_share: int = 0
    overdue: int = 0

    def actual(self, task: Known) -> Days:
        """When ``task`` began and was done; where only a percentage says that it was, on its planned days."""
        start, finish = task.actual
        done = task.done or 0.0
        if finish is None and done >= 1:
            finish = self._reached(task.plan[1])
            if finish is not None and start is not None:
                finish = max(start, finish)
        if start is None and (done > 0 or finish is not None):
            start = self._reached(task.plan[0])
            if start is not None and finish is not None:
                start = min(start, finish)
        self.by_share += (start, finish) != task.actual
        return start, finish

    def promise(self, task: Known) -> Promise:
        """What was promised of ``task``, and what is expected of it now."""
        kept = task.plan if task.baseline == (None, None) else task.baseline
        left = self._left(task)
        self.overdue += left[1] != task.plan[1]
        return promised(kept, left, self.on)

    def said(self) -> list[str]:
        """What to warn of, after all tasks."""
        said = f"{self.file}: " if self.file else ""
        found = []
        if self.by_share:
            some = counted(self.by_share, "task is begun or done by its", "tasks are begun or done by their")
            found.append(f"{said}{some} percentage alone; the planned days are taken for when.")
        if self.overdue and self.on is not None:
            some = counted(self.overdue, "task lags", "tasks lag")
            found.append(
                f"{said}{some} behind the data date ({iso(self.on)}): "
                f"what is left of {'it' if self.overdue == 1 else 'them'} is expected from that day on."
            )
        return found

    def _reached(self, day: int | None) -> int | None:
        return day if day is None or self.on is None else min(day, self.on - 1)

    def _left(self, task: Known) -> Days:
        start, finish = task.plan
        if self.on is None or start is None or finish is None:
            return task.plan
        begun, ended = self.actual_of(task)
        if ended:
            return task.plan
        if not begun:
            late = max(self.on - start, 0)
            return start + late, finish + late
        if task.done is None:
            return start, max(finish, self.on)
        # What is left already counts that it began late: nothing is to be added for that once more.
        left = ceil((finish - start + 1) * (1 - task.done))
        return task.actual[0] or start, max(finish, self.on + max(left - 1, 0))

    @staticmethod
    def actual_of(task: Known) -> tuple[bool, bool]:
        """Say whether ``task`` has begun, and whether it is done."""
        done = task.done or 0.0
        ended = task.actual[1] is not None or done >= 1
        return ended or task.actual[0] is not None or done > 0, ended
