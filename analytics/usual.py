"""How a development is usually looked at: what every buyer's interest is measured against.

Learned from all buyers by moments, with weak priors, so that it is sane with one buyer and with none
(empirical Bayes: Efron & Morris, "Data analysis using Stein's estimator", JASA 1975).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from analytics.tally import Tally, weight

#: Seconds of attention that tell as much as one independent look (mean square over mean of a look's length).
LOOK_SECONDS = 3.0
#: With nothing seen yet: a tenth of what is visible is attended to, as sure as half a minute of watching.
_PRIOR_RATE, _PRIOR_EXPOSURE_S = 0.1, 30.0
#: With nothing seen yet, buyers have ratios of variance 1, as sure as one feature's ten expected looks.
_PRIOR_SPREAD, _PRIOR_SPREAD_LOOKS = 1.0, 100.0
#: Bounds of the spread: never so small that nothing can stand out, never so large that one glance does.
_LEAST_SPREAD, _MOST_SPREAD = 0.1, 4.0


@dataclass(frozen=True, slots=True)
class Usual:
    """How a development is usually looked at: attention a second of exposure, and how far buyers differ.

    ``spread`` is the variance of true ratios over buyers and features, around their mean of 1.
    """

    rate: float = _PRIOR_RATE
    spread: float = _PRIOR_SPREAD


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums over tallies from which the usual follows, at the landmark's scale; a database can add them up.

    Squares of weights reach the end of a float 19 years from the landmark.
    """

    attention: float = 0.0
    exposure: float = 0.0
    attention_squared: float = 0.0
    cross: float = 0.0
    exposure_squared: float = 0.0

    @classmethod
    def of(cls, tally: Tally) -> "Moments":
        """The sums of one tally."""
        attention, exposure = tally.attention, tally.exposure
        return cls(attention, exposure, attention**2, attention * exposure, exposure**2)

    def merge(self, other: "Moments") -> "Moments":
        """The sums of both."""
        return Moments(
            self.attention + other.attention,
            self.exposure + other.exposure,
            self.attention_squared + other.attention_squared,
            self.cross + other.cross,
            self.exposure_squared + other.exposure_squared,
        )


def usual_of(tallies: Iterable[Tally], now_ms: int) -> Usual:
    """The usual of a development, from all tallies of all its buyers; sane with one buyer and with none."""
    return usual_from(reduce(Moments.merge, map(Moments.of, tallies), Moments()), now_ms)


def usual_from(moments: Moments, now_ms: int) -> Usual:
    """The usual as of ``now_ms``, from sums alone.

    The rate is all attention over all exposure; the spread is what the ratios vary beyond chance, by
    moments of the negative binomial: Var(n) = e + spread e^2. Both start from weak priors.
    """
    second = 1_000 * weight(now_ms)
    attention, exposure = moments.attention / second, moments.exposure / second
    rate = (attention + _PRIOR_RATE * _PRIOR_EXPOSURE_S) / (exposure + _PRIOR_EXPOSURE_S)
    # With n looks and e expected ones: the sums of (n - e)^2 - e and of e^2, in looks.
    look = (LOOK_SECONDS * second) ** 2
    differences = moments.attention_squared - 2 * rate * moments.cross + rate**2 * moments.exposure_squared
    excess = differences / look - rate * exposure / LOOK_SECONDS + _PRIOR_SPREAD * _PRIOR_SPREAD_LOOKS
    spread = excess / (rate**2 * moments.exposure_squared / look + _PRIOR_SPREAD_LOOKS)
    return Usual(rate=rate, spread=min(max(spread, _LEAST_SPREAD), _MOST_SPREAD))
