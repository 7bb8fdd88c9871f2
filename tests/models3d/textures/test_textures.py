from io import BytesIO
from typing import get_args

import numpy as np
import pytest
from PIL import Image

from models3d.manifest import Material, MaterialKind
from models3d.textures import SURFACES, texture_of
from models3d.textures.masonry import BRICK
from models3d.textures.relief import Field

#: What a phone may have to load for one look, bytes.
MOST_BYTES = 20 * 1024


@pytest.fixture(params=sorted(SURFACES))
def kind(request: pytest.FixtureRequest) -> MaterialKind:
    """Each kind that has a surface of its own."""
    found: MaterialKind = request.param
    return found


def test_a_surface_leaves_the_colour_that_the_seller_chose_and_is_quiet(kind: MaterialKind) -> None:
    factor, *lean = _channels(kind)
    assert abs(factor.mean()) < 0.01
    assert factor.std() < 0.15
    for slope in lean:
        assert abs(slope.mean()) < 0.015
        assert slope.std() < 0.2


def test_a_surface_is_light_to_load_and_always_the_same(kind: MaterialKind) -> None:
    made, again = texture_of(_material(kind)), texture_of(_material(kind, colour="#112233"))
    assert made == again
    assert made is not None
    assert len(made[0]) <= MOST_BYTES


def test_nobody_sees_where_a_surface_repeats(kind: MaterialKind) -> None:
    relief = SURFACES[kind]()
    for made in (relief.factor, relief.height):
        for axis in (0, 1):
            steps = np.abs(np.diff(made, axis=axis)).mean(axis=1 - axis)
            seam = np.abs(np.take(made, 0, axis) - np.take(made, -1, axis)).mean()
            # A joint may fall on the seam; it is no sharper than the joints within.
            assert seam <= steps.max() * 1.1 + 1e-9


def test_three_courses_of_brick_are_a_quarter_of_a_metre_high() -> None:
    made = texture_of(_material("brick"))
    assert made is not None
    metres, (factor, *_) = made[1], _channels("brick")
    across = np.abs(np.fft.rfft(factor.mean(axis=1)))[1:]
    assert metres / (1 + int(across.argmax())) == pytest.approx(BRICK[1]) == pytest.approx(0.25 / 3)


def test_glass_and_model_card_are_plain_and_no_kind_is_forgotten() -> None:
    assert set(get_args(MaterialKind)) - set(SURFACES) == {"glass", "unknown"}
    assert texture_of(_material("glass")) is None


def _material(kind: MaterialKind, colour: str = "#ffffff") -> Material:
    return Material(id=kind, name=kind, kind=kind, colour=colour)


def _channels(kind: MaterialKind) -> list[Field]:
    """The factor less 1 and the normal's right and up, as the viewer reads them."""
    made = texture_of(_material(kind))
    assert made is not None
    pixels = np.asarray(Image.open(BytesIO(made[0])).convert("RGB"), np.float64) / 128 - 1
    return list(np.moveaxis(pixels, -1, 0))
