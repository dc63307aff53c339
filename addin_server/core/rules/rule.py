"""What all rules share, whatever their kind. A rule is data; `on_block` and `on_article` turn it into a check."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from addin_server.core.language.block import Block, longest
from addin_server.core.language.lexicon import Entry
from addin_server.core.model import BriefType, Draft, Genre, Level, Role, Severity, Span
from addin_server.core.rules import frames
from addin_server.core.rules.fix_template import FixTemplate
from addin_server.core.rules.frames import Frames
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


class BlockFix(msgspec.Struct, frozen=True):
    """A fix before it knows its paragraph: spans are the block's."""

    label: str
    safety: Literal["safe", "review"]
    edits: tuple[tuple[Span, str], ...]


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What a check yields; it knows nothing of severity or wording.

    `span` None is the whole paragraph. `at` is filled by article checks only: None there means the whole draft.
    `grade` picks a severity from the rule's `grades`, when it has them. `beside` are second places to show.
    """

    span: Span | None = None
    at: Passage | None = None
    params: Mapping[str, str | int] = {}
    fixes: tuple[BlockFix, ...] = ()
    beside: tuple[tuple[Passage | None, Span, str], ...] = ()
    grade: int = 0


BlockCheck = Callable[[Block], Iterator[Issue]]
ArticleCheck = Callable[["Article"], Iterator[Issue]]
Lexicons = Mapping[str, Mapping[str, Entry]]
"""The word lists in force, their entries by text."""


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule's test, documentation and training card.

    `weak` must be found, exactly at its [[marks]] where it has any; `good` says the same thing well and `ok` only
    looks like it: both stay silent. One line is a paragraph of the role in `as_role` (the rule's first scope if
    absent); several lines are a draft, whose roles are inferred.
    """

    weak: str = ""
    good: str = ""
    ok: str = ""
    note: str = ""
    as_role: Role | None = None
    type: BriefType | None = None
    level: Level | None = None
    date: str = ""


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to look: frames, or a regex that is tried only where a word of `behind` stands."""

    frames: tuple[str, ...] = ()
    regex: str = ""
    behind: tuple[str, ...] = ()
    within: Literal["clause", "sentence", "paragraph"] = "clause"

    def words(self) -> Iterator[str]:
        """Every class the match names, literals with their prefix."""
        for source in self.frames:
            yield from frames.parse(source).classes
        yield from (frames.LITERAL + word for word in self.behind)

    def compile(self) -> Search:
        """Return the search. One Match always gives the same, so that blocks remember across its users."""
        return _compiled(self)


class Search:
    """A compiled match: block to spans, leftmost-longest."""

    def __init__(self, match: Match) -> None:
        self._frames = Frames(match.frames, match.within)
        self._pattern = re.compile(match.regex) if match.regex else None
        self._gate = frozenset(frames.LITERAL + word for word in match.behind)

    def __call__(self, block: Block) -> list[Span]:
        found = self._frames.find(block)
        if self._pattern is None or (self._gate and self._gate.isdisjoint(block.present)):
            return found
        known: list[Span] | None = block.memo.get(self)
        if known is None:
            matches = (Span(*m.span(m.lastindex or 0)) for m in self._pattern.finditer(block.text))
            known = block.memo[self] = longest([*found, *matches])
        return known


@functools.cache
def _compiled(match: Match) -> Search:
    return Search(match)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """The header every rule has. See the guide for what each field means to a writer of rules."""

    id: str
    name: str
    severity: Severity
    message: str
    why: str
    source: tuple[str, ...]
    example: tuple[Example, ...]
    fix: tuple[FixTemplate, ...] = ()
    scope: tuple[Scope, ...] = ("prose",)
    types: tuple[BriefType, ...] = ()
    not_types: tuple[BriefType, ...] = ()
    levels: tuple[Level, ...] = ()
    genres: tuple[Genre, ...] = ()
    grades: tuple[Severity, ...] = ()
    group: str = ""
    together: Literal["merge", "count"] = "merge"
    rank: int = 0
    yields_to: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    waiting: str = ""
    never_folded: bool = False
    until_finished: bool = False
    missing_part: str = ""
    short: str = "要改"

    PARAMS: ClassVar[frozenset[str]] = frozenset()
    """Placeholders the kind fills in `message`, besides {quote}."""

    OUTSIDE: ClassVar[bool] = False
    """Whether the findings come from outside the core, which then cannot prove the rule's examples either."""

    def words(self) -> Iterator[str]:
        """Every word class the rule names, so that loading can prove they exist."""
        return iter(())

    def regexes(self) -> Iterator[str]:
        """Every regular expression in the rule, so that loading can refuse dangerous ones."""
        return iter(())

    def on_block(self, words: Lexicons) -> BlockCheck | None:
        """Return the check of one paragraph, or None for a rule about the whole brief."""
        return None

    def on_article(self) -> ArticleCheck | None:
        """Return the check of a whole brief, or None for a rule about one paragraph."""
        return None

    def on_article_with(self, words: Lexicons) -> ArticleCheck | None:
        """As `on_article`, for a rule that looks its words up."""
        return self.on_article()

    def cannot_run(self, draft: Draft) -> str | None:
        """Why the rule cannot judge this draft, in words for its writer; None when it can."""
        return "没有选报送层级" if self.levels and draft.level is None else None

    @property
    def category(self) -> str:
        return self.id.partition(".")[0]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for scope in self.scope for role in SCOPES[scope])
