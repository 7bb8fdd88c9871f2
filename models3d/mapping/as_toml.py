"""Suggestions as text for ``development.toml``, and their place at its end."""

import json
import tomllib
from pathlib import Path

import msgspec

from models3d.errors import BrokenInputError
from models3d.folder.tables import DevelopmentFile
from models3d.folder.toml_text import FILE, toml_text
from models3d.mapping.covering import Table
from models3d.mapping.suggestion import LinkSuggestion, StageSuggestion, Suggestions

#: Lines are broken beyond this many characters.
WIDTH = 110


def as_toml(found: Suggestions) -> str:
    """The rules of ``found`` with the reason for each beside it; "" where there is nothing to suggest."""
    parts = [_link(one) for one in found.links] + [_stage(one) for one in found.stages]
    if not parts:
        return ""
    return "# --- Suggested by maquette map -----------------------------------------\n" + "\n".join(parts)


def append(folder: Path, text: str) -> None:
    """Add ``text`` to the end of the folder's ``development.toml``, whose own lines stay as they are.

    Raises BrokenInputError, and writes nothing, where the two together would be no sound file.
    """
    path = folder / FILE
    own = path.read_bytes()
    whole = own.rstrip(b"\n") + b"\n\n" + text.encode()
    try:
        msgspec.convert(tomllib.loads(toml_text(whole)), DevelopmentFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BrokenInputError(
            f"the suggested rules cannot be added to it: {error}.",
            where=FILE,
            remedy="Paste those that you want by hand; nothing was written.",
        ) from None
    aside = path.with_suffix(".toml.new")
    aside.write_bytes(whole)
    aside.replace(path)


def _link(one: LinkSuggestion) -> str:
    lines = _comment(
        f"{one.elements} elements, as '{one.example}' (confidence {one.confidence:.2f}: {one.why}); "
        f"tasks: {', '.join(one.names)}."
    )
    return "\n".join([*lines, "[[links]]", f"tasks = {_values(one.tasks)}", *_match(one.match), ""])


def _stage(one: StageSuggestion) -> str:
    lines = _comment(one.why)
    lines += ["[[stages]]", f"id = {_text(one.id)}", f"name = {_text(one.name)}"]
    if one.tasks:
        lines += _list("tasks", one.tasks)
    if one.match:
        lines += _match([one.match])
    return "\n".join([*lines, ""])


def _match(tables: list[Table]) -> list[str]:
    written = [
        "{ " + ", ".join(f"{key} = {_values(value)}" for key, value in table.items()) + " }"
        for table in tables
    ]
    if len(written) == 1:
        return [f"match = {written[0]}"]
    return ["match = [", *(f"  {one}," for one in written), "]"]


def _values(value: str | list[str]) -> str:
    if isinstance(value, str):
        return _text(value)
    return _text(value[0]) if len(value) == 1 else "[" + ", ".join(_text(one) for one in value) + "]"


def _list(key: str, values: list[str]) -> list[str]:
    lines, line = [f"{key} = ["], " "
    for value in values:
        if len(line) + len(value) > WIDTH - 6:
            lines.append(line)
            line = " "
        line += f" {_text(value)},"
    return [*lines, line, "]"]


def _text(value: str) -> str:
    # A JSON string is a TOML string but for one sign that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> list[str]:
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    lines, line = [], "#"
    for word in plain.split():
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return [*lines, line]
