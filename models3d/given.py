"""Names that an import gives where the model has none, and the words that it knows in what it is given.

They are English whatever the development's languages are; who speaks to a buyer in another says them anew.
"""


def to_say(name: str) -> str:
    """Mark ``name`` for the translators."""
    return name


def floor_name(floor: int) -> str:
    """What a storey is called that the model has no name for.

    >>> floor_name(0), floor_name(-1)
    ('Ground floor', 'Floor -1')
    """
    return "Ground floor" if floor == 0 else f"Floor {floor}"


#: What price lists and models call places outdoors, where they say it in English.
OUTDOORS = (
    to_say("Balcony"),
    to_say("Terrace"),
    to_say("Roof terrace"),
    to_say("Loggia"),
    to_say("Garden"),
    to_say("Garden terrace"),
)
