"""The contractor's IFC2X3 models, as they are: read whole, in one frame, with layers and storeys."""

from pathlib import Path

import numpy as np
import pytest

from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.staging.boxes import boxes_of
from models3d.staging.strays import strays

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    ("file", "elements", "storeys"),
    [
        ("IFC-prefab_balkons.ifc", 4, 3),
        ("IFC-prefab_trappen.ifc", 10, 3),
        ("IFC-breedplaatvloeren.ifc", 59, 5),
        ("IFC-kalkzandsteen.ifc", 135, 5),
        ("IFC-staal.ifc", 78, 5),
    ],
)
def test_a_trades_model_is_read_whole(trades: Path, file: str, elements: int, storeys: int) -> None:
    model = read_ifc(trades / file, Silent())
    assert len(model.elements) == elements
    assert all(element.meshes and element.layer and element.material for element in model.elements)
    assert len({element.storey for element in model.elements}) == storeys
    elevations = {storey.name: storey.elevation for storey in model.storeys}
    assert elevations["00 begane grond"] == 0
    boxes = boxes_of(model.elements)
    # The building is some 23 x 24 m and 14 m high; what was drawn in millimetres is in metres here.
    assert np.nanmin(boxes.low[:, 0]) >= -1.1
    assert np.nanmax(boxes.high[:, 0]) <= 24
    assert np.nanmax(boxes.high[:, 1]) <= 14
    assert np.nanmin(boxes.low[:, 2]) >= -25


def test_the_marker_at_the_origin_is_found_in_every_trade(trades: Path) -> None:
    model = read_ifc(trades / "IFC-prefab_vloer_lifttop.ifc", Silent())
    found = strays(model.elements, boxes_of(model.elements))
    assert [model.elements[stray.element].name for stray in found] == ["ROOT nulpunt"]


def test_frames_that_their_openings_eat_whole_are_reported(trades: Path) -> None:
    model = read_ifc(trades / "IFC-houten kozijnen.ifc", Silent())
    assert any(warning.startswith("IFC-houten kozijnen.ifc: 64 elements") for warning in model.warnings)
