"""How much room words take, without asking a font: widths a little above those of the usual sans faces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

#: Shares of the letter height for kinds of characters; what is none of these is as wide as a lower-case n.
NARROW, WIDE = frozenset("iljtfrI.,'|!:;()[]-/ \u2009"), frozenset("mwMW@%")
WIDTHS = {"narrow": 0.34, "wide": 0.9, "upper": 0.68, "lower": 0.58, "full": 1.02}

#: Height of a line as a share of its letters' height.
LEADING = 1.22

#: Words stand this clear of what is around them (metres).
MARGIN = 0.05

#: Letter heights (metres at full size: 1:100 gives 2.9 mm and so on), by class of text; as in the style.
HEIGHTS = {"name": 0.29, "small": 0.23, "sign": 0.23, "home-name": 0.4, "heading": 0.56}


@dataclass(frozen=True)
class Line:
    """One line of a label: ``words``, ``style`` (a key of ``HEIGHTS``), ``quiet`` where it steps back."""

    words: str
    style: str = "name"
    quiet: bool = False


def width_of(line: Line) -> float:
    """Width of ``line`` in metres."""
    return HEIGHTS[line.style] * sum(_share(letter) for letter in line.words)


def size_of(lines: Sequence[Line]) -> tuple[float, float]:
    """Width and height of ``lines`` one under the other, with a margin around (metres)."""
    height = sum(HEIGHTS[line.style] * LEADING for line in lines)
    return max(map(width_of, lines)) + 2 * MARGIN, height + 2 * MARGIN


def wrapped(entries: Sequence[str], width: float, like: Line) -> list[str]:
    """``entries`` beside each other on as many lines as ``width`` (metres) makes of them."""
    lines: list[str] = []
    for entry in entries:
        longer = f"{lines[-1]}\u2003{entry}" if lines else entry
        if lines and width_of(replace(like, words=longer)) <= width:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


def halved(words: str) -> list[str]:
    """``words`` on two lines of about the same length; as they are where they are one.

    >>> halved("Living and kitchen"), halved("Hall")
    (['Living', 'and kitchen'], ['Hall'])
    """
    parts = words.split(" ")
    ways = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
    return list(min(ways, key=lambda way: max(map(len, way)))) if ways else [words]


def _share(letter: str) -> float:
    if letter in NARROW:
        return WIDTHS["narrow"]
    if letter in WIDE:
        return WIDTHS["wide"]
    if ord(letter) >= 0x2E80:
        return WIDTHS["full"]
    return WIDTHS["upper"] if letter.isupper() or letter.isdigit() else WIDTHS["lower"]
