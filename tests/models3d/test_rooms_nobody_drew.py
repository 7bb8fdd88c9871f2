"""What a project manager reads of rooms that have no shape of their own."""

import pytest

from models3d.model import ModelSpace
from models3d.sources.placeholders import settled


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (
            [12.0],
            "1 of 1 room is a placeholder without a shape of its own; 0 are placed by their elements.",
        ),
        (
            [None],
            "1 of 1 room is a placeholder without a shape of its own; 0 are placed by their elements. "
            "Areas must come from units.csv.",
        ),
        (
            [12.0, None, 9.5],
            "3 of 3 rooms are placeholders without a shape of their own; 0 are placed by their elements. "
            "Areas of 1 of them must come from units.csv.",
        ),
    ],
)
def test_only_areas_that_nobody_wrote_must_come_from_the_price_list(
    areas: list[float | None], said: str
) -> None:
    rooms = [
        ModelSpace(f"g{at}", str(at), "Bath", "0", "", None, (0.0, 0.0, 0.0), area=area)
        for at, area in enumerate(areas)
    ]
    assert settled(rooms, [])[1] == [said]
