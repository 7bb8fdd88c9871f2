"""How far a storey reaches: to its walls and panes, and neither to the eaves nor over the terrace."""

import numpy as np
import pytest

from models3d.homes.storeyplan import StoreyPlan, storey_plans
from models3d.manifest import Storey
from models3d.model import Mesh, ModelElement
from tests.models3d.world import box, element

ATTIC = Storey("attic", "Attic", 1, 3.0, 3.0)
GROUND = Storey("ground", "Ground floor", 0, 0.0, 3.0)


def of(storey: Storey, *elements: ModelElement) -> StoreyPlan:
    return storey_plans(list(elements), [storey])[0]


def on(storey: Storey, name: str, ifc_class: str, *meshes: Mesh, **more: str) -> ModelElement:
    return element(name, ifc_class, *meshes, storey=storey.name, **more)


def pitched(low: tuple[float, float], high: tuple[float, float], eaves: float, ridge: float) -> Mesh:
    """A slab over the (x, z) rectangle, 0.2 m thick, that rises along z."""
    flat = box((low[0], eaves, low[1]), (high[0], eaves + 0.2, high[1]))
    share = (flat.vertices[:, 2] - low[1]) / (high[1] - low[1])
    return Mesh(flat.vertices + np.outer(share * (ridge - eaves), [0, 1, 0]), flat.triangles)


@pytest.mark.parametrize("kind", ["ROOF", ""])
def test_an_attic_ends_at_its_gables_though_its_roof_begins_at_its_floor(kind: str) -> None:
    """Only the gables are as high as a plan is cut; the roof reaches half a metre beyond them."""
    attic = of(
        ATTIC,
        on(ATTIC, "floor", "IfcSlab", box((0, 2.8, 0), (12, 3.0, 10))),
        on(ATTIC, "left gable", "IfcWall", box((0, 3, 0), (0.3, 6, 10))),
        on(ATTIC, "right gable", "IfcWall", box((11.7, 3, 0), (12, 6, 10))),
        on(ATTIC, "front", "IfcSlab", pitched((-0.5, -0.5), (12.5, 5), 3.1, 6.4), kind=kind),
        on(ATTIC, "back", "IfcSlab", pitched((-0.5, 10.5), (12.5, 5), 3.1, 6.4), kind=kind),
    )
    assert attic.outline.area == pytest.approx(120, rel=0.01)


def glazed(whole: str) -> StoreyPlan:
    """A house of two walls and a corner of panes, on a slab that is its terrace too, under a wide roof."""
    panes = [
        on(GROUND, "pane left", "IfcPlate", box((0, 0, 0), (0.05, 2.8, 6)), whole=whole),
        on(GROUND, "pane front", "IfcPlate", box((0, 0, 5.95), (10, 2.8, 6)), whole=whole),
    ]
    return of(
        GROUND,
        on(GROUND, "back", "IfcWall", box((0, 0, 0), (10, 2.8, 0.3))),
        on(GROUND, "right", "IfcWall", box((9.7, 0, 0), (10, 2.8, 6))),
        on(GROUND, "slab", "IfcSlab", box((-3, -0.4, -3), (13, 0, 9))),
        on(GROUND, "roof", "IfcRoof", box((-1, 2.8, -1), (11, 3.1, 7))),
        *panes,
    )


def test_a_corner_of_glass_encloses_a_room_as_walls_do() -> None:
    assert glazed("IfcCurtainWall").outline.area == pytest.approx(60, rel=0.01)
    assert glazed("").outline.area == pytest.approx(96, rel=0.01), "loose panes may be a balustrade's"


def test_a_floor_with_a_sunken_part_is_a_floor() -> None:
    house = of(
        GROUND,
        on(GROUND, "slab", "IfcSlab", box((0, -0.3, 0), (6, 0, 6)), box((6, -1.2, 0), (10, -0.9, 6))),
        on(GROUND, "ceiling", "IfcSlab", box((0, 2.8, 0), (10, 3.0, 6))),
        *(on(GROUND, f"column {x}", "IfcColumn", box((x, 0, 0), (x + 0.2, 2.8, 0.2))) for x in (0.0, 9.8)),
    )
    assert house.outline.area == pytest.approx(60, rel=0.01)
