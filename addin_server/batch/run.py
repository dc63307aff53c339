"""A batch from beginning to end: what is done already, what is still to do, what came of it all."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from addin_server import readers
from addin_server.batch import journal as journal_
from addin_server.batch.copies import Copies
from addin_server.batch.examine import Examiner
from addin_server.batch.journal import Journal, JournalLine
from addin_server.batch.outcome import Examined, FileOutcome, Task
from addin_server.batch.similar import DraftPair, pairs
from addin_server.os_errors import because

NO_COPY = "批注稿的路径太长，没有写成。"
_OF_ONE = frozenset({errno.ENAMETOOLONG, errno.ENOENT, errno.EINVAL, errno.EILSEQ})
"""Why one copy cannot be written where others can."""


class Runner(Protocol):
    """Where the work is done: `pool.Pool` or `cluster.Cluster`."""

    def run(self, tasks: Iterable[Task]) -> Generator[Examined, None, None]: ...


class Batch:
    """The drafts `names` of `folder`. `step` is told after each file that is done."""

    def __init__(
        self, folder: Path, names: Sequence[str], journal: Journal, copies: Copies | None, step: Callable[[], None]
    ) -> None:
        self._paths = {readers.readable(name): folder / name for name in names}
        self._names = tuple(self._paths)
        self._journal, self._copies, self._step = journal, copies, step
        self._keys: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._done: dict[str, FileOutcome] = {}
        self.resumed = 0

    def run(self, runner: Runner) -> list[FileOutcome]:
        """Return the outcomes in the order of the names. Raises OSError when a copy cannot be written."""
        with contextlib.closing(runner.run(self._to_do())) as done:
            for examined in done:
                self._keep(examined)
                self._step()
        return [self._done[name] for name in self._names]

    def pairs(self, outcomes: Sequence[FileOutcome], examiner: Examiner) -> list[DraftPair]:
        """Return the drafts that repeat each other; what an earlier run examined is read once more."""

        def text_of(name: str) -> str:
            if name not in self._texts:
                data = self._read(name)
                self._texts[name] = examiner.text_of(Task(name, data)) if isinstance(data, bytes) else ""
            return self._texts[name]

        return pairs(outcomes, text_of)

    def _to_do(self) -> Iterator[Task]:
        for name in self._names:
            data = self._read(name)
            if isinstance(data, str):
                self._done[name] = FileOutcome(name=name, error=data)
                self._step()
                continue
            task = Task(name, data)
            key = self._keys[name] = journal_.key_of(task)
            line = self._journal.known.get(key)
            if line is not None and self._is_whole(line):
                self._done[name] = line.outcome
                self.resumed += 1
                self._step()
            else:
                yield task

    def _is_whole(self, line: JournalLine) -> bool:
        return not line.outcome.copy or (self._copies is not None and self._copies.has(line.copy))

    def _keep(self, examined: Examined) -> None:
        """The line comes before the copy: killed between the two, the file is examined again and one copy results."""
        outcome = examined.outcome
        copy = self._copies.name(outcome.name, outcome.copy) if self._copies and examined.copy else ""
        self._journal.add(JournalLine(self._keys[outcome.name], outcome, copy))
        if self._copies and copy:
            outcome = self._copied(self._copies, copy, examined)
        self._texts[outcome.name] = examined.text
        self._done[outcome.name] = outcome

    def _copied(self, copies: Copies, name: str, examined: Examined) -> FileOutcome:
        """Write the copy; one whose path the system cannot have costs that copy, not the batch. Raises OSError."""
        try:
            copies.write(name, examined.copy)
        except OSError as error:
            if error.errno not in _OF_ONE:
                raise
            return msgspec.structs.replace(examined.outcome, warnings=(*examined.outcome.warnings, NO_COPY))
        return examined.outcome

    def _read(self, name: str) -> bytes | str:
        """The bytes of a file, or the sentence why there are none."""
        try:
            return readers.bytes_at(self._paths[name])
        except readers.InputError as error:
            return str(error)
        except OSError as error:
            return f"打不开（{because(error)}）。"
