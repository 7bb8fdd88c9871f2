"""What a glTF file lists, by number: what is not there, or no such thing, is told in words of our own."""

from collections.abc import Mapping
from typing import Any

#: What the lists of a glTF file hold, one of them.
KINDS = {
    "accessors": "accessor",
    "bufferViews": "buffer view",
    "buffers": "buffer",
    "images": "picture",
    "materials": "material",
    "meshes": "mesh",
    "nodes": "node",
    "scenes": "scene",
    "skins": "skin",
    "textures": "texture",
}
#: So much of a name is shown.
SHOWN = 60


class DamageError(ValueError):
    """What is wrong in a thing of the file, as the end of a sentence that names the thing."""


#: What comes of a thing in which numbers, lists and texts do not stand where they should.
DAMAGED = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def listed(json: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """All of ``kind``, a key of ``KINDS``; raises DamageError where they are no list of things."""
    found = json.get(kind, [])
    if not isinstance(found, list):
        raise DamageError(f"what should list its {kind} is no list")
    wrong = next((at for at, one in enumerate(found) if not isinstance(one, dict)), None)
    if wrong is not None:
        raise DamageError(f"{KINDS[kind]} {wrong} is none")
    return found


def entry(json: Mapping[str, Any], kind: str, number: Any) -> dict[str, Any]:
    """Number ``number`` of ``kind``; raises DamageError where there is none."""
    found = json.get(kind)
    # JSON gives these types and no kin of theirs but truth values, which are no numbers here.
    if type(number) is int and type(found) is list and 0 <= number < len(found):
        one = found[number]
        if type(one) is dict:
            return one
        raise DamageError(f"it names {KINDS[kind]} {number}, which is none")
    if type(number) is not int:
        raise DamageError(f"it does not name its {KINDS[kind]} by a number")
    raise DamageError(f"it names {KINDS[kind]} {_short(number)}, which is not there")


def called(json: Mapping[str, Any], kind: str, number: Any) -> str:
    """How errors name number ``number`` of ``kind``: by its name, else by the number."""
    name = name_of(entry(json, kind, number)) or str(number)
    return f"{KINDS[kind]} '{name[:SHOWN]}'"


def name_of(one: Mapping[str, Any]) -> str:
    """The name of a thing; "" where it has none, or one that is neither text nor a number."""
    name = one.get("name", "")
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    return writable(name) if isinstance(name, str) else ""


def writable(text: str) -> str:
    """``text`` of the file, without the halves of signs that JSON may hold and nothing else can."""
    return text.encode("utf-8", "replace").decode()


def _short(number: int) -> str:
    return str(number) if abs(number) < 10**15 else "of a number too large"
