"""Calendar days as whole numbers since 1970-01-01, the only time that a construction schedule needs here."""

from datetime import date, datetime, timedelta
from functools import lru_cache

EPOCH = date(1970, 1, 1)


def day_of(moment: date) -> int:
    """Days since 1970-01-01 of a date (or of a datetime's own date)."""
    return (date(moment.year, moment.month, moment.day) - EPOCH).days


def date_of(day: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=day)


def iso(day: int) -> str | None:
    """A day number as 2015-05-28; None where it is not known."""
    return None if day < 0 else date_of(day).isoformat()


@lru_cache(maxsize=16384)
def parse_day(text: str, form: str = "") -> int | None:
    """The day that ``text`` names in the strptime format ``form`` (ISO by default); None for none at all.

    Raises ``ValueError`` where there is text that is no such date.
    """
    text = text.strip()
    if not text:
        return None
    if form:
        return day_of(datetime.strptime(text, form).date())  # noqa: DTZ007 - a site's day has no time zone
    return day_of(datetime.fromisoformat(text))
