"""The server's answer to whoever would keep a draft there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from addin_server.core.model import Paragraph
from addin_server.versions.draft import SAYS, DraftHead, Saved, State, StoredDraft, StoreError


class NullStore:
    """Where nothing is kept, whoever asks."""

    def state(self) -> tuple[State, str]:
        """Say why."""
        return "absent", SAYS["absent"]

    def turn(self, on: bool) -> None:
        """Refuse."""
        raise StoreError(SAYS["absent"])

    def drafts(self) -> list[DraftHead]:
        """There are none."""
        return []

    def draft(self, id_: str) -> StoredDraft:
        """Refuse."""
        raise StoreError(SAYS["absent"])

    def save(
        self, id_: str, name: str, paragraphs: Sequence[Paragraph], note: str, auto: bool, now: dt.datetime
    ) -> Saved:
        """Refuse."""
        raise StoreError(SAYS["absent"])

    def remove(self, id_: str) -> None:
        """Refuse."""
        raise StoreError(SAYS["absent"])
