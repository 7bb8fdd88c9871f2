"""The secret that signs cookies: made once, kept beside the database, readable by its owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

NAME = "secret.key"


def secret_key(data: Path) -> str:
    """The key in folder ``data``, made now where there is none."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / NAME
    if not path.exists():
        written = data / f"{NAME}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        # Of processes that start together one gives its key the name, whole, and the others read that one.
        with suppress(FileExistsError):
            path.hardlink_to(written)
        written.unlink()
    return path.read_text().strip()
