"""Which tasks of the programme work on a part: what it is made by, and what has to be done there before."""

from models3d.sample.parts import Part

#: Start of the key of the task that makes a part -> the same of the task that prepares it.
BEFORE = {
    "piles-": "bore-",
    "beams-": "forms-",
    "base-": "steel-",
    "slab-": "form-",
    "partitions-": "studs-",
}
#: Tasks that prepare parts of one kind only.
OF_KIND = {("facade-", "CLADDING"): "insulation-"}
#: Tasks that finish a part after it was made: start of the maker's key -> task.
AFTER = {"baths": "trials", "kitchens": "trials", "ceilings": "paint"}


def tasks_of(part: Part) -> tuple[str, ...]:
    """Keys of the tasks that work on ``part``, in the order in which they do."""
    before = [
        part.task.replace(made, ready, 1) for made, ready in BEFORE.items() if part.task.startswith(made)
    ]
    before += [
        part.task.replace(made, ready, 1)
        for (made, kind), ready in OF_KIND.items()
        if part.task.startswith(made) and part.kind == kind
    ]
    return (*before, part.task, *(task for made, task in AFTER.items() if part.task == made))
