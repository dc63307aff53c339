"""The rules in force while the service runs, and one checker for all requests, so that it remembers."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from addin_server.core import explain
from addin_server.core.engine import OPEN, REMEMBERED, Checker
from addin_server.core.explain import BriefRead
from addin_server.core.model import Draft, Paragraph, Report
from addin_server.core.rules.loading import RuleError
from addin_server.core.ruleset import Ruleset
from addin_server.web import deadline
from addin_server.web.problems import Refusal

EVERY = 1.0
"""Seconds between two looks at the user's files."""


class Rulebook:
    """Holds a ruleset that `load` makes anew when a layer has changed: when told so, or when `stamp` says otherwise."""

    def __init__(
        self,
        ruleset: Ruleset,
        load: Callable[[], Ruleset] | None = None,
        memory: int = REMEMBERED,
        most_open: int = OPEN,
        stamp: Callable[[], object] = lambda: None,
    ) -> None:
        self._load, self._stamp = load, stamp
        self._bounds = memory, most_open
        self._seen, self._looked = stamp(), time.monotonic()
        self._lock = threading.Lock()  # the checker's memory is not made for two at once
        self._checker = Checker(ruleset, *self._bounds)

    @property
    def rules(self) -> Ruleset:
        return self._checker.ruleset

    @property
    def held(self) -> int:
        """How many characters are remembered."""
        return self._checker.blocks.held

    def reload(self) -> None:
        """Take up what is in the layers now. Raises RuleError when the shipped rules are broken."""
        if self._load is not None:
            seen = self._stamp()
            self._checker = Checker(self._load(), *self._bounds)
            self._seen = seen

    def look(self) -> None:
        """Take up what another process wrote. What cannot be read now is looked at again soon."""
        if time.monotonic() - self._looked > EVERY:
            self._looked = time.monotonic()
            with contextlib.suppress(OSError, RuleError):
                if self._stamp() != self._seen:
                    self.reload()

    def check(self, draft: Draft, select: list[str], ignore: list[str], unfold: bool) -> Report:
        """Return the report of `draft` by the rules that the id prefixes choose."""
        tick = deadline.deadline()
        if select or ignore:
            return Checker(self.rules.selecting(select, ignore)).check(draft, unfold=unfold, tick=tick)
        with self._turn():
            return self._checker.check(draft, unfold=unfold, tick=tick)

    def warm_up(self) -> None:
        """Have the first draft find built what is built on first use."""
        warm_up(self.rules)

    def explain(self, draft: Draft) -> tuple[BriefRead, ...]:
        """Return how the briefs of `draft` are read."""
        tick = deadline.deadline()
        with self._turn():
            return explain.explain(draft, self._checker, tick)

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=deadline.SECONDS):
            raise Refusal("too-slow")
        try:
            yield
        finally:
            self._lock.release()


def warm_up(rules: Ruleset) -> None:
    """Check the templates' samples: word lists and dictionaries are read, and it is known what a brief is asked."""
    samples = (section.sample for template in rules.templates.values() for section in template.section)
    paragraphs = tuple(Paragraph(id=str(number), text=sample) for number, sample in enumerate(samples))
    Checker(rules).check(Draft(paragraphs=paragraphs))
    rules.queries.learned = True
