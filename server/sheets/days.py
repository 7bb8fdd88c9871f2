"""Days as a buyer is told them: which one today is where a building stands, and how late something is."""

from datetime import UTC, date, datetime

from server.i18n import gettext as _
from server.i18n import ngettext
from server.zones import zone_called

_EPOCH = date(1970, 1, 1)
#: From here on weeks say it better than days.
WEEKS_FROM = 14


def today_in(timezone: str, now: datetime | None = None) -> int:
    """Today's day since 1970-01-01 where the development stands."""
    return ((now or datetime.now(UTC)).astimezone(zone_called(timezone)).date() - _EPOCH).days


def amount_of(days: int) -> str:
    """A number of days in words: "5 days", "3 weeks"."""
    if days < WEEKS_FROM:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    weeks = (2 * days + 7) // 14
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)


def difference(days: int) -> str:
    """``days`` behind the plan in words; negative is ahead."""
    if days == 0:
        return _("on time")
    amount = amount_of(abs(days))
    return (_("{amount} late") if days > 0 else _("{amount} early")).format(amount=amount)


def derived_words() -> str:
    """What is said of days that no schedule has."""
    return _("The dates are derived from the order of building, not from a schedule.")
