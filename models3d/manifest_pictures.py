"""The part of the manifest on pictures: stills, posters, and photos of the works."""

from msgspec import Struct


class Picture(Struct, frozen=True):
    """A still: two WebP files in the build folder, and the size of the large one in pixels."""

    small: str
    large: str
    width: int
    height: int


class Pose(Struct, frozen=True):
    """Where somebody stands and looks: ``eye`` and ``target`` (x, y, z) in metres."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]


class Photo(Struct, frozen=True):
    """A picture of the works, ``taken`` on a day since 1970-01-01 while ``stage`` (an id) was going on.

    They are in the order of their days. ``from_model``: nobody was there with a camera, it shows the model as
    it stood by the site's reports. ``view`` is where it was taken from, ``home`` and ``storey`` where.
    """

    picture: Picture
    taken: int
    caption: str
    stage: str
    from_model: bool = False
    view: Pose | None = None
    home: str = ""
    storey: int = -1
