"""Versions of the schema of results, for alembic; a new one is a module with the revision before it."""
