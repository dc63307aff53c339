"""All of the database in one file that either kind of database takes: rows as JSON lines, of one moment."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from addin_server import atomic
from addin_server.department import audit, migrate
from addin_server.department.database import METADATA, Database

_STEP = "step"
_BYTES = "base64:"


def write(database: Database, file: Path, who: str) -> int:
    """Write a backup, for this user's eyes only; return how many rows. OSError, DatabaseError."""
    content, rows = io.BytesIO(), 0
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, database.reading() as connection:
        archive.writestr(_STEP, migrate.current(connection))
        for table in METADATA.sorted_tables:
            lines = [json.dumps(_plain(row._mapping)) for row in connection.execute(sa.select(table))]
            archive.writestr(f"{table.name}.jsonl", "\n".join(lines))
            rows += len(lines)
    atomic.write(file, content.getvalue(), mode=atomic.OURS_ALONE)
    with database.begin() as connection:
        audit.record(connection, who, "backup", file.name)
    return rows


def restore(database: Database, file: Path, who: str) -> int:
    """Put a backup into an empty database; return how many rows. ValueError, OSError, DatabaseError."""
    rows = 0
    try:
        with zipfile.ZipFile(file) as archive, database.begin() as connection:
            if archive.read(_STEP).decode() != migrate.current(connection):
                raise ValueError("备份和这一版程序的数据库不一样，请用备份时的那一版程序恢复，再升级。")
            if any(connection.execute(sa.select(table).limit(1)).first() for table in METADATA.sorted_tables):
                raise ValueError("数据库不是空的，没有恢复。请换一个空的数据库。")
            for table in METADATA.sorted_tables:
                lines = archive.read(f"{table.name}.jsonl").decode().splitlines()
                if lines:
                    connection.execute(sa.insert(table), [_row(json.loads(line)) for line in lines])
                rows += len(lines)
            if not database.is_sqlite:
                number = "SELECT setval(pg_get_serial_sequence('audit', 'number'), (SELECT max(number) FROM audit))"
                connection.exec_driver_sql(number)
            audit.record(connection, who, "restore", file.name)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError):
        raise ValueError(f"“{file}”不是完整的备份。") from None
    return rows


def _plain(row: Any) -> dict[str, object]:
    return {
        name: _BYTES + base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value
        for name, value in row.items()
    }


def _row(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        name: base64.b64decode(value.removeprefix(_BYTES))
        if name == "pack" and isinstance(value, str) and value.startswith(_BYTES)
        else value
        for name, value in plain.items()
    }
