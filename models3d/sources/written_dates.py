"""How a table writes its dates, found from all of them: 28-5-2015, 5/28/15 8:00 AM, 42152, 28 mei 2015."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models3d.schedule.days import day_of, parse_day
from models3d.spelling import bare

#: Excel counts days from here (and takes 1900 for a leap year, which no schedule reaches).
EXCEL = date(1899, 12, 30)

#: Months by their first letters, without accents: English, Dutch, German, Danish, Norwegian and Swedish;
#: French, Spanish, Italian and Portuguese; Polish, Czech, Finnish and Turkish. Of several that begin a word
#: the longest counts.
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan ene gen sty led tam oca",
            "feb fev fevr lut uno hel sub",
            "mar maa mrt mae bre",
            "apr avr abr kwi dub huh nis",
            "may mei mai maj mag kve tou",
            "jun juin giu cze cer kes haz",
            "jul juil lug lip cervenc cervenec hei tem",
            "aug aou ago sie srp elo agu",
            "sep set wrz zar syy eyl",
            "oct okt ott out paz rij lok eki",
            "nov lis marras kas",
            "dec dez des dic gru pro jou ara",
        ),
        1,
    )
    for word in words.split()
}

#: A weekday before a date, and a time of day after it.
_AROUND = re.compile(
    r"^[^\W\d_]{2,10}\.?,?\s+(?=\d{4}-|\d{1,2}\s*[./-]|\d{1,2}\s+[^\W\d])"
    r"|[ T]+\d{1,2}[:.]\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?| uur)?$",
    re.I,
)
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})[. -]*([^\W\d_]{3,12})\.?[ ,-]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2}),? (\d{4})")
_SERIAL = re.compile(r"(\d{5})([.,]\d+)?")


class TwoWaysError(ValueError):
    """A date that can be read in two ways."""


@dataclass(frozen=True)
class Written:
    """Dates as one table writes them; ``month_first`` as in 5/28/2015, None where that cannot be told."""

    month_first: bool | None = False

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Written":
        """The way in which ``texts`` are written."""
        plain = [_AROUND.sub("", text.strip()) for text in texts]
        found = [numbers for text in plain if (numbers := _NUMBERS.fullmatch(text))]
        day_first = sum(int(one[1]) > 12 for one in found)
        month_first = sum(int(one[3]) > 12 for one in found)
        if day_first or month_first:
            return cls(month_first > day_first)
        # Only where days are parted by slashes do some put the month first.
        return cls(None if any(one[2] == "/" and one[1] != one[3] for one in found) else False)

    def day(self, text: str) -> int | None:
        """The day that ``text`` is, None for none at all; raises ValueError where it is no date."""
        plain = _AROUND.sub("", text.strip())
        for form, read in self._forms():
            found = form.fullmatch(plain)
            if found:
                return day_of(read(found))
        return parse_day(text)

    def _forms(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], date]]]:
        return [
            (_NUMBERS, self._of_numbers),
            (_YEAR_FIRST, lambda found: date(int(found[1]), int(found[2]), int(found[3]))),
            (_WORDED, lambda found: date(_year(found[3]), _month(found[2]), int(found[1]))),
            (_MONTH_FIRST, lambda found: date(_year(found[3]), _month(found[1]), int(found[2]))),
            (_SERIAL, lambda found: EXCEL + timedelta(days=int(found[1]))),
        ]

    def _of_numbers(self, found: re.Match[str]) -> date:
        first, second = int(found[1]), int(found[3])
        if self.month_first is None and first != second:
            raise TwoWaysError(found[0])
        return date(_year(found[4]), *((first, second) if self.month_first else (second, first)))


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(text: str) -> int:
    word = bare(text)
    known = [begins for begins in MONTHS if word.startswith(begins)]
    if not known:
        raise ValueError(f"'{text}' is no month")
    return MONTHS[max(known, key=len)]
