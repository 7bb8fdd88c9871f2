"""Brings models into one frame: by offsets, by map coordinates, and near the origin."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models3d.folder.tables import ModelTable
from models3d.model import DoorOperation, Mesh, Model, ModelElement, ModelSpace
from models3d.readers.one_file import Grid, OneFile
from models3d.staging.boxes import boxes_of

#: A model whose middle is farther from its origin than this (metres) stands in national coordinates.
FAR = 10_000.0
#: A building whose zero lies no farther than this (metres) from the model's is left there.
LEVEL = 1.0
#: Models of one development stand no farther apart than this (metres).
APART = 1_000.0
#: The frame of a model that is drawn in map coordinates.
MAP = Grid(0.0, 0.0, 0.0, 0.0)

Vector = NDArray[np.float64]


def in_one_frame(files: Sequence[tuple[ModelTable, OneFile]]) -> tuple[list[Model], list[str]]:
    """The models of ``files`` in the frame of the first, and what to warn of.

    An offset in ``development.toml`` counts; where there is none, and both files say how they lie on the
    map, the map does, unless it would tear apart what stands together as drawn.
    """
    models: list[Model] = []
    warnings: list[str] = []
    base: tuple[str, Grid] | None = None
    first: tuple[str, Vector] | None = None
    for table, file in files:
        offset = np.array(table.offset)
        model, said = moved(file.model, offset, table.turn), list[str]()
        told = bool(offset.any() or table.turn)
        if not told and base is not None and first is not None:
            if file.grid is not None:
                model, said = _by_map(model, table.file, file.grid, base, first[1])
            else:
                model, said = _drawn_on_map(model, table.file, base, first[1])
        elif not told and base is None and file.grid is not None:
            base = (table.file, file.grid)
        middle = middle_of(model)
        if first is not None:
            said += _far_apart(table, middle, first)
        elif middle is not None:
            first = (table.file, middle)
        models.append(model)
        warnings += said
    return models, warnings


def _by_map(
    model: Model, name: str, own: Grid, base: tuple[str, Grid], first: Vector
) -> tuple[Model, list[str]]:
    """Put ``model`` where its map coordinates and those of ``base`` say."""
    base_name, grid = base
    if own.system and grid.system and own.system != grid.system:
        return model, [
            f"{name} is in the map system {own.system} and {base_name} in {grid.system}: it is shown as "
            "drawn. Give it an offset in development.toml if it does not meet the others."
        ]
    turn = own.turn - grid.turn
    apart = np.array([own.east - grid.east, own.height - grid.height, grid.north - own.north])
    shift = apart @ _turning(-grid.turn).T
    if abs((turn + 180) % 360 - 180) < 1e-6 and np.abs(shift).max() < 1e-3:
        return model, []
    turned = moved(model, shift, turn)
    before, after = middle_of(model), middle_of(turned)
    if before is None or after is None:
        return turned, []
    if _flat(after - first) > max(APART, _flat(before - first)):
        return model, [
            f"The map coordinates of {name} would put it {_flat(after - first) / 1000:.1f} km from "
            f"{base_name}: they are not followed, and it is shown as drawn."
        ]
    return turned, [
        f"{name} was moved {np.linalg.norm(shift):.2f} m and turned {turn % 360:.1f}° to meet {base_name}, "
        "as the map coordinates of both say; an offset in development.toml would count instead."
    ]


def _drawn_on_map(model: Model, name: str, base: tuple[str, Grid], first: Vector) -> tuple[Model, list[str]]:
    """Bring near a model that was drawn in the map coordinates of which ``base`` only speaks."""
    middle = middle_of(model)
    if middle is None or _flat(middle - first) <= APART:
        return model, []
    brought, _ = _by_map(model, name, MAP, base, first)
    there = middle_of(brought)
    if there is None or _flat(there - first) > APART:
        return model, []
    return brought, [
        f"{name} is drawn in map coordinates and was brought to {base[0]} by what that says of the map."
    ]


def _far_apart(table: ModelTable, middle: Vector | None, first: tuple[str, Vector]) -> list[str]:
    distance = 0.0 if middle is None else _flat(middle - first[1])
    if middle is None or distance <= APART:
        return []
    x, _, z = (np.array(table.offset) - np.round(middle - first[1])).tolist()
    return [
        f"{table.file} stands {distance / 1000:.1f} km from {first[0]}, so the two were drawn around "
        "different origins. Bring it near with an offset under [[models]], beginning with "
        f"offset = [{x:.0f}, 0, {z:.0f}]."
    ]


def _flat(way: Vector) -> float:
    return float(math.hypot(way[0], way[2]))


def middle_of(model: Model) -> Vector | None:
    """Where most of ``model`` stands (x, y, z): what lies far off does not pull; None without shapes."""
    boxes = boxes_of(model.elements)
    shown = np.isfinite(boxes.low[:, 0])
    if not shown.any():
        return None
    middle: Vector = np.median((boxes.low[shown] + boxes.high[shown]) / 2, axis=0)
    return middle


def at_origin(model: Model, zero: float) -> Model:
    """``model`` moved to the origin by whole metres where it stands far from it, and down to its ``zero``.

    Single precision, in which models travel, would make it shake far off; and a building that counts its
    heights from the sea would have its cellar above the ground.
    """
    middle = middle_of(model)
    offset = np.zeros(3)
    if middle is not None and _flat(middle) >= FAR:
        offset[[0, 2]] = -np.round(middle[[0, 2]])
        model.warnings.append(
            f"The models stand {-offset[0]:.0f} m east and {offset[2]:.0f} m north of their origin and were "
            "moved to it."
        )
    if abs(zero) > LEVEL:
        offset[1] = -zero
        model.warnings.append(
            f"The building's zero lies {zero:.2f} m above that of the model, as it does where heights count "
            "from the sea: all heights count from the building's."
        )
    return moved(model, offset)


def moved(model: Model, offset: Vector, turn: float = 0.0) -> Model:
    """``model`` turned by ``turn`` degrees (to the left on plan) about the origin and moved by ``offset``."""
    if not offset.any() and not turn:
        return model
    turning = _turning(turn).T

    def mesh(one: Mesh) -> Mesh:
        return replace(one, vertices=(one.vertices @ turning if turn else one.vertices) + offset)

    def direction(x: float, z: float) -> tuple[float, float]:
        return float(turning[0, 0] * x + turning[2, 0] * z), float(turning[0, 2] * x + turning[2, 2] * z)

    def opens(one: DoorOperation) -> DoorOperation:
        return replace(one, along=direction(*one.along), towards=direction(*one.towards))

    def element(one: ModelElement) -> ModelElement:
        if not one.meshes:
            return one
        meshes = tuple(mesh(part) for part in one.meshes)
        return replace(one, meshes=meshes, opens=opens(one.opens) if turn and one.opens else one.opens)

    def space(one: ModelSpace) -> ModelSpace:
        x, y, z = (np.array(one.centre) @ turning + offset).tolist()
        return replace(one, mesh=None if one.mesh is None else mesh(one.mesh), centre=(x, y, z))

    return replace(
        model,
        storeys=[replace(one, elevation=one.elevation + float(offset[1])) for one in model.storeys],
        elements=[element(one) for one in model.elements],
        spaces=[space(one) for one in model.spaces],
    )


def _turning(degrees: float) -> NDArray[np.float64]:
    """Matrix that turns (x, y, z) to the left as seen from above, where z comes towards the reader."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return np.array([[cosine, 0.0, sine], [0.0, 1.0, 0.0], [-sine, 0.0, cosine]])
