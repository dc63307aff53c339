"""Bringing the database to what this version works with. The one file that calls Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from addin_server.department.database import Connection, Database, DatabaseError

_TURN = 7265
"""Names the lock by which machines that start at once take turns: any number, the same for all."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def newest() -> str:
    """Return the newest step there is."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(connection: Connection) -> str:
    """Return the step a database is at; empty for a new one."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def migrate(database: Database) -> bool:
    """Take the steps that are missing, all or none; return whether there were any. Raises DatabaseError."""
    with database.begin() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
        before = current(connection)
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise DatabaseError(
                "数据库是更新的程序改过的，这一版用不了。请装回那一版，或从升级前的备份恢复。"
            ) from None
        return before != newest()
