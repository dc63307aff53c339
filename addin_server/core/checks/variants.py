"""One document cited under two names that differ by a slip."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.features.marks import books
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.rules.spelling import Spelling, variant
from addin_server.core.structure.article import TEXTS_AND_TITLES, Article, Passage

_SLIP = 2


class Variants(Rule, frozen=True, kw_only=True, tag="variants"):
    """Fires on a name in 《》 that is one or two characters off one cited before."""

    ABOUT: ClassVar[str] = "同一份文件，前后名称差一两个字"

    longer_than: Annotated[int, Meta(ge=0, le=1_000_000, description="名称超过几个字才比")] = 8
    distinguishing: Annotated[ClassName, Meta(description="用来区分一批文件的字，一行一组：差在这些字上的不报")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        telling = frozenset("".join(context.words[self.distinguishing]))

        def check(article: Article) -> Iterator[Issue]:
            cited: dict[str, list[tuple[Passage, Span]]] = defaultdict(list)
            for passage, spans in article.found(TEXTS_AND_TITLES, books):
                for span in spans:
                    cited[passage.text[span.start : span.end]].append((passage, span))
            long = [name for name in cited if len(name.strip("《》")) > self.longer_than]
            for (a, its), (b, others) in combinations([(name, frozenset(name)) for name in long], 2):
                # Comparing letter for letter is dear: most pairs differ by the letters they are made of.
                slip = _slip(a, b) if len(its ^ others) <= _SLIP else ""
                if slip and telling.isdisjoint(slip):
                    yield variant(Spelling(a, cited[a]), Spelling(b, cited[b]))

        return check


def _slip(a: str, b: str) -> str:
    """The one or two characters that part two names; nothing where they are the same or more parts them."""
    if abs(len(a) - len(b)) > _SLIP:
        return ""
    opcodes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    changed = "".join(a[i1:i2] + b[j1:j2] for tag, i1, i2, j1, j2 in opcodes if tag != "equal")
    return changed if len(changed) <= _SLIP else ""
