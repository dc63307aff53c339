"""What models make of clauses: words and their tags are weighed without being named."""

from __future__ import annotations

from collections.abc import Mapping

from addin_server.core.reading.clause_features import DE, FOUR, WORDS, Clause, Features, tag_feature
from addin_server.core.reading.linear import Joint


class Weighing:
    """Several models that are asked about clauses."""

    def __init__(self, joint: Joint) -> None:
        self._joint = joint
        self._word, self._begins, self._closes = joint.under(WORDS)
        self._four, self._de = joint.weights.get(FOUR, 0), joint.weights.get(DE, 0)
        self._by_tag = _ByTag(joint.weights)

    def scores(self, clause: Clause, beside: Features | None = None) -> list[list[float]]:
        """Return the scores of what is asked, by what the clause is and what stands `beside` it."""
        features = clause.form | beside if beside else clause.form
        tokens = clause.tokens
        if not tokens:
            return self._joint.scores(features)
        words, shares = 0, 0
        by_tag, word = self._by_tag, self._word.get
        for text in {text for text, _, _ in tokens}:
            if weight := word(text):
                words += weight
        for text, tag, _ in tokens:
            shares += by_tag[tag]
            if len(text) == 4:
                shares += self._four
            elif text == "的":
                shares += self._de
        last = tokens[-1].text
        words += self._begins.get(tokens[0].text, 0) + self._closes.get(last, 0)
        if len(tokens) > 1:
            words += self._closes.get(tokens[-2].text + last, 0)
        return self._joint.scores(features, words, shares, len(tokens))


class _ByTag(dict[str, int]):
    """Weights of a word's share by its tag; there are a few dozen tags."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, tag: str) -> int:
        self[tag] = weight = self._weights.get(tag_feature(tag), 0)
        return weight
