"""Looks every so often whether the organisation published newer rules, and takes them up while the service runs."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from addin_server.rulebook import pack_updates
from addin_server.rulebook.pack import PackError
from addin_server.rulebook.pack_updates import PackUpdates, UnreachableError

EVERY = 20.0
"""Seconds between two looks, give or take a quarter: two hundred machines do not ask at once."""


class PackWatcher:
    """What is followed, looked at from a thread of its own; `taken` is called when something newer is in force."""

    def __init__(self, followed: PackUpdates, taken: Callable[[], object], every: float = EVERY) -> None:
        self._followed, self._taken, self._every = followed, taken, every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rules", daemon=True)
        self.refused = ""
        """Why the newest pack is not used, for the user."""

    @property
    def news(self) -> str:
        """What is in force, in words for the user; empty where nothing is followed."""
        state = self._followed.state()
        return pack_updates.news(state.about) if state else ""

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ended.set()

    def look(self) -> None:
        """Take up what is newer, or remember why not."""
        try:
            if self._followed.update():
                self._taken()
            self.refused = ""
        except UnreachableError:
            pass  # what is in force stays, and the next look is soon
        except PackError as error:
            self.refused = f"{error}。"

    def _run(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(self._every * random.uniform(0.75, 1.25))
