"""In which language a model's file names materials, where a word of it means another thing in another one.

A wall of "tegel" is of bricks in Swedish and of tiles in Dutch. All words of the file vote, as those of a
schedule do (:mod:`models3d.mapping.spoken`); files without such words are spared it.
"""

from collections.abc import Sequence
from dataclasses import replace

from models3d.materials.material_words import TONGUES, WORDS
from models3d.materials.vocabulary import Vocabulary
from models3d.model import ModelElement

#: No more texts of a file vote.
ENOUGH = 2000
#: Letters of which a file must have some to be of a language, where one that does not vote is much like it:
#: Slovene, which has none of them, is like Czech.
PROOF = {"cs": "ěřůĚŘŮ"}

_AMBIGUOUS = Vocabulary([(True, words) for _, words, tongues in WORDS if tongues])


def in_its_tongue(elements: Sequence[ModelElement]) -> list[ModelElement]:
    """``elements`` of one file, which know the language of its words where that makes a difference."""
    materials = {text: None for one in elements for text in (one.material, one.name, one.layer)}
    materials |= {mesh.material: None for one in elements for mesh in one.meshes}
    if not any(_AMBIGUOUS.find(text) for text in materials):
        return list(elements)
    # The words of all languages are loaded for the files alone that need them.
    from models3d.mapping.spoken import spoken_in

    texts = [*materials, *dict.fromkeys(one.storey for one in elements)]
    tongue = spoken_in(texts[:: len(texts) // ENOUGH + 1])[0]
    if tongue not in TONGUES or not any(_proves(text, tongue) for text in texts):
        return list(elements)
    return [replace(one, tongue=tongue) for one in elements]


def _proves(text: str, tongue: str) -> bool:
    return tongue not in PROOF or any(letter in PROOF[tongue] for letter in text)
