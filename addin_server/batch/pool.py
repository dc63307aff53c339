"""This machine's cores: a pool of processes that is never given more than it can hold.

A file that brings its process down costs that file, not the batch.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from addin_server import garbage, processes
from addin_server.batch.examine import FAULT, Examiner
from addin_server.batch.outcome import Examined, FileOutcome, Task

_AHEAD = 2
"""Tasks in hand for each process: memory stays bounded, and none waits for the disk."""

_examiner: Examiner | None = None


def cores() -> int:
    """How many processes to use unless told otherwise."""
    return os.cpu_count() or 1


class Pool:
    """Examines tasks in `workers` processes, which are started anew (spawn): safe beside threads, same everywhere."""

    def __init__(self, examiner: Examiner, workers: int) -> None:
        self._examiner, self._workers = examiner, max(workers, 1)
        self._executor: ProcessPoolExecutor | None = None
        self._ended = False

    def end(self) -> None:
        """Let `run` yield nothing more and its processes end at once; asked from any thread."""
        self._ended = True
        _kill(self._executor)

    def run(self, tasks: Iterable[Task]) -> Generator[Examined, None, None]:
        """Yield what becomes of each task, in the order they are done."""
        source = iter(tasks)
        with tempfile.TemporaryDirectory(prefix="zhubi-") as folder:
            # By way of a file: what a process is begun with, it takes only when it is up, and the next waits for that.
            examiner = Path(folder) / "examiner"
            examiner.write_bytes(pickle.dumps(self._examiner))
            while True:
                broken = yield from self._run(examiner, source, self._workers, self._workers * _AHEAD)
                for task in broken:  # one of these brought its process down: each on its own tells which
                    if self._ended:
                        return
                    if (yield from self._run(examiner, iter([task]), 1, 1)):
                        yield Examined(FileOutcome(name=task.name, error=FAULT))
                if not broken:
                    return

    def _run(
        self, examiner: Path, tasks: Iterator[Task], workers: int, most: int
    ) -> Generator[Examined, None, list[Task]]:
        """Yield results; return the tasks in hand when a process died."""
        executor = self._executor = ProcessPoolExecutor(
            workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(examiner,)
        )
        pending: dict[Future[Examined], Task] = {}
        held: Task | None = None  # taken from the source, not yet in hand
        try:
            while True:
                while len(pending) < most and not self._ended and (task := next(tasks, None)) is not None:
                    held = task
                    with _held_back():
                        pending[executor.submit(_examine, task)] = task
                    held = None
                if not pending or self._ended:
                    return []
                for future in wait(pending, return_when=FIRST_COMPLETED).done:
                    result = future.result()
                    del pending[future]
                    yield result
        except BrokenProcessPool:
            return [*pending.values(), *filter(None, [held])]
        finally:
            if pending:  # told to end: what is in hand is not waited for
                _kill(executor)
            # To the end of its thread, which holds what the system counts: semaphores outlive a process that leaves.
            executor.shutdown(cancel_futures=True)
            self._executor = None


def _kill(executor: ProcessPoolExecutor | None) -> None:
    """End the processes of a pool, and those that convert for them, in the middle of whatever they do."""
    if executor and executor._processes:
        processes.kill_all_from(list(executor._processes))


@contextmanager
def _held_back() -> Iterator[None]:
    """Ctrl+C reaches a process of the pool from its first moment, long before it can say that it will not listen.

    One that is begun while the signal is blocked has it blocked; here it waits until the block is lifted.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(examiner: Path) -> None:
    """Ctrl+C is the parent's to answer; when the parent is killed, this process would wait for work for ever.

    It may be killed itself in the middle of a draft: what it leaves lies in the folder of the pool, which is removed.
    """
    global _examiner
    garbage.collect_rarely()
    tempfile.tempdir = str(examiner.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _examiner = pickle.loads(examiner.read_bytes())


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "runs in a process of the pool"
    parent.join()
    os._exit(1)


def _examine(task: Task) -> Examined:
    assert _examiner is not None, "the initializer ran"
    return _examiner(task)
