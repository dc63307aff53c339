"""Who may come in: people with personal codes, their sessions, whether they agreed that drafts travel here."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import sqlalchemy as sa

from addin_server.department import audit
from addin_server.department.database import Database, person, put, session

_LONGEST = 32
_SIGNS = "/\\<>\"'{}[]$"
"""In nobody's name; a proxy's variable that nothing was put into has some, as Caddy's `{http.auth.user.id}`."""
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 5, 5
"""25 signs of 31 are 123 bits: nobody guesses one, so a plain hash keeps it well."""

_OF_SESSION = (
    sa.select(person.c.name, person.c.agreed)
    .join(session, session.c.person == person.c.name)
    .where(session.c.hash == sa.bindparam("secret"), session.c.until > sa.bindparam("now"))
)
_OF_PERSON = sa.select(person.c.agreed).where(person.c.name == sa.bindparam("name"))


class Person(NamedTuple):
    """A person who has signed in. `token` is what their pages send with every change."""

    name: str
    agreed: bool
    token: str


class PersonStatus(NamedTuple):
    name: str
    has_code: bool
    agreed: bool


class People:
    """The people of a department; `key` signs what their pages send."""

    def __init__(self, database: Database, key: str, days: int, clock: Callable[[], float] = time.time) -> None:
        self._database, self._key, self._clock = database, key.encode(), clock
        self._life = days * 86_400.0

    def issue(self, name: str, by: str) -> str:
        """Return a new personal code for `name`; the one before is no good any more. ValueError, DatabaseError."""
        known = named(name)
        code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
        with self._database.begin() as connection:
            put(connection, person, {"name": known}, {"code_hash": self._hash(_plain(code))}, {"made": self._clock()})
            connection.execute(sa.delete(session).where(session.c.person == known))
            audit.record(connection, by, "code-issued", known)
        return code

    def withdraw(self, name: str, by: str) -> bool:
        """Take a code back and end its sessions; return whether there was one."""
        with self._database.begin() as connection:
            change = sa.update(person).where(person.c.name == named(name), person.c.code_hash.is_not(None))
            found = connection.execute(change.values(code_hash=None)).rowcount > 0
            if found:
                connection.execute(sa.delete(session).where(session.c.person == named(name)))
                audit.record(connection, by, "code-withdrawn", named(name))
        return found

    def remove(self, name: str, by: str) -> bool:
        """Forget a person and everything that is his; return whether there was one."""
        with self._database.begin() as connection:
            found = connection.execute(sa.delete(person).where(person.c.name == named(name))).rowcount > 0
            if found:
                audit.record(connection, by, "person-removed", named(name))
        return found

    def enter(self, code: str) -> str | None:
        """Return a session's secret for a good code, None for any other."""
        query = sa.select(person.c.name).where(person.c.code_hash == self._hash(_plain(code)))
        with self._database.begin() as connection:
            row = connection.execute(query).first()
            if row is None:
                return None
            secret, now = secrets.token_urlsafe(32), self._clock()
            connection.execute(sa.delete(session).where(session.c.until < now))
            values = {"hash": self._hash(secret), "person": row.name, "until": now + self._life}
            connection.execute(sa.insert(session).values(values))
        return secret

    def leave(self, secret: str) -> None:
        """End a session."""
        with self._database.begin() as connection:
            connection.execute(sa.delete(session).where(session.c.hash == self._hash(secret)))

    def of_session(self, secret: str) -> Person | None:
        """Return whose session it is."""
        found = self._database.one(_OF_SESSION, secret=self._hash(secret), now=self._clock())
        return Person(found.name, found.agreed is not None, self._token(secret)) if found else None

    def of_proxy(self, name: str) -> Person:
        """Return the person the proxy let in; one who was not known now is. ValueError."""
        known = named(name)
        found = self._database.one(_OF_PERSON, name=known)
        if found is None:
            with self._database.begin() as connection:
                put(connection, person, {"name": known}, {}, {"made": self._clock()})
        return Person(known, found is not None and found.agreed is not None, self._token(f"person:{known}"))

    def agree(self, name: str) -> None:
        """Note that a person was told that drafts travel here, and wants it."""
        with self._database.begin() as connection:
            connection.execute(sa.update(person).where(person.c.name == name).values(agreed=self._clock()))

    def all(self) -> list[PersonStatus]:
        """Return everybody by name."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(person).order_by(person.c.name))
            return [PersonStatus(row.name, row.code_hash is not None, row.agreed is not None) for row in rows]

    def _hash(self, secret: str) -> str:
        return hmac.new(self._key, b"hash:" + secret.encode(), "sha256").hexdigest()

    def _token(self, secret: str) -> str:
        return hmac.new(self._key, b"token:" + secret.encode(), hashlib.sha256).hexdigest()


def named(name: str) -> str:
    """Return a name as it is kept; ValueError for one nobody has."""
    known = unicodedata.normalize("NFKC", name).strip()
    if not known or len(known) > _LONGEST or not known.isprintable() or any(c in known for c in _SIGNS):
        raise ValueError(f"名字“{known[:_LONGEST]}”不能用：一个到 {_LONGEST} 个字，不带引号、斜杠和括号")
    return known


def _plain(code: str) -> str:
    """A code however it was typed: capitals, spaces, full-width signs, without its dashes."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", code).lower() if sign in _ALPHABET)
