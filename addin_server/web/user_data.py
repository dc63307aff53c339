"""What one user keeps with the service: wishes about the rules, remarks. Here, in files of his own folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from addin_server import assets, review, versions
from addin_server.core.rules.rule import Rule
from addin_server.review import Bank, OwnRemark
from addin_server.rulebook import declined, layers, preferences
from addin_server.rulebook.declined import DeclineCounts
from addin_server.rulebook.preferences import Preferences
from addin_server.versions import Store, Versions
from addin_server.versions.keys import SystemKeys


class UserData(Protocol):
    """The data of whoever asks. RuleError for what is broken, ValueError for what cannot be, OSError."""

    def preferences(self) -> Preferences: ...
    def save_preferences(self, wanted: Preferences, rules: Mapping[str, Rule]) -> None: ...
    def bank(self) -> Bank: ...
    def save_remarks(self, wanted: Sequence[OwnRemark]) -> None: ...
    def count_remarks(self, texts: Collection[str]) -> None: ...
    def reviewer(self) -> str: ...
    def declined(self) -> DeclineCounts: ...
    def decline(self, rules: Collection[str], reason: str, by: int) -> None: ...
    def versions(self) -> Versions: ...


class UserFolder:
    """The data of the one user of a local service."""

    @property
    def _folder(self) -> Path:
        return layers.user_folder()

    def preferences(self) -> Preferences:
        """What the user changed about the rules."""
        return preferences.read(self._folder)

    def save_preferences(self, wanted: Preferences, rules: Mapping[str, Rule]) -> None:
        """Put them in place of what was; `rules` are all there are."""
        preferences.write(self._folder, wanted, rules)

    def bank(self) -> Bank:
        """The remarks of all layers."""
        return review.load(assets.rules(), layers.organisation_folder(), self._folder)

    def save_remarks(self, wanted: Sequence[OwnRemark]) -> None:
        """Put the user's own remarks in place of what was."""
        review.save_own(self._folder, wanted)

    def count_remarks(self, texts: Collection[str]) -> None:
        """Count one more use of each text that the bank has."""
        review.count(self._folder, set(texts) & {remark.text for remark in self.bank().remarks})

    def reviewer(self) -> str:
        """The name that remarks are signed with."""
        return review.reviewer()

    def declined(self) -> DeclineCounts:
        """How often which rule's findings were declined, and why."""
        return declined.read(self._folder)

    def decline(self, rules: Collection[str], reason: str, by: int) -> None:
        """Count that these rules were declined once more, or that it was taken back."""
        declined.count(self._folder, rules, reason, by)

    def versions(self) -> Versions:
        """The drafts kept on this machine, where the user asked for that."""
        return Store(versions.folder(), SystemKeys())
