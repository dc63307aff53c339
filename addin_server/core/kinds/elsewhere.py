"""A phrase in one part of the brief that another must bear out: a broad title its small subject, a boast its proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames, parse
from addin_server.core.rules.rule import SCOPES, ArticleCheck, Issue, Match, Rule, Scope
from addin_server.core.structure.article import Article, Passage


class Elsewhere(Rule, frozen=True, kw_only=True, tag="elsewhere"):
    """Reports `match` in the scope, unless a frame of `proof` occurs in the passages of `within`.

    `opening` looks for proof only in that many first characters of a passage. `mild` is a weaker form of the match:
    it takes the first of `grades`, `match` the last. Briefs longer than `shorter_than` are left alone when it is set.
    """

    match: Match
    proof: tuple[str, ...] = ()
    within: tuple[Scope, ...] = ("prose",)
    mild: Match | None = None
    opening: int = 0
    shorter_than: int = 0

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match"})

    def words(self) -> Iterator[str]:
        for match in (self.match, self.mild):
            if match:
                yield from match.words()
        for source in self.proof:
            yield from parse(source).classes

    def regexes(self) -> Iterator[str]:
        for match in (self.match, self.mild):
            if match and match.regex:
                yield match.regex

    def on_article(self) -> ArticleCheck:
        searches = [(1, self.match.compile())] + ([(0, self.mild.compile())] if self.mild else [])
        proof = Frames(self.proof)
        where = frozenset(role for scope in self.within for role in SCOPES[scope])

        def check(article: Article) -> Iterator[Issue]:
            if self.shorter_than and article.count > self.shorter_than:
                return
            grounds = article.having(where)
            for passage in article.having(self.roles):
                for grade, search in searches:
                    if found := search(passage.block):
                        if not any(self._borne_out(proof, p) for p in grounds):
                            span = found[0]
                            yield Issue(at=passage, span=span, params={"match": passage.block.quote(span)}, grade=grade)
                        return

        return check

    def _borne_out(self, proof: Frames, passage: Passage) -> bool:
        if not self.opening:
            return proof.occurs_in(passage.block)
        return proof.occurs(passage.block, Span(0, min(len(passage.text), self.opening)))
