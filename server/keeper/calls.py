"""What a serving process asks of its keeper, and what it is answered; answers come in the order of the calls.

Both ends are of one version: the keeper's process is started by the one that serves.
"""

import msgspec

from server.store.log import Line, Standing
from server.wire import Suggestion

#: The variable in which a keeper finds the settings of the process that serves, as JSON.
SETTINGS = "MAQUETTE_KEEPER_SETTINGS"


class Append(msgspec.Struct, tag=True, array_like=True):
    """Write these lines to the log in one transaction. Answered by Appended."""

    lines: list[Line]


class Unpack(msgspec.Struct, tag=True, array_like=True):
    """Unpack a group of what waits. Answered by Unpacked."""


class Forget(msgspec.Struct, tag=True, array_like=True):
    """Forget what is remembered of a buyer; their rows are gone. Answered by Forgotten."""

    buyer: str


class Appended(msgspec.Struct, tag=True, array_like=True):
    """What became of each line, in their order; committed."""

    standings: list[Standing]


class Told(msgspec.Struct, array_like=True):
    """A buyer of whom something was unpacked, and what is to be shown to them."""

    buyer: str
    development: str
    suggestion: Suggestion | None = None


class Unpacked(msgspec.Struct, tag=True, array_like=True):
    """How many batches were taken up (0: none waits), and what is to be told; committed."""

    found: int
    told: list[Told] = []


class Forgotten(msgspec.Struct, tag=True, array_like=True):
    """It is forgotten."""


class Failed(msgspec.Struct, tag=True, array_like=True):
    """Nothing was written; ``why`` is for the log of the serving process."""

    why: str


Call = Append | Unpack | Forget
Answer = Appended | Unpacked | Forgotten | Failed
