"""An interval for a mean that holds at every look: an asymptotic confidence sequence."""

from math import log, sqrt

#: The chance that the truth is ever outside, over all looks together.
ALPHA = 0.05
#: The interval is at its narrowest after so many people; at every other number it holds as well.
NARROWEST_AT = 500


def half_width(people: int, spread: float, alpha: float = ALPHA) -> float:
    """Half the interval's width after ``people`` independent values of standard deviation ``spread``.

    Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: "Time-uniform central limit theory and asymptotic
    confidence sequences", Annals of Statistics, 2024, theorem 2.2 (two-sided, with the mixture's scale of
    its section B.2).

    >>> half_width(1_000, 1.0) < half_width(100, 1.0)
    True
    >>> 1.3 < half_width(500, 1.0) / (1.96 / 500**0.5) < 1.8
    True
    """
    if people < 1:
        return float("inf")
    scale = (-2 * log(alpha) + log(-2 * log(alpha)) + 1) / NARROWEST_AT
    grown = people * scale
    return spread * sqrt(2 * (grown + 1) / (people**2 * scale) * log(sqrt(grown + 1) / alpha))
