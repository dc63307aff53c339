"""One document cited under two names that differ by a slip."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.block import Block
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

        def named(blocks: Sequence[Block]) -> _Names:
            spans = ((b, span) for b in blocks if b.role in TEXTS_AND_TITLES for span in b.answer(books))
            names = dict.fromkeys(block.text[slice(*span)] for block, span in spans)
            return {name: None for name in names if len(name.strip("《》")) > self.longer_than}

        def slips(names: tuple[str, ...]) -> list[tuple[str, str]]:
            slipped = ((pair, parted_by(*pair)) for pair in alike(names, telling))
            return [pair for pair, slip in slipped if slip and telling.isdisjoint(slip)]

        def check(article: Article) -> Iterator[Issue]:
            names = tuple(_joined(list(article.gathered(named, _joined))))
            found = article.concluded(slips, names)
            if not found:
                return
            cited: dict[str, list[tuple[Passage, Span]]] = defaultdict(list)
            for passage, spans in article.found(TEXTS_AND_TITLES, books):
                for span in spans:
                    cited[passage.text[slice(*span)]].append((passage, span))
            yield from (variant(*(Spelling(name, cited[name]) for name in pair)) for pair in found)

        return check


_Names = dict[str, None]
"""Names in the order they are cited, each once."""


def _joined(parts: Sequence[_Names]) -> _Names:
    return {name: None for part in parts for name in part}


def alike(names: Sequence[str], telling: Set[str]) -> list[tuple[str, str]]:
    """Return the pairs of names that may be a slip apart, in order: they lose up to two characters and are one."""
    series: dict[str, list[str]] = defaultdict(list)
    for name in names:  # what is told apart by a telling character is no slip
        series["".join(char for char in name if char in telling)].append(name)
    found = {pair for of_one in series.values() if len(of_one) > 1 for pair in _one_when_shorter(of_one, telling)}
    order = {name: number for number, name in enumerate(names)}
    numbers = sorted(sorted((order[one], order[other])) for one, other in found)
    return [(names[one], names[other]) for one, other in numbers]


def _one_when_shorter(names: Sequence[str], telling: Set[str]) -> Iterator[tuple[str, str]]:
    """Pairs that are one name where each loses a character, or only the one does, or that one two."""
    left_of: dict[str, list[str]] = defaultdict(list)
    for name in names:
        shorter = {name[:at] + name[at + 1 :] for at, char in enumerate(name) if char not in telling}
        for left in (name, *shorter):
            left_of[left].append(name)
    for of_one in left_of.values():
        yield from combinations(of_one, 2)
    yield from _one_is_shorter_by_two(names, telling)


def _one_is_shorter_by_two(names: Sequence[str], telling: Set[str]) -> Iterator[tuple[str, str]]:
    begun = {name[:end] for name in names for end in range(len(name) + 1)}
    known = frozenset(names)
    for name in names:
        places = [at for at, char in enumerate(name) if char not in telling]
        for number, first in enumerate(places):
            for second in places[number + 1 :]:
                left = name[:first] + name[first + 1 : second]
                if left not in begun:  # no name goes on like that
                    break
                if left + name[second + 1 :] in known:
                    yield name, left + name[second + 1 :]


def parted_by(a: str, b: str) -> str:
    """Return the one or two characters that part two names; nothing where they are the same or more parts them."""
    if abs(len(a) - len(b)) > _SLIP:
        return ""
    opcodes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    changed = "".join(a[i1:i2] + b[j1:j2] for tag, i1, i2, j1, j2 in opcodes if tag != "equal")
    return changed if len(changed) <= _SLIP else ""
