"""Hours of sun and views of every home, kept as long as building and place are the same."""

import msgspec

from models3d.daylight import finished_building, unit_suns, unit_views
from models3d.described import Described
from models3d.making.inputs import Inputs
from models3d.manifest import Sun, View
from models3d.progress import Progress
from models3d.shelf import Shelf


class Daylight(msgspec.Struct, frozen=True):
    """By home, in their order."""

    suns: list[Sun | None]
    views: list[list[View]]


def make_daylight(described: Described, inputs: Inputs, shelf: Shelf, progress: Progress) -> Daylight:
    """Follow the sun round every home and look out of its windows."""

    def follow() -> bytes:
        progress.start("Looking for windows")
        caster = finished_building(described)
        suns = unit_suns(described, progress, caster)
        return msgspec.msgpack.encode(Daylight(suns, unit_views(described, caster)))

    return msgspec.msgpack.decode(shelf.kept("daylight", inputs.homes, follow), type=Daylight)
