"""Markdown in few words."""

from collections.abc import Iterable, Mapping, Sequence

#: What only whoever runs the showcase can say.
TO_FILL_IN = "**[to be filled in: {}]**"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table; a cell's own bars are escaped.

    >>> print(table(["a"], [["x|y"]]))
    | a |
    |---|
    | x\|y |
    """
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def listed(words: Mapping[str, str]) -> str:
    """A list of names with their words."""
    return "\n".join(f"- `{name}`: {said}" for name, said in words.items())


def to_fill_in(what: str) -> str:
    """A place that waits for whoever runs the showcase."""
    return TO_FILL_IN.format(what)


def page(title: str, *parts: str) -> str:
    """A whole document."""
    return "\n\n".join([f"# {title}", *parts]) + "\n"
