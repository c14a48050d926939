"""The schema of the log's database, brought up to date by alembic's migrations."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0001"
"""Revision of the newest migration, told here so that alembic is loaded only when there is something to do."""


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the database lacks, in the transaction of ``connection``."""
    if inspect(connection).has_table("alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found == NEWEST:
            return
    _migrate(connection)


def _migrate(connection: Connection) -> None:
    from alembic.config import Config  # noqa: PLC0415  (see NEWEST)
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    # Alembic's own way without an env.py, which pytest would run as it collects the package's examples.
    with EnvironmentContext(config, script, fn=lambda at, _: script._upgrade_revs("head", at)) as environment:  # noqa: SLF001
        environment.configure(connection=connection)
        environment.run_migrations()
