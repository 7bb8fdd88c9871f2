"""Floor plans of storeys and homes, as files."""

import msgspec

from models3d.described import Described
from models3d.floorplans.drawings import Drawings, drawings
from models3d.making.files import Files
from models3d.making.inputs import Inputs
from models3d.progress import Progress
from models3d.shelf import Shelf


class PlanFiles(msgspec.Struct, frozen=True):
    """Names of SVG files, "" for none: by storey, and by home, in their order."""

    storeys: list[str]
    units: list[str]


def make_plans(
    described: Described, inputs: Inputs, files: Files, shelf: Shelf, progress: Progress
) -> PlanFiles:
    """Draw every storey and every home."""
    kept = shelf.kept("plans", inputs.features, lambda: msgspec.msgpack.encode(drawings(described, progress)))
    drawn = msgspec.msgpack.decode(kept, type=Drawings)
    return PlanFiles(
        [files.add(f"storey-{number}", ".svg", data) for number, data in enumerate(drawn.storeys)],
        [files.add(f"unit-{number}", ".svg", data) for number, data in enumerate(drawn.units)],
    )
