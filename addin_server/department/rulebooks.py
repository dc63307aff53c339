"""Each person's rulebook: the rules shipped, the department's, and the person's wishes, with a memory of its own.

What one person's drafts leave in memory serves that person only, and for minutes; the rules are shared by all.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import msgspec
from cachetools import TTLCache
from flask import g

from addin_server import assets
from addin_server.core import ruleset
from addin_server.core.explain import BriefRead
from addin_server.core.model import Draft, Report
from addin_server.core.ruleset import Ruleset
from addin_server.department.published import Published
from addin_server.rulebook import pack_check, preferences, store
from addin_server.rulebook.preferences import Preferences
from addin_server.web.rulebook import Rulebook, warm_up

_PEOPLE = 256
IDLE = 15 * 60.0
"""Seconds after which what a person sent is forgotten."""

LOOK = 10.0
"""Seconds between two looks at what is to be forgotten."""

_CHARACTERS = 4_000
"""Of one person's paragraphs; the last draft is held whole even where it is longer."""

_OPEN = 400
"""Of them, those whose reading is kept, at a kilobyte each; of the others a fifth of that is kept."""

HELD = 1_200_000
"""Characters of all people together, a fifth of a kilobyte each, looked at when somebody comes and every `LOOK`: room
for two hundred at drafts of two thousand characters. Beyond that, who asked longest ago is forgotten."""


class Rulebooks(Rulebook):
    """Whoever asks has his own. `who` says who asks, `wishes` what he changed."""

    def __init__(self, published: Published, who: Callable[[], str], wishes: Callable[[], Preferences]) -> None:
        self._published, self._who, self._wishes = published, who, wishes
        self._revision = published.revision()
        self._base = self._loaded()
        self._making = threading.RLock()
        self._rulebooks: TTLCache[str, tuple[int, Preferences, Rulebook]] = TTLCache(_PEOPLE, IDLE)
        self._sweeping = False

    @property
    def rules(self) -> Ruleset:
        """The rules of whoever asks."""
        return self._mine().rules

    @property
    def base(self) -> Ruleset:
        """The department's rules, before anybody's wishes."""
        with self._making:
            if (now := self._published.revision()) != self._revision:
                self._base, self._revision = self._loaded(), now
            return self._base

    @property
    def held(self) -> int:
        """How many characters are remembered, of all people together."""
        with self._making:
            return sum(rulebook.held for _, _, rulebook in self._rulebooks.values())

    def reload(self) -> None:
        """Ask for the wishes again: they may have changed within this request."""
        g.pop("rulebook", None)

    def check(self, draft: Draft, select: list[str], ignore: list[str], unfold: bool) -> Report:
        """Return the report of `draft` by the rules of whoever asks."""
        return self._mine().check(draft, select, ignore, unfold)

    def explain(self, draft: Draft) -> tuple[BriefRead, ...]:
        """Return how the briefs of `draft` are read."""
        return self._mine().explain(draft)

    def _mine(self) -> Rulebook:
        """The rulebook of whoever asks, looked for once a request."""
        if "rulebook" not in g:
            g.rulebook = self._of_person()
        found: Rulebook = g.rulebook
        return found

    def _of_person(self) -> Rulebook:
        who, wishes, base = self._who(), self._wishes(), self.base
        with self._making:
            known = self._rulebooks.get(who)
            if known is None or known[:2] != (self._revision, wishes):
                known = self._revision, wishes, Rulebook(_wished(base, wishes), memory=_CHARACTERS, most_open=_OPEN)
                self._bound()
            self._rulebooks[who] = known
            if not self._sweeping:
                self._sweeping = True
                threading.Thread(target=self._sweep, name="forgetting", daemon=True).start()
            return known[2]

    def _bound(self) -> None:
        """Forget who asked longest ago, as much as is too much: when somebody comes, and now and then."""
        held = self.held
        while len(self._rulebooks) > 1 and held > HELD:
            _, (_, _, forgotten) = self._rulebooks.popitem()
            held -= forgotten.held

    def _sweep(self) -> None:
        """Forget in time though nobody asks any more: on its own the cache looks only when it is used."""
        while True:
            time.sleep(LOOK)
            with self._making:
                self._rulebooks.expire()
                self._bound()

    def _loaded(self) -> Ruleset:
        found = loaded(self._published)
        warm_up(found)  # now, not by the first who asks
        return found


def loaded(published: Published) -> Ruleset:
    """Return the department's rules in force."""
    folder = published.folder()
    return ruleset.layered(store.shipped(assets.rules()), [folder]) if folder else pack_check.shipped()


def _wished(base: Ruleset, wishes: Preferences) -> Ruleset:
    """The rules with a person's wishes; numbers that newer rules do not know are of no effect."""
    if wishes == Preferences():
        return base
    profile, words = preferences.profile_of(wishes), preferences.words_of(wishes)
    try:
        return base.tuned(profile, words)
    except ValueError:
        return base.tuned(msgspec.structs.replace(profile, set={}), words)
