"""Long work on the terminal: a bar where its amount is known, a turning mark where it is not."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TaskProgressColumn, TextColumn


class DrawnProgress:
    """The progress of models3d, drawn; see :class:`models3d.progress.Progress`."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._line: TaskID | None = None

    def start(self, label: str, total: int = 0) -> None:
        """Begin a line; the one before it is done and stays to be read."""
        self.finish()
        self._line = self._bars.add_task(label, total=total or None)

    def advance(self, steps: int = 1) -> None:
        """``steps`` more are done."""
        if self._line is not None:
            self._bars.advance(self._line, steps)

    def reach(self, done: int) -> None:
        """``done`` steps are done in all."""
        if self._line is not None:
            self._bars.update(self._line, completed=done)

    def finish(self) -> None:
        """Fill the line that is under way."""
        if self._line is not None:
            total = self._bars.tasks[self._bars.task_ids.index(self._line)].total or 1
            self._bars.update(self._line, total=total, completed=total)


@contextmanager
def drawn(console: Console) -> Iterator[DrawnProgress]:
    """Progress on ``console`` while the block runs."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=console) as bars:
        progress = DrawnProgress(bars)
        yield progress
        progress.finish()
