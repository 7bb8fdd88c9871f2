"""The part of the manifest that leads a buyer round: :attr:`models3d.manifest.Manifest.tour`."""

from typing import Literal

from msgspec import Struct

TourPlace = Literal["whole", "storey", "home", "room", "window", "feature"]

#: What the page says at a step in figures of the manifest, where nobody has written words for it.
TourTold = Literal["ground", "stage", "homes", "home", "raw", "room", "window", "evening", "handover"]


class TourHour(Struct, frozen=True):
    """An hour of the 21st of a month (1 to 12), in minutes after midnight where the development stands."""

    month: int
    minutes: int


class TourStep(Struct, frozen=True):
    """A step of the guided tour: where a buyer is led, and what they are told there.

    ``place`` is the whole building, the building open down to ``storey``, the home ``unit`` from outside, the
    room ``feature`` from inside (the largest of ``unit`` where it is ""), the window ``view`` of ``unit``, or
    ``feature`` from outside; ``storey`` and ``view`` are indices. ``stage`` is a stage's id or
    ``BARE_GROUND``. ``title`` and ``words`` are their author's, shown as written; where ``words`` are "" the
    page says what ``told`` names. Without an ``hour`` the light is the usual one.
    """

    id: str
    place: TourPlace
    stage: str
    told: TourTold | None = None
    storey: int | None = None
    unit: str = ""
    feature: str = ""
    view: int | None = None
    hour: TourHour | None = None
    title: str = ""
    words: str = ""
