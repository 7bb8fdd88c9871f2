"""Ids of ours: random, so that they tell nothing and cannot be guessed; and the hash that outlives one."""

import secrets
from hashlib import sha256


def new_id() -> str:
    """128 random bits in 22 letters (``wire.Id``)."""
    return secrets.token_urlsafe(16)


def hash_of(identity: str) -> str:
    """What a tombstone keeps of an id: SHA-256, hexadecimal."""
    return sha256(identity.encode()).hexdigest()
