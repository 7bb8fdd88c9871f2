"""Floor plans of storeys and homes, as files."""

from functools import partial

import msgspec

from models3d.collecting import rarely_collected
from models3d.counted_steps import Steps
from models3d.crew import Crew, Lent
from models3d.described import Described
from models3d.floorplans.drawings import Drawings, drawings
from models3d.making.files import Files
from models3d.making.inputs import Inputs
from models3d.making.underway import Underway, begin
from models3d.progress import Progress
from models3d.shelf import Shelf


class PlanFiles(msgspec.Struct, frozen=True):
    """Names of SVG files, "" for none: by storey, and by home, in their order."""

    storeys: list[str]
    units: list[str]


def begin_plans(described: Described, inputs: Inputs, shelf: Shelf, crew: Crew) -> Underway:
    """Begin to draw every storey and every home."""
    return begin("plans", inputs.features, shelf, crew, partial(_encoded, crew.lend(described)))


def take_plans(plans: Underway, described: Described, files: Files, progress: Progress) -> PlanFiles:
    """Wait for the plans."""
    steps = 2 * len(described.staged.storeys) + len(described.homes)
    drawn = msgspec.msgpack.decode(plans.take(progress, "Drawing floor plans", steps), type=Drawings)
    return PlanFiles(
        [files.add(f"storey-{number}", ".svg", data) for number, data in enumerate(drawn.storeys)],
        [files.add(f"unit-{number}", ".svg", data) for number, data in enumerate(drawn.units)],
    )


def _encoded(lent: Lent[Described]) -> bytes:
    with rarely_collected():
        return msgspec.msgpack.encode(drawings(lent.thing, Steps()))
