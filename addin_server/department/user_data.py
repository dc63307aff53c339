"""What each person keeps with the department's server, in its database."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from addin_server import assets, review
from addin_server.core.rules.rule import Rule
from addin_server.department.database import Connection, Database, belonging, put
from addin_server.review import Bank, OwnRemark
from addin_server.rulebook import preferences
from addin_server.rulebook.declined import DeclineCounts, counted
from addin_server.rulebook.preferences import Preferences
from addin_server.versions import NullStore
from addin_server.wire.decoding import decode

T = TypeVar("T")

_ONLY = "-"
_MOST_IGNORED = 500
"""Drafts whose ignored spots are kept for one person; the longest untouched go first."""

_BELONGING = sa.select(belonging.c.value).where(
    *(belonging.c[name] == sa.bindparam(name) for name in ("person", "kind", "key"))
)


class UserRows:
    """The data of whoever asks, who is asked for each time."""

    def __init__(self, database: Database, who: Callable[[], str], folder: Callable[[], Path | None]) -> None:
        self._database, self._who, self._folder = database, who, folder

    def preferences(self) -> Preferences:
        """What the person changed about the rules."""
        return self._load("preferences", _ONLY, Preferences, Preferences())

    def save_preferences(self, wanted: Preferences, rules: Mapping[str, Rule]) -> None:
        """Put them in place of what was; `rules` are all there are."""
        names = (name for _, name in preferences.profile_of(self.preferences()).names)
        kept = preferences.checked(wanted, rules, names)
        with self._database.begin() as connection:
            self._store(connection, "preferences", _ONLY, kept)

    def bank(self) -> Bank:
        """The remarks shipped, the department's and the person's own."""
        own = self._load("remarks", _ONLY, tuple[OwnRemark, ...], ())
        used = self._load("used", _ONLY, dict[str, int], {})
        return review.joined(assets.rules(), self._folder(), own, used)

    def save_remarks(self, wanted: Sequence[OwnRemark]) -> None:
        """Put the person's own remarks in place of what was."""
        with self._database.begin() as connection:
            self._store(connection, "remarks", _ONLY, list(review.clean(wanted).values()))

    def count_remarks(self, texts: Collection[str]) -> None:
        """Count one more use of each text that the bank has."""
        known = set(texts) & {remark.text for remark in self.bank().remarks}
        self._change("used", dict[str, int], lambda used: used | {text: used.get(text, 0) + 1 for text in known})

    def declined(self) -> DeclineCounts:
        """How often which rule's findings were declined, and why."""
        return self._load("declined", _ONLY, dict[str, dict[str, int]], {})

    def decline(self, rules: Collection[str], reason: str, by: int) -> None:
        """Count that these rules were declined once more, or that it was taken back."""
        self._change("declined", dict[str, dict[str, int]], lambda before: counted(before, rules, reason, by))

    def versions(self) -> NullStore:
        """A department's server keeps no drafts."""
        return NullStore()

    def reviewer(self) -> str:
        """The person's name."""
        return self._who()

    def ignored(self, document: str) -> list[str]:
        """What the person asked to ignore in a draft, as numbers."""
        return self._load("ignored", _key(document), list[str], [])

    def save_ignored(self, document: str, keys: Sequence[str]) -> None:
        """Put them in place of what was; a draft is known by a number made from its name."""
        with self._database.begin() as connection:
            self._store(connection, "ignored", _key(document), keys)
            mine = (belonging.c.person == self._who(), belonging.c.kind == "ignored")
            newest = sa.select(belonging.c.key).where(*mine).order_by(belonging.c.changed.desc()).limit(_MOST_IGNORED)
            connection.execute(sa.delete(belonging).where(*mine, belonging.c.key.not_in(newest.scalar_subquery())))

    def _change(self, kind: str, as_type: type[T], change: Callable[[T], T]) -> None:
        """Put what a function makes of a table in its place; nobody else changes it meanwhile."""
        row = {"person": self._who(), "kind": kind, "key": _ONLY}
        with self._database.begin() as connection:
            # There has to be a row for two at once to wait for each other at.
            put(connection, belonging, row, {}, {"value": "{}", "changed": time.time()})
            value = sa.select(belonging.c.value).where(*(belonging.c[name] == is_ for name, is_ in row.items()))
            before = connection.execute(value.with_for_update()).scalar_one()
            self._store(connection, kind, _ONLY, change(decode(before, as_type)))

    def _load(self, kind: str, key: str, as_type: type[T], default: T) -> T:
        found = self._database.one(_BELONGING, person=self._who(), kind=kind, key=key)
        return default if found is None else decode(found.value, as_type)

    def _store(self, connection: Connection, kind: str, key: str, value: object) -> None:
        row = {"person": self._who(), "kind": kind, "key": key}
        put(connection, belonging, row, {"value": msgspec.json.encode(value).decode(), "changed": time.time()})


def _key(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()
