"""The proofreaders at work: each text is read once by each, in an order, with a time to be done by."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec
from cachetools import LRUCache

from addin_server.core.model import Finding, Report, Skipped
from addin_server.core.ruleset import Ruleset
from addin_server.proofing import curate, homophones, merge
from addin_server.proofing.adapter import Proofreader, ProofreaderMatch, Unavailable
from addin_server.proofing.cache import Cache
from addin_server.proofing.doubled import Doubled
from addin_server.proofing.homophones import Homophones
from addin_server.proofing.languagetool import NAME, LanguageTool
from addin_server.proofing.patterns import Patterns
from addin_server.proofing.state import ServerState
from addin_server.proofing.width import AutoCorrect

BATCH = 4_000
"""Characters in one question to the server: a tenth of a second, the grain at which a reading can be called off."""

_LONGEST = 20_000
_AT_ONCE = 4
_SESSIONS = 64
_TOO_LONG = "有一段超过两万字，这一段的错字标点没有看"
_UNREAD = "LanguageTool 还没看完，错字标点没有看全"


class ServerSource(Protocol):
    """Where a LanguageTool server is had: our own (`Supervisor`) or somebody's (`Remote`)."""

    def begin(self) -> None: ...
    def address(self) -> str: ...
    def failed(self) -> None: ...
    def state(self) -> ServerState: ...
    def close(self) -> None: ...


class ProofResult(msgspec.Struct, frozen=True):
    """What the proofreaders found. `complete` is False while asking again would bring more."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    complete: bool


class Proofing:
    """All proofreaders behind one question. Without a `source` those of our own process read alone."""

    def __init__(self, rules: Path, source: ServerSource | None = None, *, absent: str = "") -> None:
        self._curation = curate.load(rules)
        self._source = source
        self._absent = ServerState("absent", absent)
        own: list[Proofreader] = [Homophones(), Doubled(), Patterns(self._curation.pattern), AutoCorrect()]
        self._own = [(reader, Cache()) for reader in own]
        self._server: LanguageTool | None = None
        if source is not None:
            self._server = LanguageTool(source.address, muted=self._curation.muted, failed=source.failed)
        self._server_cache = Cache()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="proofing")
        self._places = threading.BoundedSemaphore(_AT_ONCE)
        self._newest: LRUCache[str, int] = LRUCache(_SESSIONS)
        self._count = itertools.count()
        self._begun = False

    def begin(self) -> None:
        """Warm everything up in the background. Any number of times."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=homophones.phrases, daemon=True).start()
        if self._source is not None:
            self._source.begin()

    def close(self) -> None:
        if self._source is not None:
            self._source.close()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def state(self) -> ServerState:
        return self._source.state() if self._source is not None else self._absent

    def skipped(self) -> list[Skipped]:
        """Say that LanguageTool does not read, and why; nothing when it does or is about to."""
        state = self.state()
        return [] if state.usable else [Skipped(NAME, _partly(state.says))]

    def proof(self, report: Report, ruleset: Ruleset, *, wait: float, session: str = "") -> ProofResult:
        """Return what is to be told about the paragraphs of `report`, in `wait` seconds at most.

        A later question of the same `session` calls an earlier one off: its text has moved on.
        """
        until = time.monotonic() + wait
        off = self._called_off(session)
        written = [t for t in dict.fromkeys(p.text for p in report.paragraphs) if t.strip()]
        texts = [t for t in written if len(t) <= _LONGEST]
        skipped = [Skipped(NAME, _TOO_LONG)] if len(texts) < len(written) else []
        complete = True
        if not self._places.acquire(blocking=False):  # the others in line would only wait for each other
            skipped.append(Skipped(NAME, _UNREAD))
            complete = False
        else:
            try:
                skipped += self._read_own(texts, off)
                if (trouble := self._read_server(texts, until, off)) is not None:
                    why, complete = trouble
                    skipped.append(Skipped(NAME, why))
            finally:
                self._places.release()
        return ProofResult(self.known(report, ruleset), tuple(skipped), complete)

    def known(self, report: Report, ruleset: Ruleset) -> tuple[Finding, ...]:
        """Return what is to be told by what has been read already, without reading anything."""
        caches = [self._server_cache, *(cache for _, cache in self._own)]
        marks: dict[str, list[ProofreaderMatch]] = {
            p.text: [mark for cache in caches for mark in cache.get(p.text) or ()] for p in report.paragraphs
        }
        return merge.findings(report, marks, self._curation, ruleset)

    def _read_own(self, texts: Sequence[str], off: Callable[[], bool]) -> list[Skipped]:
        """Read with the readers of this process; return those that cannot."""
        skipped: list[Skipped] = []
        for reader, cache in self._own:
            for batch in _batches([t for t in texts if cache.get(t) is None]):
                if off():
                    return skipped
                try:
                    _remember(cache, batch, reader.read(batch))
                except Unavailable as error:
                    skipped.append(Skipped(reader.name, str(error)))
                    break
        return skipped

    def _read_server(self, texts: Sequence[str], until: float, off: Callable[[], bool]) -> tuple[str, bool] | None:
        """Return None when all is read; else why not, and whether that is all there is to expect."""
        if self._server is None:
            return self.skipped()[0].because, True
        for batch in _batches([t for t in texts if self._server_cache.get(t) is None]):
            if off():
                return _UNREAD, False
            asked = self._worker.submit(self._ask, self._server, batch)
            try:
                asked.result(max(until - time.monotonic(), 0))
            except TimeoutError:
                asked.cancel()  # one under way goes on, and its answer is there for the next question
                return _UNREAD, False
            except Unavailable as error:
                return _partly(str(error)), not error.soon
        return None

    def _ask(self, server: LanguageTool, batch: list[str]) -> None:
        batch = [text for text in batch if self._server_cache.get(text) is None]
        if batch:
            _remember(self._server_cache, batch, server.read(batch))

    def _called_off(self, session: str) -> Callable[[], bool]:
        if not session:
            return lambda: False
        mine = self._newest[session] = next(self._count)
        return lambda: self._newest.get(session, mine) != mine


def _partly(why: str) -> str:
    return f"{why}，错字标点没有看全"


def _remember(cache: Cache, texts: Sequence[str], found: Sequence[Sequence[ProofreaderMatch]]) -> None:
    for text, marks in zip(texts, found, strict=True):
        cache.put(text, marks)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and length + len(text) > BATCH:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch
