"""Reads a block: its clauses as statements, each computed once and kept with the block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.reading import subjects
from addin_server.core.reading.clause_features import Clause, Features, clauses
from addin_server.core.reading.context import BY_ITSELF, LIKELY, REACH, Context
from addin_server.core.reading.linear import logistic, softmax
from addin_server.core.reading.models import Models
from addin_server.core.reading.read import Read
from addin_server.core.reading.reasons import words_of_class
from addin_server.core.reading.run_features import run_features
from addin_server.core.reading.speakers import names_speaker
from addin_server.core.reading.statement import Governor, Mood, Statement, Support
from addin_server.core.reading.support import may_begin_another_matter, near, pair_features


class Reading:
    """The reading of one block: `reads` has one entry a clause."""

    def __init__(self, block: Block, models: Models) -> None:
        self.block = block
        self._models = models
        found = clauses(block)
        scores = [models.of_clause.scores(clause) for clause in found]
        acts = [_named(models.act_names, act) for _, _, act, _ in scores]
        moods = [_named(models.mood_names, mood) for _, _, _, mood in scores]
        claims = [logistic(claim[0]) if claim else 0.5 for claim, _, _, _ in scores]
        self._context = Context(found, acts, moods, claims)
        empties = [
            0.0 if _no_claim(clause, block.text) else self._empty(at, claims[at], own[0] if own else 0.0)
            for at, (clause, (_, own, _, _)) in enumerate(zip(found, scores, strict=True))
        ]
        self.reads = [Read(*parts) for parts in zip(found, acts, moods, claims, empties, strict=True)]
        self._sorts: dict[int, dict[str, float]] = {}

    def _empty(self, at: int, claim: float, own: float) -> float:
        """How surely clause `at` is empty: `claim` by itself, `own` what its own features say of it."""
        return logistic(own + self._context.added(self._models["empty"], at)) if claim >= LIKELY else claim

    @cached_property
    def statements(self) -> list[Statement]:
        """The clauses as statements, for rules, pages and people."""
        return [self._statement(at) for at in range(len(self.reads))]

    def emptiness(self, numbers: Sequence[int]) -> str:
        """Which sort of empty claim a run of clauses is: result, attitude, purpose, reaction, plan or measure.

        The last clause, which the others lead to, weighs most; what begins as an attitude and goes on with purposes or
        measures is an attitude all the same.
        """
        scores = [self._sort_scores(at) for at in numbers]
        weighed = {sort: sum(one[sort] for one in scores) + _LAST * score for sort, score in scores[-1].items()}
        sort = _best(weighed)
        return _ATTITUDE if sort in _FOLLOWS_ATTITUDE and _best(scores[0]) == _ATTITUDE else sort

    def _sort_scores(self, at: int) -> dict[str, float]:
        known = self._sorts.get(at)
        if known is None:
            read = self.reads[at]
            (scores,) = self._models.of_claim.scores(read.clause, self._context.features(at))
            known = dict(zip(self._models["emptiness"].classes, scores, strict=True))
            if _PLAN in known and not _is_intended(read):
                known[_PLAN] = min(known.values())
            self._sorts[at] = known
        return known

    @cached_property
    def runs(self) -> list[tuple[Span, list[int]]]:
        """The runs of neighbouring clauses of a sentence that are all rather empty than not, with their numbers: each
        is weighed and marked whole."""
        return _runs(self.reads)

    @cached_property
    def _empties(self) -> int:
        """How many clauses are rather empty than not."""
        return sum(read.empty >= _EVEN for read in self.reads)

    @cached_property
    def _called_empty(self) -> frozenset[int]:
        """The clauses that so many readers would call empty that a rule may tell of them."""
        return frozenset(at for _, numbers in self.runs if self.agreed(numbers) >= _CALLED for at in numbers)

    def agreed(self, numbers: Sequence[int]) -> float:
        """How surely a reader would agree that a run of clauses is an empty claim, as readers have said of others."""
        return logistic(self._models["agreed"].score(run_features(self, numbers)))

    def features(self, at: int) -> Features:
        """The features by which clause `at` is called empty or not."""
        return self.reads[at].clause.shape | self._context.features(at)

    def reasons(self, at: int, run: Sequence[int] = ()) -> tuple[str, ...]:
        """Why a clause is called empty: its own words told apart, and what stands beside it, in words that hold.

        The clauses of the `run` it is told with are not beside it.
        """
        found = {one.name: one for one in self._models["empty"].reasons(self.features(at), "empty")}
        share = found.pop(BY_ITSELF).weight if BY_ITSELF in found else 0.0
        own = self._models["claim"].reasons(self.reads[at].clause.features, "empty")
        total = sum(one.weight for one in own)
        for one in own:
            known = found[one.name].weight if one.name in found else 0.0
            found[one.name] = one._replace(weight=known + share * one.weight / total)
        holding = [one for one in found.values() if self._holds(at, one.name, run)]
        weighed = sorted(holding, key=lambda one: -one.weight)
        return self._models.explained("empty", weighed, words_of_class(self.block, self.reads[at].clause.span))

    def _holds(self, at: int, feature: str, run: Sequence[int]) -> bool:
        """Whether what is said of a neighbour still is, once it was judged itself."""
        if feature == _PARAGRAPH_EMPTY:
            own, others = self.reads[at].empty >= _EVEN, len(self.reads) - 1
            return 2 * (self._empties - own) >= max(1, others)
        if feature == _FIRST_SENTENCE:
            return self.reads[at].clause.sentence != self.reads[-1].clause.sentence
        step, _, said = feature.partition(":")
        if step not in _STEPS or said == "none":
            return True
        beside = at + int(step)
        return beside not in run and (said != BY_ITSELF or self.reads[beside].empty >= _EVEN)

    def support(self, at: int) -> Support | None:
        """The clause that bears out what clause `at` claims; None where nothing near it does, or where many a reader
        would call the claim empty."""
        if at in self._called_empty:
            return None
        links = (self._link(at, beside) for beside in near(at, len(self.reads)) if beside != at)
        return max(filter(None, links), key=lambda link: link.certainty, default=None)

    def _link(self, at: int, beside: int) -> Support | None:
        """How surely clause `beside` bears out what clause `at` claims; None where that is not likely enough."""
        claim, other = self.reads[at], self.reads[beside]
        if other.empty >= _EVEN:
            return None
        certainty = logistic(self._models["support"].score(pair_features(claim, other, beside - at)))
        least = _SURE if may_begin_another_matter(claim, other) else _EVEN
        return Support(other.clause.span, certainty) if certainty >= least else None

    def _statement(self, at: int) -> Statement:
        read = self.reads[at]
        clause = read.clause
        return Statement(
            span=clause.span,
            subject=subjects.subject(self.block, clause),
            act=read.act,
            mood=_mood(read),
            scope=clause.scopes[0].by if clause.scopes else None,
            amounts=clause.amounts,
            specifics=subjects.specifics(self.block, clause.span),
            stock=subjects.stock(clause),
            empty=read.empty,
            claim=self.emptiness([at]),
            support=self.support(at),
            heading=clause.heading,
        )


_NO_CLAIM = frozenset({"随着", "鉴于", "由于", "如何", "怎样", "怎么"})
"""Words that begin a circumstance or a question."""

_OTHERS = frozenset({Governor.DEMAND, Governor.QUOTATION})
"""Who governs what others say or are to do."""

_SUPPOSES = frozenset({"如果", "假如", "倘若", "要是"})
"""只要 promises what is always so; these suppose what is not."""

_CHECKABLE = regex.compile("[无零](?:一?人|人员)?(?:伤亡|死亡|失联|溺亡|受伤|垮坝|溃坝|决口|倒房|中毒)")
_GUIDANCE = regex.compile("习近平新时代中国特色社会主义思想")

_LAST = 2
"""How much more the last clause of a run counts than the others."""

_ATTITUDE, _FOLLOWS_ATTITUDE = "attitude", frozenset({"purpose", "measure"})

_PLAN = "plan"
"""The sort of an empty claim that only what is intended can be."""

_EVEN = 0.5
"""What is more likely so than not: that a clause is empty, that another bears it out."""

_SURE = 0.85
"""How sure that the next sentence bears out a claim that ends its own, and may only sum that up."""

_STEPS = frozenset(f"{step:+d}" for step in REACH)
"""How features name the clauses beside one."""
_PARAGRAPH_EMPTY, _FIRST_SENTENCE = "paragraph:empty", "paragraph:first-sentence"
"""Features of the paragraph, which are reasons only where it has more than the clause, or its sentence."""

_CALLED = 0.25
"""How likely a reader must agree that a run is empty for any rule to tell of it."""


class Reader:
    """Reads blocks with one set of models; what was read stays in the block's memory."""

    def __init__(self, models: Models) -> None:
        self.models = models

    def read(self, block: Block) -> Reading:
        """Return the reading of `block`."""
        known: Reading | None = block.memo.get(self)
        if known is None:
            known = block.memo[self] = Reading(block, self.models)
        return known


_GOVERNED = {
    Governor.DEMAND: Mood.DEMANDED,
    Governor.PLAN: Mood.INTENDED,
    Governor.PURPOSE: Mood.INTENDED,
    Governor.HYPOTHESIS: Mood.HYPOTHETICAL,
    Governor.QUOTATION: Mood.QUOTED,
}


def _no_claim(clause: Clause, text: str) -> bool:
    """Headings, circumstances, questions and speakers claim nothing; nor does what is demanded, supposed or quoted, by
    what thought work is guided, and what did not happen: that a reader can check."""
    opens_other = bool(clause.tokens) and clause.tokens[0].text in _NO_CLAIM
    governed = any(
        scope.by in _OTHERS or (scope.by is Governor.HYPOTHESIS and text[slice(*scope.word)] in _SUPPOSES)
        for scope in clause.scopes
    )
    stated = _CHECKABLE.search(text, *clause.span) or _GUIDANCE.search(text, *clause.span)
    return clause.heading or opens_other or governed or stated is not None or names_speaker(text, clause.span)


def _best(scores: dict[str, float]) -> str:
    return max(scores, key=scores.__getitem__, default="")


def _is_intended(read: Read) -> bool:
    return read.mood is Mood.INTENDED or any(scope.by is Governor.PLAN for scope in read.clause.scopes)


def _mood(read: Read) -> Mood:
    """A quotation mark or a demand settles the mood; every other governor is weighed with the rest."""
    for scope in read.clause.scopes:
        if scope.by in (Governor.QUOTATION, Governor.DEMAND):
            return _GOVERNED[scope.by]
    return read.mood


def _named(names: Sequence[str], scores: list[float]) -> dict[str, float]:
    return dict(zip(names, softmax(scores), strict=True)) if names else {}


def _runs(reads: Sequence[Read]) -> list[tuple[Span, list[int]]]:
    runs: list[tuple[Span, list[int]]] = []
    for at, read in enumerate(reads):
        if read.empty < _EVEN:
            continue
        span = read.clause.span
        joins = runs and runs[-1][1][-1] == at - 1 and reads[at - 1].clause.sentence == read.clause.sentence
        if joins and span.start - runs[-1][0].end <= 1:
            runs[-1] = Span(runs[-1][0].start, span.end), [*runs[-1][1], at]
        else:
            runs.append((span, [at]))
    return runs
