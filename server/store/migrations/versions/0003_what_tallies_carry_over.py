"""What tallies carry over from raw rows that are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "carried",
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("attention", sa.Double(), nullable=False),
        sa.Column("exposure", sa.Double(), nullable=False),
        sa.Column("attention_ms", sa.Integer(), nullable=False),
        sa.Column("exposure_ms", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_carried_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("buyer_id", "development", "kind", "key", name=op.f("pk_carried")),
    )


def downgrade() -> None:
    op.drop_table("carried")
