"""The department's database: SQLite in WAL mode, or PostgreSQL by its URL.

It holds who may come in, what each keeps, the packs that were published, what administrators did. Never a draft.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError

__all__ = ["Connection", "Database", "DatabaseError"]

METADATA = sa.MetaData()

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}
_WHO = 64
_READING = "zhubi_reading"

person = sa.Table(
    "person",
    METADATA,
    sa.Column("name", sa.String(_WHO), primary_key=True),
    sa.Column("code_hash", sa.String(64), unique=True),
    sa.Column("agreed", sa.Float),
    sa.Column("made", sa.Float, nullable=False),
)
session = sa.Table(
    "session",
    METADATA,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("person", sa.ForeignKey("person.name", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("until", sa.Float, nullable=False),
)
belonging = sa.Table(
    "belonging",
    METADATA,
    sa.Column("person", sa.ForeignKey("person.name", ondelete="CASCADE"), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("changed", sa.Float, nullable=False),
)
published = sa.Table(
    "published",
    METADATA,
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("pack", sa.LargeBinary, nullable=False),
    sa.Column("who", sa.String(_WHO), nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
tally = sa.Table(
    "tally",
    METADATA,
    sa.Column("month", sa.String(7), primary_key=True),
    sa.Column("unit", sa.String(64), primary_key=True),
    sa.Column("rule", sa.String(64), primary_key=True),
    sa.Column("outcome", sa.String(16), primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)
audit = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("who", sa.String(_WHO), nullable=False),
    sa.Column("act", sa.String(32), nullable=False),
    sa.Column("about", sa.String(200), nullable=False),
)


class DatabaseError(Exception):
    """The database does not answer, or cannot take more; the message is for a person."""

    def __init__(self, message: str, *, full: bool = False) -> None:
        super().__init__(message)
        self.full = full


class Database:
    """One pool of connections; each process makes its own. DatabaseError for what is no address of one."""

    def __init__(self, url: str) -> None:
        parsed = _parsed(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self._written = float("-inf")
        # Of one with options of SQLite's own, `file:…?mode=ro`, whoever wrote it has made the folder.
        if self.is_sqlite and parsed.database and not parsed.database.startswith("file:"):
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = {} if self.is_sqlite else {"pool_timeout": 5, "connect_args": {"connect_timeout": 5}}
        # A server may have gone meanwhile and is asked first whether it is there; a file is.
        self.engine: Engine = sa.create_engine(
            parsed, pool_pre_ping=not self.is_sqlite, hide_parameters=True, **options
        )
        if self.is_sqlite:
            sa.event.listen(self.engine, "connect", _as_wal)
            sa.event.listen(self.engine, "begin", _begin)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction, kept when the block ends well. Raises DatabaseError."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (DBAPIError, sa.exc.TimeoutError) as error:
            raise _error_of(error) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which nothing is written and everything read is of one moment. Raises DatabaseError."""
        options = {_READING: True} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        try:
            with self.engine.connect().execution_options(**options) as connection:
                yield connection
        except (DBAPIError, sa.exc.TimeoutError) as error:
            raise _error_of(error) from None

    def one(self, query: sa.Executable, **values: object) -> Any:
        """Return the first row of a query, None when there is none; `values` are for its parameters.

        A query with parameters can be put together once: that takes longer than to run it. Raises DatabaseError.
        """
        with self.reading() as connection:
            return connection.execute(query, values).first()

    def ask(self) -> None:
        """Raise DatabaseError when it does not answer, or when what it is told cannot be kept.

        One that another writer holds for a moment answers.
        """
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
        if (now := time.monotonic()) - self._written < _WRITTEN_FOR:
            return
        try:
            with self.engine.begin() as connection:
                connection.execute(sa.delete(session).where(sa.false()))
        except DBAPIError as error:
            if _BUSY not in str(error.orig):
                raise _error_of(error) from None
        self._written = now

    def close(self) -> None:
        self.engine.dispose()


def _parsed(url: str) -> sa.URL:
    try:
        parsed = make_url(url)
    except sa.exc.ArgumentError:
        parsed = None
    if parsed is None or parsed.drivername not in _DRIVERS:
        raise DatabaseError("数据库的地址写得不对，要像 postgresql://用户:口令@主机/库。")
    return parsed.set(drivername=_DRIVERS[parsed.drivername])


def put(
    connection: Connection,
    table: sa.Table,
    key: dict[str, Any],
    values: dict[str, Any],
    first: dict[str, Any] | None = None,
) -> None:
    """Write a row in one step, whether it is there or not; without `values` one that is there stays as it is.

    `first` is for a new one only.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = insert(table).values(key | values | (first or {}))
    names = list(key)
    connection.execute(
        row.on_conflict_do_update(index_elements=names, set_=values)
        if values
        else row.on_conflict_do_nothing(index_elements=names)
    )


def _as_wal(connection: Any, _: object) -> None:
    # The driver would begin transactions by itself, and late.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=5000")


def _begin(connection: Connection) -> None:
    """A transaction that may write waits for its turn at once: two that read first could not both go on."""
    reads = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


_WRITTEN_FOR = 30.0
"""Seconds for which one that could be written to is taken to be so: a question may not take the writers' turn."""
_BUSY = "database is locked"
_TOLD_EVERY = 60.0
_told_at = float("-inf")


def _error_of(error: Exception) -> DatabaseError:
    said = str(getattr(error, "orig", error))
    _tell(error, said)
    if "disk is full" in said or "No space left" in said or "disk I/O error" in said or "could not extend" in said:
        return DatabaseError("服务器的磁盘满了，没有存上。请告诉管理员。", full=True)
    return DatabaseError("服务器的数据库暂时用不了，文稿没有受影响。请稍等再试。")


def _tell(error: Exception, said: str) -> None:
    """Tell the administrator's log why, once a minute. What other errors say may quote what somebody keeps."""
    global _told_at
    if (now := time.monotonic()) - _told_at < _TOLD_EVERY:
        return
    _told_at = now
    why = said.partition("\n")[0] if isinstance(error, sa.exc.OperationalError) else type(error).__name__
    logging.getLogger("zhubi.department").error("database: %s", why)
