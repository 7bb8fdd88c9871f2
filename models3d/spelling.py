"""One spelling for words of any language: lower case, no accents, single spaces."""

import re
import unicodedata

#: Letters that are no other letter with a sign on it, as programs write them that know none.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def bare(text: str) -> str:
    """``text`` in lower case without accents, its signs and spaces as they are.

    >>> bare("Rez-de-chaussée, 2º piętro")
    'rez-de-chaussee, 2o pietro'
    """
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(one for one in letters if not unicodedata.combining(one))


def spelled(text: str) -> str:
    """``text`` in lower case without accents, single spaces for all that is neither letter nor digit.

    >>> spelled("IFC_Wärmedämmung-AluRahmen")
    'ifc warmedammung alu rahmen'
    >>> spelled("Gjør tømrer-/stålarbeid, żelbet")
    'gjor tomrer stalarbeid zelbet'
    """
    return " ".join(re.findall(r"[^\W_]+", bare(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))))
