"""What all tables share: one registry, and names for constraints so that migrations can speak of them."""

from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column

#: A whole number that is counted up; in SQLite it has to be the row's own to be that.
Number = BigInteger().with_variant(Integer, "sqlite")
#: A sum over everybody.
Large = Annotated[int, mapped_column(Number)]
#: The number of a row, given by the database.
RowId = Annotated[int, mapped_column(Number, primary_key=True)]
#: A random id of ours or of the browser's (``wire.Id``).
Key64 = Annotated[str, mapped_column(String(64))]
#: A name out of a manifest (``wire.Key``): development, feature, stage, unit; "" for none.
Key128 = Annotated[str, mapped_column(String(128))]
#: The buyer whom a row is about; the row goes when the buyer is erased.
OfBuyer = Annotated[str, mapped_column(String(64), ForeignKey("buyer.id", ondelete="CASCADE"), index=True)]
#: The log line that a fact was unpacked from; the fact goes with it.
OfBatch = Annotated[int, mapped_column(Number, ForeignKey("batch.number", ondelete="CASCADE"), index=True)]
#: The sitting that a row belongs to.
OfVisit = Annotated[str, mapped_column(String(64), ForeignKey("visit.id", ondelete="CASCADE"), index=True)]


class Table(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {list[str]: JSON, list[dict[str, Any]]: JSON}
