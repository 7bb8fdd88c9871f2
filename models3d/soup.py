"""Triangles of one material on the grid, each with its element and storey, flat ones told from round ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.creases import corner_normals
from models3d.glb import Grid
from models3d.model import Mesh

#: Twice the area (m²) under which a triangle shows nothing and has no direction.
LEAST_AREA = 1e-9


@dataclass(frozen=True)
class Piece:
    """One mesh of one element, ready for packing; ``storey`` may be ``NO_INDEX``."""

    element: int
    storey: int
    material: int
    mesh: Mesh


@dataclass(frozen=True)
class Soup:
    """Triangles (t,) by storey and element: lattice ``points`` (t, 3, 3), ``normals`` (t, 3, 3) int8.

    ``normals`` are those of the corners; ``flat`` (t,) says where they are all the face's own.
    """

    points: NDArray[np.int64]
    normals: NDArray[np.int8]
    element: NDArray[np.int64]
    storey: NDArray[np.int64]
    flat: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.points)

    def where(self, mask: NDArray[np.bool_]) -> "Soup":
        """Only the triangles of ``mask``."""
        return Soup(
            self.points[mask], self.normals[mask], self.element[mask], self.storey[mask], self.flat[mask]
        )


def soup_of(pieces: list[Piece], grid: Grid) -> Soup:
    """Put ``pieces`` on the grid and light them; triangles without an area there are dropped."""
    pieces = sorted(pieces, key=lambda piece: (piece.storey, piece.element))
    corners = np.concatenate([piece.mesh.vertices[piece.mesh.triangles] for piece in pieces])
    counts = [len(piece.mesh.triangles) for piece in pieces]
    element = np.repeat([piece.element for piece in pieces], counts).astype(np.int64)
    storey = np.repeat([piece.storey for piece in pieces], counts).astype(np.int64)
    points = np.rint((corners - np.asarray(grid.origin)) / grid.step).astype(np.int64)
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(face, axis=1)
    keep = _apart(points) & (area > LEAST_AREA)
    corners, points, element, storey = corners[keep], points[keep], element[keep], storey[keep]
    normals = np.rint(corner_normals(corners, _welded(points, element)) * 127)
    own = np.rint(face[keep] / area[keep, None] * 127)
    flat = (np.abs(normals - own[:, None]) <= 1).all(axis=(1, 2))
    return Soup(points, normals.astype(np.int8), element, storey, flat)


def _apart(points: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Triangles (t,) whose corners are three different lattice points."""
    turned = np.roll(points, 1, axis=1)
    return np.asarray((points != turned).any(axis=2).all(axis=1))


def _welded(points: NDArray[np.int64], element: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number (t, 3) for each corner, equal where element and lattice point are."""
    x, y, z = (points[..., axis].reshape(-1) for axis in range(3))
    _, place = np.unique((x << 32) | (y << 16) | z, return_inverse=True)
    _, number = np.unique(np.repeat(element, 3) * len(place) + place, return_inverse=True)
    return number.reshape(-1, 3)
