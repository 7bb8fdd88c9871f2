"""Cuts a storey: every mesh that the plane meets, as a section, with how it is drawn."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans.crossing import cross
from models3d.floorplans.facings import whole
from models3d.floorplans.frames import frame_of
from models3d.floorplans.rings import Section, sections
from models3d.floorplans.sorts import CutClass, Sort, cut_class, sort_of
from models3d.model import ModelElement
from models3d.plan import polygons
from models3d.staging.bearing import carrying

#: Panes thinner than this (metres) are drawn as one line.
PANE = 0.06

#: Never part of the site, whatever they are made of.
HOUSE = ("IfcWall", "IfcColumn", "IfcWindow", "IfcDoor", "IfcStair")

#: Seams between what is cut side by side are closed up to twice this (metres).
SEAM = 0.001


@dataclass(frozen=True)
class Pieces:
    """Every mesh that a plan could show: its ``element`` and ``mesh`` number, ``low`` and ``high`` (y)."""

    element: NDArray[np.int64]
    mesh: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class Knife:
    """Cuts a described development at any height."""

    def __init__(self, described: Described) -> None:
        self.described = described
        elements = described.elements
        self.sorts: list[Sort] = [
            "hidden" if part == "site" and not _of_house(element) else sort_of(element)
            for element, part in zip(elements, described.parts, strict=True)
        ]
        self.bears = carrying(list(elements), described.staged.bearing_rules)
        self.pieces = self._pieces()
        self.kin = self._kin()

    def _pieces(self) -> Pieces:
        rows = [
            (at, number, float(mesh.vertices[:, 1].min()), float(mesh.vertices[:, 1].max()))
            for at, element in enumerate(self.described.elements)
            if self.sorts[at] != "hidden"
            for number, mesh in enumerate(element.meshes)
            if len(mesh.triangles)
        ]
        table = np.array(rows, np.float64).reshape(-1, 4)
        return Pieces(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2], table[:, 3])

    def _kin(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Element (n,) of each piece, -1 for panes, which are no face of a solid; and which are linings."""
        names = [self.class_of(*piece) for piece in zip(self.pieces.element, self.pieces.mesh, strict=True)]
        panes = np.array([name == "glass" for name in names], np.bool_)
        return np.where(panes, -1, self.pieces.element), np.array([name == "lining" for name in names])

    def between(self, low: float, high: float, *sorts: Sort) -> list[int]:
        """Elements of ``sorts`` with something that begins under ``high`` and ends over ``low``."""
        pieces = self.pieces
        near = (pieces.low < high) & (pieces.high > low)
        found = np.unique(pieces.element[near]).tolist()
        return [at for at in found if self.sorts[at] in sorts]

    def sections(self, height: float) -> dict[tuple[int, int], Section]:
        """What the plane at ``height`` cuts of every mesh, by element and number of its mesh."""
        pieces = self.pieces
        near = np.flatnonzero((pieces.low < height) & (pieces.high >= height))
        if not len(near):
            return {}
        elements = self.described.elements
        corners, owner = [], []
        for piece in near.tolist():
            mesh = elements[pieces.element[piece]].meshes[pieces.mesh[piece]]
            corners.append(mesh.vertices[mesh.triangles])
            owner.append(np.full(len(mesh.triangles), piece, np.int64))
        found = sections(whole(cross(np.concatenate(corners), np.concatenate(owner), height), *self.kin))
        return {
            (int(pieces.element[piece]), int(pieces.mesh[piece])): shape for piece, shape in found.items()
        }

    def class_of(self, element: int, mesh: int) -> CutClass:
        """How that mesh is drawn where it is cut."""
        one = self.described
        kind = one.materials[one.looks[element][mesh]].kind
        return cut_class(one.elements[element], self.sorts[element], kind, bears=self.bears[element])


def _of_house(element: ModelElement) -> bool:
    return element.ifc_class.startswith(HOUSE)


def joined(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Union of what is cut, its seams closed."""
    whole = shapely.disjoint_subset_union_all(shapes)
    return whole.buffer(SEAM, join_style="mitre").buffer(-SEAM, join_style="mitre").simplify(SEAM / 2)


def panes_of(section: Section) -> list[LineString]:
    """Panes as lines along their middle; thick ones and blocks of glass by their border."""
    lines = [line for line in shapely.get_parts(section.sheets).tolist() if line.length > PANE]
    for part in polygons(section.solid):
        frame = frame_of(part)
        if frame is None or frame.depth > PANE:
            lines.append(LineString(part.exterior.coords))
        else:
            half = frame.length / 2
            lines.append(LineString([frame.place(-half, 0.0), frame.place(half, 0.0)]))
    return lines
