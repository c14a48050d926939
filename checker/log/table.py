"""The table of lines, and the schema that it belongs to."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text

from checker.database import Schema
from checker.errors import LogError

LOG = Schema("Loggen", LogError, Path(__file__).parent / "migrations", "0001", "alembic_version", 5_321_977)

lines = Table(
    "lines",
    MetaData(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("fields", Text, nullable=False),
    Column("mac", String(64), nullable=False),
    Index("lines_subject", "subject"),
)
