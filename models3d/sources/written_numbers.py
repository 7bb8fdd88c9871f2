"""Numbers as people write them in tables: 84.5 and 84,5, 285.000 and 285,000 and € 285 000.

A sign with three digits behind it may part thousands or begin decimals. Which it does, the other numbers
of the table say where one of them can be read in one way only, else what parts the columns: programs write
semicolons where the comma begins decimals. A price is a whole amount, and being wrong about it is being wrong
by a thousand: it is refused unless the sign is known to part thousands.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Sign = Literal[".", ","]

#: Which sign begins decimals, by what parts the columns; programs do not agree on the others.
BY_DELIMITER: dict[str, Sign] = {",": ".", ";": ","}
#: Currencies by their signs; others are written as their three letters.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "Ft": ("HUF",),
    "lei": ("RON",),
    "Fr": ("CHF",),
    "₺": ("TRY",),
}
#: What is longer is no number.
LONGEST = 60
_SPACES = re.compile(r"[\s\u2019']+")
_CURRENCY = rf"(?P<{{}}>{'|'.join(map(re.escape, CURRENCIES))}|[A-Z]{{{{3}}}})\.?"
_MONEY = re.compile(
    rf"(?:{_CURRENCY.format('before')})?\s*(?P<amount>[-+]?[\d.,\s\u2019']*?\d[.,]?)\s*"
    rf"(?:(?<=[.,])[-–—]*)?\s*(?:{_CURRENCY.format('behind')})?"
)
_AREA = re.compile(r"(.*\d)\s*(?:m²|m2|qm|sqm)", re.IGNORECASE)
_PLAIN = re.compile(r"[-+]?\d+")
_SPACED = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?P<decimals>[.,]\d*)?")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*(?P<decimals>[.,]\d*)?")
_DECIMALS = re.compile(r"[-+]?(?:\d+[.,]\d*|[.,]\d+)")
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d*)?[eE][-+]?\d+")


@dataclass(frozen=True)
class Number:
    """A number by its parts: ``whole`` has its sign and all digits before ``decimals``.

    ``either`` is the sign that may part thousands or begin decimals, "" where there is none; ``point`` the
    one that is known to begin decimals, by itself or because the other one parts thousands.
    """

    whole: str
    decimals: str = ""
    either: Literal["", ".", ","] = ""
    point: Literal["", ".", ","] = ""
    scientific: bool = False

    @property
    def as_decimal(self) -> float:
        """The number where its sign, if it has one, begins decimals."""
        return float(self.whole) if self.scientific else float(f"{self.whole}.{self.decimals or 0}")

    @property
    def as_thousands(self) -> float:
        """The number where its sign, if it may, parts thousands."""
        return float(self.whole + self.decimals) if self.either else self.as_decimal


@dataclass(frozen=True)
class Notation:
    """How a table writes numbers: signs that were ``seen`` to begin decimals, and the ``usual`` one."""

    seen: frozenset[str] = frozenset()
    usual: str = ""

    @classmethod
    def of(cls, cells: Iterable[str], delimiter: str) -> "Notation":
        """How a table with ``cells`` of numbers and with ``delimiter`` writes them."""
        found = (number_in(amount_in(area_in(cell), "")) for cell in cells)
        seen = frozenset(number.point for number in found if number is not None and number.point)
        return cls(seen, BY_DELIMITER.get(delimiter, ""))

    def begins_decimals(self, sign: str) -> bool | None:
        """Say whether ``sign`` begins decimals (else it parts thousands); None where that is not known."""
        known = self.seen or {self.usual} - {""}
        return sign in known if len(known) == 1 else None


def number_in(text: str) -> Number | None:
    """The number that ``text`` is; None for anything else."""
    # Thousands are parted by spaces and apostrophes of many kinds; a minus may be as it is printed.
    plain = _SPACES.sub(" ", text).strip().replace("\u2212", "-")
    if len(plain) > LONGEST or not plain.isascii():
        return None
    if _PLAIN.fullmatch(plain):
        return Number(plain)
    if spaced := _SPACED.fullmatch(plain):
        whole, decimals = _parted(plain.replace(" ", ""), spaced["decimals"] or "")
        return Number(whole, decimals, point=_sign(spaced["decimals"]))
    if parted := _THOUSANDS.fullmatch(plain):
        sign, rest = _sign(parted["sign"]), parted["decimals"] or ""
        if not rest and plain.count(sign) == 1:
            whole, decimals = plain.split(sign)
            return Number(whole, decimals, either=sign)
        if rest[:1] != sign:
            whole, decimals = _parted(plain, rest)
            return Number(whole.replace(sign, ""), decimals, point="." if sign == "," else ",")
        return None
    if _DECIMALS.fullmatch(plain):
        sign = "," if "," in plain else "."
        whole, decimals = plain.split(sign)
        return Number(f"{whole}0" if whole in ("", "-", "+") else whole, decimals, point=_sign(sign))
    if _SCIENTIFIC.fullmatch(plain) and math.isfinite(float(plain)):
        return Number(plain, scientific=True)
    return None


def amount_in(text: str, currency: str) -> str:
    """What is left of ``text`` without a sign of ``currency`` (ISO 4217; "" for any) and a dash for cents.

    Raises ValueError where it has a sign of another currency.
    """
    money = _MONEY.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if money is None:
        return text
    for sign in filter(None, (money["before"], money["behind"])):
        if currency and currency not in CURRENCIES.get(sign, (sign,)):
            raise ValueError(f"'{text}' is not in {currency}")
    amount = money["amount"].strip()
    # A sign before nothing but a dash begins decimals.
    return f"{amount}0" if amount[-1:] in (".", ",") else amount


def area_in(text: str) -> str:
    """What is left of ``text`` without a sign of square metres."""
    area = _AREA.fullmatch(text) if len(text) <= LONGEST else None
    return area[1] if area else text


def _parted(text: str, rest: str) -> tuple[str, str]:
    return (text[: -len(rest)], rest[1:]) if rest else (text, "")


def _sign(text: str | None) -> Literal["", ".", ","]:
    if not text:
        return ""
    return "," if text[0] == "," else "."
