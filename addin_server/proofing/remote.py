"""A LanguageTool server somebody else runs: asked, never started or stopped."""

from __future__ import annotations

import threading
import time

from addin_server.proofing import installation
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.server import version_of
from addin_server.proofing.state import ServerState

_AGAIN = 30.0


class Remote:
    """Asks for its version at the start and, while it does not answer well, again after half a minute."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._state = ServerState("starting", f"正在联系 {url}")
        self._lock = threading.Lock()
        self._asked = 0.0

    def begin(self) -> None:
        threading.Thread(target=self._look, name="languagetool", daemon=True).start()

    def address(self) -> str:
        """Return the address. Raises Unavailable."""
        self._look()
        if self._state.name != "ready":
            raise Unavailable(self._state.says)
        return self._url

    def failed(self) -> None:
        """It did not answer well: ask it again who it is."""
        with self._lock:
            self._state = ServerState("starting", f"正在联系 {self._url}")
            self._asked = 0.0

    def state(self) -> ServerState:
        return self._state

    def close(self) -> None:
        """Nothing of ours to stop."""

    def _look(self) -> None:
        with self._lock:
            if self._state.name == "ready" or (self._asked and time.monotonic() - self._asked < _AGAIN):
                return
            self._asked = time.monotonic()
            try:
                version = version_of(self._url)
            except Unavailable as error:
                self._state = ServerState("broken", str(error))
                return
            where = "" if installation.is_local(self._url) else "，文稿会送到这台服务器"
            self._state = ServerState("ready", f"用 {self._url} 的 LanguageTool {version}{where}", version)
