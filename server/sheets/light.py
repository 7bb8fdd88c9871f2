"""Hours of direct sun in a home, month by month, as bars with their figures in words."""

from dataclasses import dataclass

from babel.dates import get_month_names

from models3d.manifest import Place, Sun
from server.i18n import current_locale, filled
from server.i18n import gettext as _
from server.notation import figure


@dataclass(frozen=True)
class Bar:
    """A month: its initial, its name, its ``hours``, and these as a figure and in words."""

    initial: str
    name: str
    hours: float
    figure: str
    words: str

    def height(self, most: float) -> int:
        """Of a hundred, where ``most`` hours are a hundred."""
        return round(100 * self.hours / most) if most > 0 else 0


@dataclass(frozen=True)
class Sunlight:
    """The year's twelve bars, and the longest and the shortest day in words."""

    bars: list[Bar]
    summer: str
    winter: str

    @property
    def most(self) -> float:
        """Hours of the sunniest month; at least one, so that a dark home has low bars."""
        return max(1.0, *(bar.hours for bar in self.bars))

    @property
    def words(self) -> str:
        """Both solstices in one sentence."""
        return filled(
            _("In its best-lit room {summer} a day around midsummer, {winter} around midwinter."),
            summer=self.summer,
            winter=self.winter,
        )


def sunlight_of(sun: Sun | None, place: Place) -> Sunlight | None:
    """The bars of ``sun`` at ``place``; None where nobody computed it."""
    if sun is None:
        return None
    initials = get_month_names("narrow", "stand-alone", current_locale())
    names = get_month_names("wide", "stand-alone", current_locale())
    bars = [
        Bar(initials[month], names[month], hours, figure(hours), hours_words(hours))
        for month, hours in enumerate(sun.months, 1)
    ]
    return Sunlight(bars, *map(hours_words, solstices(sun, place)))


def solstices(sun: Sun, place: Place) -> tuple[float, float]:
    """Hours of the longest and of the shortest day: June's is the longest north of the equator only."""
    return (sun.june, sun.december) if place.latitude >= 0 else (sun.december, sun.june)


def hours_words(hours: float) -> str:
    """So many hours of sun."""
    return filled(_("{hours} h of sun"), hours=figure(hours))
