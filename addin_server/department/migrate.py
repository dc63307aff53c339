"""Bringing the database to what this version works with. The one file that calls Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from addin_server.department.database import Connection, Database


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
        before = current(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return before != newest()
