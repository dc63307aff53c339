"""One unit, or one thing with a name in quotes, written in two ways: 清河村党支部, and further on 清和村."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal, NamedTuple

from msgspec import Meta

from addin_server.core.language import places
from addin_server.core.language.block import Block
from addin_server.core.language.confusables import Confusables
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.rules.spelling import Spelling, by_use, variant
from addin_server.core.structure.article import TEXTS_AND_TITLES, Article, Passage
from addin_server.core.structure.roles import HEADINGS

_SHORTEST = 2
"""Characters of a unit's own name, without what it is called: 清河 in 清河村."""
_HOMES = frozenset("家庄村屯营寨")
"""What is called after who lives there, behind their name: 于家村, 柳河镇 is called after a river."""
_QUOTED = range(4, 13)
_SPOKEN = re.compile(r"(?:[说问答道讲喊][，：:]?|[：:])$")
_STOPS = frozenset("，。；：！？、,;:!?")
_ENTRY = "[^、，。；和与及]{2,8}"
_OFTEN = 3
"""A name written so often is meant."""


class _Named(NamedTuple):
    """A name where it stands: `own` are its characters without 村 or 合作社, `above` is the place it stands behind.

    `called`: what stands around it says that it is a name, and not only what somebody said.
    """

    name: str
    own: int
    span: Span
    above: str = ""
    registered: bool = False
    called: bool = True


class _Mention(NamedTuple):
    passage: Passage
    named: _Named

    @property
    def sentence(self) -> tuple[int, Span]:
        return self.passage.first, self.passage.block.sentence_at(self.named.span.start)

    @property
    def by_itself(self) -> bool:
        """Whether it is an entry of a list: a heading, a cell."""
        return self.passage.role in HEADINGS or len(self.passage.text.strip()) == len(self.named.name)


_Mentions = list[_Mention]


class NameVariants(Rule, frozen=True, kw_only=True, tag="name_variants"):
    """Fires on a name that parts from another, told more often or before, by one character easily confused with it."""

    ABOUT: ClassVar[str] = "同一个单位、同一个名号，前后差一个同音、形近的字；像是两个地方的不报"

    names: Annotated[Literal["unit", "quoted"], Meta(description="比哪一种名称：unit 单位和地方，quoted 引号里的名号")]
    confusables: Annotated[tuple[ClassName, ...], Meta(description="同音字、形近字的词表，一行一组")]
    distinguishing: Annotated[ClassName, Meta(description="本来就用来区分名称的字，一行一组：差在这些字上的不报")]
    surnames: Annotated[ClassName, Meta(description="姓氏词表：于家村、余家村是两个村")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        find = _FINDERS[self.names]
        confusable = Confusables(group for name in self.confusables for group in context.words[name])
        telling = frozenset("".join(context.words[self.distinguishing]))
        surnames = frozenset(context.words[self.surnames])

        def own_of(blocks: Sequence[Block]) -> dict[str, int]:
            texts = (block for block in blocks if block.role in TEXTS_AND_TITLES)
            return {each.name: each.own for block in texts for each in block.answer(find)}

        def slipped(at: int, one: str, other: str) -> bool:
            pair = {one[at], other[at]}
            families = pair <= surnames and telling.issuperset(one[:at]) and one[at + 1 : at + 2] in _HOMES
            return telling.isdisjoint(pair) and not families

        def slips(own: tuple[tuple[str, int], ...]) -> list[tuple[str, str]]:
            return [(one, other) for at, one, other in _one_character_apart(own, confusable) if slipped(at, one, other)]

        def check(article: Article) -> Iterator[Issue]:
            own = _joined(list(article.gathered(own_of, _joined)))
            alike = article.concluded(slips, tuple(own.items()))
            if not alike:
                return
            told: dict[str, _Mentions] = defaultdict(list)
            for passage, named in article.found(TEXTS_AND_TITLES, find):
                for each in named:
                    told[each.name].append(_Mention(passage, each))
            side_by_side = _side_by_side(article)
            pairs = [
                (_spelling(one, told[one]), _spelling(other, told[other]))
                for one, other in alike
                if _are_names(told[one], told[other])
                and not _are_two(told[one], told[other])
                and not side_by_side(told[one][0].named, told[other][0].named)
            ]
            for known, slip in _slips(pairs):
                yield variant(known, slip)

        return check


def _joined(parts: Sequence[dict[str, int]]) -> dict[str, int]:
    """The names of neighbouring paragraphs in the order they are told, each with its own characters."""
    return {name: own for part in parts for name, own in part.items()}


def _spelling(name: str, mentions: _Mentions) -> Spelling:
    return Spelling(name, [(each.passage, each.named.span) for each in mentions])


def _slips(pairs: Iterable[tuple[Spelling, Spelling]]) -> Iterator[tuple[Spelling, Spelling]]:
    """Each slip once, against what is told most, which is none itself; the earlier of the two first."""
    against: dict[str, list[tuple[Spelling, Spelling]]] = defaultdict(list)
    for pair in pairs:
        slip, _ = by_use(*pair)
        against[slip.text].append(pair)
    for found in against.values():
        best = max(found, key=lambda pair: len(by_use(*pair)[1].places))
        if by_use(*best)[1].text not in against:
            yield best


def _side_by_side(article: Article) -> Callable[[_Named, _Named], bool]:
    """Whether an article tells two names in one row without what both are called: 清河、青河两村."""
    texts = [passage.text for passage in article.passages]

    def are(one: _Named, other: _Named) -> bool:
        names = [re.escape(each.name[: each.own]) for each in (one, other)]
        row = re.compile("|".join(f"{a}(?:、{_ENTRY})*[、和与及]{b}" for a, b in (names, names[::-1])))
        return any(row.search(text) for text in texts)

    return are


def _one_character_apart(own: Iterable[tuple[str, int]], confusable: Confusables) -> Iterator[tuple[int, str, str]]:
    """The place where one of so many characters is confused with another, and the names that are else the same."""
    alike: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    """The names that are the same but for the character at a place, by that character."""
    for name, characters in own:
        for at in range(characters):
            alike[at, name[:at] + name[at + 1 :]][name[at]] = name
    for (at, _), names in alike.items():
        if len(names) > 1:
            yield from ((at, one, other) for one, other in _confused(names, confusable))


def _confused(names: Mapping[str, str], confusable: Confusables) -> Iterator[tuple[str, str]]:
    """Pairs of names by characters that are written for each other, in the order they are told."""
    told, order = list(names.values()), {char: number for number, char in enumerate(names)}
    for number, char in enumerate(names):
        others = sorted(order[other] for other in confusable.of(char) & order.keys())
        yield from ((told[number], told[other]) for other in others if other > number)


def _are_names(*each: _Mentions) -> bool:
    """Whether one of them is called a name, or told again."""
    return any(len(mentions) > 1 or any(m.named.called for m in mentions) for mentions in each)


def _are_two(one: _Mentions, other: _Mentions) -> bool:
    """Whether the draft shows that two names are of two: told side by side, below two places, again and again."""
    if {m.sentence for m in one} & {m.sentence for m in other}:
        return True
    if all(any(m.by_itself or m.named.registered for m in mentions) for mentions in (one, other)):
        return True
    above = [{m.named.above for m in mentions} - {""} for mentions in (one, other)]
    return (all(above) and above[0].isdisjoint(above[1])) or min(len(one), len(other)) >= _OFTEN


def _units(block: Block) -> list[_Named]:
    """Units, each cut behind what it is first called: 清河村 is told in 清河村党支部, too."""
    units = block.find("@unit")
    if not units:
        return []
    called = sorted((*block.find("unit-suffixes"), *block.find("organ-suffixes")), key=lambda s: (s.start, -s.end))
    known, found = set(block.find(places.LIST)), []
    before, above = -1, ""
    for unit in units:
        own = next((s for s in inside(called, unit) if s.start - unit.start >= _SHORTEST), None)
        if own is not None:
            span = Span(unit.start, own.end)
            stands_behind = above if before == unit.start else ""
            name = block.text[span.start : span.end]
            found.append(_Named(name, own.start - unit.start, span, stands_behind, span in known))
        before, above = unit.end, block.text[unit.start : unit.end]
    return found


def _quoted(block: Block) -> list[_Named]:
    """Names in quotes; what somebody said is none."""
    quoted = [Span(marks.start + 1, marks.end - 1) for marks in block.find("@quoted")]
    named = [span for span in quoted if span.end - span.start in _QUOTED and not _is_speech(block.text, span)]
    if not named:
        return []
    behind = {noun.start - 1 for noun in block.find("class-nouns")}
    before = {verb.end + 1 for verb in block.find("concrete-actions")}
    return [
        _Named(block.text[slice(*span)], span.end - span.start, span, called=span.end in behind or span.start in before)
        for span in named
    ]


def _is_speech(text: str, span: Span) -> bool:
    said = _SPOKEN.search(text[max(0, span.start - 3) : span.start - 1])
    return bool(said) or not _STOPS.isdisjoint(text[slice(*span)])


_FINDERS: Mapping[str, Callable[[Block], list[_Named]]] = {"unit": _units, "quoted": _quoted}
