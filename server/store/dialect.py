"""What databases spell differently: an insert that knows what to do with a repeat, and many values at once.

PostgreSQL is given many values as arrays. A statement with hundreds of parameters would be written and read
anew each time, and one that is executed for each row waits for an answer for each.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, any_, bindparam, column, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite


def insert_or(dialect: str, table: Any) -> sqlite.Insert | postgresql.Insert:
    """An insert into ``table``, in SQLAlchemy's ``dialect``, that can be told what to do on a conflict."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_rows_or(dialect: str, table: Table, names: Sequence[str]) -> sqlite.Insert | postgresql.Insert:
    """The same for many rows with values for ``names``; it is executed with ``rows_for`` them."""
    put = insert_or(dialect, table)
    if isinstance(put, sqlite.Insert):
        return put
    columns = [table.c[name] for name in names]
    arrays = [bindparam(one.name, type_=postgresql.ARRAY(one.type)) for one in columns]
    given = func.unnest(*arrays).table_valued(*[column(one.name, one.type) for one in columns], name="given")
    given = given.render_derived()
    return put.from_select(list(names), select(*[given.c[name] for name in names]))


def rows_for(dialect: str, rows: Sequence[Mapping[str, Any]]) -> Any:
    """``rows`` (one at least) as ``insert_rows_or`` of ``dialect`` takes them."""
    if dialect != "postgresql":
        return rows
    return {name: [row[name] for row in rows] for name in rows[0]}


def among(dialect: str, values_of: ColumnElement[str] | Any, values: Collection[str]) -> ColumnElement[bool]:
    """Whether a column's value is one of ``values``."""
    if dialect != "postgresql":
        return values_of.in_(values)
    return values_of == any_(literal(list(values), postgresql.ARRAY(values_of.type)))
