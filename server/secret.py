"""The secret that signs cookies: made once, kept beside the database, readable by its owner only."""

import os
import secrets
from pathlib import Path

NAME = "secret.key"


def secret_key(data: Path) -> str:
    """The key in folder ``data``, made now where there is none."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / NAME
    try:
        # O_EXCL: of two processes that start together, one writes and the other reads.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text().strip()
