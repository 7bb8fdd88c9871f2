"""A wall placed mirrored was inside out, and showed its plaster to the street and its brick to the room."""

from pathlib import Path
from typing import Any

import ifcopenshell.guid
import numpy as np
import pytest

from models3d.manifest import Material
from models3d.model import Mesh, ModelElement
from models3d.packing.bodies import distinct_surfaces
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.sources.ifc_outward import outward
from tests.models3d.tiny_ifc import Schema, TinyHouse
from tests.models3d.world import box

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")
SIZE = (4.0, 0.3, 3.0)
VOLUME = 4.0 * 0.3 * 3.0


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_mirrored_wall_shows_brick_where_the_plain_one_does(tmp_path: Path, schema: Schema) -> None:
    plain, mirrored = _walls(TinyHouse(schema), tmp_path)
    assert _sides(plain) == {"Facing brick": 0.0, "Gypsum board": -0.3}
    assert _sides(mirrored) == _sides(plain)
    assert _bulk(mirrored.meshes) == pytest.approx(VOLUME)


def test_a_mirrored_wall_is_sent_as_it_stands(tmp_path: Path) -> None:
    """It is no copy of the plain one: no turn takes it there."""
    shapes = [element.meshes for element in _walls(TinyHouse(), tmp_path)]
    looks = [[0] * len(meshes) for meshes in shapes]
    stone = Material(
        id="s", name="s", kind="concrete", colour="#ffffff", roughness=1.0, metalness=0.0, opacity=1.0
    )
    sent: list[list[Mesh]] = [[], []]
    for distinct in distinct_surfaces(
        shapes, looks, [stone], lambda things: [np.ones(len(one.corners), np.bool_) for one in things]
    ):
        for place in distinct.places:
            points = distinct.surface.vertices @ place.turn.T + place.shift
            sent[place.element].append(Mesh(points, distinct.surface.triangles))
    for meshes, low in zip(sent, (0.0, 6.0), strict=True):
        points = np.concatenate([mesh.vertices for mesh in meshes])
        assert np.allclose([points.min(axis=0), points.max(axis=0)], [(low, 0, -0.3), (low + 4, 3, 0)])
        assert _bulk(meshes) == pytest.approx(VOLUME)


def test_of_a_pair_of_leaves_the_mirrored_one_is_turned_and_the_other_stays() -> None:
    left, right = box((0, 0, 0), (1, 2, 0.1)), box((0, 0, 0), (1, 2, 0.1))
    both = np.concatenate([left.vertices, right.vertices * (-1, 1, 1)])
    triangles = np.concatenate([left.triangles, right.triangles + len(left.vertices)])
    for of_item in (np.zeros(len(triangles), np.int32), np.arange(len(triangles), dtype=np.int32) // 12):
        turned = outward(both, triangles, of_item)
        assert (turned[:12] == left.triangles).all()
        assert _bulk([Mesh(both, turned[12:])]) == pytest.approx(0.2)


def test_a_hollow_stays_a_hollow_and_an_open_sheet_stays_as_it_was_drawn() -> None:
    outside, hollow = box((0, 0, 0), (3, 3, 3)), box((1, 1, 1), (2, 2, 2))
    tank = np.concatenate([outside.vertices, hollow.vertices])
    triangles = np.concatenate([outside.triangles, hollow.triangles[:, ::-1] + len(outside.vertices)])
    one = np.zeros(len(triangles), np.int32)
    assert (outward(tank, triangles, one) == triangles).all()
    uncovered = ~(hollow.vertices[hollow.triangles][:, :, 1] == 2).all(axis=1)
    tray = hollow.triangles[uncovered, ::-1]
    assert (outward(hollow.vertices, tray, one[: len(tray)]) == tray).all()


def _walls(house: TinyHouse, tmp_path: Path) -> list[ModelElement]:
    """A wall from 0 to 4 m and its mirror image from 6 to 10, both of the same layers."""
    make = house.file.create_entity
    ground = house.storey("Ground", 0.0)
    walls = [house.box("IfcWall", name, (0.0, 0.0, 0.0), SIZE, ground) for name in ("plain", "mirrored")]
    [drawn] = walls[1].Representation.Representations
    _mirrored(house, walls[1], drawn, at=10.0)
    names = ("Gypsum board", "Mineral wool", "Facing brick")
    layers = [make("IfcMaterialLayer", make("IfcMaterial", name), 0.1) for name in reversed(names)]
    usage = make("IfcMaterialLayerSetUsage", make("IfcMaterialLayerSet", layers), "AXIS2", "POSITIVE", 0.0)
    make(
        "IfcRelAssociatesMaterial",
        ifcopenshell.guid.new(),
        RelatedObjects=walls,
        RelatingMaterial=usage,
    )
    return read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements


def _mirrored(house: TinyHouse, wall: Any, drawn: Any, at: float) -> None:
    """``wall`` is what is ``drawn`` with its x axis turned round, from ``at`` on."""
    make = house.file.create_entity
    zero = make("IfcAxis2Placement3D", make("IfcCartesianPoint", (0.0, 0.0, 0.0)), None, None)
    axes = [make("IfcDirection", axis) for axis in ((-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))]
    origin = make("IfcCartesianPoint", (at, 0.0, 0.0))
    target = make("IfcCartesianTransformationOperator3D", axes[0], axes[1], origin, None, axes[2])
    item = make("IfcMappedItem", make("IfcRepresentationMap", zero, drawn), target)
    wall.Representation.Representations = [
        make("IfcShapeRepresentation", drawn.ContextOfItems, "Body", "MappedRepresentation", [item])
    ]


def _sides(wall: ModelElement) -> dict[str, float]:
    """Where along the depth of ``wall`` the faces of each of its two sides lie."""
    return {
        mesh.material: round(float(mesh.vertices[:, 2].mean()), 6) + 0.0
        for mesh in wall.meshes
        if np.ptp(mesh.vertices[:, 2]) < 1e-6
    }


def _bulk(meshes: Any) -> float:
    """Volume within ``meshes``, negative where they look inwards."""
    corners = np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes])
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6
