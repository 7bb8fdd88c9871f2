"""Numbers with their words, one or many, for sentences that a project manager reads."""


def counted(number: int, one: str, many: str) -> str:
    """``number`` and ``one`` or ``many``, which begin with the noun and may go on to the verb.

    >>> counted(1, "room has", "rooms have"), counted(1200, "room has", "rooms have")
    ('1 room has', '1,200 rooms have')
    """
    return f"{number:,} {one if number == 1 else many}"
