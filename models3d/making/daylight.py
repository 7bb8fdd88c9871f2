"""Hours of sun and views of every home, kept as long as building and place are the same."""

import msgspec

from models3d.daylight import HomeSun, finished_building, home_suns, unit_views
from models3d.described import Described
from models3d.making.inputs import Inputs
from models3d.manifest import View
from models3d.progress import Progress
from models3d.shelf import Shelf

#: Its name says what is in it: what an earlier version kept had no rooms.
ON_SHELF = "daylight-of-rooms"


class Daylight(msgspec.Struct, frozen=True):
    """By home, in their order."""

    suns: list[HomeSun]
    views: list[list[View]]


def make_daylight(described: Described, inputs: Inputs, shelf: Shelf, progress: Progress) -> Daylight:
    """Follow the sun round every home and look out of its windows."""

    def follow() -> bytes:
        progress.start("Looking for windows")
        caster = finished_building(described)
        suns = home_suns(described, progress, caster)
        return msgspec.msgpack.encode(Daylight(suns, unit_views(described, caster)))

    return msgspec.msgpack.decode(shelf.kept(ON_SHELF, inputs.homes, follow), type=Daylight)
