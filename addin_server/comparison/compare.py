"""Two versions of a draft, sentence by sentence, with what changed in meaning."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from addin_server.comparison.align import (
    Matcher,
    Sentence,
    SentencePair,
    align,
    alike,
    bigrams,
    likeness,
    sentences,
)
from addin_server.comparison.expressions import Expressions
from addin_server.comparison.scales import Scales, load
from addin_server.comparison.weekdays import redated
from addin_server.core.facts import Fact, FactKind, facts
from addin_server.core.facts.agreement import bucket
from addin_server.core.model import Paragraph, Span
from addin_server.core.reading.statement import Mood, Statement
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.article import Passage
from addin_server.core.tick import Tick, no_deadline


class ChangeKind(enum.StrEnum):
    """What is other than it was: a word on a scale, a fact, when, how high, who answers for it, whether it was done."""

    STAGE = "stage"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    TIME = "time"
    RANK = "rank"
    DUTY = "duty"
    QUOTATION = "quotation"
    MOOD = "mood"
    SUBJECT = "subject"
    GONE = "gone"
    COME = "come"


_SAME_CLAUSE = 0.45
_SAME_NAME = 0.4
_EXCERPT = 18
_LONGEST = 2_000
"""Characters of a sentence that is compared word by word: of a longer one, lines without a stop, only the facts are."""
_HAPPENED = {Mood.DONE: "做了的事", Mood.ONGOING: "正在做的事"}
_NOT_YET = {Mood.INTENDED: "打算做的事", Mood.DEMANDED: "要求做的事", Mood.HYPOTHETICAL: "设想的事"}
_MOODS = {**_HAPPENED, **_NOT_YET}
_WORDS = {FactKind.FIGURE: "", FactKind.NAME: "", FactKind.DATE: "日期", FactKind.QUOTATION: "引语"}


class Quoted(NamedTuple):
    """Characters of one version."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        return self.passage.block.raw[self.span.start : self.span.end]


class MeaningChange(NamedTuple):
    """One change of meaning in a sentence for its reader, and where it stands before and after."""

    kind: ChangeKind
    says: str
    before: Quoted | None = None
    after: Quoted | None = None


class ComparisonRow(NamedTuple):
    """A sentence before and after, and what changed in its meaning."""

    before: Sentence | None
    after: Sentence | None
    moved: bool
    changes: tuple[MeaningChange, ...]


_Clauses = Sequence[tuple[Statement, Statement]]
"""Clauses of two sentences that say the same thing."""


class Comparer:
    """Compares versions by one ruleset and the scales in its folder. Raises RuleError."""

    def __init__(self, ruleset: Ruleset, folder: Path) -> None:
        table = load(folder)
        self._ruleset, self._scales = ruleset, Scales(table)
        self._expressions = Expressions(table.expression, table.same)

    def compare(
        self, before: Sequence[Paragraph], after: Sequence[Paragraph], tick: Tick = no_deadline
    ) -> list[ComparisonRow]:
        """Return every sentence of both versions, in the order of the later one.

        `tick` is called again and again; what it raises ends the comparison.
        """
        old, new = self._ruleset.passages(before), self._ruleset.passages(after)
        pairs = align(sentences(old), sentences(new), tick)
        return [ComparisonRow(pair.before, pair.after, pair.moved, tuple(self._changes(pair, tick))) for pair in pairs]

    def _changes(self, pair: SentencePair, tick: Tick) -> Iterator[MeaningChange]:
        tick()
        before, after = pair.before, pair.after
        if before is None or after is None:
            yield from _whole(before, after)
            return
        if before.text == after.text:
            return
        if max(len(before.text), len(after.text)) > _LONGEST:
            yield from _of_facts(_facts(before), _facts(after))
            return
        yield from self._told(before, after, tick)

    def _told(self, before: Sentence, after: Sentence, tick: Tick) -> Iterator[MeaningChange]:
        """What changed between two sentences, each once: by the form that tells the most of it."""
        old, new, differing = _text(before), _text(after), _differing(before, after, tick)
        dated = [_change(ChangeKind.DATE, before, after, each) for each in redated(old, new)]
        told = self._expressions.replaced(before, after)
        formed = [_change(ChangeKind(each.kind), before, after, each) for each in told]
        shifts = [_change(ChangeKind.STAGE, before, after, each) for each in self._scales.shifts(old, new, *differing)]
        kept_forms = [
            [_at(sentence, span) for span in spans]
            for sentence, spans in zip((before, after), self._expressions.kept(before, after), strict=True)
        ]
        found = [c for c in _of_facts(_facts(before), _facts(after)) if not _stands_in(c, *kept_forms)]
        clauses = list(_clauses(self._statements(before), self._statements(after), before, after, tick))
        subjects = list(_of_subjects(clauses, before, after, [*shifts, *formed, *found]))
        quotations = [change for change in found if change.kind is ChangeKind.QUOTATION]
        kept = _without_parts([*subjects, *quotations, *dated, *formed, *shifts, *found])
        yield from (change for change in (*subjects, *shifts, *dated, *formed, *found) if change in kept)
        if not any(change.kind is ChangeKind.STAGE for change in kept):
            yield from _of_moods(clauses, before, after)

    def _statements(self, sentence: Sentence) -> list[Statement]:
        read = self._ruleset.reader.read(sentence.passage.block).statements
        return [s for s in read if sentence.span.start <= s.span.start < sentence.span.end]


def _of_subjects(
    clauses: _Clauses, before: Sentence, after: Sentence, changes: Sequence[MeaningChange]
) -> Iterator[MeaningChange]:
    """Who does it, where that is not told by one name or figure in place of another."""
    for old, new in clauses:
        if old.subject is None or new.subject is None:
            continue
        was, now = Quoted(before.passage, old.subject), Quoted(after.passage, new.subject)
        says = f"做这件事的从“{_short(was.text)}”变成“{_short(now.text)}”。"
        change = MeaningChange(ChangeKind.SUBJECT, says, was, now)
        renamed = any(_meet(c.before, was) and _meet(c.after, now) for c in changes)
        if (
            not renamed
            and alike(was.text, now.text) < _SAME_NAME
            and was.text not in now.text
            and now.text not in was.text
        ):
            yield change


def _of_moods(clauses: _Clauses, before: Sentence, after: Sentence) -> Iterator[MeaningChange]:
    """What was done and what was only meant, where no single word told of that; what governs it must have changed."""
    for old, new in clauses:
        differs = old.mood in _MOODS and new.mood in _MOODS and old.scope is not new.scope
        if differs and (old.mood in _NOT_YET) != (new.mood in _NOT_YET):
            now = Quoted(after.passage, new.span)
            says = f"“{_short(now.text)}”：从{_MOODS[old.mood]}变成{_MOODS[new.mood]}。"
            yield MeaningChange(ChangeKind.MOOD, says, Quoted(before.passage, old.span), now)


def _without_parts(changes: Iterable[MeaningChange]) -> list[MeaningChange]:
    """Leave out what only tells a part of what one before it tells."""
    kept: list[MeaningChange] = []
    for change in changes:
        if not any(_is_part(change, whole) for whole in kept):
            kept.append(change)
    return kept


def _is_part(change: MeaningChange, of: MeaningChange) -> bool:
    """Whether all that `change` tells stands in what `of` tells."""
    pairs = ((change.before, of.before), (change.after, of.after))
    return all(one is None or (whole is not None and _holds(whole.span, one.span)) for one, whole in pairs)


def _stands_in(change: MeaningChange, before: Sequence[Quoted], after: Sequence[Quoted]) -> bool:
    """Whether all that a change tells stands in what both versions say."""
    sides = ((change.before, before), (change.after, after))
    return all(one is None or any(_holds(whole.span, one.span) for whole in wholes) for one, wholes in sides)


def _meet(one: Quoted | None, other: Quoted) -> bool:
    return one is not None and one.span.start < other.span.end and other.span.start < one.span.end


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _whole(before: Sentence | None, after: Sentence | None) -> Iterator[MeaningChange]:
    if before is not None:
        yield MeaningChange(ChangeKind.GONE, f"删了一句：“{_short(before.text)}”。", Quoted(*before), None)
    if after is not None:
        yield MeaningChange(ChangeKind.COME, f"添了一句：“{_short(after.text)}”。", None, Quoted(*after))


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"


def _text(sentence: Sentence) -> str:
    return sentence.passage.block.text[sentence.span.start : sentence.span.end]


def _at(sentence: Sentence, span: Span) -> Quoted:
    return Quoted(sentence.passage, Span(sentence.span.start + span.start, sentence.span.start + span.end))


class _Spoken(Protocol):
    """What is said of characters of two sentences."""

    @property
    def says(self) -> str: ...
    @property
    def before(self) -> Span | None: ...
    @property
    def after(self) -> Span | None: ...


def _change(kind: ChangeKind, before: Sentence, after: Sentence, told: _Spoken) -> MeaningChange:
    return MeaningChange(
        kind, told.says, told.before and _at(before, told.before), told.after and _at(after, told.after)
    )


def _differing(before: Sentence, after: Sentence, tick: Tick) -> tuple[list[Span], list[Span]]:
    """The characters of each sentence the other does not have."""
    matcher = Matcher(_text(before), _text(after), tick)
    changed = [(Span(i, j), Span(k, m)) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
    return [old for old, _ in changed if old.end > old.start], [new for _, new in changed if new.end > new.start]


def _facts(sentence: Sentence) -> list[Fact]:
    return [f for f in facts([sentence.passage]) if sentence.span.start <= f.span.start < sentence.span.end]


def _of_facts(before: Sequence[Fact], after: Sequence[Fact]) -> Iterator[MeaningChange]:
    """Facts that are other than they were; those of one sort in one order belong together."""
    kept = {_said(fact) for fact in before} & {_said(fact) for fact in after}
    old, new = ([fact for fact in found if _said(fact) not in kept] for found in (before, after))
    for sort in dict.fromkeys(bucket(fact) for fact in (*old, *new)):
        was, now = ([fact for fact in found if bucket(fact) == sort] for found in (old, new))
        for at in range(max(len(was), len(now))):
            one, other = (found[at] if at < len(found) else None for found in (was, now))
            yield _fact_change(one, other)


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.says, fact.exact


def _fact_change(before: Fact | None, after: Fact | None) -> MeaningChange:
    kind = (before or after).kind  # type: ignore[union-attr]  # one of them is there
    of = _WORDS[kind]
    if before and after:
        says = f"{of}“{_short(_shown(before))}”改成“{_short(_shown(after))}”。"
    elif before:
        says = f"删了{of}“{_short(_shown(before))}”。"
    else:
        assert after is not None
        says = f"添了{of}“{_short(_shown(after))}”。"
    return MeaningChange(
        ChangeKind(kind.value), says, *(Quoted(f.passage, f.span) if f else None for f in (before, after))
    )


def _shown(fact: Fact) -> str:
    """A fact as its reader knows it: a figure with the word that says it is not exact, and what it counts."""
    if fact.kind is not FactKind.FIGURE:
        return fact.text
    clause, raw = fact.block.clause_at(fact.span.start), fact.block.raw
    about = 0 if fact.exact else min(_ABOUT, fact.span.start - clause.start)
    return raw[fact.span.start - about : fact.span.end] + fact.head


_ABOUT = 1
"""Characters before a figure that say it is not exact: 近40个."""


def _clauses(
    before: Sequence[Statement], after: Sequence[Statement], old: Sentence, new: Sentence, tick: Tick
) -> Iterator[tuple[Statement, Statement]]:
    """The clauses of two sentences that say the same thing, as far as they can be told."""
    left = [(statement, bigrams(Quoted(old.passage, statement.span).text)) for statement in before]
    for statement in after:
        tick()
        mine = bigrams(Quoted(new.passage, statement.span).text)
        scores = [likeness(theirs, mine) for _, theirs in left]
        best = max(scores, default=0.0)
        if best >= _SAME_CLAUSE:
            yield left.pop(scores.index(best))[0], statement
