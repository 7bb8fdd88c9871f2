"""GlobalIds that stay the same from version to version: they are made from stable keys."""

import uuid

import ifcopenshell.guid

#: The sample's own namespace; changing it would make every element another one.
NAMESPACE = uuid.UUID("6f0f5f0e-3c39-5d0a-9a53-6b1a5f5c2a11")


def guid(key: str) -> str:
    """The 22 characters of IFC for ``key``."""
    return str(ifcopenshell.guid.compress(uuid.uuid5(NAMESPACE, key).hex))
