"""A visit to be seen again, as it goes to the sales team's page; apart from ``wire``, which buyers load.

Times are whole ms of the visit's own clock, but for ``Replay.began``, an instant in ms since 1970 UTC.
"""

from msgspec import Struct


class ReplayPose(Struct, frozen=True):
    """Where the buyer's camera stood ``at`` ms of the visit, in centimetres of the scene."""

    at: int
    eye: tuple[int, int, int]
    target: tuple[int, int, int]


class ReplayScene(Struct, frozen=True):
    """What was on show from ``at`` ms on: a stage with its name, and more as ``wire.Pose.show`` has it."""

    at: int
    stage: str
    name: str
    show: str


class ReplayShare(Struct, frozen=True):
    """A thing (a home with its rooms, or a feature that is no home's) and its share of a stretch, ms."""

    thing: str
    name: str
    ms: int


class ReplayStretch(Struct, frozen=True):
    """``active`` ms of looking between ``since`` and ``until``, and what got them, most of all first."""

    since: int
    until: int
    active: int
    shares: list[ReplayShare]


class ReplayAct(Struct, frozen=True):
    """A deliberate act ``at`` ms of the visit, in words."""

    at: int
    kind: str
    text: str


class Replay(Struct, frozen=True):
    """One visit to be seen again. It ``began`` at an instant; all else is in ms since then, in time's order.

    ``left_out``: it was longer than what is replayed. ``hidden``: some of it is kept from everybody's eyes.
    """

    visit: str
    development: str
    label: str
    simulated: bool
    began: int
    length: int
    active: int
    poses: list[ReplayPose]
    scenes: list[ReplayScene]
    stretches: list[ReplayStretch]
    acts: list[ReplayAct]
    left_out: bool = False
    hidden: bool = False
