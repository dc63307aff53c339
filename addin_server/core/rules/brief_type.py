"""Which type of brief a draft is when its writer has not said: only where the form itself tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from addin_server.core.model import BriefType, TypeReading
from addin_server.core.rules.rule import Match

if TYPE_CHECKING:
    from addin_server.core.structure.article import Article


class Guess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One form: where it stands and how it looks."""

    type: BriefType
    because: str
    part: Literal["title", "opening"]
    match: Match


class TypeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/types.toml`."""

    guess: tuple[Guess, ...]

    def read(self, article: Article) -> TypeReading | None:
        """Return the type the writer named, or the first form that fits, or None."""
        if article.draft.type is not None:
            return TypeReading(article.draft.type, "写稿人选的")
        return next((TypeReading(g.type, g.because) for g in self.guess if _fits(g, article)), None)


def _fits(guess: Guess, article: Article) -> bool:
    passage = article.title if guess.part == "title" else next(iter(article.prose), None)
    if passage is None:
        return False
    found = guess.match.compile()(passage.block)
    if guess.part == "title" or not passage.block.sentences:
        return bool(found)
    return any(span.start < passage.block.sentences[0].end for span in found)
