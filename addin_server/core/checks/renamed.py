"""A name that is no longer in use, with the one in force, since when, and by what decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple

from msgspec import Meta

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.lexicon import LexiconEntry
from addin_server.core.language.spans import longest
from addin_server.core.model import Span
from addin_server.core.rules.frames import Frames
from addin_server.core.rules.references import ClassName, FrameText
from addin_server.core.rules.rule import ArticleCheck, BlockFix, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage

_REASON = regex.compile(r"(?P<year>\d{4})-(?P<month>\d{2})，(?P<what>[^；]+)；(?P<source>.+)")
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*年|[—–-])")
_UNDATED = dt.date.min
_LONGER_NAME = "门"  # 农业部 in 农业部门


class Renaming(NamedTuple):
    """What the reason of an entry says: since when, what happened, by what decision."""

    since: dt.date
    what: str
    source: str

    @property
    def summary(self) -> str:
        """In the words of a message."""
        return self.what if self.since == _UNDATED else f"{self.since.year}年{self.since.month}月起{self.what}"


def change_of(entry: LexiconEntry) -> Renaming:
    """Return the change an entry of the table records. ValueError when it does not say since when and by what."""
    match = _REASON.fullmatch(entry.reason)
    if match is None:
        raise ValueError(f"“{entry.text}”后面要写“年-月，怎么变的；依据”")
    return Renaming(dt.date(int(match["year"]), int(match["month"]), 1), match["what"], match["source"])


def _change_or_default(entry: LexiconEntry) -> Renaming:
    """As `change_of`, with defaults for a line that says less."""
    try:
        return change_of(entry)
    except ValueError:
        return Renaming(_UNDATED, entry.reason or "已改名", "本单位的表")


class Renamed(Rule, frozen=True, kw_only=True, tag="renamed"):
    """Reports the former names of `lexicon`, whose entries read 旧名->现名 | 2018-03，更名；依据."""

    ABOUT: ClassVar[str] = "已经改了的名称；写改名以前的事、引文和文件名里不报"

    lexicon: Annotated[ClassName, Meta(description="词表，一行写成：旧名->现名 | 2018-03，更名；依据")]
    unless: Annotated[tuple[FrameText, ...], Meta(description="同一句里有这样的字就不报")] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "right", "told", "decision"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        table = {
            text: (entry, _change_or_default(entry))
            for text, entry in context.words[self.lexicon].items()
            if entry.replacements
        }
        excuses, roles = Frames(self.unless), self.roles

        def named(block: Block) -> list[Span]:
            return longest(block.find(self.lexicon))

        def check(article: Article) -> Iterator[Issue]:
            sent = article.draft.date
            for passage, spans in article.found(roles, named):
                block = passage.block
                for span in spans:
                    entry, change = table.get(block.text[span.start : span.end], (None, None))
                    if entry is None or change is None or (sent and sent < change.since):
                        continue
                    if self._excused(block, span, change, excuses):
                        continue
                    yield _issue(block, span, entry, change, passage)

        return check

    def _excused(self, block: Block, span: Span, change: Renaming, excuses: Frames) -> bool:
        sentence = block.sentence_at(span.start)
        if block.text[span.end : span.end + 1] == _LONGER_NAME or excuses.occurs(block, sentence):
            return True
        if any(m.start < span.start and span.end < m.end for name in ("@book", "@quoted") for m in block.find(name)):
            return True
        years = [int(year) for year in _YEAR.findall(block.text, 0, sentence.end)]
        return bool(years) and years[-1] < change.since.year


def _issue(block: Block, span: Span, entry: LexiconEntry, change: Renaming, passage: Passage) -> Issue:
    right = "、".join(f"“{word}”" for word in entry.replacements)
    params = {
        "match": block.quote(span),
        "right": right,
        "told": change.summary,
        "decision": change.source,
    }
    fixes = tuple(BlockFix(f"改为“{word}”", "review", ((span, word),)) for word in entry.replacements)
    return Issue(at=passage, span=span, params=params, fixes=fixes)
