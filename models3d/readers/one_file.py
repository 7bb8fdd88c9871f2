"""What one model file says: its content in its own frame, and how that frame lies in the world."""

from dataclasses import dataclass, field, replace

import msgspec

from models3d.meshes import joined
from models3d.model import Model
from models3d.readers.kept_shapes import Portions, Shapes
from models3d.shelf import Shelf

#: The name on the shelf of what a file says besides shapes; it is put there last.
CONTENT = "model"


@dataclass(frozen=True)
class Grid:
    """How a model's frame lies in a map's: metres of its origin, degrees that its x turns left from east."""

    east: float
    north: float
    height: float
    turn: float
    #: Name of the map's reference system, "" where the file does not say.
    system: str = ""


@dataclass(frozen=True)
class OneFile:
    """The content of one file.

    ``true_north`` is as in ``manifest.Place``, None where the file is silent; ``zero`` is the height (y) from
    which the elevations of its storeys count. ``elements`` and ``spaces`` of the model have the shapes of
    ``element_keys`` and ``space_keys``, which a reader numbers as it likes; on the shelf the model lies
    without them.
    """

    model: Model
    element_keys: list[int] = field(default_factory=list)
    space_keys: list[int] = field(default_factory=list)
    true_north: float | None = None
    grid: Grid | None = None
    zero: float = 0.0


class _Content(msgspec.Struct):
    file: OneFile
    portions: int


def keep(file: OneFile, shelf: Shelf, made_from: str, portions: int) -> None:
    """Put ``file`` on ``shelf``, whose first ``portions`` portions have its shapes."""
    model = file.model
    bare = replace(
        model,
        elements=[replace(one, meshes=()) for one in model.elements],
        spaces=[replace(one, mesh=None) for one in model.spaces],
    )
    content = _Content(replace(file, model=bare), portions)
    shelf.put(CONTENT, made_from, msgspec.msgpack.encode(content))


def find(shelf: Shelf, made_from: str) -> OneFile | None:
    """Take what was kept from ``shelf``; None where it is not there, or not whole."""
    data = shelf.find(CONTENT, made_from)
    if data is None:
        return None
    try:
        content = msgspec.msgpack.decode(data, type=_Content)
    except ValueError:
        return None
    portions = Portions(shelf, made_from)
    shapes = portions.kept(content.portions)
    return _with_shapes(content.file, shapes) if portions.count == content.portions else None


def _with_shapes(file: OneFile, shapes: Shapes) -> OneFile:
    model = file.model
    elements = zip(model.elements, file.element_keys, strict=True)
    spaces = zip(model.spaces, file.space_keys, strict=True)
    return replace(
        file,
        model=replace(
            model,
            elements=[replace(one, meshes=shapes.get(key, ())) for one, key in elements],
            spaces=[replace(one, mesh=joined(shapes.get(key, ()))) for one, key in spaces],
        ),
    )
