"""How many people it takes to see a lift, and which lift so many people can show."""

from math import sqrt

from scipy.stats import norm

#: The chance of a false alarm (two-sided), and of seeing a lift that is there.
ALPHA, POWER = 0.05, 0.8
_MOST = 100_000_000


def people_needed(base: float, lift: float) -> int:
    """People in each of two arms to see ``base`` rise by ``lift``, both shares of 1.

    The normal approximation for two proportions (Fleiss, Levin, Paik: "Statistical Methods for Rates and
    Proportions", 2003, section 4.2). At most a hundred million.

    >>> people_needed(0.10, 0.04)
    1035
    """
    after = min(max(base + lift, 0.0), 1.0)
    middle = (base + after) / 2
    if after == base:
        return _MOST
    wrong, right = float(norm.isf(ALPHA / 2)), float(norm.ppf(POWER))
    spread = wrong * sqrt(2 * middle * (1 - middle)) + right * sqrt(base * (1 - base) + after * (1 - after))
    return min(_MOST, int((spread / (after - base)) ** 2) + 1)


def smallest_lift(base: float, people: int) -> float:
    """The smallest rise that ``people`` in each arm can show; 1 - ``base`` where none can.

    >>> [round(smallest_lift(0.10, people), 3) for people in (50, 100, 1_000)]
    [0.227, 0.15, 0.041]
    """
    low, high = 0.0, 1.0 - base
    if people_needed(base, high) > people:
        return high
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if people_needed(base, middle) > people else (low, middle)
    return high
