"""What one user keeps with the service: wishes about the rules, remarks. Here, in files of his own folder."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from addin_server import assets, review
from addin_server.review import Bank, OwnRemark
from addin_server.rulebook import layers, preferences
from addin_server.rulebook.preferences import Preferences


class Own(Protocol):
    """Where the things of whoever asks are. RuleError for what is broken, ValueError for what cannot be, OSError."""

    def preferences(self) -> Preferences: ...
    def save_preferences(self, wanted: Preferences) -> None: ...
    def bank(self) -> Bank: ...
    def save_remarks(self, wanted: Sequence[OwnRemark]) -> None: ...
    def count_remarks(self, texts: Collection[str]) -> None: ...
    def reviewer(self) -> str: ...


class OwnFolder:
    """The things of the one user of a local service."""

    def __init__(self) -> None:
        self._writing = threading.Lock()

    @property
    def _folder(self) -> Path:
        return layers.user_folder()

    def preferences(self) -> Preferences:
        """What the user changed about the rules."""
        return preferences.read(self._folder)

    def save_preferences(self, wanted: Preferences) -> None:
        """Put them in place of what was."""
        with self._writing:
            preferences.write(self._folder, wanted)

    def bank(self) -> Bank:
        """The remarks of all layers."""
        return review.load(assets.rules(), layers.organisation_folder(), self._folder)

    def save_remarks(self, wanted: Sequence[OwnRemark]) -> None:
        """Put the user's own remarks in place of what was."""
        with self._writing:
            review.save_own(self._folder, wanted)

    def count_remarks(self, texts: Collection[str]) -> None:
        """Count one more use of each text that the bank has."""
        with self._writing:
            review.count(self._folder, set(texts) & {remark.text for remark in self.bank().remarks})

    def reviewer(self) -> str:
        """The name that remarks are signed with."""
        return review.reviewer()
