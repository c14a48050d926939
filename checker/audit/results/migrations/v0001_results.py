"""The tables of results and of the entries that they belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "results",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("judged_by", sa.String(64), nullable=False),
        sa.Column("trace", sa.String(64)),
        sa.Column("outcome", sa.Text, nullable=False),
    )
    op.create_index("results_content", "results", ["content"])
    op.create_table(
        "entries",
        sa.Column("source", sa.String(200), primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.String(40)),
        sa.Column("key", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("entries")
    op.drop_table("results")
