"""What the figures are drawn from: one row a unit, one row a stage; seconds fade with the half-life."""

from dataclasses import dataclass

#: From so many buyers on, an interval over buyers means something.
KNOWABLE_FROM = 3


@dataclass(frozen=True)
class UnitRow:
    """Demand for one unit. ``price`` 0 is on request; ``ratio`` is times the usual, ``low`` to ``high``."""

    id: str
    name: str
    status: str
    floor: int
    rooms: int
    area: float
    price: int
    buyers: int
    seconds: float
    favourites: int
    enquiries: int
    ratio: float
    low: float
    high: float

    @property
    def knowable(self) -> bool:
        """Whether enough buyers looked for the interval to be about buyers at large."""
        return self.buyers >= KNOWABLE_FROM


@dataclass(frozen=True)
class StageRow:
    """Demand for one stage, in building order."""

    id: str
    name: str
    buyers: int
    seconds: float


@dataclass(frozen=True)
class Demand:
    """Everything that the demand page draws; only real or only simulated buyers, never both."""

    currency: str
    simulated: bool
    buyers: int
    units: tuple[UnitRow, ...]
    stages: tuple[StageRow, ...]
