"""How prices, areas, dates and floors are written for the reader of a request; filters of the templates."""

from collections.abc import Callable
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from server.i18n import current_locale, gettext

_EPOCH = date(1970, 1, 1)


def price(amount: int, currency: str) -> str:
    """``amount`` of whole ``currency`` in this request's way of writing money, without cents."""
    locale = current_locale()
    pattern = Locale.parse(locale).currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(amount, currency, pattern, locale, currency_digits=False))


def area(square_metres: float) -> str:
    """``square_metres`` rounded to whole ones where that loses nothing that a buyer weighs."""
    digits = "#,##0" if square_metres >= 10 else "#,##0.0"
    return gettext("{figure}\u00a0m²").format(figure=format_decimal(square_metres, digits, current_locale()))


def decimal(figure: float, pattern: str = "#,##0.0") -> str:
    """``figure`` by Unicode's ``pattern`` for numbers, with this request's signs for points and thousands."""
    return str(format_decimal(figure, pattern, current_locale()))


def separators() -> str:
    """The signs for the decimal point and between thousands in this request's language, as Plotly takes them.

    >>> separators()
    '.,'
    """
    locale = current_locale()
    return f"{get_decimal_symbol(locale)}{get_group_symbol(locale)}"


def signed(figure: float) -> str:
    """``figure`` with its sign and two decimal places: points for and against."""
    return decimal(figure, "+0.00;-0.00")


def exact_area(square_metres: float) -> str:
    """``square_metres`` to a tenth, as a specification has them."""
    return gettext("{figure}\u00a0m²").format(figure=figure(square_metres))


def figure(number: float) -> str:
    """``number`` to a tenth at most."""
    return decimal(number, "#,##0.#")


def count(number: int) -> str:
    """A whole ``number`` as this request's reader writes it."""
    return str(format_decimal(number, locale=current_locale()))


def metres(length: float) -> str:
    """``length`` in metres, rounded to what a walker notices: tens of metres, and tenths of a kilometre."""
    locale = current_locale()
    if length < 995:
        return str(format_unit(max(1, round(length / 10)) * 10, "length-meter", "short", locale=locale))
    return str(format_unit(length / 1000, "length-kilometer", "short", "#,##0.0", locale))


def hours_figure(hours: float) -> str:
    """So many ``hours``, to a tenth, as short as tables want it."""
    return str(format_unit(hours, "duration-hour", "short", "#,##0.#", current_locale()))


def month(day: int) -> str:
    """Month and year of ``day`` (days since 1970-01-01)."""
    return str(format_skeleton("yMMM", _EPOCH + timedelta(days=day), locale=current_locale()))


def day(number: int) -> str:
    """The date that is ``number`` days since 1970-01-01, its month in words."""
    return str(format_date(_EPOCH + timedelta(days=number), "long", locale=current_locale()))


def short_day(number: int) -> str:
    """The date that is ``number`` days since 1970-01-01, as short as tables want it."""
    return str(format_date(_EPOCH + timedelta(days=number), "medium", locale=current_locale()))


def storey_words(floor: int) -> str:
    """What a buyer calls the floor: 0 is the ground floor."""
    return gettext("Ground floor") if floor == 0 else gettext("Floor %(floor)s") % {"floor": floor}


#: Name in templates -> function.
FILTERS: dict[str, Callable[..., str]] = {
    "price": price,
    "area": area,
    "exact_area": exact_area,
    "count": count,
    "metres": metres,
    "month": month,
    "day": day,
    "decimal": decimal,
    "signed": signed,
    "short_day": short_day,
    "storey_words": storey_words,
}
