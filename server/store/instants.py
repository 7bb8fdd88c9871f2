"""The one type of every time column: whole milliseconds since 1970, UTC.

SQLite drops time zones and the browser speaks milliseconds, so instants stay integers on the whole road.
"""

import time
from typing import Annotated, Any

from sqlalchemy import BigInteger
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class UtcMilliseconds(TypeDecorator[int]):
    """An instant as an integer; a float or a datetime is a mistake of the caller's and is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Let whole milliseconds through, and nothing else."""
        if value is None or type(value) is int:
            return value
        raise TypeError(f"An instant is whole milliseconds since 1970 UTC, not {value!r}.")


#: Annotates a time column: ``Mapped[Instant]`` or ``Mapped[Instant | None]``.
Instant = Annotated[int, mapped_column(UtcMilliseconds)]


def now_ms() -> int:
    """The server's wall clock in whole milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
