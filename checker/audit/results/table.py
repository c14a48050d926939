"""The tables of results, and the schema that they belong to.

``results`` has one row for each content and judge: the same post twice is checked once. ``key`` and ``content`` are
keyed fingerprints; ``judged_by`` tells model and policy, ``key`` the rules as well. ``trace`` is made of rules and
places, of no word. ``entries`` says which entry of which source has which result.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text

from checker.database import Schema
from checker.errors import ResultsError

RESULTS = Schema("Resultaten", ResultsError, Path(__file__).parent / "migrations", "0001", "results_version", 5_321_978)

_metadata = MetaData()

results = Table(
    "results",
    _metadata,
    Column("key", String(64), primary_key=True),
    Column("content", String(64), nullable=False),
    Column("judged_by", String(64), nullable=False),
    Column("trace", String(64)),
    Column("outcome", Text, nullable=False),
    Index("results_content", "content"),
)

entries = Table(
    "entries",
    _metadata,
    Column("source", String(200), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("at", String(40)),
    Column("key", String(64), nullable=False),
)
