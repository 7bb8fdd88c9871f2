import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.stills.tone import PAPER, encoded, light_of, toned


@pytest.mark.parametrize("colour", ["#808080", "#b57e66", "#77716b", "#c8a275"])
def test_a_card_in_even_light_keeps_its_colour(colour: str) -> None:
    shown = np.rint(encoded(toned(light_of(colour)[None])) * 255)[0]
    assert shown == pytest.approx([int(colour[at : at + 2], 16) for at in (1, 3, 5)], abs=1)


def test_a_white_wall_in_full_sun_is_white_and_not_burnt_out() -> None:
    shown = encoded(toned(light_of("#f1ece3")[None] * 1.3))[0]
    assert shown.min() > 0.88
    assert shown.max() < 1.0


@settings(max_examples=50)
@given(st.floats(0, 20), st.floats(0, 20))
def test_more_light_is_never_darker(one: float, other: float) -> None:
    low, high = sorted((one, other))
    grey = np.full((1, 3), 1.0, np.float32)
    assert (toned(grey * np.float32(low)) <= toned(grey * np.float32(high)) + 1e-6).all()


def test_paper_is_the_pages_paper() -> None:
    assert PAPER == "#f6f3ee"
