"""What every reader of models gives and everything after it works on: elements, spaces, storeys.

Frame: metres, x right on plan, y up, z towards the reader of the plan (as in :mod:`models3d.manifest`).
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Mesh:
    """Triangles of one look: ``vertices`` (n, 3) float64 metres, ``triangles`` (m, 3) int32 indices.

    ``colour`` is sRGB red, green, blue in 0..1 as the model has it, or None; ``opacity`` in 0..1.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.int32]
    material: str = ""
    colour: tuple[float, float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True)
class ModelStorey:
    """A storey of one model; ``elevation`` (y) in metres."""

    name: str
    elevation: float


@dataclass(frozen=True)
class DoorOperation:
    """How a door opens: ``kind`` is IFC's word for it ("SINGLE_SWING_LEFT"), told along two directions.

    Both are of unit length on plan, (x, z): leaves open ``towards`` one side, and the left end of the door is
    where ``along`` comes from (as seen by who looks that way, but for a door that is placed mirrored).
    """

    kind: str
    along: tuple[float, float]
    towards: tuple[float, float]


@dataclass(frozen=True)
class ModelElement:
    """One built thing. ``parent`` is the GlobalId of the whole it is a part of, "" for none.

    ``zone`` is the number or name of the room or unit that the model puts it in, ``bearing`` whether the
    model says that it carries others (None where it does not say). ``kind`` is IFC's predefined type ("ROOF"
    of a slab), "" for none; ``whole`` the class of the outermost whole that it is a part of, "" for none.
    ``opens`` is how a door opens, None where nobody says. ``tongue`` is the language of its file, where words
    on materials mean different things in several (:mod:`models3d.materials.file_tongue`), else "".
    """

    global_id: str
    ifc_class: str
    name: str
    storey: str
    layer: str = ""
    material: str = ""
    parent: str = ""
    meshes: tuple[Mesh, ...] = ()
    zone: str = ""
    bearing: bool | None = None
    kind: str = ""
    whole: str = ""
    opens: DoorOperation | None = None
    tongue: str = ""


@dataclass(frozen=True)
class ModelSpace:
    """A room's volume; ``zone`` names the unit it belongs to where the model says so.

    ``placeholder`` marks a box that stands for a room without having its shape; ``area`` is the floor area
    (m²) that the model's author wrote down, None where they wrote none.
    """

    global_id: str
    name: str
    long_name: str
    storey: str
    zone: str
    mesh: Mesh | None
    centre: tuple[float, float, float]
    placeholder: bool = False
    area: float | None = None


#: What a task is: work, a moment without work of its own, or effort that only spans others' work.
TaskKind = Literal["work", "milestone", "effort"]


@dataclass(frozen=True)
class ScheduledTask:
    """A task as a schedule has it; days since 1970-01-01, None where unknown.

    ``planned_*`` is what was promised: the baseline where the schedule keeps one, else its plan;
    ``expected_*`` is the plan in force where that has moved away from the baseline, else None; from
    ``data_date`` on (None where the schedule does not say) all is still to come that was not reported.
    """

    id: str
    name: str
    planned_start: int | None
    planned_finish: int | None
    actual_start: int | None = None
    actual_finish: int | None = None
    #: Names of the summary tasks above it, outermost first.
    path: tuple[str, ...] = ()
    #: GlobalIds of elements that the schedule itself links.
    elements: frozenset[str] = frozenset()
    expected_start: int | None = None
    expected_finish: int | None = None
    kind: TaskKind = "work"
    data_date: int | None = None


@dataclass(frozen=True)
class Model:
    """The merged content of a development folder's models, in one frame."""

    storeys: list[ModelStorey]
    elements: list[ModelElement]
    spaces: list[ModelSpace]
    tasks: list[ScheduledTask] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
