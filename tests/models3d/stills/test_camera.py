import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.stills.camera import Framing, frame

HOUSE = np.array([(x, y, z) for x in (0.0, 30.0) for y in (0.0, 18.0) for z in (-25.0, 0.0)])


@settings(max_examples=30)
@given(angle=st.floats(0, 360), slope=st.floats(2, 25), focal=st.floats(28, 70))
def test_upright_lines_are_upright_in_every_hero_view(angle: float, slope: float, focal: float) -> None:
    camera = frame(HOUSE, Framing(angle, slope, focal), 640, 400)
    foot, head = np.array([[10.0, 0.0, -5.0]]), np.array([[10.0, 18.0, -5.0]])
    (x, y, _), (x_above, y_above, _) = camera.seen_at(foot), camera.seen_at(head)
    assert x_above == pytest.approx(x, abs=1e-6)
    assert y_above < y


@settings(max_examples=30)
@given(angle=st.floats(0, 360), slope=st.floats(2, 60), shifted=st.booleans())
def test_the_whole_house_just_fits_the_picture(angle: float, slope: float, shifted: bool) -> None:
    if shifted:
        slope = min(slope, 25.0)
    camera = frame(HOUSE, Framing(angle, slope, shifted=shifted, margin=0.1), 640, 400)
    x, y, far = camera.seen_at(HOUSE)
    assert far.min() > 0
    assert x.min() >= 63.9
    assert x.max() <= 576.1
    assert y.min() >= 39.9
    assert y.max() <= 360.1
    assert np.ptp(x) > 511 or np.ptp(y) > 319


@settings(max_examples=30)
@given(x=st.floats(0, 640), y=st.floats(0, 400))
def test_a_ray_through_a_pixel_meets_what_is_seen_there(x: float, y: float) -> None:
    camera = frame(HOUSE, Framing(130.0, 12.0), 640, 400)
    along = camera.towards(np.array([x]), np.array([y]))
    seen_x, seen_y, _ = camera.seen_at(np.asarray(camera.eye) + 40.0 * along)
    assert (seen_x[0], seen_y[0]) == pytest.approx((x, y), abs=0.02)
