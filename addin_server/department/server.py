"""The server: gunicorn, several workers that share nothing but the database and the counts of this minute.

The one file that knows gunicorn. The application is made before the workers are, which begin at once and share its
memory. Told to reload (SIGHUP), it makes another with the settings and rules as they now are, while the old workers go
on; then they finish what they are at.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from addin_server.department import migrate
from addin_server.department.database import Database
from addin_server.department.rate_counter import RateCounter
from addin_server.department.settings import Deployment, read

_BACKLOG = 1024
_SECONDS = 60
"""Of silence after which a worker is taken for dead; of patience with what it is at when it is to end."""

PID = "zhubi.pid"

_MEMORY = Path("/dev/shm")
"""Files in memory, where the system has such."""


class DepartmentServer(BaseApplication):
    """The settings in a folder, served until told to stop."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._rates = RateCounter()  # one for every worker there will be
        self._database: Database | None = None
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what the settings say; called again at each reload."""
        self._deployment = read(self._deployment.folder)
        settings = self._deployment.settings
        options: dict[str, Any] = {
            "bind": settings.listen,
            "workers": settings.workers,
            "threads": settings.threads,
            "worker_class": "gthread",
            "timeout": _SECONDS,
            "graceful_timeout": _SECONDS,
            "keepalive": 75,  # longer than the proxy keeps a connection, so that it never meets a closed one
            "backlog": _BACKLOG,
            "pidfile": str(self._deployment.data / PID),
            "worker_tmp_dir": str(_MEMORY) if _MEMORY.is_dir() else None,
            "proc_name": "zhubi",
            "loglevel": "warning",
            "umask": 0o117,  # a socket file is for this user and its group, in which the proxy is
            "preload_app": True,
            "post_fork": self._forked,
            "child_exit": _ended,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def reload(self) -> None:
        """Take up the settings as they now are, in an application made anew."""
        super().reload()
        self.callable = None

    def load(self) -> Any:
        """Return the application for the workers to come."""
        from addin_server.department.app import create_app

        self._database = Database(self._deployment.database)
        return create_app(self._deployment, self._database, self._rates)

    def _forked(self, arbiter: object, worker: object) -> None:
        """A worker makes its own connections: those of the process before it are not its own."""
        if self._database is not None:
            self._database.engine.dispose(close=False)


def run(deployment: Deployment) -> None:
    """Bring the database up to date and serve until stopped. DepartmentSettingsError, DatabaseError."""
    deployment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(deployment.database)
    migrate.migrate(database)
    database.close()
    _keep_figures_in(deployment.data / "metrics")
    convert_in_memory()
    DepartmentServer(deployment).run()


def convert_in_memory() -> None:
    """Let what is written for a moment stay in memory: an old draft that LibreOffice converts, above all."""
    if _MEMORY.is_dir():
        os.environ["TMPDIR"], tempfile.tempdir = str(_MEMORY), None


def _keep_figures_in(folder: Path) -> None:
    """Let all workers to come keep their figures in one folder, from nothing: see `metrics`."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _ended(_: object, worker: Any) -> None:
    from addin_server.department import metrics

    metrics.ended(worker.pid)
