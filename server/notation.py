"""How prices, areas, dates and floors are written for the reader of a request; filters of the templates."""

from collections.abc import Callable
from datetime import date, timedelta

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal

from server.i18n import current_locale, gettext

_EPOCH = date(1970, 1, 1)


def price(amount: int, currency: str) -> str:
    """``amount`` of whole ``currency`` in this request's way of writing money, without cents."""
    return str(format_currency(amount, currency, "¤#,##0", current_locale(), currency_digits=False))


def area(square_metres: float) -> str:
    """``square_metres`` rounded to whole ones where that loses nothing that a buyer weighs."""
    digits = "#,##0" if square_metres >= 10 else "#,##0.0"
    return f"{format_decimal(square_metres, digits, current_locale())}\u00a0m²"


def month(day: int) -> str:
    """Month and year of ``day`` (days since 1970-01-01)."""
    return str(format_skeleton("yMMM", _EPOCH + timedelta(days=day), locale=current_locale()))


def day(number: int) -> str:
    """The date that is ``number`` days since 1970-01-01, its month in words."""
    return str(format_date(_EPOCH + timedelta(days=number), "long", locale=current_locale()))


def storey_words(floor: int) -> str:
    """What a buyer calls the floor: 0 is the ground floor."""
    return gettext("Ground floor") if floor == 0 else gettext("Floor %(floor)s") % {"floor": floor}


#: Name in templates -> function.
FILTERS: dict[str, Callable[..., str]] = {
    "price": price,
    "area": area,
    "month": month,
    "day": day,
    "storey_words": storey_words,
}
