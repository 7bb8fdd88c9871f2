"""The words by which models name materials and their colours, as ``material_words.toml`` lists them."""

import tomllib
from importlib.resources import files
from typing import Any

from models3d.manifest import MaterialKind

_TABLE: dict[str, Any] = tomllib.loads(
    files("models3d.materials").joinpath("material_words.toml").read_text(encoding="utf-8")
)

#: Kinds, their words and the languages in which alone they mean that (none for all), the narrower before the
#: wider; None for words that say nothing of it.
WORDS: tuple[tuple[MaterialKind | None, str, tuple[str, ...]], ...] = tuple(
    (None if one["kind"] == "nothing" else one["kind"], one["words"], tuple(one.get("tongues", ())))
    for one in _TABLE["kinds"]
)

#: Languages with words that mean another thing in others.
TONGUES = frozenset(tongue for _, _, tongues in WORDS for tongue in tongues)

#: Colours (``#rrggbb``) and the words for them.
TINTS: tuple[tuple[str, str], ...] = tuple((one["colour"], one["words"]) for one in _TABLE["tints"])
