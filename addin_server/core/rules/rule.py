"""What all rules share, whatever their kind. A rule is data; `on_block` and `on_article` turn it into a check."""

# Annotations are no text here: forty kinds would each have those of the header evaluated again, a third of a start.

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple

import msgspec
from msgspec import Meta

from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import LexiconEntry
from addin_server.core.language.spans import longest
from addin_server.core.model import BriefType, Draft, Genre, Level, Role, Severity, Span
from addin_server.core.reading.reader import Reader
from addin_server.core.rules import frames
from addin_server.core.rules.fix_template import FixTemplate
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import ClassName, FrameText, PlainWord, RegexText
from addin_server.core.rules.word_index import Keys, any_of
from addin_server.core.structure.roles import HEADINGS, PROSE

if TYPE_CHECKING:
    from addin_server.core.structure.article import Article, Passage

Scope = Literal[
    "title", "subtitle", "lead", "body", "ending", "background", "heading", "prose", "masthead", "signature", "any"
]

SCOPES: Mapping[str, frozenset[Role]] = {
    **{role.value: frozenset({role}) for role in Role},
    "heading": HEADINGS,
    "prose": PROSE,
    "any": frozenset(Role),
}


class BlockPart(NamedTuple):
    """A part of a fix's text before it knows its paragraph: what it says, and where its words stand in the draft."""

    text: str
    says: Literal["unit", "problem", "action", "effect"] | None = None
    at: "Passage | None" = None
    span: Span | None = None


class BlockFix(msgspec.Struct, frozen=True):
    """A fix before it knows its paragraph.

    `edits` are of the block the issue is in. `elsewhere` are of any passages, that block too: a check of a whole brief
    that writes in several places puts them all there.
    """

    label: str
    safety: Literal["safe", "review"]
    edits: tuple[tuple[Span, str], ...]
    elsewhere: "tuple[tuple[Passage, Span, str], ...]" = ()
    parts: tuple[BlockPart, ...] = ()


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What a check yields; it knows nothing of severity or wording.

    `span` None is the whole paragraph. `at` is filled by article checks only: None there means the whole draft.
    `grade` picks a severity from the rule's `grades`, when it has them. `evidence` are other passages to show. `mends`
    is what the rule's own words take the place of, where that is less than what is marked. In a group that counts, only
    what is `sure` does. `mendable` is False where what is marked is right and the rule's fixes would replace it.
    """

    span: Span | None = None
    mends: Span | None = None
    at: "Passage | None" = None
    params: Mapping[str, str | int] = {}
    fixes: tuple[BlockFix, ...] = ()
    evidence: "tuple[tuple[Passage | None, Span, str], ...]" = ()
    grade: int = 0
    sure: bool = True
    mendable: bool = True
    reasons: tuple[str, ...] = ()


BlockCheck = Callable[[Block], Iterator[Issue]]
ArticleCheck = Callable[["Article"], Iterator[Issue]]
Lexicons = Mapping[str, Mapping[str, LexiconEntry]]
"""The word lists in force, their entries by text."""


class RuleContext(NamedTuple):
    """What a rule may ask besides its own data: the word lists in force, and what the text says."""

    words: Lexicons
    reader: Reader


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule's test, documentation and training card."""

    ABOUT: ClassVar[str] = "一个例子：既是测试，也是说明和练习。一行是一段，多行是一篇稿子（第一行标题，第二行导语）"

    weak: Annotated[str, Meta(description="该指出的写法；要正好标出的字用 [[ ]] 括起来")] = ""
    good: Annotated[str, Meta(description="同一件事的好写法，不该报")] = ""
    ok: Annotated[str, Meta(description="看着像、但不该报的写法")] = ""
    note: Annotated[str, Meta(description="给读例子的人的一句说明")] = ""
    as_role: Annotated[Role | None, Meta(description="一行的例子当哪一部分看；不写就是 scope 的第一个")] = None
    type: Annotated[BriefType | None, Meta(description="当哪一类稿子看")] = None
    level: Annotated[Level | None, Meta(description="当报到哪一级看")] = None
    date: Annotated[str, Meta(description="当哪一天报送看，写成 2026-03-29")] = ""


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to look: frames, a regular expression, or both."""

    ABOUT: ClassVar[str] = "要找的字：句式，或者正则"

    frames: Annotated[tuple[FrameText, ...], Meta(description="句式，有一种就算")] = ()
    regex: Annotated[RegexText, Meta(description="正则；自己加的规则不能写")] = ""
    prefilter: Annotated[tuple[PlainWord, ...], Meta(description="段里有其中一个词，才去试正则")] = ()
    within: Annotated[
        Literal["clause", "sentence", "paragraph"],
        Meta(description="一种句式不能跨出的范围：clause 分句，sentence 整句，paragraph 整段"),
    ] = "clause"

    def compile(self) -> "Search":
        """Return the search. One Match always gives the same, so that blocks remember across its users."""
        return _compiled(self)


class Search:
    """A compiled match: block to spans, leftmost-longest."""

    def __init__(self, match: Match) -> None:
        self._frames = Frames(match.frames, match.within)
        self._regex = match.regex
        self._gate = frozenset(frames.LITERAL + word for word in match.prefilter)
        by_pattern = frozenset() if not self._regex else self._gate or None
        self.keys: Keys = any_of([self._frames.keys, by_pattern])

    def __call__(self, block: Block) -> list[Span]:
        found = self._frames.find(block)
        if not self._regex or (self._gate and self._gate.isdisjoint(block.present)):
            return found
        known: list[Span] | None = block.memo.get(self)
        if known is None:
            matches = (Span(*m.span(m.lastindex or 0)) for m in han.compiled(self._regex).finditer(block.text))
            known = block.memo[self] = longest([*found, *matches])
        return known


@functools.cache
def _compiled(match: Match) -> Search:
    return Search(match)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The header every rule has."""

    id: Annotated[str, Meta(description="编号：“类别.名字”，类别是所在文件夹，名字是文件名")]
    name: Annotated[str, Meta(description="一句话：查什么")]
    severity: Annotated[Severity, Meta(description="轻重：error 必改，warning 建议改，advice 可斟酌")]
    message: Annotated[str, Meta(description="给写稿人看的话；{quote} 是标出的原文，还能用哪些值见各种规则")]
    why: Annotated[str, Meta(description="一句话：为什么")]
    source: Annotated[tuple[str, ...], Meta(description="依据：sources.toml 里的编号，点后面是其中的一节")]
    example: Annotated[tuple[Example, ...], Meta(description="例子，至少有一个 ok")]
    fix: Annotated[tuple[FixTemplate, ...], Meta(description="可以点一下就用的改法")] = ()
    scope: Annotated[tuple[Scope, ...], Meta(description="在稿子的哪些部分查；prose 是全部正文，any 是通篇")] = (
        "prose",
    )
    types: Annotated[tuple[BriefType, ...], Meta(description="只查这几类稿子；不写就都查")] = ()
    not_types: Annotated[tuple[BriefType, ...], Meta(description="不查这几类稿子")] = ()
    levels: Annotated[tuple[Level, ...], Meta(description="只在报到这几级时查")] = ()
    genres: Annotated[tuple[Genre, ...], Meta(description="只查这几种体裁")] = ()
    unless_titled: Annotated[tuple[str, ...], Meta(description="标题里有其中一个词，整篇不查")] = ()
    grades: Annotated[
        tuple[Severity, ...], Meta(description="由轻到重的几档，代替 severity；用哪一档由规则看情形定")
    ] = ()
    group: Annotated[str, Meta(description="组名；同组的意见一起处理")] = ""
    together: Annotated[
        Literal["merge", "count", "each"],
        Meta(description="怎样一起处理：merge 同一句的合成一条，count 按同组有几条拿得准定轻重，each 各说各的"),
    ] = "merge"
    rank: Annotated[int, Meta(ge=0, le=1_000, description="合成一条时数字小的说话")] = 0
    yields_to: Annotated[
        tuple[str, ...], Meta(description="稿子里已有这些编号（或这样开头的编号）的意见时，不再报")
    ] = ()
    yields_here: Annotated[
        tuple[str, ...], Meta(description="同样的字已有这些编号（或这样开头的编号）的意见时，由那一条说，不再报")
    ] = ()
    repeat: Annotated[
        Literal["each", "once", "paragraph"],
        Meta(
            description="有几处时怎样报：each 处处报；once 同样的字一篇只报第一处，其余列在它下面，一次改完；"
            "paragraph 一段只报第一处，不论字同不同"
        ),
    ] = "each"
    requires: Annotated[tuple[ClassName, ...], Meta(description="这些词表都有词才查")] = ()
    waiting: Annotated[str, Meta(description="词表还空着时告诉写稿人的话")] = ""
    never_folded: Annotated[bool, Meta(description="稿子像是别的体裁时也照报")] = False
    until_finished: Annotated[bool, Meta(description="还在起草时不报，定稿时才报")] = False
    missing_part: Annotated[str, Meta(description="报的是缺哪一部分；审稿时几处缺的并成一条批注")] = ""
    short: Annotated[str, Meta(description="要素齐缺表里的短说法")] = "要改"

    ABOUT: ClassVar[str] = ""
    """What the kind finds, for writers of rules."""

    PARAMS: ClassVar[frozenset[str]] = frozenset()
    """Placeholders the kind fills in `message`, besides {quote}."""

    TEXTS: ClassVar[Mapping[str, frozenset[str]]] = {}
    """Fields that hold texts with holes of their own, and what fills them."""

    OUTSIDE: ClassVar[bool] = False
    """Whether the findings come from outside the core, which then cannot prove the rule's examples either."""

    def on_block(self, context: RuleContext) -> BlockCheck | None:
        """Return the check of one paragraph, or None for a rule about the whole brief."""
        return None

    def block_keys(self) -> Keys:
        """The lists of which one must have a hit in a paragraph for `on_block` to find anything there."""
        return None

    def on_article(self, context: RuleContext) -> ArticleCheck | None:
        """Return the check of a whole brief, or None for a rule about one paragraph."""
        return None

    def cannot_run(self, draft: Draft) -> str | None:
        """Why the rule cannot judge this draft, in words for its writer; None when it can."""
        return "没有选报送层级" if self.levels and draft.level is None else None

    @property
    def category(self) -> str:
        return self.id.partition(".")[0]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for scope in self.scope for role in SCOPES[scope])
