"""The server: gunicorn, several workers that share nothing but the database and the counts of this minute.

The one file that knows gunicorn. The application is made before the workers are, which begin at once and share its
memory. Told to reload (SIGHUP), it makes another with the settings and rules as they now are, while the old workers go
on; then they finish what they are at. Where that cannot be made, everything goes on as it was.

All workers answer at `listen`, and each at an address of its own besides: a proxy that brings a person's requests to
the same one every time lets his draft be read once, not once by every worker.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.config import Chdir

from addin_server.department import migrate
from addin_server.department.database import Database, DatabaseError
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import DepartmentSettingsError, Deployment, read
from addin_server.os_errors import because

_BACKLOG = 1024
_SECONDS = 60
"""Of silence after which a worker is taken for dead; of patience with what it is at when it is to end."""

_PID = "zhubi.pid"
_LOCK = "zhubi.lock"
"""Held for as long as the server runs. A file with a process's number outlives a power cut, and names another then."""

_PR_SET_PDEATHSIG = 1

_MEMORY = Path("/dev/shm")
"""Files in memory, where the system has such."""


class DepartmentServer(BaseApplication):
    """The settings in a folder, served until told to stop."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        # For as long as it runs: what listens is handed on, not made anew; the data are locked.
        self._listen = [deployment.settings.listen, *deployment.settings.worker_addresses]
        self._data = deployment.data
        self._rates = RateCounter()  # one for every worker there will be
        self._database: Database | None = None
        Chdir.default = "/"  # not where it was started: an administrator's folder may be closed to this user
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what the settings say; called again at each reload."""
        settings = self._deployment.settings
        options: dict[str, Any] = {
            "bind": self._listen,
            "workers": settings.workers,
            "threads": settings.threads,
            "worker_class": "gthread",
            "timeout": _SECONDS,
            "graceful_timeout": _SECONDS,
            "keepalive": 75,  # longer than the proxy keeps a connection, so that it never meets a closed one
            "backlog": _BACKLOG,
            "pidfile": str(self._data / _PID),
            "worker_tmp_dir": str(_MEMORY) if _MEMORY.is_dir() else None,
            "proc_name": "zhubi",
            "loglevel": "warning",
            "umask": 0o117,  # a socket file is for this user and its group, in which the proxy is
            "preload_app": True,
            "control_socket_disable": True,  # in a folder that the unit may not write, for a tool nobody here has
            "pre_fork": _take_a_place,
            "post_fork": self._forked,
            "child_exit": _ended,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def reload(self) -> None:
        """Take up the settings as they now are, in an application made anew; keep the old where that cannot be."""
        before = self._deployment, self._database
        self._database = None
        try:
            self._deployment = read(self._deployment.folder)
            if self._deployment.data != self._data:
                raise DepartmentSettingsError("data 换了地方，要先停下服务器再启动。")
            made = self.load()
        except (DepartmentSettingsError, DatabaseError, ValueError, OSError) as error:
            if self._database is not None:
                self._database.close()
            self._deployment, self._database = before
            why = f"“{error.filename}”打不开（{because(error)}）" if isinstance(error, OSError) else error
            print(f"没有换上新的设置，接着用原来的：{why}", file=sys.stderr, flush=True)
            return
        super().reload()
        self.callable = made

    def load(self) -> Any:
        """Return the application for the workers to come."""
        from addin_server.department.app import create_app

        self._database = Database(self._deployment.database)
        migrate.migrate(self._database)
        return create_app(self._deployment, self._database, self._rates)

    def _forked(self, _: object, worker: Any) -> None:
        """A worker makes its own connections: those of the process before it are not its own."""
        _end_with_the_server()
        everybodys, *own = worker.sockets
        # Workers may have become fewer since the start: no address is left without one.
        worker.sockets = [everybodys, *own[worker.place :: worker.cfg.workers]]
        if self._database is not None:
            self._database.engine.dispose(close=False)


def run(deployment: Deployment) -> None:
    """Bring the database up to date and serve until stopped. DepartmentSettingsError, DatabaseError."""
    deployment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(deployment), working_in_memory(deployment.data) as memory:
        (deployment.data / _PID).unlink(missing_ok=True)
        _keep_figures_in((memory or deployment.data) / "metrics")
        DepartmentServer(deployment).run()


@contextmanager
def _alone(deployment: Deployment) -> Iterator[None]:
    """The only server on these data. DepartmentSettingsError where one runs already."""
    with (deployment.data / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DepartmentSettingsError("服务器已经在运行。") from None
        yield


def running(deployment: Deployment) -> int | None:
    """Return the process of the server that runs with these settings; None where none does.

    DepartmentSettingsError while it is still starting.
    """
    try:
        with (deployment.data / _LOCK).open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        try:
            return int((deployment.data / _PID).read_text("ascii"))
        except (OSError, ValueError):
            raise DepartmentSettingsError("服务器正在启动，请稍等再试。") from None
    return None


@contextmanager
def working_in_memory(data: Path) -> Iterator[Path | None]:
    """Let what is written for a moment stay in memory: an old draft that LibreOffice converts, above all. Where: a
    folder, None where the system has no such.

    What an earlier run of the same server left there is removed, in the end what this one does.
    """
    if not _MEMORY.is_dir():
        yield None
        return
    ours = os.getpid()
    prefix = f"zhubi-{hashlib.blake2b(str(data.resolve()).encode(), digest_size=8).hexdigest()}-"
    for old in _MEMORY.glob(f"{prefix}*"):
        shutil.rmtree(old, ignore_errors=True)
    made = tempfile.mkdtemp(prefix=prefix, dir=_MEMORY)
    os.environ["TMPDIR"], tempfile.tempdir = made, None
    try:
        yield Path(made)
    finally:
        if os.getpid() == ours:  # a worker ends here too
            shutil.rmtree(made, ignore_errors=True)


def _keep_figures_in(folder: Path) -> None:
    """Let all workers to come keep their figures in one folder, from nothing: see `metrics`.

    They map its files: on a full disk that would end them.
    """
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _take_a_place(arbiter: Any, worker: Any) -> None:
    """Give a worker that is about to begin the place of the one it follows, in a reload or after a death."""
    taken = Counter(other.place for other in arbiter.WORKERS.values())
    worker.place = min(range(worker.cfg.workers), key=lambda place: taken[place])


def _end_with_the_server() -> None:
    """Let the system end this worker with the process that made it.

    gunicorn would finish what it is at: for a minute longer than a server that was killed, another could not start.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _ended(_: object, worker: Any) -> None:
    from addin_server.department import metrics

    metrics.ended(worker.pid)
