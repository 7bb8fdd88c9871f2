"""One statement for many rows, without work of SQLAlchemy's for each of them.

For rows by the thousand a second that work is half of what they cost. The statement is still SQLAlchemy's, in
the words of whichever database it is. SQLite is given the rows one after the other, which costs it nothing;
PostgreSQL all at once, a column an array, because there every execution is a message of its own.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import CursorResult, Dialect, Insert, String, Text, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine


class Many:
    """Writes rows, given as tuples of plain values in the order of ``columns``.

    Where the insert knows what to do with a conflict, no two of the rows may be in conflict with each other.
    """

    def __init__(self, columns: Sequence[str], statement: Callable[[str], Insert]) -> None:
        """``statement`` makes the insert for a dialect's name; it is worded once for each."""
        self._columns = list(columns)
        self._statement = statement
        self._worded: dict[str, str] = {}

    def write(self, session: Session, rows: Sequence[tuple[Any, ...]]) -> int:
        """Write ``rows``; how many there are now that were not before, as far as the database tells."""
        if not rows:
            return 0
        connection = session.connection()
        dialect = connection.dialect
        values: Any = rows
        if _in_arrays(dialect):
            values = {name: list(of) for name, of in zip(self._columns, zip(*rows, strict=True), strict=True)}
        if dialect.name not in self._worded:
            self._worded[dialect.name] = self._words(dialect)
        done: CursorResult[Any] = connection.exec_driver_sql(self._worded[dialect.name], values)
        return done.rowcount

    def _words(self, dialect: Dialect) -> str:
        statement = self._statement(dialect.name)
        if _in_arrays(dialect):
            return str(self._from_arrays(statement).compile(dialect=dialect))
        compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=self._columns)
        if list(compiled.positiontup or ()) != self._columns:
            raise AssertionError(f"{self._columns} are bound as {compiled.positiontup}")
        return str(compiled)

    def _from_arrays(self, statement: Insert) -> Insert:
        kinds = {name: _unbounded(statement.table.c[name].type) for name in self._columns}
        arrays = [bindparam(name, type_=ARRAY(kind)) for name, kind in kinds.items()]
        columns = [column(name, kind) for name, kind in kinds.items()]
        rows = func.unnest(*arrays).table_valued(*columns).render_derived(name="given")
        return statement.from_select(self._columns, select(*rows.c))


def _unbounded(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Text of any length: what is too long has to be refused by its column, not cut off on the way."""
    return Text() if isinstance(kind, String) else kind


def _in_arrays(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
