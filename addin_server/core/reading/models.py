"""The learned weights, one file a question, and the folder they stand in: `rules/reading/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from addin_server.core.reading.clause_features import DE, FOUR, Clause, tag_feature, words_of
from addin_server.core.reading.linear import Joint, Model

QUESTIONS = (
    "act",
    "mood",
    "claim",
    "empty",
    "emptiness",
    "support",
    "title",
    "fault",
    "lead-missing",
    "lead-problem",
    "lead-action",
    "lead-effect",
    "breadth",
    "genre",
)
"""Names of the files without suffix.

act and mood: what a clause says and whether it counts. claim: whether it looks empty by itself; empty: with what stands
beside it; emptiness: which sort of empty. support: whether a clause bears another out. title: whether a title is weak;
fault: in which way. lead-…: what the lead leaves out. breadth: whether the topic is too broad. genre: which kind of
text.
"""


class Models(msgspec.Struct, frozen=True, dict=True):
    """The models by the name of their question."""

    by_question: dict[str, Model]
    reasons: dict[str, dict[str, str]] = {}
    digest: str = ""

    @cached_property
    def of_clause(self) -> Joint:
        """What is asked of every clause by itself: claim, what its own features say of its emptiness, act, and mood.

        The first has the most features that no other has: their weights are then short.
        """
        return Joint([self["claim"], self["empty"], self["act"], self["mood"]])

    def scores_of(self, clause: Clause) -> list[list[float]]:
        """Return the scores of what is asked of a clause by itself."""
        total, shares = 0, 0
        tokens = clause.tokens
        if tokens:
            for prefix, words in words_of(tokens):
                weights = self.of_clause.under(prefix)
                for word in words:
                    if weight := weights.get(word):
                        total += weight
            by_tag, four, de = self._shares
            for text, tag, _ in tokens:
                shares += by_tag[tag]
                if len(text) == 4:
                    shares += four
                elif text == "的":
                    shares += de
        return self.of_clause.scores(clause.form, total, shares, len(tokens))

    @cached_property
    def _shares(self) -> tuple[Mapping[str, int], int, int]:
        """Weights of the share a word has by its tag, of words of four characters, of 的."""
        weights = self.of_clause.under("")
        return _ByTag(weights), weights.get(FOUR, 0), weights.get(DE, 0)

    @cached_property
    def act_names(self) -> tuple[str, ...]:
        """The acts as the features of later judgements name them."""
        return tuple("act:" + name for name in self["act"].classes)

    @cached_property
    def mood_names(self) -> tuple[str, ...]:
        """The moods as the features of later judgements name them."""
        return tuple("mood:" + name for name in self["mood"].classes)

    def __getitem__(self, question: str) -> Model:
        """Return the model of a question; one that was never trained answers evenly."""
        return self.by_question.get(question, _EVEN)

    def overlaid(self, own: Models) -> Models:
        """Return these models with those of `own` in place of theirs."""
        if not own.by_question:
            return self
        return Models(
            {**self.by_question, **own.by_question}, {**self.reasons, **own.reasons}, self.digest + own.digest
        )

    def explained(self, question: str, weighed: list[tuple[str, float]], most: int = 3) -> tuple[str, ...]:
        """Return the heaviest features in words for a reader; features without words are passed over."""
        words = self.reasons.get(question, {})
        said = dict.fromkeys(filter(None, (words.get(name) or _word(name) for name, _ in weighed)))
        return tuple(said)[:most]


class _ByTag(dict[str, int]):
    """Weights of the shares of words by their tag; there are a few dozen tags."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, tag: str) -> int:
        self[tag] = weight = self._weights.get(tag_feature(tag), 0)
        return weight


def _word(name: str) -> str:
    """A feature that is itself a word of the text, as a phrase."""
    kind, _, word = name.removeprefix("title:").rpartition(":")
    if kind not in ("word", "begins", "closes") or word.isascii() or len(word) < _TELLING:
        return ""
    return f"标题用了“{word}”" if name.startswith("title:") else f"用了“{word}”"


_TELLING = 3
"""Characters of a word that says something to a reader when it stands alone."""

_EVEN = Model((), {})
