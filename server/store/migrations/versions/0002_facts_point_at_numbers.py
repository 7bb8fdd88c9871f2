"""Facts point at the number of their batch, and say nothing that it says; poses stay in the log alone.

A row of attention took 360 bytes and seven look-ups, and takes 55 and two.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Counted up by SQLite only where it is exactly this.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.execute("CREATE TABLE kept_batch AS SELECT * FROM batch")
    op.execute("CREATE TABLE kept_attention AS SELECT * FROM attention")
    op.execute("CREATE TABLE kept_action AS SELECT * FROM action")
    for table in ("pose", "attention", "action", "batch"):
        op.drop_table(table)
    _batch()
    _facts()
    op.execute(FILL_BATCH)
    op.execute(FILL_ATTENTION)
    op.execute(FILL_ACTION)
    for table in ("kept_batch", "kept_attention", "kept_action"):
        op.drop_table(table)


FILL_BATCH = """
INSERT INTO batch (
    id, buyer_id, consent_id, visit_id, seq, began_at, received_at, active_ms, background_ms, dropped, body,
    unpacked_at
)
SELECT
    id, buyer_id, consent_id, visit_id, seq, began_at, received_at, active_ms, background_ms, dropped, body,
    unpacked_at
FROM kept_batch ORDER BY received_at, id
"""
FILL_ATTENTION = """
INSERT INTO attention (batch, feature, stage, attention_ms, exposure_ms, viewable_ms)
SELECT b.number, k.feature, k.stage, k.attention_ms, k.exposure_ms, k.viewable_ms
FROM kept_attention AS k JOIN batch AS b ON b.id = k.batch_id ORDER BY k.id
"""
FILL_ACTION = """
INSERT INTO action (batch, buyer_id, visit_id, development, kind, feature, stage, at)
SELECT b.number, k.buyer_id, k.visit_id, k.development, k.kind, k.feature, k.stage, k.at
FROM kept_action AS k JOIN batch AS b ON b.id = k.batch_id ORDER BY k.id
"""


def _batch() -> None:
    op.create_table(
        "batch",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("consent_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("active_ms", sa.Integer(), nullable=False),
        sa.Column("background_ms", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("unpacked_at", sa.BigInteger(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [f"{other}_id"],
                [f"{other}.id"],
                name=op.f(f"fk_batch_{other}_id_{other}"),
                ondelete="CASCADE",
            )
            for other in ("buyer", "consent", "visit")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_batch")),
        sa.UniqueConstraint("id", name=op.f("uq_batch_id")),
    )
    op.create_index("ix_batch_buyer_id", "batch", ["buyer_id"])
    op.create_index("ix_batch_consent_id", "batch", ["consent_id"])
    op.create_index("ix_batch_visit_id_seq", "batch", ["visit_id", "seq"])
    op.create_index(
        "ix_batch_waiting",
        "batch",
        ["number"],
        sqlite_where=sa.text("unpacked_at IS NULL"),
        postgresql_where=sa.text("unpacked_at IS NULL"),
    )


def _to(other: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_id_{other}")
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=name, ondelete="CASCADE")


def _of_batch(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["batch"], ["batch.number"], name=op.f(f"fk_{table}_batch_batch"), ondelete="CASCADE"
    )


def _facts() -> None:
    op.create_table(
        "attention",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.Column("feature", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("attention_ms", sa.Integer(), nullable=False),
        sa.Column("exposure_ms", sa.Integer(), nullable=False),
        sa.Column("viewable_ms", sa.Integer(), nullable=False),
        _of_batch("attention"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention")),
    )
    op.create_index("ix_attention_batch", "attention", ["batch"])
    op.create_table(
        "action",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("feature", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        _of_batch("action"),
        *(
            sa.ForeignKeyConstraint(
                [f"{other}_id"],
                [f"{other}.id"],
                name=op.f(f"fk_action_{other}_id_{other}"),
                ondelete="CASCADE",
            )
            for other in ("buyer", "visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_index("ix_action_batch", "action", ["batch"])
    op.create_index("ix_action_buyer_id", "action", ["buyer_id"])
    op.create_index("ix_action_visit_id", "action", ["visit_id"])
    op.create_index("ix_action_at", "action", ["at"])
    op.create_index("ix_action_development_kind", "action", ["development", "kind"])


def downgrade() -> None:
    raise NotImplementedError("There is no way back: restore the copy of the database that you took before.")
