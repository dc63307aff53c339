"""An existing Dask cluster. The only file that knows dask.distributed.

Drafts travel to its workers, encrypted unless the user said otherwise; rules travel with the examiner, so every worker
judges by the same ones. A worker that dies costs nothing: its tasks go to the others.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from addin_server.batch.examine import FAULT, Examiner
from addin_server.batch.outcome import Examined, Outcome, Task

NOT_INSTALLED = "要用集群，请先装：pip install 'zhubi[cluster]'；不加 --scheduler 就在本机看。"
LOST = "和集群断了。看完的都记下了，再运行同一条命令，从这里接着看。"
_WAIT = 20
_AHEAD = 2
_PLUGIN = "zhubi"


class ClusterError(Exception):
    """The cluster cannot be used; the text is one Chinese sentence."""


class Certificates(NamedTuple):
    """Files of the TLS connection, PEM."""

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


class Cluster:
    """Examines tasks on the workers of the scheduler at `address`."""

    def __init__(self, examiner: Examiner, address: str, certificates: Certificates, *, insecure: bool) -> None:
        check_address(address, certificates, insecure=insecure)
        self._examiner, self._address, self._certificates = examiner, address, certificates

    def run(self, tasks: Iterable[Task]) -> Iterator[Examined]:
        """Yield what becomes of each task, in the order they are done, each once. Raises ClusterError."""
        distributed = _library()
        with self._client(distributed) as client:
            client.register_plugin(_Holder(self._examiner), name=_PLUGIN)
            source, pending = iter(tasks), {}
            done = distributed.as_completed()
            while True:
                room = max(sum(client.nthreads().values()), 1) * _AHEAD
                while len(pending) < room and (task := next(source, None)) is not None:
                    # An opaque key: schedulers and their pages show keys.
                    future = client.submit(_examine, task, key=f"zhubi-{uuid.uuid4().hex}", pure=False)
                    pending[future.key] = task.name
                    done.add(future)
                if not pending:
                    return
                future = next(done)
                name = pending.pop(future.key)
                yield _result(future, name)
                future.release()

    @contextmanager
    def _client(self, distributed: Any) -> Iterator[Any]:
        import dask

        authority, certificate, key = (str(path) if path else None for path in self._certificates)
        security = distributed.Security(
            tls_ca_file=authority,
            tls_client_cert=certificate,
            tls_client_key=key,
            require_encryption=self._address.startswith("tls://"),
        )
        # A file may be as large as it likes: dask warns on standard error above ten megabytes.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            try:
                client = distributed.Client(self._address, security=security, timeout=_WAIT, set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                raise ClusterError(f"连不上集群 {self._address}，请核对地址和证书，或不加 --scheduler 在本机看。") from error
            try:
                if not client.nthreads():
                    raise ClusterError(f"集群 {self._address} 上没有可用的机器，请先启动 worker。")
                yield client
            finally:
                client.close(timeout=2)


def check_address(address: str, certificates: Certificates, *, insecure: bool) -> None:
    """Raise ClusterError where drafts would travel unprotected and nobody said they may."""
    _library()
    scheme = address.partition("://")[0] if "://" in address else "tcp"
    if scheme not in ("tls", "tcp"):
        raise ClusterError("集群地址写成 tls://主机:端口；没有加密的写 tcp://主机:端口，并加 --insecure。")
    if scheme == "tls" and not all(certificates):
        raise ClusterError("加密连接要三个文件：--tls-ca、--tls-cert、--tls-key。")
    if scheme == "tcp" and not insecure:
        raise ClusterError("这个集群没有加密，文稿会明文经过网络。请改用 tls:// 地址；确实可以这样传，再加 --insecure。")


class _Holder:
    """A worker plugin that keeps the examiner: it arrives once a worker, also at those that join later."""

    def __init__(self, examiner: Examiner) -> None:
        self.examiner = examiner

    def setup(self, worker: Any) -> None:
        worker.zhubi_examiner = self.examiner

    def teardown(self, worker: Any) -> None:
        worker.zhubi_examiner = None


def _examine(task: Task) -> Examined:
    from distributed import get_worker

    examiner: Examiner = get_worker().zhubi_examiner
    return examiner(task)


def _result(future: Any, name: str) -> Examined:
    """The result, or a sentence for a file that brought down one worker after another."""
    if future.status == "finished":
        found: Examined = future.result()
        return found
    error = future.exception() if future.status == "error" else None
    if type(error).__name__ == "KilledWorker":
        return Examined(Outcome(name=name, error=FAULT))
    if isinstance(error, (ImportError, AttributeError, RuntimeError)):
        raise ClusterError("集群的机器上没有装主笔，或版本不同，请装成与这台一样的版本。") from error
    raise ClusterError(LOST)


def _library() -> Any:
    try:
        import distributed
    except ImportError:
        raise ClusterError(NOT_INSTALLED) from None
    return distributed
