"""Batches the page sends: held in memory, examined as the files arrive, gone when the page is done with them."""

from __future__ import annotations

import datetime as dt
import io
import queue
import secrets
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from addin_server.batch import report_html
from addin_server.batch.collect import sort_out
from addin_server.batch.examine import Examiner
from addin_server.batch.outcome import Examined, Options, Task
from addin_server.batch.pool import Pool, cores
from addin_server.batch.report_info import ReportInfo
from addin_server.batch.similar import pairs
from addin_server.batch.summary import BatchSummary, summarise
from addin_server.core.ruleset import Ruleset

MOST_FILES = 300
MOST_BYTES = 200 << 20
MOST_JOBS = 2
IDLE_SECONDS = 30 * 60
FULL = f"一次不超过 {MOST_FILES} 份、{MOST_BYTES >> 20} MB；更多的请用命令 zhubi batch，它能中断了再接着看。"
_MARK = "（主笔批注）"


class Job:
    """One batch. `add` takes files until `close`; the results come as they are done."""

    def __init__(self, ruleset: Ruleset, folder: str, options: Options) -> None:
        self.id = secrets.token_urlsafe(12)
        self.touched = self._started = time.monotonic()
        self._ruleset, self._folder, self._options = ruleset, folder, options
        self._pool = Pool(Examiner(ruleset, options), cores())
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._found: dict[str, Examined] = {}
        self._passed: list[str] = []
        self._bytes = 0
        self._summary: BatchSummary | None = None
        self.received = 0
        self.failed = False
        self._stopped = False
        self._worker = threading.Thread(target=self._work, daemon=True)
        self._worker.start()

    def add(self, task: Task) -> bool:
        """Take a file; False when it is one too many. What is no draft is noted and left."""
        if not sort_out([task.name]).names:
            self._passed.append(task.name)
            return True
        if self.received >= MOST_FILES or self._bytes + len(task.data) > MOST_BYTES:
            return False
        self.received += 1
        self._bytes += len(task.data)
        self._tasks.put(task)
        return True

    def close(self) -> None:
        """No more files come."""
        self._tasks.put(None)

    def stop(self) -> None:
        """Forget everything, what is in hand too."""
        self._stopped = True
        self._tasks.put(None)
        self._pool.end()

    def gone(self, until: float) -> None:
        """Wait until it has put its things away, but no longer than `until` by the monotonic clock."""
        self._worker.join(max(0.0, until - time.monotonic()))

    @property
    def done(self) -> int:
        return len(self._found)

    @property
    def ready(self) -> bool:
        return self._summary is not None

    @property
    def seconds_left(self) -> int | None:
        """By the pace so far; None while there is none."""
        if not self.done:
            return None
        return round((time.monotonic() - self._started) / self.done * (self.received - self.done))

    @property
    def summary(self) -> BatchSummary:
        assert self._summary is not None, "asked before it is ready"
        return self._summary

    def html(self) -> str:
        return report_html.page(self.summary, self._about())

    def xlsx(self) -> bytes:
        from addin_server.batch import report_xlsx  # a tenth of a start to import, and few ask for it

        return report_xlsx.workbook(self.summary, self._about())

    def copies(self) -> bytes:
        """The copies with comments in one zip, in the folders of their originals."""
        out, taken = io.BytesIO(), set[str]()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, examined in self._found.items():
                if examined.copy:
                    archive.writestr(_free(name, examined.outcome.copy, taken), examined.copy)
        return out.getvalue()

    def _work(self) -> None:
        try:
            for examined in self._pool.run(self._source()):
                self._found[examined.outcome.name] = examined
                if self._stopped:
                    return
            names = sort_out(self._found).names
            outcomes = [self._found[name].outcome for name in names]
            self._summary = summarise(outcomes, pairs(outcomes, lambda name: self._found[name].text))
        except Exception:  # its text may quote a draft
            self.failed = True

    def _source(self) -> Iterator[Task]:
        while (task := self._tasks.get()) is not None:
            yield task

    def _about(self) -> ReportInfo:
        passed = sort_out(self._passed).passed_over
        return ReportInfo(self._folder, self._options.now.date(), self._ruleset, self._options, passed)


class Jobs:
    """The batches in hand. One that nobody asks about is dropped after half an hour."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, ruleset: Ruleset, folder: str, options: Options) -> Job | None:
        """Return a new job; None when too many are in hand."""
        with self._lock:
            for id_, job in list(self._jobs.items()):
                if time.monotonic() - job.touched > IDLE_SECONDS:
                    self._jobs.pop(id_).stop()
            if len(self._jobs) >= MOST_JOBS:
                return None
            job = Job(ruleset, folder, options)
            self._jobs[job.id] = job
            return job

    def get(self, id_: str) -> Job | None:
        job = self._jobs.get(id_)
        if job is not None:
            job.touched = time.monotonic()
        return job

    def end(self, until: float) -> None:
        """Stop all of them, and wait for their files to be gone, but no longer than `until`."""
        with self._lock:
            jobs = list(self._jobs.values())
            self._jobs.clear()
        for job in jobs:
            job.stop()
        for job in jobs:
            job.gone(until)

    def drop(self, id_: str) -> None:
        with self._lock:
            if job := self._jobs.pop(id_, None):
                job.stop()


def options_of(type_: str | None, level: str | None, date: dt.date | None) -> Options:
    """The options of a page's batch; copies are always made."""
    return Options(type_, level, date, True, dt.datetime.now())  # type: ignore[arg-type]  # checked where they came in


def _free(original: str, suffix: str, taken: set[str]) -> str:
    path = PurePosixPath(original)
    number = 1
    while True:
        name = path.with_name(f"{path.stem}{_MARK}{number if number > 1 else ''}{suffix}").as_posix()
        if name not in taken:
            taken.add(name)
            return name
        number += 1
