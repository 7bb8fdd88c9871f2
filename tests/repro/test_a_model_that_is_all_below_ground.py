"""A subcontractor's foundations, a plot without its house, a single sheet: nothing of it rises.

The import ended in a traceback of the geometry library when the pictures were taken.
"""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from models3d.described import describe
from models3d.model import Mesh, ModelElement
from models3d.progress import Silent
from models3d.shelf import Shelf
from models3d.stills import Still, poster, stage_stills
from tests.models3d.world import box, element, staged

SHEET = Mesh(
    np.array([(0, 0, 0), (8, 0, 0), (8, 0, 6), (0, 0, 6)], float), np.array([(0, 1, 2), (0, 2, 3)], np.int32)
)
MODELS = {
    "foundations": [
        element("pad", "IfcFooting", box((0, -2, 0), (8, -1, 6))),
        element("strip", "IfcFooting", box((0, -2, 7), (8, -1, 8))),
    ],
    "a plot": [element("lawn", "IfcGeographicElement", box((-5, -0.4, 9), (17, -0.3, 20)))],
    "a sheet": [element("deck", "IfcSlab", SHEET)],
}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_it_has_its_pictures_all_the_same(model: list[ModelElement]) -> None:
    described = describe(staged(elements=model, spaces=[]))
    whole = poster(described, Shelf(), Silent(), 64)
    assert len(stage_stills(described, Shelf(), Silent(), 64)) == len(described.staged.stages)
    assert _is_more_than_paper(whole)


def _is_more_than_paper(still: Still) -> bool:
    pixels = np.asarray(Image.open(BytesIO(still.large)).convert("RGB"), int)
    return bool((np.abs(pixels - pixels[0, 0]).max(axis=2) > 12).mean() > 0.05)
