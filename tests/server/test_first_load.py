"""What a buyer's phone loads of script before the model comes stays small."""

import gzip
import json
from pathlib import Path
from typing import Any

import server

APP = Path(server.__file__).parent / "static" / "app"

#: Bytes with gzip: what the page needs to show the model, and nothing that only opens when it is asked for.
MOST = 220_000

#: Where the page begins, and the only part that it asks for by itself.
PAGE, SCENE = "src/buyer.ts", "src/viewer/viewer.ts"


def test_the_scripts_before_the_model_are_at_most_220_kb() -> None:
    chunks: dict[str, Any] = json.loads((APP / ".vite" / "manifest.json").read_text())
    needed = [chunks[name] for start in (PAGE, SCENE) for name in _needed(start, chunks)]
    workers = {name for chunk in needed for name in chunk.get("assets", []) if name.endswith(".js")}
    files = {chunk["file"] for chunk in needed} | workers
    assert workers, "what unpacks the model is a script of its own"
    sizes = {file: len(gzip.compress((APP / file).read_bytes(), 9)) for file in files}
    assert sum(sizes.values()) <= MOST, sizes


def _needed(name: str, chunks: dict[str, Any]) -> set[str]:
    """A chunk and all that it imports at once."""
    found = {name}
    for other in chunks[name].get("imports", []):
        found |= _needed(other, chunks)
    return found
