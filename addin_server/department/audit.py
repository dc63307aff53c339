"""The record of what administrators and editors did: who, when, which act, about whom. Never a word of a draft."""

from __future__ import annotations

import time
from typing import Literal, NamedTuple

import sqlalchemy as sa

from addin_server.department.database import Connection, Database, audit

Act = Literal[
    "code-issued", "code-withdrawn", "person-removed", "published", "rolled-back", "counted", "backup", "restore"
]

NAMES: dict[str, str] = {
    "code-issued": "发个人码",
    "code-withdrawn": "收回个人码",
    "person-removed": "删人",
    "published": "发布规则",
    "rolled-back": "退回规则",
    "counted": "记进统计",
    "backup": "备份",
    "restore": "恢复",
}


class AuditEntry(NamedTuple):
    at: float
    who: str
    act: str
    about: str


def record(connection: Connection, who: str, act: Act, about: str) -> None:
    """Note an act, in the transaction that does it."""
    values = {"at": time.time(), "who": who[:64], "act": act, "about": about[:200]}
    connection.execute(sa.insert(audit).values(values))


def entries(database: Database, most: int = 200) -> list[AuditEntry]:
    """Return the newest acts, newest first. Raises DatabaseError."""
    query = sa.select(audit.c.at, audit.c.who, audit.c.act, audit.c.about).order_by(audit.c.number.desc()).limit(most)
    with database.reading() as connection:
        return [AuditEntry(*row) for row in connection.execute(query)]
