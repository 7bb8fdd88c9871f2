"""What databases spell differently: an insert that knows what to do with a repeat, and many values at once.

PostgreSQL is given many values as arrays: a statement with hundreds of parameters would be written and read
anew each time.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, any_, literal
from sqlalchemy.dialects import postgresql, sqlite


def insert_or(dialect: str, table: Any) -> sqlite.Insert | postgresql.Insert:
    """An insert into ``table``, in SQLAlchemy's ``dialect``, that can be told what to do on a conflict."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def among(dialect: str, values_of: ColumnElement[str] | Any, values: Collection[str]) -> ColumnElement[bool]:
    """Whether a column's value is one of ``values``."""
    if dialect != "postgresql":
        return values_of.in_(values)
    return values_of == any_(literal(list(values), postgresql.ARRAY(values_of.type)))
