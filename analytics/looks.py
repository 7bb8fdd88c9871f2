"""How a look that spans several batches is capped once, not once a batch.

A look at a feature is an unbroken run of one visit's batches (consecutive sequence numbers) in each of
which the feature was attended to. A batch that arrives after its successors goes on with what came before it
and changes nothing behind it: a fact, once counted, is never counted differently.
"""

from collections.abc import Mapping

#: Batches that a look is followed back: far more than the cap of a look needs.
LOOK_BATCHES = 1_024


def look_before(attended: Mapping[int, int], seq: int) -> int:
    """How long the look already was when batch ``seq`` began, ms; ``attended`` is attention in ms by batch.

    No more than ``LOOK_BATCHES`` batches are looked at.

    >>> look_before({1: 4_000, 3: 5_000, 4: 2_500}, 5)
    7500
    >>> look_before({1: 4_000, 3: 5_000}, 3)
    0
    """
    length = 0
    for earlier in range(seq - 1, seq - 1 - LOOK_BATCHES, -1):
        attention = attended.get(earlier, 0)
        if attention <= 0:
            break
        length += attention
    return length
