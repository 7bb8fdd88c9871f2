"""Where in a TOML file a value stands, so that an error can name the line."""

import re

_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]|\[\.\.\.\]")


def line_of(text: str, path: str) -> int:
    """Line (from 1) of what ``path`` (``$.models[1].file``) names in ``text``; its table's or 1 if unknown.

    TOML parsers of Python give values without places; a search by headers is enough to lead an eye there.
    """
    lines = text.splitlines()
    at, best = 0, 0
    header = ""
    for key, index in _STEP.findall(path):
        if key:
            header = f"{header}.{key}" if header else key
            found = _table(lines, header, 0) or _key(lines, key, at)
        elif index:
            found = _table(lines, header, int(index))
        else:
            found = None
        if found is not None:
            at, best = found, found
    return best + 1 if lines else 1


def _table(lines: list[str], header: str, index: int) -> int | None:
    wanted = re.compile(rf"\s*\[{{1,2}}\s*{re.escape(header)}\s*\]{{1,2}}")
    places = [number for number, line in enumerate(lines) if wanted.match(line)]
    return places[index] if index < len(places) else None


def _key(lines: list[str], key: str, after: int) -> int | None:
    wanted = re.compile(rf"(.*[{{,\s])?[\"']?{re.escape(key)}[\"']?\s*=")
    for number in range(after, len(lines)):
        if number > after and lines[number].lstrip().startswith("["):
            return None
        if wanted.match(lines[number].split("#")[0]):
            return number
    return None
