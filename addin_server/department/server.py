"""The server: gunicorn, several workers that share nothing but the database and the counts of this minute.

The one file that knows gunicorn. Told to reload (SIGHUP), it makes new workers with the settings as they now are and
lets the old ones finish what they are at.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from addin_server.department import migrate
from addin_server.department.database import Database
from addin_server.department.pace import Pace
from addin_server.department.settings import Place, read

_BACKLOG = 1024
_SECONDS = 60
"""Of silence after which a worker is taken for dead; of patience with what it is at when it is to end."""

PID = "zhubi.pid"


class Server(BaseApplication):  # type: ignore[misc]
    """The settings in a folder, served until told to stop."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._pace = Pace()  # one for every worker there will be
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what the settings say; called again at each reload."""
        self._place = read(self._place.folder)
        settings = self._place.settings
        shared_memory = Path("/dev/shm")
        options: dict[str, Any] = {
            "bind": settings.listen,
            "workers": settings.workers,
            "threads": settings.threads,
            "worker_class": "gthread",
            "timeout": _SECONDS,
            "graceful_timeout": _SECONDS,
            "keepalive": 75,  # longer than the proxy keeps a connection, so that it never meets a closed one
            "backlog": _BACKLOG,
            "pidfile": str(self._place.data / PID),
            "worker_tmp_dir": str(shared_memory) if shared_memory.is_dir() else None,
            "proc_name": "zhubi",
            "loglevel": "warning",
            "umask": 0o117,  # a socket file is for this user and its group, in which the proxy is
            "child_exit": _ended,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return a worker's application. Each worker makes its own connections."""
        from addin_server.department.app import create_app

        return create_app(self._place, Database(self._place.database), self._pace)


def run(place: Place) -> None:
    """Bring the database up to date and serve until stopped. SettingsError, DatabaseError."""
    place.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(place.database)
    migrate.migrate(database)
    database.close()
    _keep_figures_in(place.data / "metrics")
    Server(place).run()


def _keep_figures_in(folder: Path) -> None:
    """Let all workers to come keep their figures in one folder, from nothing: see `metrics`."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _ended(_: object, worker: Any) -> None:
    from addin_server.department import metrics

    metrics.ended(worker.pid)
