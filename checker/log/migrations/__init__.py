"""Versions of the log's schema, for alembic; a new one is a module with the revision before it."""
