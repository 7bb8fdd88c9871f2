"""Takes back stars: ``*`` means derived (ISO 10303-21), but some exporters write it for ``$``, not given.

Kernels stumble over one where the schema derives nothing.
"""

from typing import Any

import ifcopenshell

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
wrapper: Any = ifcopenshell.ifcopenshell_wrapper


def take_stars_out(file: Any, product: Any) -> None:
    """Have ``product`` and what it is drawn with say ``$`` wherever the schema derives nothing."""
    schema = wrapper.schema_by_name(file.schema_identifier)
    for entity in (product, *file.traverse(product.Representation)):
        if "*" in str(entity):
            derived = schema.declaration_by_name(entity.is_a()).as_entity().derived()
            for at, is_derived in enumerate(derived):
                if not is_derived and entity[at] is None:
                    entity[at] = None
