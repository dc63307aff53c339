"""The check: a draft and a ruleset in, a report out. No clock, no files, no network."""

from __future__ import annotations

import contextlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import accumulate, pairwise
from typing import TypeVar

import msgspec

from addin_server.core.assembly import Assembled, Connective, Gathered, Hole, SourcePhrase, answers, assemble
from addin_server.core.findings import filters, score
from addin_server.core.findings.filters import RawFinding
from addin_server.core.findings.finding_builder import build_finding
from addin_server.core.language import dates
from addin_server.core.language.block import Block
from addin_server.core.model import (
    Draft,
    Report,
    Role,
    Skipped,
    Span,
)
from addin_server.core.rules.fix_template import FixTemplate
from addin_server.core.rules.rule import BlockFix, BlockPart, Issue, Rule
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.blocks import Blocks
from addin_server.core.structure.chunks import Chunks
from addin_server.core.structure.layout import Layout, Layouts
from addin_server.core.structure.printed import DraftPrinter
from addin_server.core.structure.role_table import ParagraphReader
from addin_server.core.tick import Tick, no_deadline

REMEMBERED = 40_000
"""Characters; each takes a fifth of a kilobyte as it is remembered, so this is what a service grows by."""
OPEN = 8_000
"""Characters of the paragraphs that are open at a time, at a kilobyte each; of a longer draft the others are closed."""
_SAMPLE = 3_000
"""Characters of a draft that say what its others will be asked."""

FAILED = "这条规则出了错，这次没有查；其余规则照常"
"""Why a rule was skipped that should never have failed."""


def check(draft: Draft, ruleset: Ruleset, *, unfold: bool = False) -> Report:
    """Return the report of `draft`. `unfold` keeps the genre from holding the other rules back."""
    return Checker(ruleset).check(draft, unfold=unfold)


class Checker:
    """Checks drafts against one ruleset and remembers the paragraphs it has seen.

    They are keyed by their text, role and label. The last draft is held whole, with the paragraphs put together for its
    fixes where they are no more than `memory` characters; of what was before, as much as there is then room for.
    """

    def __init__(self, ruleset: Ruleset, memory: int = REMEMBERED, most_open: int = OPEN) -> None:
        self.ruleset = ruleset
        self._printer = DraftPrinter()
        self._layouts = Layouts(ParagraphReader(ruleset.roles))
        self.blocks = Blocks(ruleset.queries, memory, most_open)
        """The paragraphs that would not be read again."""
        self._chunks = Chunks(ruleset.queries)
        self._last: tuple[Draft, bool, Report] | None = None
        self._conditional = [rule for rule in ruleset.rules if _is_conditional(rule)]
        self._applied: tuple[filters.BriefAttributes | None, Set[str]] = (None, frozenset())
        """The ids of the rules that applied last, by what that depends on."""
        self._asked: list[Block] = []
        """The blocks this check has asked for: those of what was put together too, for the next will ask again."""
        self._tick: Tick = no_deadline

    def check(self, draft: Draft, *, unfold: bool = False, tick: Tick = no_deadline) -> Report:
        """As `check`, in a fraction of the time when most of the draft is known.

        `tick` is called again and again; what it raises ends the check.
        """
        last = self._last
        if last is not None and last[1] == unfold and last[0] == draft:
            return last[2]
        self._prepare(draft)
        paper = self._printer.of(draft)
        with self._ticking(tick):
            report = paper.as_written(self._check(paper.draft, unfold)) if paper else self._check(draft, unfold)
        self._last = (draft, unfold, report)
        return report

    def _prepare(self, draft: Draft) -> None:
        """Before a draft of which blocks will be closed: learn from its beginning what a brief is asked."""
        if self.ruleset.queries.learned:
            return
        lengths = list(accumulate(len(paragraph.text) for paragraph in draft.paragraphs))
        if lengths and lengths[-1] > self.blocks.most_open:
            begin = bisect_right(lengths, _SAMPLE) + 1
            sample = msgspec.structs.replace(draft, paragraphs=draft.paragraphs[:begin])
            Checker(self.ruleset, most_open=lengths[-1]).check(sample)
            self.ruleset.queries.learned = True

    @contextlib.contextmanager
    def _ticking(self, tick: Tick) -> Iterator[None]:
        self._tick = tick
        try:
            yield
        finally:
            self._tick = no_deadline
            asked, self._asked = self._asked, []
            self.blocks.bound(self._needed(asked), edited=self._layouts.edited)

    def _needed(self, asked: Sequence[Block]) -> Iterator[Block]:
        """The passages, and what was asked for beside them where that is no more than may be remembered."""
        passages = {id(passage.block): passage.block for passage in self._layouts.passages}
        yield from passages.values()
        others = [block for block in asked if id(block) not in passages]
        yield from others if sum(len(block.raw) for block in others) <= self.blocks.most else ()

    @contextlib.contextmanager
    def reading(self, draft: Draft, tick: Tick = no_deadline) -> Iterator[list[Article]]:
        """The briefs of `draft`, one at least, with their types and genres, to ask more of until the context ends."""
        with self._ticking(tick):
            yield self._articles(draft, self._layouts.of(draft.paragraphs, self._block))

    def _articles(self, draft: Draft, layout: Layout) -> list[Article]:
        self._chunks.next_draft()
        found = [
            Article(layout.passages[begin:end], draft, self._chunks)
            for begin, end in pairwise((*layout.beginnings, len(layout.passages)))
        ]
        for article in found:
            article.reading = self.ruleset.types.read(article)
            article.genre = self.ruleset.genre_reader.infer(article)
        return found

    def _check(self, draft: Draft, unfold: bool) -> Report:
        layout = self._layouts.of(draft.paragraphs, self._block)
        if draft.date is None and (document_date := dates.document_date(layout.dated)):
            draft = msgspec.structs.replace(draft, date=document_date)
        skipped = {rule.id: why for rule in self._conditional if (why := self._cannot_run(rule, draft))}
        articles = self._articles(draft, layout)
        findings: list[RawFinding] = []
        for article in articles:
            runs = self._applying(article) - skipped.keys()
            failed: set[str] = set()
            found = list(self._raw_findings(article, runs, failed))
            skipped |= dict.fromkeys(sorted(failed), FAILED)
            kept = filters.filter_findings(found, article, unfold=unfold)
            gathered = Gathered(article, self.ruleset.reader)
            findings += [self._with_assembled(raw, gathered) for raw in kept]
        main = max(articles, key=lambda a: a.count)
        return Report(
            paragraphs=draft.paragraphs,
            roles=tuple(layout.readings),
            genre=main.genre or self.ruleset.genre_reader.infer(main),
            type=main.reading,
            lead=tuple(question.answer(main, self.ruleset.reader) for question in self.ruleset.questions),
            parts=score.assess(main, findings),
            findings=tuple(build_finding(r, draft) for r in filters.ordered(findings)),
            skipped=tuple(Skipped(rule, why) for rule, why in skipped.items()),
            ruleset=self.ruleset.digest,
        )

    def _applying(self, article: Article) -> Set[str]:
        """Ids of the rules that are made for this text."""
        about = filters.BriefAttributes.of(article)
        if self._applied[0] != about:
            self._applied = about, frozenset(r.id for r in self.ruleset.rules if filters.applies(r, about))
        return self._applied[1]

    def _with_assembled(self, raw: RawFinding, gathered: Gathered) -> RawFinding:
        """Add what the draft's own words can be put together to where the rule asks for that."""
        if raw.folded or raw.passage is None or len(raw.passage.lines) > 1:
            return raw
        fixes: list[BlockFix] = []
        for template in raw.rule.fix:
            if template.assemble:
                made = assemble(template.assemble, gathered, self._block)
                tried = (self._assembled(raw.passage, raw.span, template, one, gathered.article) for one in made)
                fixes += _labelled(template, [fix for fix in tried if fix])
        return msgspec.structs.replace(raw, assembled=tuple(fixes)) if fixes else raw

    def _assembled(
        self, passage: Passage, span: Span, template: FixTemplate, made: Assembled, article: Article
    ) -> BlockFix | None:
        """The fix that writes what was put together; None where its paragraph would then have more to mend.

        A title is written whole: one that has anything to mend is no help.
        """
        block = passage.block
        edits = msgspec.structs.replace(template, put=made.text).edits(block, span)
        text = block.raw
        for at, words in reversed(edits):
            text = text[: at.start] + words + text[at.end :]
        before, after = (self._block(raw, block.role, block.label) for raw in (block.raw, text))
        replaces = any(at.start < at.end for at, _ in edits)
        most = 0 if block.role is Role.TITLE else _besides_holes(before)
        if (
            not edits
            or _besides_holes(after) > most
            or not answers(
                template.assemble, before, after, self.ruleset.reader, alone=article.alone, replaces=replaces
            )
        ):
            return None
        return BlockFix(template.label, template.safety, edits, parts=tuple(_part(part) for part in made.parts))

    def _block(self, text: str, role: Role, label: str) -> Block:
        """The block of a paragraph, with what the rules find in it."""
        key = (text, role, label)
        block = self.blocks.get(key) or self._read(key)
        self._asked.append(block)
        return block

    def _read(self, key: tuple[str, Role, str]) -> Block:
        block = Block(*key, self.ruleset.automaton)
        issues: _Issues = []
        for rule, find in self.ruleset.checks_by_word[block.role].among(block.present):
            self._tick()
            issues += ((rule, issue) for issue in _issues(find, block))
        block.facts[_found] = issues
        self.blocks.add(key, block)
        return block

    def _raw_findings(self, article: Article, runs: Set[str], failed: set[str]) -> Iterator[RawFinding]:
        """What the rules named in `runs` find; those that fail are noted in `failed`."""
        for passage, found in article.found(_ANY, _found):
            for rule, issue in found:
                if issue is None:
                    failed.add(rule.id)
                elif rule.id in runs:
                    yield filters.raw_finding(rule, issue, passage)
        for rule, find in self.ruleset.article_checks:
            if rule.id not in runs:
                continue
            self._tick()
            for issue in _issues(find, article):
                if issue is None:
                    failed.add(rule.id)
                else:
                    yield filters.raw_finding(rule, issue, issue.at)

    def _cannot_run(self, rule: Rule, draft: Draft) -> str | None:
        empty = next((name for name in rule.requires if not self.ruleset.lexicons.get(name)), None)
        return (rule.waiting or f"词表“{empty}”还是空的") if empty else rule.cannot_run(draft)


def _is_conditional(rule: Rule) -> bool:
    return bool(rule.requires or rule.levels) or type(rule).cannot_run is not Rule.cannot_run


_ANY = frozenset(Role)


def _found(block: Block) -> _Issues:
    """What the rules found in a block of the checker's."""
    issues: _Issues = block.facts[_found]
    return issues


def _besides_holes(block: Block) -> int:
    """How much is to be mended; what is to be filled in is no fault of a sentence that is offered with its blank."""
    holes = block.find("@hole")
    return sum(
        issue is None or issue.span is None or not any(h.start <= issue.span.start < h.end for h in holes)
        for _, issue in _found(block)
    )


_Issues = list[tuple[Rule, Issue | None]]
"""What was found, by rule; None where the rule failed."""

Subject = TypeVar("Subject")


def _issues(find: Callable[[Subject], Iterable[Issue]], subject: Subject) -> Iterable[Issue | None]:
    """What a check finds; None when it fails: one rule that breaks must not take the others with it."""
    try:
        return list(find(subject))
    except Exception:
        return [None]


def _part(part: SourcePhrase | Hole | Connective) -> BlockPart:
    if isinstance(part, SourcePhrase):
        return BlockPart(part.text, part.says, part.passage, part.span)
    return BlockPart(part.text, part.says if isinstance(part, Hole) else None)


def _labelled(template: FixTemplate, fixes: Sequence[BlockFix]) -> Iterator[BlockFix]:
    """Each with its label, numbered where there are several."""
    for number, fix in enumerate(fixes, 1):
        yield msgspec.structs.replace(fix, label=f"{template.label} {number}") if len(fixes) > 1 else fix
