"""The one statement that databases spell differently: an insert that knows what to do with a repeat."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite


def insert_or(dialect: str, table: Any) -> sqlite.Insert | postgresql.Insert:
    """An insert into ``table``, in SQLAlchemy's ``dialect``, that can be told what to do on a conflict."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
