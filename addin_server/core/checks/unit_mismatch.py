"""The unit of the title against the one that signs: a draft taken over from another place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.language import regex
from addin_server.core.language.han import HAN
from addin_server.core.model import Role, Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.rules.spelling import Spelling, either
from addin_server.core.structure.article import Article, Passage

_SIGNING = frozenset({Role.SIGNATURE, Role.BYLINE, Role.ISSUE, Role.CREDITS})
_PLACE = regex.compile(rf"(?:中共)?(?P<name>[{HAN}]{{2,4}}?)(?P<level>[县区旗镇乡]|街道)(?![{HAN}]?[镇乡])")
_RANK = {"县": 1, "区": 1, "旗": 1, "镇": 2, "乡": 2, "街道": 2}


class UnitMismatch(Rule, frozen=True, kw_only=True, tag="unit_mismatch"):
    """Fires on the place name in the title where the signing unit is of another place of the same level."""

    ABOUT: ClassVar[str] = "标题的地名和署名单位不是一处"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if article.title is None:
                return
            titled = _places(article.title)
            signed = [(p, *place) for p in article.having(_SIGNING) for place in _places(p)]
            for span, name, rank in titled:
                others = [(p, at, other) for p, at, other, r in signed if r == rank]
                if others and all(other != name for _, _, other in others):
                    passage, at, other = others[0]
                    yield Issue(
                        at=article.title,
                        span=span,
                        params={"match": name, "against": other},
                        evidence=((passage, at, "署名"),),
                        fixes=either(Spelling(name, [(article.title, span)]), Spelling(other, [(passage, at)])),
                    )

        return check


def _places(passage: Passage) -> Iterator[tuple[Span, str, int]]:
    """The named places a passage's units open with: where, which, how high."""
    for unit in passage.block.find("@unit"):
        match = _PLACE.match(passage.text, unit.start, min(unit.end + 2, len(passage.text)))
        if match and match.end() <= unit.end:
            yield Span(match.start("name"), match.end()), match["name"] + match["level"], _RANK[match["level"]]
