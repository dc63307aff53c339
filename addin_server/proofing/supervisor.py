"""Keeps a LanguageTool server of our own: warm, alive, and gone when nobody needs it. All of it in one thread."""

from __future__ import annotations

import threading
import time
from collections import deque
from pathlib import Path

from addin_server import processes
from addin_server.proofing import stale_processes
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.server import LanguageToolServer, ask, version_of
from addin_server.proofing.state import ServerState

REST = 1800.0
"""Seconds without a question after which the server is stopped; it takes about one to come back."""

_DEATHS, _WITHIN, _PAUSE = 3, 60.0, 60.0
_TICK = 0.5
_WARM_UP = "v2/check?language=zh-CN&text=%E9%A2%84%E7%83%AD"
"""A first question loads the Chinese rules, which takes as long as starting."""


class Supervisor:
    """Starts the server in the background, again when it dies; gives up for a minute after three deaths in one."""

    def __init__(self, folder: Path, *, rest: float = REST, patience: float = 30.0) -> None:
        self._folder, self._rest, self._patience = folder, rest, patience
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._server: LanguageToolServer | None = None
        self._state = ServerState("resting", "LanguageTool 还没有启动")
        self._closing = False
        self._asked = time.monotonic()
        self._deaths: deque[float] = deque(maxlen=_DEATHS)

    def begin(self) -> None:
        """See that the server runs, without waiting for it. Any number of times, from any thread."""
        with self._changed:
            self._asked = time.monotonic()
            if self._closing or (self._thread is not None and self._thread.is_alive()):
                return
            if self._gave_up() and self._asked - self._deaths[-1] < _PAUSE:
                return
            self._deaths.clear()
            self._say(ServerState("starting", "LanguageTool 正在启动"))
            self._thread = threading.Thread(target=self._keep, name="languagetool", daemon=True)
            self._thread.start()

    def address(self) -> str:
        """Return where the server is, waiting while it starts. Raises Unavailable."""
        self.begin()
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._state.name != "starting", self._patience)
            if self._state.name != "ready" or self._server is None:
                raise Unavailable(self._state.says, soon=self._state.usable)
            if not self._server.has_port():  # it has died, or is about to
                raise Unavailable("LanguageTool 停了", soon=True)
            return self._server.url

    def failed(self) -> None:
        """A question went unanswered: end the server if it is stuck, and see that a dead one is replaced."""
        server = self._server
        if server is not None and ask(server.url, "v2/healthcheck", timeout=3) is None:
            with self._changed:
                if self._server is server and self._state.name == "ready":
                    self._say(ServerState("starting", "LanguageTool 正在重新启动"))
            server.stop()
        self.begin()

    def state(self) -> ServerState:
        server, now = self._server, self._state
        if now.name != "ready" or server is None:
            return now
        return ServerState(now.name, now.says, now.version, processes.megabytes(server.pid))

    @property
    def pid(self) -> int | None:
        """The server's process, while there is one."""
        return self._server.pid if self._server else None

    def close(self) -> None:
        """Stop for good."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread, server = self._thread, self._server
        if server is not None:
            server.stop()
        if thread is not None:
            thread.join()

    def _keep(self) -> None:
        stale_processes.end_all()
        while not self._closing:
            try:
                self._live()
            except Unavailable as error:
                self._die(str(error))
            else:
                if self._state.name != "starting":  # it was put to rest, or is closing
                    return
            if self._gave_up():
                with self._changed:
                    self._say(ServerState("broken", self._last_words))
                return
            with self._changed:
                self._changed.wait_for(lambda: self._closing, _TICK * len(self._deaths))

    def _live(self) -> None:
        """One life of a server, from its start to its end."""
        server = LanguageToolServer(self._folder)
        stale_processes.note(server.pid)
        try:
            with self._changed:
                self._server = server
            if self._closing:
                return
            server.wait_ready()
            ask(server.url, _WARM_UP, timeout=30)
            version = version_of(server.url)
            with self._changed:
                self._asked = time.monotonic()
                self._say(ServerState("ready", f"LanguageTool {version} 在本机运行", version))
            while not server.wait_dead(_TICK):
                with self._changed:
                    if self._closing or time.monotonic() - self._asked > self._rest:
                        self._say(ServerState("resting", "LanguageTool 闲着，用到时自己启动", version))
                        return
            if not self._closing:
                raise Unavailable("LanguageTool 停了", soon=True)
        finally:
            server.stop()
            stale_processes.unregister(server.pid)
            with self._changed:
                self._server = None

    def _die(self, why: str) -> None:
        with self._changed:
            self._last_words = why
            self._deaths.append(time.monotonic())
            self._say(ServerState("starting", "LanguageTool 正在重新启动"))

    def _gave_up(self) -> bool:
        full = len(self._deaths) == _DEATHS
        return full and self._deaths[-1] - self._deaths[0] < _WITHIN

    _last_words = ""

    def _say(self, state: ServerState) -> None:
        self._state = state
        self._changed.notify_all()
