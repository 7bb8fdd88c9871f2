from typing import Any

import ifcopenshell.guid
import numpy as np
import pytest

from models3d.materials.kinds import kind_of, written
from models3d.model import Mesh, ModelElement
from models3d.sources.ifc_facings import Facings
from tests.models3d.tiny_ifc import Schema, TinyHouse
from tests.models3d.world import box

LAYERS = ("Gypsum board", "Mineral wool", "Air", "Facing brick")


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
@pytest.mark.parametrize(("sense", "brick_at"), [("POSITIVE", -1.0), ("NEGATIVE", 0.0)])
def test_a_buyer_sees_brick_outside_and_plaster_inside_of_one_solid_wall(
    schema: Schema, sense: str, brick_at: float
) -> None:
    house = TinyHouse(schema)
    wall = _wall(house, "AXIS2", sense)
    kinds = _kinds(wall, Facings().faced(wall, (box((0, 0, -1), (4, 3, 0)),)))
    # The wall's own second axis points away from the reader of the plan, where z falls.
    assert kinds[("z", brick_at)] == "brick"
    assert kinds[("z", -1.0 - brick_at)] == "plaster"


def test_a_floor_shows_parquet_above_and_plaster_below() -> None:
    house = TinyHouse()
    slab = _wall(house, "AXIS3", "POSITIVE", ("Gypsum", "Concrete", "Parquet"), "IfcSlab")
    kinds = _kinds(slab, Facings().faced(slab, (box((0, 0, 0), (4, 0.3, 4)),)))
    assert kinds[("y", 0.3)] == "parquet"
    assert kinds[("y", 0.0)] == "plaster"
    assert kinds[("x", 0.0)] == "concrete"


@pytest.mark.parametrize("sense", ["POSITIVE", "NEGATIVE"])
def test_a_buyer_never_walks_on_the_insulation_with_the_parquet_underneath(sense: str) -> None:
    house = TinyHouse()
    for layers in (("Parquet", "Semi-rigid insulation"), ("Semi-rigid insulation", "Parquet")):
        slab = _wall(house, "AXIS3", sense, layers, "IfcSlab")
        assert _kinds(slab, Facings().faced(slab, (box((0, 0, 0), (4, 0.3, 4)),)))[("y", 0.3)] == "parquet"


def test_no_face_is_lost_and_a_mesh_with_a_name_of_its_own_is_left_alone() -> None:
    house = TinyHouse()
    wall = _wall(house, "AXIS2", "POSITIVE")
    plain, named = box((0, 0, 0), (4, 3, 0.3)), box((0, 0, 0), (4, 3, 0.3), material="Larch boards")
    parts = Facings().faced(wall, (plain, named))
    assert sum(len(part.triangles) for part in parts[:-1]) == len(plain.triangles)
    assert parts[-1] is named


def test_a_wall_whose_layers_say_nothing_stays_whole() -> None:
    house = TinyHouse()
    wall = _wall(house, "AXIS2", "POSITIVE", ("Layer 1", "Layer 2"))
    meshes = (box((0, 0, 0), (4, 3, 0.3)),)
    assert Facings().faced(wall, meshes) is meshes


def _wall(
    house: TinyHouse, axis: str, sense: str, names: tuple[str, ...] = LAYERS, ifc_class: str = "IfcWall"
) -> Any:
    make = house.file.create_entity
    element = house.box(ifc_class, "", (0, 0, 0), (4, 1, 3), house.storey("0", 0.0))
    layers = [make("IfcMaterialLayer", make("IfcMaterial", name), 0.1) for name in names]
    usage = make("IfcMaterialLayerSetUsage", make("IfcMaterialLayerSet", layers), axis, sense, 0.0)
    make(
        "IfcRelAssociatesMaterial",
        ifcopenshell.guid.new(),
        RelatedObjects=[element],
        RelatingMaterial=usage,
    )
    return element


def _kinds(product: Any, meshes: tuple[Mesh, ...]) -> dict[tuple[str, float], str]:
    """Kind of each of the box's six sides, by the axis it looks along and where it lies there."""
    element = ModelElement("1", product.is_a(), "", "", material="Concrete")
    found: dict[tuple[str, float], str] = {}
    for mesh in meshes:
        for corners in mesh.vertices[mesh.triangles]:
            axis = int(np.argmin(np.ptp(corners, axis=0)))
            found["xyz"[axis], round(float(corners[0, axis]), 3)] = kind_of(written(element, mesh))
    return found
