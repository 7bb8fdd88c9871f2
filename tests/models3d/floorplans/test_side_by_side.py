"""Plans are drawn several at a time, and nobody can see it."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from models3d.described import Described, describe
from models3d.floorplans import drawings as drawing
from models3d.floorplans import sheets
from models3d.floorplans.drawings import Drawings, drawings
from models3d.parallel import Tick, each
from models3d.progress import Silent
from tests.models3d.world import ELEMENTS, box, element, staged


@pytest.fixture(scope="module")
def furnished() -> Described:
    """Two flats with chairs that are alike to a tenth of a millimetre, so that either could stand for all."""
    shift = np.linspace(0.0, 2e-4, 5)
    chairs = [
        element(
            f"chair {number}",
            "IfcFurniture",
            box((1 + number + by, 0, 5), (1.45 + number + by, 0.45, 5.45 + by)),
            box((1 + number, 0, 5), (1.45 + number, 0.9, 5.05)),
        )
        for number, by in enumerate(shift.tolist())
    ]
    return describe(staged(elements=[*ELEMENTS, *chairs]))


def test_one_thread_and_four_draw_the_same(furnished: Described, monkeypatch: pytest.MonkeyPatch) -> None:
    one, four = (_drawn(furnished, _threads(count), monkeypatch) for count in (1, 4))
    assert one == four


def test_in_which_order_plans_are_drawn_makes_no_difference(
    furnished: Described, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _drawn(furnished, _threads(2), monkeypatch) == _drawn(furnished, _backwards, monkeypatch)


def test_an_interrupt_ends_the_drawing(furnished: Described) -> None:
    with pytest.raises(KeyboardInterrupt):
        drawings(furnished, _Interrupting())


def test_all_work_is_told(furnished: Described) -> None:
    told = _Counting()
    drawings(furnished, told)
    assert told.done == told.total == 2 * len(furnished.staged.storeys) + len(furnished.homes)


def _drawn(described: Described, each_: Callable[..., object], patch: pytest.MonkeyPatch) -> Drawings:
    for module in (drawing, sheets):
        patch.setattr(module, "each", each_)
    return drawings(described, Silent())


def _threads(count: int) -> Callable[..., object]:
    return lambda pieces, work: each(pieces, work, threads=count)


def _backwards(pieces: Sequence[int], work: Callable[[int, Tick], object]) -> Iterator[tuple[int, object]]:
    for piece in reversed(pieces):
        yield piece, work(piece, lambda: None)


class _Interrupting(Silent):
    def advance(self, steps: int = 1) -> None:
        raise KeyboardInterrupt(f"after {steps}")


class _Counting(Silent):
    def __init__(self) -> None:
        self.total = self.done = 0

    def start(self, label: str, total: int = 0) -> None:
        assert label
        self.total += total

    def advance(self, steps: int = 1) -> None:
        self.done += steps
