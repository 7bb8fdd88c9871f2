"""One line of progress for files that are read at the same time."""

from collections.abc import Sequence

from models3d.progress import Progress
from models3d.readers.reading_order import SHAPES, Order, Told


class JointProgress:
    """Draws what readers tell: the lines of the one file, or one line for all where there are more."""

    def __init__(self, orders: Sequence[Order], progress: Progress) -> None:
        self._progress, self._alone = progress, len(orders) == 1
        self._label = ""
        # A file's size is the best guess of its work before it was opened.
        self._weights = {order.made_from: order.size() for order in orders}
        self._shares = dict.fromkeys(self._weights, 0.0)
        if len(orders) > 1:
            progress.start(f"Reading {len(orders)} models", sum(self._weights.values()))

    def told(self, order: Order, said: Told) -> None:
        """Show what the reader of ``order`` says."""
        if not self._alone:
            # What comes before and after the shapes is short.
            if said.label.startswith(SHAPES) and said.total:
                self._share(order, said.done / said.total)
            return
        if said.label != self._label:
            self._label = said.label
            self._progress.start(said.label, said.total)
        self._progress.reach(said.done)

    def done(self, order: Order) -> None:
        """The file of ``order`` is read."""
        if not self._alone:
            self._share(order, 1.0)

    def _share(self, order: Order, share: float) -> None:
        self._shares[order.made_from] = share
        self._progress.reach(int(sum(self._weights[one] * part for one, part in self._shares.items())))
