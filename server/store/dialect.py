"""What databases spell differently: an insert that knows what to do with a repeat, and many values at once.

PostgreSQL is given many values as arrays: a statement with hundreds of parameters would be written and read
anew each time.
"""

from typing import Any, cast

from sqlalchemy import BindParameter, Boolean, ColumnElement, any_, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def insert_or(dialect: str, table: Any) -> sqlite.Insert | postgresql.Insert:
    """An insert into ``table``, in SQLAlchemy's ``dialect``, that can be told what to do on a conflict."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


class Among(FunctionElement[bool]):
    """Whether a column's value is one of those that are named when the statement is executed."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, values_of: ColumnElement[str] | Any, name: str) -> None:
        """``values_of`` is the column; its values are given as the list ``name``."""
        super().__init__(values_of, bindparam(name))

    def self_group(self, against: Any = None) -> "Among":
        """As it is: compared to 1, as where a database knows no Boolean, it would look at no index."""
        del against
        return self


@compiles(Among)
def _listed(among: Among, compiler: SQLCompiler, **_: Any) -> str:
    column, name = _parts(among)
    return compiler.process(column.in_(bindparam(name, expanding=True)))


@compiles(Among, "postgresql")
def _in_array(among: Among, compiler: SQLCompiler, **_: Any) -> str:
    column, name = _parts(among)
    return compiler.process(column == any_(bindparam(name, type_=postgresql.ARRAY(column.type))))


def _parts(among: Among) -> tuple[ColumnElement[str], str]:
    column, values = among.clauses
    return column, cast("BindParameter[str]", values).key
