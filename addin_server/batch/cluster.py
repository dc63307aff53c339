"""An existing Dask cluster. The only file that knows dask.distributed, which an extra installs.

Drafts travel to its workers, encrypted unless the user said otherwise; rules travel with the examiner, so every worker
judges by the same ones. A worker that dies costs nothing: its tasks go to the others.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import dask
import distributed as _distributed

from addin_server import garbage
from addin_server.batch.address import Certificates, ClusterError
from addin_server.batch.examine import FAULT, Examiner
from addin_server.batch.outcome import Examined, FileOutcome, Task

distributed: Any = _distributed  # half of it has no types

LOST = "和集群断了。看完的都记下了，再运行同一条命令，从这里接着看。"
_WAIT = 20
"""Seconds until a cluster that does not answer, or has no worker, is given up."""
_PAUSE = 0.02
_AHEAD = 2


class Cluster:
    """Examines tasks on the workers of the scheduler at `address`."""

    def __init__(self, examiner: Examiner, address: str, certificates: Certificates) -> None:
        self._examiner, self._address, self._certificates = examiner, address, certificates

    def run(self, tasks: Iterable[Task]) -> Generator[Examined, None, None]:
        """Yield what becomes of each task, in the order they are done, each once. Raises ClusterError."""
        source = iter(tasks)
        with self._client() as client:
            work = _Work(client, self._examiner)
            while True:
                for task in islice(source, work.room()):
                    work.submit(task)
                if not work.pending:
                    work.end()
                    return
                yield work.next()

    @contextmanager
    def _client(self) -> Iterator[Any]:
        authority, certificate, key = (str(path) if path else None for path in self._certificates)
        security = distributed.Security(
            tls_ca_file=authority,
            tls_client_cert=certificate,
            tls_client_key=key,
            require_encryption=self._address.startswith("tls://"),
        )
        for handler in logging.getLogger("distributed").handlers:  # it tells the user of a lost connection in traces
            handler.setLevel(logging.CRITICAL)
        # A file may be as large as it likes: dask warns on standard error above ten megabytes.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            try:
                client = distributed.Client(self._address, security=security, timeout=_WAIT, set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                raise ClusterError(
                    f"连不上集群 {self._address}，请核对地址和证书，或不加 --scheduler 在本机看。"
                ) from error
            try:
                if not client.nthreads():
                    raise ClusterError(f"集群 {self._address} 上没有可用的机器，请先启动 worker。")
                yield client
            finally:
                client.close(timeout=2)


class _Holder(distributed.WorkerPlugin):  # type: ignore[misc]
    """Keeps the examiner: it arrives once a worker, also at those that join later."""

    def __init__(self, examiner: Examiner) -> None:
        self.examiner = examiner

    def setup(self, worker: object) -> None:
        garbage.collect_rarely()


def _examine(task: Task, holder: str) -> Examined:
    examiner: Examiner = distributed.get_worker().plugins[holder].examiner
    return examiner(task)


@contextmanager
def _connected() -> Iterator[None]:
    """What a lost connection raises is many things, from many libraries: one sentence."""
    try:
        yield
    except ClusterError:
        raise
    except Exception as error:
        raise ClusterError(LOST) from error


class _Work:
    """What the workers are at, and what became of it."""

    @_connected()
    def __init__(self, client: Any, examiner: Examiner) -> None:
        self.pending: dict[str, str] = {}
        """Names of the files by the key of their task."""
        self._client = client
        self._holder = f"zhubi-{uuid.uuid4().hex}"  # others may use the cluster too, by other rules
        self._done = distributed.as_completed(loop=client.loop)
        client.register_plugin(_Holder(examiner), name=self._holder)

    @_connected()
    def room(self) -> int:
        """How many more tasks keep every worker busy."""
        threads: int = sum(self._client.nthreads().values())
        return max(0, max(threads, 1) * _AHEAD - len(self.pending))

    @_connected()
    def submit(self, task: Task) -> None:
        # An opaque key: schedulers and their pages show keys.
        key = f"zhubi-{uuid.uuid4().hex}"
        self._done.add(self._client.submit(_examine, task, self._holder, key=key, pure=False))
        self.pending[key] = task.name

    @_connected()
    def next(self) -> Examined:
        """Wait for a task that is done. A worker may die with a result: its task is then run again."""
        while True:
            future = self._wait()
            examined = _result(future, self.pending[future.key])
            if examined is not None:
                del self.pending[future.key]
                future.release()
                return examined
            self._done.add(future)

    @_connected()
    def end(self) -> None:
        self._client.unregister_worker_plugin(self._holder)

    def _wait(self) -> Any:
        """Return a task that is done; ClusterError where there have been no workers for long."""
        since = time.monotonic()
        while not self._done.has_ready():
            time.sleep(_PAUSE)
            if time.monotonic() - since > _WAIT:
                if not self._client.nthreads():
                    raise ClusterError(LOST)
                since = time.monotonic()
        return next(self._done)


def _result(future: Any, name: str) -> Examined | None:
    """The result, a sentence for a file that brought down one worker after another; None where it is lost again."""
    if future.status == "finished":
        try:
            found: Examined = future.result(timeout=_WAIT)
        except TimeoutError:
            return None
        return found
    if future.status in ("lost", "pending"):
        return None
    error = future.exception() if future.status == "error" else None
    if isinstance(error, distributed.KilledWorker):
        return Examined(FileOutcome(name=name, error=FAULT))
    if isinstance(error, (ImportError, AttributeError, RuntimeError)):
        raise ClusterError("集群的机器上没有装主笔，或版本不同，请装成与这台一样的版本。") from error
    raise ClusterError(LOST)
